-- Remembers why a file could not be read.
INSERT INTO failures BY NAME
SELECT
    $source_path AS source_path,
    $sha256 AS sha256,
    $stage AS stage,
    $error AS error,
    $now AS failed_at;
