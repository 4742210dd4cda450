-- The documents that a new one takes the place of: those read from the same file, and itself.
SELECT document_id
FROM documents
WHERE source_path = $source_path OR document_id = $document_id
ORDER BY document_id;
