-- Every check.
SELECT view_name[7:] AS kind
FROM duckdb_views()
WHERE starts_with(view_name, 'check_') AND view_name <> 'check_results'
ORDER BY kind;
