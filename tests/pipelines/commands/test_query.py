"""``verifica query`` reads the database and nothing else on the machine."""

import csv
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
import time
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import sentence, start, verifica

OUTSIDE = {
    "read a file": "SELECT * FROM read_csv('/etc/passwd')",
    "read a file as text": "SELECT * FROM read_text('/etc/passwd')",
    "read a file by name": "SELECT * FROM '/etc/passwd'",
    "list files": "SELECT * FROM glob('/*')",
    "guess a file": "SELECT * FROM sniff_csv('/etc/passwd')",
    "write a file": "COPY documents TO '{folder}/out.csv'",
    "write everything": "EXPORT DATABASE '{folder}/out'",
    "write to a pipe": "COPY documents TO '/dev/stdout'",
    "read everything": "IMPORT DATABASE '{folder}'",
    "attach another database": "ATTACH '{folder}/other.duckdb'",
    "attach in memory": "ATTACH ':memory:' AS other",
    "load an extension": "LOAD httpfs",
    "install an extension": "INSTALL httpfs",
    "reach the network": "SELECT * FROM read_csv('https://example.org/a.csv')",
    "change a setting": "SET threads = 1",
    "unlock": "SET enable_external_access = true",
    "unlock the lock": "SET lock_configuration = false",
    "reset a setting": "RESET memory_limit",
    "change a pragma": "PRAGMA enable_profiling",
    "log to a file": "CALL enable_logging(storage = 'file')",
    "keep a secret": "CREATE SECRET s (TYPE s3)",
    "read the environment": "SELECT getenv('HOME')",
    "change rows": "UPDATE documents SET title = 'x'",
    "delete rows": "DELETE FROM documents",
    "drop a table": "DROP TABLE documents",
    "make a table": "CREATE TABLE t (a INTEGER)",
    "make a macro": "CREATE MACRO m() AS 1",
    "hide it behind a reading statement": "SELECT 1; DELETE FROM documents",
    "hide it in a query": "WITH gone AS (DELETE FROM documents RETURNING *) FROM gone",
    "have it explained": "EXPLAIN ANALYZE COPY documents TO '{db}.wal'",
    "write everything where DuckDB spills": "EXPORT DATABASE '{db}.tmp'",
    "write where DuckDB spills": "COPY (SELECT 1 AS a) TO '{db}.tmp/x.csv'",
    "write over the log": "COPY (SELECT 1 AS a) TO '{db}.wal.recovery'",
    "read where DuckDB spills": "SELECT content FROM read_text('{db}.tmp/x.txt')",
    "read the database as a file": "SELECT octet_length(content) FROM read_blob('{db}')",
    "read the database by name": "FROM '{db}'",
    "describe a file": "DESCRIBE '{db}.tmp/x.csv'",
    "read a file through a function": "FROM query('FROM read_blob(''{db}'')')",
    "read it deep inside": "SELECT (SELECT max(size) FROM read_blob('{db}')) FROM documents",
    "attach the same database": "ATTACH '{db}' AS again",
    "make a temporary table": "CREATE TEMP TABLE t AS SELECT 1",
    "make a temporary macro": "CREATE TEMP MACRO m() AS 1",
    "set a variable": "SET VARIABLE a = 1",
    "tidy up": "VACUUM",
    "write what is pending": "CHECKPOINT",
    "write it by a function": "FROM force_checkpoint()",
    "open a transaction": "BEGIN",
    "prepare a statement": "PREPARE p AS SELECT 1",
    "change the schema in use": "USE main",
    "log by a function": "FROM enable_logging()",
}


@pytest.mark.parametrize("sql", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_what_is_not_reading_the_database_is_refused(
    sql: str, ingested: Path, tmp_path: Path
) -> None:
    before = ingested.read_bytes()
    neighbours = set(ingested.parent.iterdir())
    done = verifica("query", sql.format(folder=tmp_path, db=ingested), "--db", ingested)
    assert done.returncode == 1
    assert sentence(done).startswith("verifica: The query ")
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())
    assert ingested.read_bytes() == before
    assert set(ingested.parent.iterdir()) == neighbours


