-- Rows of objective_links of a document.
SELECT objective_links.*
FROM objective_links
JOIN objectives USING (objective_id)
WHERE document_id = $document_id
ORDER BY ALL;
