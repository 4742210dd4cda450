-- Files that could not be read; their names without folders.
SELECT
    parse_filename(source_path) AS file,
    stage,
    replace(error, source_path, parse_filename(source_path)) AS error,
    failed_at
FROM failures
ORDER BY file, stage, error, failed_at;
