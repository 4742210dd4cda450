-- The documents that new ones take the place of, and their files: those read from the same files, and
-- the new ones themselves.
SELECT document_id, source_path
FROM documents
WHERE list_contains($source_paths, source_path) OR list_contains($document_ids, document_id)
ORDER BY document_id;
