-- Documents that go by a name, best match first: identifier, file name, start of the identifier.
SELECT
    document_id,
    CASE
        WHEN document_id = $name OR source_path = $name THEN 1
        WHEN parse_filename(source_path) = $name THEN 2
        WHEN parse_filename(source_path, true) = $name THEN 3
        WHEN starts_with(document_id, $name) THEN 4
    END AS rank
FROM documents
WHERE rank IS NOT NULL
ORDER BY rank, document_id;
