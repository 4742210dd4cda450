-- Is anything measured below the objective?
-- An objective without a step or indicator cannot be verified: it weighs in the plan and never in
-- its result.
CREATE OR REPLACE VIEW check_objective_has_steps AS
WITH judged AS (
    SELECT
        o.document_id,
        o.objective_id,
        any_value(o.code) AS objective_code,
        coalesce(any_value(o.code), '“' || any_value(o.title) || '”') AS objective_label,
        count(s.step_id) AS steps,
        NULL::VARCHAR AS reason
    FROM objectives AS o
    LEFT JOIN steps AS s ON s.objective_id = o.objective_id
    GROUP BY o.document_id, o.objective_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'objective_has_steps' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN steps > 0 THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT steps > 0 THEN 'warning' END AS severity,
    'at least 1 step' AS expected,
    steps::VARCHAR AS found,
    CASE
        WHEN reason IS NULL AND NOT steps > 0
            THEN printf('Objective %s has no step and no indicator.', objective_label)
    END AS message,
    reason
FROM judged;
