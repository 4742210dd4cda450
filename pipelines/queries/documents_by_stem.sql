-- Documents whose file is called so, whatever its ending.
SELECT document_id, source_path
FROM documents
WHERE parse_filename(source_path, true) = $stem
ORDER BY document_id;
