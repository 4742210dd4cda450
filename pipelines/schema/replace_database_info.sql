-- Remembers what the database is made of, and keeps the day on which it was made.
CREATE OR REPLACE TEMP TABLE earlier AS SELECT min(created_at) AS created_at FROM database_info;

DELETE FROM database_info;

INSERT INTO database_info BY NAME
SELECT
    $schema_version AS schema_version,
    $definitions_sha256 AS definitions_sha256,
    coalesce(created_at, $now) AS created_at
FROM earlier;

DROP TABLE earlier;
