-- Do the weights of the objectives add up to 100?
-- The result of the whole plan is the mean of its objectives, weighted by these shares; where they
-- do not add up, either an objective is missing or the plan's result is not what it is said to be.
-- Where weights add up within each unit and not over the document they are weights per unit, and the
-- check looks at every unit. Two-decimal rounding (up to 0.05) is no finding; rounding to whole
-- percents or to one decimal is a warning, as far as it can explain the difference (by the rule of
-- step_weights_sum).
CREATE OR REPLACE VIEW check_objective_weights_sum AS
WITH placed AS (
    SELECT
        d.document_id,
        CASE WHEN w.weights_scope = 'unit' THEN o.unit END AS unit,
        o.objective_id,
        o.weight_pct
    FROM documents AS d
    LEFT JOIN weights_scopes AS w ON w.document_id = d.document_id
    LEFT JOIN objectives AS o ON o.document_id = d.document_id
),
measured AS (
    SELECT
        document_id,
        unit,
        count(objective_id) AS objectives,
        count(weight_pct) AS weighed,
        round(sum(weight_pct), 4) AS total,
        rounding_slack(weight_pct) AS rounding
    FROM placed
    GROUP BY document_id, unit
),
judged AS (
    SELECT
        *,
        round(abs(total - 100), 4) AS difference,
        CASE
            WHEN objectives = 0 THEN 'the document has no objective'
            WHEN weighed = 0 THEN 'the objectives carry no weights'
            WHEN weighed < objectives THEN 'some objectives carry no weight'
        END AS reason
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
    verdict(reason, difference <= 0.05) AS result,
    if_failed(
        reason,
        difference <= 0.05,
        CASE WHEN difference <= rounding THEN 'warning' ELSE 'error' END
    ) AS severity,
    '100' AS expected,
    printf('%.10g', round(total, 2)) AS found,
    if_failed(
        reason,
        difference <= 0.05,
        printf(
            'The weights of the %d objectives%s add up to %.10g, not 100%s.',
            objectives,
            coalesce(printf(' of %s', unit), ''),
            round(total, 2),
            CASE WHEN difference <= rounding THEN '; rounding can explain it' ELSE '' END
        )
    ) AS message,
    reason
FROM judged;
