-- How many objectives of some documents name each budget programme.
SELECT
    programme,
    any_value(programme_title) AS title,
    document_id,
    max(objectives) AS objectives
FROM programme_benchmark
WHERE list_contains($document_ids, document_id)
GROUP BY programme, document_id
ORDER BY programme, document_id;
