"""A database is what the models and the SQL files say, whatever it was before."""

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from models.schema import SCHEMA_VERSION, tables
from pipelines.errors import DatabaseError, NoDatabaseError
from pipelines.store.connection import open_empty, open_reader, open_writer
from pipelines.store.definitions import parse_view, views
from pipelines.store.dictionary import dictionary
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.records import extraction

HOLD = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=sys.argv[2] == "read")
print("open", flush=True)
sys.stdin.read()
"""


def _hold(path: Path, how: str) -> "subprocess.Popen[str]":
    """Another process that keeps the database open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_tables_and_columns_are_those_of_the_models() -> None:
    with open_empty() as connection:
        for table in tables():
            found = connection.execute(
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
                "WHERE table_name = ? ORDER BY column_index",
                [table.name],
            ).fetchall()
            assert found == [(c.name, c.sql_type, c.is_nullable) for c in table.columns]


def test_everything_in_the_database_says_what_it_is() -> None:
    with open_empty() as connection:
        silent = [(one.owner, one.column) for one in dictionary(connection) if not one.meaning]
    assert not silent


def test_definitions_are_the_same_in_every_run() -> None:
    code = "from pipelines.store.definitions import fingerprint; print(fingerprint())"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_every_view_answers_on_an_empty_database() -> None:
    with open_empty() as connection:
        for view in views():
            connection.execute(f"FROM {view.name}").fetchall()


def test_an_unknown_code_of_a_closed_vocabulary_is_refused() -> None:
    with open_empty() as connection, pytest.raises(duckdb.ConstraintException, match="CHECK"):
        connection.execute(
            "INSERT INTO objectives (objective_id, document_id, position, kind, title) "
            "VALUES ('d/1', 'd', 1, 'dream', 'T')"
        )


def test_a_missing_column_is_added_and_nothing_lost(database: Path) -> None:
    with open_writer(database) as connection:
        Store(connection).put(pack(extraction()), "/a.pdf")
        for view in views():
            connection.execute(f"DROP VIEW {view.name}")
        connection.execute("ALTER TABLE verifications DROP COLUMN acts_cited")
        connection.execute("DROP TABLE extras")
        connection.execute("UPDATE database_info SET definitions_sha256 = 'of an older version'")
    with open_writer(database) as connection:
        assert (
            connection.execute("SELECT acts_cited, text FROM verifications").fetchall()
            == [(None, "Fatto.")] * 4
        )
        Store(connection).put(pack(extraction("b" * 64)), "/b.pdf")


def test_a_reader_gets_the_present_views(database: Path) -> None:
    with open_writer(database) as connection:
        Store(connection).put(pack(extraction()), "/a.pdf")
        connection.execute("DROP VIEW document_completion")
        connection.execute("UPDATE database_info SET definitions_sha256 = 'of an older version'")
    with open_reader(database) as connection:
        found = connection.execute("SELECT objectives FROM document_completion").fetchall()
        assert found == [(2,)]
        with pytest.raises(duckdb.Error, match="read-only"):
            connection.execute("DELETE FROM documents")


def test_a_column_that_only_documents_can_give_cannot_be_added(database: Path) -> None:
    with open_writer(database) as connection:
        for view in views():
            connection.execute(f"DROP VIEW {view.name}")
        connection.execute("ALTER TABLE documents DROP COLUMN page_count")
        connection.execute("UPDATE database_info SET definitions_sha256 = 'of an older version'")
    with pytest.raises(DatabaseError, match=r"documents\.page_count"), open_writer(database):
        pass
    columns = duckdb.connect(database).execute("DESCRIBE documents").fetchall()
    assert "title" in {column[0] for column in columns}


@pytest.mark.parametrize("opening", [open_reader, open_writer])
def test_a_newer_database_is_refused(database: Path, opening: object) -> None:
    with open_writer(database) as connection:
        connection.execute("UPDATE database_info SET schema_version = ?", [SCHEMA_VERSION + 1])
    with pytest.raises(DatabaseError, match="newer"), opening(database):  # type: ignore[operator]
        pass


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.duckdb"
    path.write_text("Not a database at all, but long enough to be looked at. " * 100)
    with pytest.raises(DatabaseError, match="--db"), open_reader(path):
        pass
    with pytest.raises(DatabaseError, match="--db"), open_writer(path):
        pass
    assert path.read_text().startswith("Not a database")


def test_somebody_elses_database_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    duckdb.connect(path).execute("CREATE TABLE t (a INTEGER)").close()
    with pytest.raises(DatabaseError, match="not made by verifica"), open_reader(path):
        pass


def test_a_database_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with (
        pytest.raises(NoDatabaseError, match="verifica ingest"),
        open_reader(tmp_path / "no.duckdb"),
    ):
        pass
    assert not list(tmp_path.iterdir())
    with (
        pytest.raises(DatabaseError, match="no folder"),
        open_writer(tmp_path / "no" / "a.duckdb"),
    ):
        pass


def test_the_second_writer_is_told(database: Path) -> None:
    other = _hold(database, "write")
    try:
        with pytest.raises(DatabaseError, match="in use by another process"), open_writer(database):
            pass
        with pytest.raises(DatabaseError, match="in use by another process"), open_reader(database):
            pass
    finally:
        other.communicate("")
    with open_writer(database):
        pass


def test_readers_do_not_disturb_each_other(database: Path) -> None:
    other = _hold(database, "read")
    try:
        with open_reader(database) as connection:
            assert connection.execute("SELECT count(*) FROM documents").fetchone() == (0,)
    finally:
        other.communicate("")


def test_a_view_is_read_with_its_notes() -> None:
    view = parse_view(
        "-- What it answers,\n-- in two lines: always.\n--\n-- one: The first\n--   column.\n"
        "-- two: The second.\nCREATE OR REPLACE VIEW answers AS\n"
        "-- inside: not a note.\nSELECT 1;\n"
    )
    assert view.name == "answers"
    assert view.meaning == "What it answers, in two lines: always."
    assert view.columns == (("one", "The first column."), ("two", "The second."))


def test_statements_name_what_is_there() -> None:
    """A statement file that no code runs, or that names no table, is left over from something."""
    sources = "".join(
        path.read_text("utf-8") for path in Path(str(files("pipelines"))).rglob("*.py")
    )
    for folder in ("schema", "queries"):
        for item in files("pipelines").joinpath(folder).iterdir():
            name = item.name.removesuffix(".sql")
            stem = re.sub(r"_of$", "", name)
            assert f'"{name}"' in sources or f'"{stem}"' in sources, name


@pytest.mark.parametrize("size", [0, 5, 12, 100, 4096, 8192, 12287, 12288])
def test_a_half_made_database_is_named_and_gone_on_with(size: int, tmp_path: Path) -> None:
    """A first run that is killed leaves some of the headers, or all of them and nothing else."""
    path = tmp_path / "half.duckdb"
    duckdb.connect(path).close()
    path.write_bytes(path.read_bytes()[:size] if size > 8 else bytes(size))
    with pytest.raises(DatabaseError, match=r"is half made.*verifica ingest"), open_reader(path):
        pass
    with open_writer(path):
        pass
    with open_reader(path) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]


def test_a_short_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("dear diary")
    with pytest.raises(DatabaseError), open_writer(path):
        pass
    assert path.read_text() == "dear diary"
