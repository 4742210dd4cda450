-- Evidence of a value that is not there, and values without evidence where the same field of other
-- rows of the document has some. Values that are derived have none anywhere and are left out so.
WITH valued AS (
    SELECT 'documents' AS record_table, document_id AS record_id, field
    FROM (
        UNPIVOT (
            SELECT
                document_id,
                consortium_id::VARCHAR AS consortium_id,
                kind::VARCHAR AS kind,
                title::VARCHAR AS title,
                period_start::VARCHAR AS period_start,
                period_end::VARCHAR AS period_end,
                reference_year::VARCHAR AS reference_year,
                published_on::VARCHAR AS published_on
            FROM documents
        )
        ON COLUMNS(* EXCLUDE (document_id)) INTO NAME field VALUE content
    )
    UNION ALL
    SELECT 'objectives', objective_id, field
    FROM (
        UNPIVOT (SELECT objective_id, COLUMNS(* EXCLUDE (objective_id))::VARCHAR FROM objectives)
        ON COLUMNS(* EXCLUDE (objective_id)) INTO NAME field VALUE content
    )
    UNION ALL
    SELECT DISTINCT 'objective_programmes', objective_id, 'programme'
    FROM objective_programmes
    UNION ALL
    SELECT DISTINCT 'objective_links', objective_id, 'linked_code'
    FROM objective_links
    UNION ALL
    SELECT DISTINCT 'objective_tags', objective_id, 'tag'
    FROM objective_tags
    UNION ALL
    SELECT 'steps', step_id, field
    FROM (
        UNPIVOT (SELECT step_id, COLUMNS(* EXCLUDE (step_id))::VARCHAR FROM steps)
        ON COLUMNS(* EXCLUDE (step_id)) INTO NAME field VALUE content
    )
    UNION ALL
    SELECT 'verifications', verification_id, field
    FROM (
        UNPIVOT (
            SELECT verification_id, COLUMNS(* EXCLUDE (verification_id))::VARCHAR
            FROM verifications
        )
        ON COLUMNS(* EXCLUDE (verification_id)) INTO NAME field VALUE content
    )
    UNION ALL
    SELECT 'unit_scores', document_id || '/' || unit, unnest(['unit', 'score'])
    FROM unit_scores
    UNION ALL
    SELECT 'unit_scores', document_id || '/' || unit, 'maximum'
    FROM unit_scores
    WHERE maximum IS NOT NULL
    UNION ALL
    SELECT 'closing_weights', record_id, field
    FROM (
        UNPIVOT (
            SELECT
                document_id || '/' || position AS record_id,
                code::VARCHAR AS code,
                title::VARCHAR AS title,
                weight_pct::VARCHAR AS weight_pct
            FROM closing_weights
        )
        ON COLUMNS(* EXCLUDE (record_id)) INTO NAME field VALUE content
    )
    UNION ALL
    SELECT 'closing_links', record_id, field
    FROM (
        UNPIVOT (
            SELECT
                document_id || '/' || position AS record_id,
                strategic_code,
                strategic_title,
                operational_code,
                kind,
                objective_code
            FROM closing_links
        )
        ON COLUMNS(* EXCLUDE (record_id)) INTO NAME field VALUE content
    )
    UNION ALL
    SELECT 'closing_programmes', document_id || '/' || programme, 'programme'
    FROM closing_programmes
    UNION ALL
    SELECT 'closing_programmes', document_id || '/' || programme, 'title'
    FROM closing_programmes
    WHERE title IS NOT NULL
),
shown AS (
    SELECT DISTINCT document_id, record_table, field
    FROM evidence
    JOIN documents ON document_id = split_part(record_id, '/', 1)
)
SELECT record_table, record_id, printf('evidence of %s, which has no value', field) AS detail
FROM (SELECT DISTINCT record_table, record_id, field FROM evidence)
ANTI JOIN valued USING (record_table, record_id, field)
UNION ALL
SELECT record_table, record_id, printf('%s has a value and no evidence', field)
FROM valued
ANTI JOIN evidence USING (record_table, record_id, field)
SEMI JOIN (
    SELECT record_table, field, record_id
    FROM shown
    JOIN valued USING (record_table, field)
    WHERE document_id = split_part(record_id, '/', 1)
) USING (record_table, field, record_id)
ORDER BY ALL;
