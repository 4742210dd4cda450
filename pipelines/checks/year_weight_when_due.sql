-- Does a step carry a weight for the year exactly when its deadline falls in that year?
-- A weight on a step that is due later inflates the year; a step that is due and carries none is
-- missing from the result without anybody saying so. The deadline is the plan's.
CREATE OR REPLACE VIEW check_year_weight_when_due AS
WITH judged AS (
    SELECT
        f.*,
        b.reference_year,
        year(f.deadline) = b.reference_year AS falls_in_year,
        coalesce(f.weight_in_year_pct > 0, false) = (year(f.deadline) = b.reference_year) AS is_right,
        CASE
            WHEN NOT b.has_year_weights THEN 'the document prints no weights for the year'
            WHEN b.reference_year IS NULL
                THEN 'the document does not say which year its weights are for'
            WHEN f.deadline IS NULL THEN 'the step has no deadline'
        END AS reason
    FROM step_cards AS f
    JOIN document_basis AS b ON b.document_id = f.document_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    step_id,
    step_code,
    'year_weight_when_due' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN is_right THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_right THEN 'warning' END AS severity,
    CASE
        WHEN reason IS NULL THEN CASE WHEN falls_in_year THEN 'a weight' ELSE 'no weight' END
    END AS expected,
    coalesce(printf('%.10g', weight_in_year_pct), 'no weight') AS found,
    CASE
        WHEN reason IS NULL AND NOT is_right
            THEN printf(
                CASE
                    WHEN falls_in_year THEN 'Step %s is due on %s, in the year %d, but carries no weight for it.'
                    ELSE 'Step %s is due on %s, not in the year %d, but carries a weight for it.'
                END,
                step_label,
                strftime(deadline, '%d/%m/%Y'),
                reference_year
            )
    END AS message,
    reason
FROM judged;
