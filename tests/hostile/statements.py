"""SQL statements made by type: what each does, to what, and how it is wrapped."""

from hypothesis import strategies as st

PLACES = ("{db}", "{db}.tmp/x.txt", "{db}.wal", "{outside}/x.txt", "/etc/passwd", "{outside}/*")
TARGETS = (
    *("{db}", "{db}.tmp", "{db}.tmp/x.csv", "{db}.wal", "{db}.wal.recovery", "{outside}/y.csv"),
    "/dev/stdout",
)

_WRITING = (
    "COPY documents TO '{target}'",
    "COPY (SELECT 1 AS a) TO '{target}' (FORMAT parquet)",
    "COPY (SELECT 1 AS a) TO '{target}' (FORMAT json, OVERWRITE true)",
    "EXPORT DATABASE '{target}'",
    "IMPORT DATABASE '{target}'",
    "ATTACH '{target}' AS other",
    "ATTACH '{target}' AS other (READ_ONLY)",
    "CREATE TABLE made AS SELECT 1",
    "CREATE OR REPLACE VIEW documents AS SELECT 1",
    "CREATE TEMP TABLE made AS FROM documents",
    "CREATE TEMP VIEW made AS FROM documents",
    "CREATE TYPE made AS ENUM ('a')",
    "CREATE SEQUENCE made",
    "CREATE SCHEMA made",
    "CREATE MACRO made() AS 1",
    "CREATE INDEX made ON documents (title)",
    "CREATE SECRET made (TYPE s3)",
    "ALTER TABLE documents ADD COLUMN made INTEGER",
    "DROP VIEW results",
    "TRUNCATE documents",
    "INSERT INTO documents SELECT * FROM documents",
    "UPDATE documents SET title = 'x'",
    "DELETE FROM documents",
    "MERGE INTO documents USING documents AS d ON true WHEN MATCHED THEN DELETE",
    "COMMENT ON TABLE documents IS 'x'",
    "VACUUM",
    "ANALYZE",
    "CHECKPOINT",
    "FORCE CHECKPOINT",
    "SET VARIABLE a = 1",
    "SET threads = 1",
    "SET temp_directory = '{target}'",
    "RESET memory_limit",
    "PRAGMA enable_profiling",
    "PRAGMA memory_limit = '9GB'",
    "CALL force_checkpoint()",
    "CALL enable_logging(storage = 'file', storage_path = '{target}')",
    "LOAD httpfs",
    "INSTALL httpfs",
    "USE memory",
    "BEGIN",
    "PREPARE made AS DELETE FROM documents",
    "EXECUTE made",
    "DEALLOCATE made",
    "DETACH other",
)

_READING_OUTSIDE = (
    *("read_text('{place}')", "read_blob('{place}')", "read_csv('{place}')"),
    *("read_csv_auto('{place}', delim = '|')", "read_json('{place}')", "read_parquet('{place}')"),
    *("glob('{place}')", "sniff_csv('{place}')", "parquet_metadata('{place}')", "'{place}'"),
    *("read_duckdb('{place}')", "query('FROM read_text(''{place}'')')", "query_table('{place}')"),
    "json_execute_serialized_sql(json_serialize_sql(\"FROM read_text('{place}')\"))",
)

_AROUND_A_SOURCE = (
    "SELECT * FROM {source}",
    "FROM {source}",
    "SELECT (SELECT count(*) FROM {source})",
    "SELECT 1 FROM documents WHERE EXISTS (FROM {source})",
    "FROM documents, LATERAL (SELECT * FROM {source}) AS t",
    "WITH t AS (FROM {source}) FROM t",
    "WITH t AS MATERIALIZED (FROM {source}) SELECT * FROM documents, t",
    "SELECT 1 UNION ALL SELECT count(*) FROM {source}",
    "SELECT list_transform([1], lambda x: (SELECT count(*) FROM {source}))",
    "SUMMARIZE FROM {source}",
    "DESCRIBE FROM {source}",
    "PIVOT (FROM {source}) ON content IN ('a') USING count(*)",
    "VALUES ((SELECT count(*) FROM {source}))",
)

_AROUND_A_STATEMENT = (
    "{sql}",
    "  /* FROM documents */ {sql}",
    "-- FROM documents\n{sql}",
    "SELECT 1; {sql}",
    "{sql}; SELECT 1",
    "EXPLAIN {sql}",
    "EXPLAIN ANALYZE {sql}",
    "EXPLAIN (ANALYZE, FORMAT json) {sql}",
    "PREPARE again AS {sql}",
    "WITH t AS ({sql}) FROM t",
)

_GREEDY = (
    "SELECT length(repeat('x', {size}))",
    "SELECT length(lpad('x', {size}, 'y'))",
    "SELECT len(range({size}))",
    "SELECT list_sum(list_transform(range({size}), lambda x: x * 2))",
    "SELECT repeat('x', {size} // 1000) FROM range(1000)",
    "SELECT list(i) FROM range({size}) AS t(i)",
    "SELECT string_agg(i::VARCHAR, '') FROM range({size}) AS t(i)",
    "SELECT count(*) FROM range({size}) AS a, range({size}) AS b WHERE a.range < b.range",
    "FROM range({size}) ORDER BY random()",
    "SELECT len(array_agg(DISTINCT i)) FROM range({size}) AS t(i)",
    "SELECT map_from_entries([(i, i) FOR i IN range({size})])",
    "SELECT sleep_ms({size} // 1000)",
)

writing = st.builds(
    lambda around, sql, target: around.replace("{sql}", sql).replace("{target}", target),
    st.sampled_from(_AROUND_A_STATEMENT),
    st.sampled_from(_WRITING),
    st.sampled_from(TARGETS),
)
"""Statements that change something, or write a file."""

reading_outside = st.builds(
    lambda around, query, source, place: (
        around.replace("{sql}", query).replace("{source}", source).replace("{place}", place)
    ),
    st.sampled_from(_AROUND_A_STATEMENT[:5]),
    st.sampled_from(_AROUND_A_SOURCE),
    st.sampled_from(_READING_OUTSIDE),
    st.sampled_from(PLACES),
)
"""Statements that read what is no table of the database."""

greedy = st.builds(
    lambda sql, size: sql.replace("{size}", str(size)),
    st.sampled_from(_GREEDY),
    st.sampled_from((10_000_000, 400_000_000, 4_000_000_000)),
)
"""Statements that only compute, and take as much as there is."""
