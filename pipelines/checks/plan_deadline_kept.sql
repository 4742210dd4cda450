-- Does the verification judge the step against the deadline in the plan that was published?
-- A deadline that moved between the plan and its verification turns a late step into a punctual
-- one. Revisions are legitimate, and have an act: this says where to ask for it.
CREATE OR REPLACE VIEW check_plan_deadline_kept AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        objective_code,
        step_id,
        step_code,
        step_label,
        deadline,
        plan_deadline,
        CASE
            WHEN step_id IS NULL OR plan_step_id IS NULL THEN 'the step is in one of the two only'
            WHEN deadline IS NULL OR plan_deadline IS NULL THEN 'one of the two gives no deadline'
        END AS reason
    FROM restated_steps
    UNION ALL BY NAME
    SELECT document_id, 'the plan was not published on its own, or is not in the database' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM plan_documents)
)
SELECT
    document_id,
    'across_documents' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'plan_deadline_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN deadline = plan_deadline THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT deadline = plan_deadline THEN 'warning' END AS severity,
    strftime(plan_deadline, '%d/%m/%Y') AS expected,
    strftime(deadline, '%d/%m/%Y') AS found,
    CASE
        WHEN reason IS NULL AND NOT deadline = plan_deadline
            THEN printf(
                'Step %s: its deadline was %s in the plan as published and is %s in the verification.',
                step_label,
                strftime(plan_deadline, '%d/%m/%Y'),
                strftime(deadline, '%d/%m/%Y')
            )
    END AS message,
    reason
FROM judged;