def test_no_folder_is_open_to_sql(ingested: Path, tmp_path: Path) -> None:
    database = tmp_path / "copy.duckdb"
    shutil.copy(ingested, database)
    spill = tmp_path / "copy.duckdb.tmp"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.txt").write_text("segreto")
    spill.symlink_to(outside)
    for sql in (
        "SELECT content FROM read_text('{spill}/x.txt')",
        "COPY (SELECT 1 AS a) TO '{spill}/x.csv'",
        "FROM '{spill}/x.txt'",
    ):
        done = verifica("query", sql.format(spill=spill), "--db", database)
        assert done.returncode == 1
        assert "segreto" not in done.stdout + done.stderr
        assert sentence(done).startswith("verifica: The query is refused")
    assert [path.name for path in outside.iterdir()] == ["x.txt"]


READING = [
    "FROM documents",
    "VALUES (1)",
    "TABLE documents",
    "DESCRIBE documents",
    "SHOW TABLES",
    "SUMMARIZE documents",
    "EXPLAIN FROM documents",
    "EXPLAIN ANALYZE SELECT 1",
    "PIVOT documents ON kind IN ('plan', 'report') USING count(*)",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) FROM n",
    "SELECT * FROM range(3), unnest([1, 2])",
    "FROM duckdb_columns() WHERE table_name = 'steps'",
    "SELECT now(), uuid(), MAP {'a': 1}",
    "SELECT '300000-01-01'::DATE, MAP {[1]: 2}, 'a'::BLOB, INTERVAL 3 MONTH",
]


@pytest.mark.parametrize("sql", READING)
@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_what_reads_is_answered(sql: str, form: str, ingested: Path) -> None:
    done = verifica("query", sql, "--db", ingested, "--format", form)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("sql", ["", ";", " -- nothing", "/* nothing */ ; ;"])
def test_an_empty_query_gets_a_sentence(sql: str, ingested: Path) -> None:
    done = verifica("query", sql, "--db", ingested)
    assert done.returncode == 1
    assert "holds no statement" in sentence(done)
    assert done.stdout == ""


def test_a_query_that_runs_for_ever_is_stopped(ingested: Path) -> None:
    sql = "SELECT count(*) FROM range(10000000000) a, range(1000000) b"
    done = verifica("query", sql, "--db", ingested, "--timeout", "0.5")
    assert done.returncode == 1
    assert "stopped after 0.5 seconds" in sentence(done)


@pytest.mark.skipif(sys.platform != "linux", reason="a busy process is told by /proc")
def test_ctrl_c_stops_a_query_with_a_sentence(ingested: Path) -> None:
    sql = "SELECT count(*) FROM range(10000000000) a, range(1000000) b"
    process = start("query", sql, "--db", ingested, "--timeout", "600")
    while process.poll() is None and sum(map(_ticks, _children(process.pid))) < 40:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.startswith("verifica: stopped")
    assert len(errors.splitlines()) == 1


