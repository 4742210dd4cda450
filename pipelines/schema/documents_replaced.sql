-- The documents that those of some files take the place of: what the same files, or the same bytes
-- under another name, gave before.
SELECT document_id, source_path, sha256
FROM documents
WHERE
    list_contains($source_paths, source_path)
    OR list_contains($hashes, sha256)
    OR list_contains($document_ids, document_id)
ORDER BY document_id;
