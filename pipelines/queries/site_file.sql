-- The file that a document was read from.
SELECT source_path, sha256 FROM documents WHERE document_id = $document_id;
