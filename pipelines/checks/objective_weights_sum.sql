-- Do the weights of the objectives add up to 100?
-- The result of the whole plan is the mean of its objectives, weighted by these shares; where they
-- do not add up, either an objective is missing or the plan's result is not what it is said to be.
-- Two-decimal rounding (up to 0.05) is no finding; rounding to whole percents or to one decimal is
-- a warning, as far as it can explain the difference (by the rule of step_weights_sum).
CREATE OR REPLACE VIEW check_objective_weights_sum AS
WITH measured AS (
    SELECT
        d.document_id,
        count(o.objective_id) AS objectives,
        count(o.weight_pct) AS weighed,
        round(sum(o.weight_pct), 4) AS total,
        CASE
            WHEN bool_and(o.weight_pct = round(o.weight_pct))
                THEN least(count_if(o.weight_pct % 5 <> 0) * 0.5::DOUBLE, 2)
            WHEN bool_and(o.weight_pct = round(o.weight_pct, 1))
                THEN least(count_if(o.weight_pct % 5 <> 0) * 0.05::DOUBLE, 0.2)
            ELSE 0
        END AS rounding
    FROM documents AS d
    LEFT JOIN objectives AS o ON o.document_id = d.document_id
    GROUP BY d.document_id
),
judged AS (
    SELECT
        *,
        CASE
            WHEN objectives = 0 THEN 'the document has no objective'
            WHEN weighed = 0 THEN 'the objectives carry no weights'
            WHEN weighed < objectives THEN 'some objectives carry no weight'
        END AS reason,
        round(abs(total - 100), 4) AS difference
    FROM measured
)
SELECT
    document_id,
    'within_plan' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'objective_weights_sum' AS kind,
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
            'The weights of the %d objectives add up to %.10g, not 100%s.',
            objectives,
            round(total, 2),
            CASE WHEN difference <= rounding THEN '; rounding can explain it' ELSE '' END
        )
    END AS message,
    reason
FROM judged;
