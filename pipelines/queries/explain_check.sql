-- What a check tests and why it matters.
SELECT comment FROM duckdb_views() WHERE view_name = 'check_' || $kind;
