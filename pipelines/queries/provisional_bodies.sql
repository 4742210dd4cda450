-- Bodies of some documents, of all when $document_ids is NULL, that no registry knows, with the files that named them.
SELECT
    consortia.*,
    min(documents.source_path) AS source_path
FROM consortia
JOIN documents USING (consortium_id)
WHERE
    consortia.is_provisional
    AND ($document_ids IS NULL OR list_contains($document_ids, documents.document_id))
GROUP BY ALL
ORDER BY consortia.consortium_id;
