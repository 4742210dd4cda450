-- Are the units that are scored the units that had objectives?
-- A unit with objectives and no score was not evaluated; a score for a unit without an objective
-- rests on nothing in the document.
CREATE OR REPLACE VIEW check_scored_unit_listed AS
WITH with_objectives AS (
    SELECT document_id, lower(unit) AS unit_key, any_value(unit) AS unit
    FROM objectives
    WHERE unit IS NOT NULL AND document_id IN (SELECT document_id FROM unit_scores)
    GROUP BY document_id, lower(unit)
),
judged AS (
    SELECT
        coalesce(o.document_id, s.document_id) AS document_id,
        coalesce(o.unit, s.unit) AS unit,
        o.unit IS NOT NULL AS has_objective,
        s.unit IS NOT NULL AS is_scored,
        NULL::VARCHAR AS reason
    FROM with_objectives AS o
    FULL JOIN unit_scores AS s ON s.document_id = o.document_id AND lower(s.unit) = o.unit_key
    UNION ALL BY NAME
    SELECT document_id, 'the document has no table of scores' AS reason
    FROM documents
    WHERE document_id NOT IN (SELECT document_id FROM unit_scores)
)
SELECT
    document_id,
    'cards_against_tables' AS family,
    NULL::VARCHAR AS objective_id,
    NULL::VARCHAR AS objective_code,
    NULL::VARCHAR AS step_id,
    NULL::VARCHAR AS step_code,
    'scored_unit_listed' AS kind,
    CASE
        WHEN reason IS NOT NULL THEN 'not_applicable'
        WHEN (has_objective AND is_scored) THEN 'pass'
        ELSE 'fail'
    END AS result,
    CASE
        WHEN reason IS NULL AND NOT (has_objective AND is_scored)
            THEN 'warning'
    END AS severity,
    CASE WHEN reason IS NULL THEN unit || ': objectives and a score' END AS expected,
    CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN has_objective AND is_scored THEN unit || ': objectives and a score'
        WHEN has_objective THEN unit || ': objectives only'
        ELSE unit || ': a score only'
    END AS found,
    CASE
        WHEN reason IS NULL AND NOT (has_objective AND is_scored)
            THEN printf(
                CASE
                    WHEN has_objective THEN 'Unit %s has objectives but no score.'
                    ELSE 'Unit %s has a score but no objective.'
                END,
                unit
            )
    END AS message,
    reason
FROM judged;
