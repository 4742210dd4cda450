-- Do the weights of the steps due in the year add up to 100?
-- The year's result of an objective is the sum of these weights, as far as they were achieved. If
-- they add up to more, an objective is "completed" with a step missing; if to less, it never can
-- be. Two-decimal rounding (up to 0.05) is no finding. Rounding to whole percents or to one decimal
-- is a warning that says so, as far as it can explain the difference: only weights that rounding
-- can have made count, a multiple of 5 is taken as meant, and never more than 2 points (0.2 for one
-- decimal).
CREATE OR REPLACE VIEW check_year_weights_sum AS
WITH measured AS (
    SELECT
        document_id,
        objective_id,
        any_value(objective_code) AS objective_code,
        any_value(objective_label) AS objective_label,
        count(weight_in_year_pct) AS weighed,
        round(sum(weight_in_year_pct), 4) AS total,
        bool_and(weight_in_year_pct = round(weight_in_year_pct)) AS is_whole,
        CASE
            WHEN bool_and(weight_in_year_pct = round(weight_in_year_pct))
                THEN least(count_if(weight_in_year_pct % 5 <> 0) * 0.5::DOUBLE, 2)
            WHEN bool_and(weight_in_year_pct = round(weight_in_year_pct, 1))
                THEN least(count_if(weight_in_year_pct % 5 <> 0) * 0.05::DOUBLE, 0.2)
            ELSE 0
        END AS rounding
    FROM step_cards
    GROUP BY document_id, objective_id
),
judged AS (
    SELECT
        m.*,
        CASE
            WHEN NOT b.has_year_weights THEN 'the document prints no weights for the year'
            WHEN m.weighed = 0 THEN 'no step was due in the year'
        END AS reason,
        round(abs(m.total - 100), 4) AS difference
    FROM measured AS m
    JOIN document_basis AS b ON b.document_id = m.document_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'year_weights_sum' AS kind,
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
            'Objective %s: the weights of the %d steps due in the year add up to %.10g, not 100%s.',
            objective_label,
            weighed,
            round(total, 2),
            CASE
                WHEN difference > rounding THEN ''
                WHEN is_whole THEN '; they are rounded to whole percents, which explains it'
                ELSE '; they are rounded to one decimal, which explains it'
            END
        )
    END AS message,
    reason
FROM judged;
