-- What a workbook says of the database that it was made from.
SELECT about, what
FROM (
    SELECT 1 AS position, 'last document read' AS about, max(ingested_at)::VARCHAR AS what
    FROM documents
    UNION ALL
    SELECT
        2,
        'version of the rules',
        string_agg(DISTINCT extractor_version, ', ' ORDER BY extractor_version)
    FROM documents
    UNION ALL
    SELECT 3, 'documents', count(*)::VARCHAR
    FROM documents
)
ORDER BY position;
