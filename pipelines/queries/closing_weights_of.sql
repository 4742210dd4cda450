-- Rows of closing_weights of a document.
SELECT * FROM closing_weights WHERE document_id = $document_id ORDER BY ALL;
