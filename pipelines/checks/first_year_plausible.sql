-- Had the objective entered the plan by the year that the document is about?
-- The card says in which year the objective entered the plan. A year after the one reported on, or
-- after the plan ends, cannot be right, and makes an old objective look new.
CREATE OR REPLACE VIEW check_first_year_plausible AS
WITH judged AS (
    SELECT
        o.document_id,
        o.objective_id,
        o.code AS objective_code,
        coalesce(o.code, '“' || o.title || '”') AS objective_label,
        o.first_year,
        coalesce(d.reference_year, d.period_end) AS last_year,
        o.first_year <= coalesce(d.reference_year, d.period_end) AS is_plausible,
        CASE
            WHEN o.first_year IS NULL THEN 'the card gives no year of entry'
            WHEN coalesce(d.reference_year, d.period_end) IS NULL THEN 'the document states no period'
        END AS reason
    FROM objectives AS o
    JOIN documents AS d ON d.document_id = o.document_id
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'first_year_plausible' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN is_plausible THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_plausible THEN 'warning' END AS severity,
    CASE WHEN reason IS NULL THEN printf('%d or before', last_year) END AS expected,
    first_year::VARCHAR AS found,
    CASE
        WHEN reason IS NULL AND NOT is_plausible
            THEN printf(
                'Objective %s: it entered the plan in %d, after the %d that the document is about.',
                objective_label,
                first_year,
                last_year
            )
    END AS message,
    reason
FROM judged;
