-- Does the verification restate the objectives of the plan that was published?
-- An objective that is in the plan and not in its verification was dropped without a trace; one
-- that is only in the verification was promised to nobody. Revisions in the course of the year are
-- legitimate, and have an act: this says where to ask for it.
CREATE OR REPLACE VIEW check_plan_objective_kept AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        plan_objective_id,
        objective_code,
        objective_label,
        NULL::VARCHAR AS reason
    FROM restated_objectives
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
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'plan_objective_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN (objective_id IS NOT NULL AND plan_objective_id IS NOT NULL) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT (objective_id IS NOT NULL AND plan_objective_id IS NOT NULL)
            THEN 'warning'
    END AS severity,
    CASE WHEN reason IS NULL THEN 'in the plan and in the verification' END AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN objective_id IS NULL THEN 'in the plan only'
        WHEN plan_objective_id IS NULL THEN 'in the verification only'
        ELSE 'in the plan and in the verification'
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT (objective_id IS NOT NULL AND plan_objective_id IS NOT NULL)
            THEN printf(
                CASE
                    WHEN objective_id IS NULL THEN 'Objective %s of the plan is missing from the verification.'
                    ELSE 'Objective %s of the verification is not in the plan.'
                END,
                objective_label
            )
    END AS message,
    reason
FROM judged;
