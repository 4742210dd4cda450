-- How far two documents were understood, side by side, with the reason where not all of one was.
SELECT
    'how far it was understood' AS section,
    'coverage_pct' AS name,
    '%' AS unit,
    max(document_reading.coverage_pct) FILTER (WHERE document_id = $first) AS first,
    max(document_reading.coverage_pct) FILTER (WHERE document_id = $second) AS second,
    coalesce(
        string_agg(
            printf(
                '%s: %s: %s',
                consortium_id,
                replace(documents.reading_status, '_', ' '),
                coalesce(documents.status_basis, 'the reason is not known')
            ),
            '; '
            ORDER BY consortium_id
        ) FILTER (WHERE is_partly_understood),
        CASE WHEN count(document_reading.coverage_pct) = 0 THEN 'older rules did not measure it' END
    ) AS note
FROM document_reading
JOIN documents USING (document_id)
WHERE document_id IN ($first, $second);