def _ticks(process: int) -> int:
    """Hundredths of a second of processor time that a process has taken."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11])


def test_a_query_that_takes_too_much_memory_is_stopped(ingested: Path) -> None:
    sql = "SELECT list(a) FROM range(1000000000) t(a)"
    done = verifica("query", sql, "--db", ingested, "--memory", "200")
    assert done.returncode == 1
    assert "memory" in sentence(done)


GREEDY = [
    "SELECT length(repeat('x', 4000000000))",
    "SELECT len(range(400000000))",
    "SELECT length(lpad('x', 2000000000, 'y'))",
    "SELECT list_sort(range(100000000))",
    "SELECT list_transform(range(100000000), lambda x: x::VARCHAR)",
    "SELECT string_agg(repeat('x', 1000000), ',') FROM range(100000)",
    "SELECT repeat('x', 1000000) FROM range(100000)",
    "SELECT a.range, b.range FROM range(100000000) a, range(100000000) b ORDER BY random()",
    "SELECT sleep_ms(60000)",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
]
MEMORY_MB = 400


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.parametrize("sql", GREEDY)
def test_one_call_passes_no_limit(sql: str, ingested: Path) -> None:
    began = time.monotonic()
    assert verifica("query", "SELECT 1", "--db", ingested).returncode == 0
    starting = time.monotonic() - began
    arguments = ("query", sql, "--db", ingested, "--memory", MEMORY_MB, "--timeout", "2")
    process = start(*map(str, arguments), stdout=subprocess.DEVNULL)
    began, highest = time.monotonic(), 0
    while process.poll() is None:
        highest = max(highest, sum(map(_resident_kb, _children(process.pid))))
        time.sleep(0.02)
    assert process.stderr is not None
    told = process.stderr.read()
    process.stderr.close()
    assert time.monotonic() - began < 2 * 1.5 + 3 * starting + 1
    assert highest < MEMORY_MB * 1500
    assert process.returncode == 1
    assert told.startswith("verifica: The query ")
    assert len(told.splitlines()) == 1


def _children(process: int) -> list[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [int(child) for child in listed.split()]


def _resident_kb(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1000


@pytest.mark.skipif(sys.platform != "linux", reason="children are told by /proc")
def test_the_process_that_answers_dies_with_the_command(ingested: Path) -> None:
    sql = "SELECT count(*) FROM range(10000000000) a, range(1000000) b"
    process = start("query", sql, "--db", ingested)
    while not (children := _children(process.pid)):
        time.sleep(0.02)
    time.sleep(0.2)
    process.kill()
    process.communicate(timeout=60)
    end = time.monotonic() + 10
    while any(_resident_kb(child) for child in children) and time.monotonic() < end:
        time.sleep(0.02)
    assert not any(_resident_kb(child) for child in children)


def test_an_answer_too_large_for_a_table_gets_a_sentence(ingested: Path) -> None:
    done = verifica("query", "FROM range(1000000)", "--db", ingested, "--format", "table")
    assert done.returncode == 1
    assert "too large for a table" in sentence(done)


def test_two_columns_of_one_name_are_kept_apart_in_json(ingested: Path) -> None:
    sql = "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a"
    done = verifica("query", sql, "--db", ingested, "--format", "json")
    assert sorted(json.loads(done.stdout)[0].values()) == [1, 2, 3, 4]


def test_a_mistake_is_explained(ingested: Path) -> None:
    done = verifica("query", "SELEKT 1", "--db", ingested)
    assert done.returncode == 1
    assert "cannot be answered" in sentence(done)
    done = verifica("query", "SELECT no_such_column FROM documents", "--db", ingested)
    assert "no_such_column" in sentence(done)


def test_rows_are_csv_in_a_pipe(ingested: Path) -> None:
    done = verifica("query", "SELECT 1 AS a, 'x' AS b, NULL AS c", "--db", ingested)
    assert list(csv.reader(StringIO(done.stdout))) == [["a", "b", "c"], ["1", "x", ""]]
    assert done.stderr == ""


def test_nothing_but_rows_is_printed_however_long_it_takes(ingested: Path) -> None:
    sql = "SELECT count(*) AS n FROM range(60000) a, range(60000) b WHERE a.range <> b.range"
    done = verifica("query", sql, "--db", ingested)
    assert done.stdout == "n\n3599940000\n"


def test_rows_are_json_when_asked(ingested: Path) -> None:
    sql = "SELECT consortium_id, period_start FROM documents ORDER BY ALL"
    done = verifica("query", sql, "--db", ingested, "--format", "json")
    assert {row["consortium_id"] for row in json.loads(done.stdout)} == {"cissac", "cssm"}


def test_rows_are_a_table_on_a_terminal(ingested: Path) -> None:
    parent, child = pty.openpty()
    chunks: list[bytes] = []

    def read() -> None:
        while True:
            try:
                data = os.read(parent, 4096)
            except OSError:
                return
            if not data:
                return
            chunks.append(data)

    reader = threading.Thread(target=read)
    reader.start()
    process = start("query", "SELECT 1 AS number", "--db", ingested, stdout=child)
    process.communicate(timeout=60)
    os.close(child)
    reader.join(timeout=10)
    os.close(parent)
    assert "─" in b"".join(chunks).decode()


def test_the_database_can_be_named_by_the_environment(ingested: Path, tmp_path: Path) -> None:
    done = verifica("query", "SELECT 1", cwd=tmp_path, VERIFICA_DB=str(ingested))
    assert done.returncode == 0
    done = verifica("query", "SELECT 1", cwd=tmp_path)
    assert done.returncode == 2
    assert "There is no database verifica.duckdb" in sentence(done)


def test_a_reader_that_goes_away_is_no_error(ingested: Path) -> None:
    process = start("query", "FROM range(1000000)", "--db", ingested)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.wait(timeout=60)
    assert errors == ""
