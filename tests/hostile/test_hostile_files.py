"""Every nasty file is stored, passed over or a row of failures, and the batch goes on."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.command_line import SMALLEST, ingest, verifica
from tests.hostile.files import FROM_A_DOCUMENT, FROM_NOTHING, PASSWORD, encrypted, make

SECONDS = 20
MEMORY_MB = 700


Batch = tuple[Path, str, dict[str, str]]


@pytest.fixture(scope="module")
def batch(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Batch:
    """A database after a batch of all of them with one good document; what was said; failures."""
    folder = tmp_path_factory.mktemp("hostile")
    real = SMALLEST.read_bytes()
    names = {path.name: name for name, path in make(folder, real)}
    shutil.copy(SMALLEST, folder / "good.pdf")
    database = tmp_path_factory.mktemp("database") / "hostile.duckdb"
    shutil.copy(template, database)
    done = verifica(
        "ingest",
        folder,
        "--db",
        database,
        "--format",
        "table",
        "--timeout",
        str(SECONDS),
        "--memory",
        str(MEMORY_MB),
    )
    assert done.returncode == 1, done.stderr
    with duckdb.connect(database, read_only=True) as connection:
        rows = connection.execute(
            "SELECT parse_filename(source_path), stage || ': ' || error FROM failures"
        ).fetchall()
    return database, done.stdout + done.stderr, {names.get(name, name): told for name, told in rows}


@pytest.fixture(scope="module")
def passed_over(batch: Batch) -> dict[str, str]:
    """Why files are taken for papers that hold no objective, by what is the matter with them."""
    with duckdb.connect(batch[0], read_only=True) as connection:
        rows = connection.execute(
            "SELECT parse_filename(source_path), reason FROM passed_over"
        ).fetchall()
    return {re.sub(r"^\d+ |\.pdf$", "", name): reason for name, reason in rows}


def test_there_are_at_least_forty() -> None:
    assert len(FROM_NOTHING) + len(FROM_A_DOCUMENT) >= 40


def test_the_good_document_is_in(batch: Batch) -> None:
    with duckdb.connect(batch[0], read_only=True) as connection:
        row = connection.execute(
            "SELECT count(*) FROM documents WHERE parse_filename(source_path) = 'good.pdf'"
        ).fetchone()
    assert row == (1,)


def test_every_file_is_accounted_for(batch: Batch) -> None:
    with duckdb.connect(batch[0], read_only=True) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM failures)"
            " + (SELECT count(*) FROM passed_over)"
        ).fetchone()
    assert row == (len(FROM_NOTHING) + len(FROM_A_DOCUMENT) + 1,)


def test_nothing_was_unforeseen(batch: Batch) -> None:
    _, said, failures = batch
    assert "Traceback" not in said
    assert not {name: told for name, told in failures.items() if told.startswith("unexpected")}


def test_what_is_stored_is_whole(batch: Batch) -> None:
    done = verifica("doctor", "--db", batch[0])
    assert done.returncode == 0, done.stdout


def test_no_control_character_reaches_the_terminal(
    batch: Batch,
) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", batch[1])


@pytest.mark.parametrize("name", FROM_NOTHING)
def test_a_file_without_an_objective_is_told_of(
    name: str, batch: Batch, passed_over: dict[str, str]
) -> None:
    """A failure is a sentence that names the file; a paper that was read has the reason beside."""
    assert (name in batch[2]) != (name in passed_over)
    told = batch[2].get(name)
    if told is None:
        assert passed_over[name]
    else:
        assert told.endswith(".")
        assert name in told


def test_a_password_is_asked_for(batch: Batch) -> None:
    assert "asks for a password" in batch[2]["user password"]
    assert "asks for a password" not in batch[2]["owner password only"]


def test_a_password_opens_the_file(database: Path, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(encrypted(PASSWORD))
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    (tmp_path / "wrong").write_text("sbagliata\n")
    for name, is_asked in (("password", False), ("wrong", True)):
        ingest(tmp_path / "locked.pdf", "--db", database, "--password-file", tmp_path / name)
        with duckdb.connect(database, read_only=True) as connection:
            (told,) = connection.execute("SELECT error FROM failures").fetchone() or ("",)
        assert ("asks for a password" in told) is is_asked, told
        assert PASSWORD not in told


def test_text_that_means_nothing_is_not_stored(
    batch: Batch,
) -> None:
    assert "letters without a meaning" in batch[2]


def test_nothing_in_a_file_is_run(passed_over: dict[str, str]) -> None:
    assert "a program to start" in passed_over
    assert not Path("/tmp/harm").exists()  # noqa: S108
