-- Documents whose file is called so, whatever its ending; those of a file in the order of their pages.
SELECT document_id, source_path, first_page
FROM documents
WHERE parse_filename(source_path, true) = $stem
ORDER BY source_path, first_page NULLS FIRST, document_id;
