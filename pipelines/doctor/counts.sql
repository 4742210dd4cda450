-- Tables in which a document does not have as many rows as were read.
WITH owned AS (
    SELECT document_id, objective_id, step_id
    FROM objectives
    LEFT JOIN steps USING (objective_id)
),
found AS (
    SELECT document_id, 'objectives' AS record_table, count(*) AS records
    FROM objectives
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'steps', count(*)
    FROM steps
    JOIN objectives USING (objective_id)
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'verifications', count(*)
    FROM verifications
    JOIN owned USING (step_id)
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'objective_programmes', count(*)
    FROM objective_programmes
    JOIN objectives USING (objective_id)
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'objective_links', count(*)
    FROM objective_links
    JOIN objectives USING (objective_id)
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'objective_tags', count(*)
    FROM objective_tags
    JOIN objectives USING (objective_id)
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'unit_scores', count(*)
    FROM unit_scores
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'closing_weights', count(*)
    FROM closing_weights
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'closing_links', count(*)
    FROM closing_links
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'closing_programmes', count(*)
    FROM closing_programmes
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'amounts', count(*)
    FROM amounts
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'extras', count(*)
    FROM extras
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'unread', count(*)
    FROM unread
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'attachments', count(*)
    FROM attachments
    GROUP BY document_id
    UNION ALL
    SELECT document_id, 'evidence', count(*)
    FROM evidence
    JOIN documents ON document_id = split_part(record_id, '/', 1)
    GROUP BY document_id
)
SELECT
    record_table,
    document_id,
    printf(
        '%d rows were read, %d are stored',
        coalesce(document_counts.records, 0),
        coalesce(found.records, 0)
    ) AS detail
FROM document_counts
FULL JOIN found USING (document_id, record_table)
WHERE document_counts.records IS DISTINCT FROM found.records
ORDER BY document_id, record_table;
