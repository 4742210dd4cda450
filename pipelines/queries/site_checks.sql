-- Every check: what it tests and why that matters.
SELECT view_name[7:] AS kind, comment AS meaning
FROM duckdb_views()
WHERE starts_with(view_name, 'check_') AND view_name <> 'check_results'
ORDER BY kind;
