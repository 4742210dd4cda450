-- Does every programme that a card names exist in the State's classification of that year?
-- Missions and programmes are fixed by D.Lgs. 118/2011 (allegato 14) and change with time: 12.11
-- exists since 2026. A wrong code puts the objective under a programme that the budget does not
-- have, and out of every comparison by programme. Codes that only regions use are no consortium's.
-- Titles that nobody has checked against a budget are marked unverified; missions that the taxonomy
-- kept here does not list are not judged.
CREATE OR REPLACE VIEW check_programme_known AS
WITH named AS (
    SELECT
        o.document_id,
        o.objective_id,
        o.code AS objective_code,
        coalesce(o.code, '“' || o.title || '”') AS objective_label,
        p.programme,
        coalesce(d.reference_year, d.period_start) AS plan_year
    FROM objectives AS o
    JOIN documents AS d ON d.document_id = o.document_id
    LEFT JOIN objective_programmes AS p ON p.objective_id = o.objective_id
),
judged AS (
    SELECT
        n.*,
        t.title || CASE WHEN t.checked_against = 'unverified' THEN ' (title unverified)' ELSE '' END
            AS title,
        coalesce(t.is_regions_only, false) AS is_regions_only,
        t.programme IS NOT NULL AND NOT t.is_regions_only AS is_known,
        CASE
            WHEN n.programme IS NULL THEN 'the card names no programme'
            WHEN n.plan_year IS NULL THEN 'the document states no period'
            WHEN m.mission IS NULL THEN 'the taxonomy kept here does not list the mission'
        END AS reason
    FROM named AS n
    LEFT JOIN programmes AS t
        ON t.programme = n.programme
        AND n.plan_year BETWEEN coalesce(t.valid_from, 0) AND coalesce(t.valid_to, 9999)
    LEFT JOIN (SELECT DISTINCT left(programme, 2) AS mission FROM programmes) AS m
        ON m.mission = left(n.programme, 2)
)
SELECT
    document_id,
    'within_plan' AS family,
    objective_id,
    objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'programme_known' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable' WHEN is_known THEN 'pass' ELSE 'fail'
    END AS result,
    CASE WHEN reason IS NULL AND NOT is_known THEN 'warning' END AS severity,
    CASE WHEN reason IS NULL THEN printf('a programme of %d', plan_year) END AS expected,
    programme || coalesce(' ' || title, '') AS found,
    CASE
        WHEN reason IS NULL AND NOT is_known
            THEN printf(
                CASE
                    WHEN is_regions_only THEN 'Objective %s names programme %s, which only regions use (%d).'
                    ELSE 'Objective %s names programme %s, which the classification of %d does not have.'
                END,
                objective_label,
                programme,
                plan_year
            )
    END AS message,
    reason
FROM judged;
