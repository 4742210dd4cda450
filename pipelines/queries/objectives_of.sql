-- Objectives of a document in order.
SELECT * FROM objectives WHERE document_id = $document_id ORDER BY position;
