-- Does the verification judge the step against the deadline that the plan gave?
-- The verification table repeats the plan's deadline. Where the two differ, a step can be on time
-- against one and late against the other, and no act in the document says who moved it.
CREATE OR REPLACE VIEW check_deadline_agrees AS
WITH judged AS (
    SELECT
        f.*,
        f.restated_deadline AS restated,
        f.deadline = f.restated_deadline AS is_same,
        CASE
            WHEN f.document_kind = 'plan' THEN 'a plan has no verification'
            WHEN f.verification_id IS NULL THEN 'nothing is said of the step'
            WHEN f.deadline IS NULL THEN 'the plan gives no deadline'
            WHEN f.restated_deadline IS NULL THEN 'the verification does not repeat the deadline'
        END AS reason
    FROM step_facts AS f
)
SELECT
    document_id,
    'plan_against_verification' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'deadline_agrees' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN is_same THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_same THEN 'error' END AS severity,
    strftime(deadline, '%d/%m/%Y') AS expected,
    strftime(restated, '%d/%m/%Y') AS found,
    CASE
        WHEN reason IS NULL AND NOT is_same
            THEN printf(
                'Step %s: the plan''s deadline is %s, the verification table''s is %s (%d days %s).',
                step_label,
                strftime(deadline, '%d/%m/%Y'),
                strftime(restated, '%d/%m/%Y'),
                abs(restated - deadline),
                CASE WHEN restated < deadline THEN 'earlier' ELSE 'later' END
            )
    END AS message,
    reason
FROM judged;
