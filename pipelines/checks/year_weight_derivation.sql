-- Is the weight of a step for the year its share of what was due?
-- A step that makes 30 of the 65 points due in the year weighs 30/65 = 46.15% of the year. Another
-- figure shifts the year's result from one step to another: a missed step costs less than it
-- should. The weights may be rounded as they are printed: to two decimals (0.05 is allowed for), to
-- one, or, where all of the objective's are whole, to whole percents.
CREATE OR REPLACE VIEW check_year_weight_derivation AS
WITH due AS (
    SELECT
        objective_id,
        sum(weight_in_objective_pct) AS points_due,
        count_if(weight_in_objective_pct IS NULL) AS unweighed,
        CASE
            WHEN bool_and(weight_in_year_pct = round(weight_in_year_pct)) THEN 0.5
            ELSE 0.05
        END AS tolerance
    FROM step_cards
    WHERE weight_in_year_pct > 0
    GROUP BY objective_id
),
judged AS (
    SELECT
        f.document_id,
        f.objective_id,
        f.objective_code,
        f.step_id,
        f.step_code,
        f.step_label,
        f.weight_in_objective_pct AS points,
        f.weight_in_year_pct,
        d.points_due,
        round(f.weight_in_objective_pct / nullif(d.points_due, 0) * 100, 4) AS derived,
        abs(f.weight_in_year_pct - f.weight_in_objective_pct / nullif(d.points_due, 0) * 100)
        <= d.tolerance + 1e-6 AS is_derived,
        CASE
            WHEN NOT b.has_year_weights THEN 'the document prints no weights for the year'
            WHEN coalesce(f.weight_in_year_pct, 0) = 0 THEN 'the step was not due in the year'
            WHEN d.unweighed > 0 OR d.points_due = 0 THEN 'some steps due carry no step weight'
        END AS reason
    FROM step_cards AS f
    JOIN document_basis AS b ON b.document_id = f.document_id
    LEFT JOIN due AS d ON d.objective_id = f.objective_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'year_weight_derivation' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN is_derived THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_derived THEN 'error' END AS severity,
    CASE WHEN reason IS NULL THEN printf('%.10g', round(derived, 2)) END AS expected,
    CASE WHEN reason IS NULL THEN printf('%.10g', weight_in_year_pct) END AS found,
    CASE
        WHEN reason IS NULL AND NOT is_derived
            THEN printf(
                'Step %s: it makes %.10g of the %.10g points due in the year, %.10g%%, but its weight '
                || 'for the year is %.10g%%.',
                step_label,
                points,
                points_due,
                round(derived, 2),
                weight_in_year_pct
            )
    END AS message,
    reason
FROM judged;
