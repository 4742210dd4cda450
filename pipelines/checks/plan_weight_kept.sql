-- Does a step weigh in the verification what it weighed in the plan that was published?
-- Moving weight from a step that failed to one that succeeded improves the result after the fact.
-- Revisions are legitimate, and have an act: this says where to ask for it.
CREATE OR REPLACE VIEW check_plan_weight_kept AS
WITH judged AS (
    SELECT
        document_id,
        objective_id,
        objective_code,
        step_id,
        step_code,
        step_label,
        weight_in_objective_pct,
        plan_weight_in_objective_pct,
        CASE
            WHEN step_id IS NULL OR plan_step_id IS NULL THEN 'the step is in one of the two only'
            WHEN weight_in_objective_pct IS NULL OR plan_weight_in_objective_pct IS NULL
                THEN 'one of the two gives no weight'
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
    'plan_weight_kept' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN round(abs(weight_in_objective_pct - plan_weight_in_objective_pct), 4) <= 0.005 THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT round(abs(weight_in_objective_pct - plan_weight_in_objective_pct), 4) <= 0.005
            THEN 'warning'
    END AS severity,
    printf('%.10g', plan_weight_in_objective_pct) AS expected,
    printf('%.10g', weight_in_objective_pct) AS found,
    CASE
        WHEN reason IS NULL AND NOT round(abs(weight_in_objective_pct - plan_weight_in_objective_pct), 4) <= 0.005
            THEN printf(
                'Step %s: its weight was %.10g%% in the plan as published and is %.10g%% in the verification.',
                step_label,
                plan_weight_in_objective_pct,
                weight_in_objective_pct
            )
    END AS message,
    reason
FROM judged;
