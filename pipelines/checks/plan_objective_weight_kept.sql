-- Does an objective weigh in the verification what it weighed in the plan that was published?
-- The plan's result is the mean of its objectives by these shares; shares that move after the fact
-- move the result. Revisions are legitimate, and have an act: this says where to ask for it.
CREATE OR REPLACE VIEW check_plan_objective_weight_kept AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        objective_code,
        objective_label,
        weight_pct,
        plan_weight_pct,
        CASE
            WHEN objective_id IS NULL OR plan_objective_id IS NULL
                THEN 'the objective is in one of the two only'
            WHEN weight_pct IS NULL OR plan_weight_pct IS NULL THEN 'one of the two gives no weight'
        END AS reason
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
    'plan_objective_weight_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN round(abs(weight_pct - plan_weight_pct), 4) <= 0.005 THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT round(abs(weight_pct - plan_weight_pct), 4) <= 0.005
            THEN 'warning'
    END AS severity,
    printf('%.10g', plan_weight_pct) AS expected,
    printf('%.10g', weight_pct) AS found,
    CASE
        WHEN reason IS NULL AND NOT round(abs(weight_pct - plan_weight_pct), 4) <= 0.005
            THEN printf(
                'Objective %s: its share was %.10g%% in the plan as published and is %.10g%% in the verification.',
                objective_label,
                plan_weight_pct,
                weight_pct
            )
    END AS message,
    reason
FROM judged;
