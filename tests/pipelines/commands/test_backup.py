"""``verifica backup`` copies a database whole, also while an ingest is writing it."""

import signal
import time
from pathlib import Path

import duckdb

from tests.command_line import DOCUMENTS, SMALLEST, sentence, start, verifica

COUNT = 24
LONG = DOCUMENTS / "cssm-verifica-2022-2024.pdf"


def test_the_copy_is_the_whole_database(ingested: Path, tmp_path: Path) -> None:
    copy = tmp_path / "it's a copy.duckdb"
    done = verifica("backup", copy, "--db", ingested)
    assert done.returncode == 0, done.stderr
    assert verifica("doctor", "--db", copy).returncode == 0
    schemas = [verifica("schema", "--db", path).stdout for path in (ingested, copy)]
    assert schemas[0] == schemas[1]
    query = "SELECT count(*), sum(hash(e)) FROM evidence e"
    answers = [verifica("query", query, "--db", path).stdout for path in (ingested, copy)]
    assert answers[0] == answers[1]


def test_a_file_that_is_there_is_not_written_over(ingested: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious.duckdb"
    precious.write_text("mine")
    done = verifica("backup", precious, "--db", ingested)
    assert done.returncode == 2
    assert "exists already" in sentence(done)
    assert precious.read_text() == "mine"


def test_what_cannot_be_copied_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "text.duckdb").write_text("not a database " * 1000)
    done = verifica("backup", tmp_path / "copy", "--db", tmp_path / "text.duckdb")
    assert done.returncode == 1
    sentence(done)
    done = verifica("backup", tmp_path / "copy", "--db", tmp_path / "none.duckdb")
    assert done.returncode == 2
    assert "There is no database" in sentence(done)
    done = verifica("backup", tmp_path / "no" / "copy", "--db", tmp_path / "text.duckdb")
    assert done.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["text.duckdb"]


def test_a_database_is_copied_while_it_is_written(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(COUNT):
        content = (SMALLEST if number < 2 else LONG).read_bytes()
        (folder / f"{number:02}.pdf").write_bytes(content + b"\n%" + str(number).encode())
    ingest = start("ingest", folder, "--db", database, "--jobs", "1", "--format", "table")
    assert ingest.stdout is not None
    ingest.stdout.readline()
    copy = tmp_path / "copy.duckdb"
    done = verifica("backup", copy, "--db", database)
    was_running = ingest.poll() is None
    ingest.send_signal(signal.SIGINT)
    ingest.communicate(timeout=120)
    assert done.returncode == 0, done.stderr
    assert was_running
    assert verifica("doctor", "--db", copy).returncode == 0
    with duckdb.connect(copy, read_only=True) as connection:
        (stored,) = connection.execute("SELECT count(*) FROM documents").fetchone() or (0,)
    assert 1 <= stored < COUNT
    assert not [path for path in tmp_path.iterdir() if "backup" in path.name]


def test_whoever_holds_the_database_and_does_not_answer_is_named(
    database: Path, tmp_path: Path
) -> None:
    with duckdb.connect(database):
        began = time.monotonic()
        done = verifica("backup", tmp_path / "copy", "--db", database, "--timeout", "1")
        assert time.monotonic() - began < 60
    assert done.returncode == 1
    assert "held by another process" in sentence(done)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["verifica.duckdb"]
