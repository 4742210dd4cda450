-- Rows of unit_scores of a document.
SELECT * FROM unit_scores WHERE document_id = $document_id ORDER BY ALL;
