-- Every table and view and every column of them, with type and comment, tables first. The line of
-- a table or view itself has no column.
WITH objects AS (
    SELECT table_name AS object, 'table' AS kind, comment AS meaning, table_oid AS oid
    FROM duckdb_tables()
    WHERE NOT internal AND NOT temporary
    UNION ALL
    SELECT view_name, 'view', comment, view_oid
    FROM duckdb_views()
    WHERE NOT internal AND NOT temporary
)
SELECT
    object,
    kind,
    NULL AS column_name,
    NULL AS data_type,
    NULL AS is_nullable,
    meaning,
    0 AS column_index
FROM objects
UNION ALL
SELECT
    object,
    kind,
    columns.column_name,
    columns.data_type,
    CASE kind WHEN 'table' THEN columns.is_nullable END,
    columns.comment,
    columns.column_index
FROM objects
JOIN duckdb_columns() AS columns ON columns.table_name = object AND NOT columns.internal
ORDER BY kind, object, column_index;
