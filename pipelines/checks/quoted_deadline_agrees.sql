-- Is the deadline that a step quotes from an earlier plan the one that plan had?
-- "Già in Piano obiettivi 2021/2023 con scadenza 30/04/2022" can be looked up where that plan is in the
-- database: a wrong quotation makes a postponement look shorter than it was.
CREATE OR REPLACE VIEW check_quoted_deadline_agrees AS
WITH quoting AS (
    SELECT
        f.*,
        v.earlier_deadline,
        m.from_deadline AS planned_deadline
    FROM step_facts AS f
    JOIN verifications AS v ON v.verification_id = f.verification_id
    LEFT JOIN moved_steps AS m ON m.to_step_id = f.step_id AND m.basis = 'next_plan'
),
judged AS (
    SELECT
        *,
        CASE
            WHEN earlier_deadline IS NULL THEN 'the step quotes no earlier plan'
            WHEN planned_deadline IS NULL THEN 'the earlier plan is not in the database'
        END AS reason
    FROM quoting
)
SELECT
    document_id,
    'across_documents' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'quoted_deadline_agrees' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN earlier_deadline = planned_deadline THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT earlier_deadline = planned_deadline THEN 'warning' END AS severity,
    strftime(planned_deadline, '%d/%m/%Y') AS expected,
    strftime(earlier_deadline, '%d/%m/%Y') AS found,
    CASE
        WHEN reason IS NULL AND NOT earlier_deadline = planned_deadline
            THEN printf(
                'Step %s quotes the deadline %s from an earlier plan, which gave %s.',
                step_label,
                strftime(earlier_deadline, '%d/%m/%Y'),
                strftime(planned_deadline, '%d/%m/%Y')
            )
    END AS message,
    reason
FROM judged;
