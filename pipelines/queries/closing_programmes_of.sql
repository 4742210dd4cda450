-- Rows of closing_programmes of a document.
SELECT * FROM closing_programmes WHERE document_id = $document_id ORDER BY ALL;
