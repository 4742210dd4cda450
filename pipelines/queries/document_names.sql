-- What documents can be called by: identifier, and the file's name without its ending.
SELECT document_id, parse_filename(source_path, true) AS file
FROM documents
ORDER BY document_id;
