-- Do the step weights of an objective add up to 100?
-- Each step carries a share of its objective. If the shares do not add up to 100, every percentage
-- built on them is distorted: with 105, an objective can be "completed" and still miss a step.
-- Two-decimal rounding (up to 0.05) is no finding. Rounding to whole percents or to one decimal is
-- a warning, as far as it can explain the difference: only weights that rounding can have made
-- count, a multiple of 5 is taken as meant, and never more than 2 points (0.2 for one decimal).
CREATE OR REPLACE VIEW check_step_weights_sum AS
WITH measured AS (
    SELECT
        document_id,
        objective_id,
        any_value(objective_code) AS objective_code,
        any_value(objective_label) AS objective_label,
        count(*) AS steps,
        count(weight_in_objective_pct) AS weighed,
        round(sum(weight_in_objective_pct), 4) AS total,
        CASE
            WHEN bool_and(weight_in_objective_pct = round(weight_in_objective_pct))
                THEN least(count_if(weight_in_objective_pct % 5 <> 0) * 0.5::DOUBLE, 2)
            WHEN bool_and(weight_in_objective_pct = round(weight_in_objective_pct, 1))
                THEN least(count_if(weight_in_objective_pct % 5 <> 0) * 0.05::DOUBLE, 0.2)
            ELSE 0
        END AS rounding
    FROM step_cards
    GROUP BY document_id, objective_id
),
judged AS (
    SELECT
        *,
        CASE
            WHEN weighed = 0 THEN 'the steps carry no weights'
            WHEN weighed < steps THEN 'some steps carry no weight'
        END AS reason,
        round(abs(total - 100), 4) AS difference
    FROM measured
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'step_weights_sum' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN difference <= 0.05 THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NOT NULL OR difference <= 0.05 THEN NULL
        WHEN difference <= rounding THEN 'warning'
        ELSE 'error'
    END AS severity,
    '100' AS expected,
    printf('%.10g', round(total, 2)) AS found,
    CASE
        WHEN reason IS NOT NULL OR difference <= 0.05 THEN NULL
        ELSE printf(
            'Objective %s: the weights of its %d steps add up to %.10g, not 100%s.',
            objective_label,
            steps,
            round(total, 2),
            CASE WHEN difference <= rounding THEN '; rounding can explain it' ELSE '' END
        )
    END AS message,
    reason
FROM judged;
