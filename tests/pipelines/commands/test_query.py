"""``verifica query`` reads the database and nothing else on the machine."""

import csv
import json
import os
import pty
import signal
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
}


@pytest.mark.parametrize("sql", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_what_is_not_reading_the_database_is_refused(
    sql: str, ingested: Path, tmp_path: Path
) -> None:
    before = ingested.read_bytes()
    done = verifica("query", sql.format(folder=tmp_path), "--db", ingested)
    assert done.returncode == 1
    assert sentence(done).startswith("verifica: The query ")
    assert done.stdout == ""
    assert not list(tmp_path.iterdir())
    assert ingested.read_bytes() == before


def test_a_query_that_runs_for_ever_is_stopped(ingested: Path) -> None:
    sql = "SELECT count(*) FROM range(10000000000) a, range(1000000) b"
    done = verifica("query", sql, "--db", ingested, "--timeout", "0.5")
    assert done.returncode == 1
    assert "stopped after 0.5 seconds" in sentence(done)


@pytest.mark.skipif(sys.platform != "linux", reason="a busy process is told by /proc")
def test_ctrl_c_stops_a_query_with_a_sentence(ingested: Path) -> None:
    sql = "SELECT count(*) FROM range(10000000000) a, range(1000000) b"
    process = start("query", sql, "--db", ingested, "--timeout", "600")
    status = Path(f"/proc/{process.pid}/stat")
    while process.poll() is None and _ticks(status) < 80:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.startswith("verifica: stopped")
    assert len(errors.splitlines()) == 1


def _ticks(status: Path) -> int:
    """Hundredths of a second of processor time that a process has taken."""
    return int(status.read_text().rpartition(")")[2].split()[11])


def test_a_query_that_takes_too_much_memory_is_stopped(ingested: Path) -> None:
    sql = "SELECT list(a) FROM range(1000000000) t(a)"
    done = verifica("query", sql, "--db", ingested)
    assert done.returncode == 1
    assert "memory" in sentence(done)


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
    assert done.returncode == 1
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
