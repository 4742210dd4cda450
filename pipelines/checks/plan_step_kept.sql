-- Does the verification restate the steps of the plan that was published?
-- Dropping a step that will not be done, or adding one that already is, changes the result without
-- changing the work. Revisions in the course of the year are legitimate, and have an act: this says
-- where to ask for it.
CREATE OR REPLACE VIEW check_plan_step_kept AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        objective_code,
        step_id,
        plan_step_id,
        step_code,
        step_label,
        NULL::VARCHAR AS reason
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
    'plan_step_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN (step_id IS NOT NULL AND plan_step_id IS NOT NULL) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT (step_id IS NOT NULL AND plan_step_id IS NOT NULL)
            THEN 'warning'
    END AS severity,
    CASE WHEN reason IS NULL THEN 'in the plan and in the verification' END AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN step_id IS NULL THEN 'in the plan only'
        WHEN plan_step_id IS NULL THEN 'in the verification only'
        ELSE 'in the plan and in the verification'
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT (step_id IS NOT NULL AND plan_step_id IS NOT NULL)
            THEN printf(
                CASE
                    WHEN step_id IS NULL THEN 'Step %s of the plan is missing from the verification.'
                    ELSE 'Step %s of the verification is not in the plan.'
                END,
                step_label
            )
    END AS message,
    reason
FROM judged;
