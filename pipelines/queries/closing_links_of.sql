-- Rows of closing_links of a document.
SELECT * FROM closing_links WHERE document_id = $document_id ORDER BY ALL;
