-- Consistency of a body's documents by family of checks.
SELECT consistency_rate.*
FROM consistency_rate
JOIN documents USING (document_id)
WHERE documents.consortium_id = $consortium_id
ORDER BY documents.document_id, family;
