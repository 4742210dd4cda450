-- Rows of objective_programmes of a document.
SELECT objective_programmes.*
FROM objective_programmes
JOIN objectives USING (objective_id)
WHERE document_id = $document_id
ORDER BY ALL;
