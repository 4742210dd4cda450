-- What is stored already: tells which files need not be read again.
SELECT source_path, sha256, document_id, extractor_version, consortium_id
FROM documents
ORDER BY source_path;
