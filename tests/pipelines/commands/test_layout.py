"""``layout``, ``show --doubtful``, and what ``ingest`` does with readers and vocabularies."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from models.registry import load_registry
from tests.command_line import SMALLEST, ingest, sentence, verifica
from tests.samples import ROOT

LAYOUTS = ROOT / "corpus" / "layouts"
UNKNOWN_OWNER = LAYOUTS / "borgo-firmino-peg-2023.pdf"


def test_layout_says_which_column_became_which_field() -> None:
    done = verifica("layout", SMALLEST, "--format", "csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(StringIO(done.stdout)))
    became = {row["text"]: row["became"] for row in rows if row["part"] == "column"}
    assert "step.target" in became.values()
    assert "verification.text" in became.values()
    assert rows[-1]["part"] == "result"
    assert rows[-1]["text"].startswith("8 objectives, 24 steps")


def test_layout_in_json_and_as_a_table_says_the_same() -> None:
    rows = json.loads(verifica("layout", SMALLEST, "--format", "json").stdout)
    table = verifica("layout", SMALLEST, "--format", "table").stdout
    assert all(row["became"] in table for row in rows if row["part"] == "column")
    assert "8 objectives, 24 steps" in table


def test_layout_explains_a_document_without_objectives() -> None:
    done = verifica("layout", LAYOUTS / "no-objectives-bilancio.pdf", "--format", "table")
    assert done.returncode == 0
    assert "it is no performance document but another paper (budget)" in done.stdout


def test_layout_of_what_is_no_pdf_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "piano.pdf"
    path.write_text("no")
    done = verifica("layout", path)
    assert done.returncode == 1
    assert "piano.pdf: it is not a PDF" in sentence(done)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[step.target", "is no TOML file"),
        ('[step.colour]\nheaders = ["colore"]', "no field step.colour"),
        ('headers = ["colore"]', "its form is not that of a vocabulary"),
        (None, "is not there"),
    ],
)
@pytest.mark.parametrize("command", ["layout", "ingest"])
def test_a_vocabulary_that_cannot_be_used_is_told(
    tmp_path: Path, command: str, text: str | None, words: str
) -> None:
    path = tmp_path / "parole.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    database: list[str | Path] = []
    if command == "ingest":
        database = ["--db", tmp_path / "x.duckdb"]
    done = verifica(command, SMALLEST, "--vocabulary", path, *database)
    assert done.returncode == 2
    assert words in sentence(done)


@pytest.fixture(scope="module")
def checked(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the smallest sample, cross-checked."""
    database = tmp_path_factory.mktemp("checked") / "x.duckdb"
    shutil.copy(template, database)
    done = ingest(SMALLEST, "--cross-check", "--db", database)
    assert done.returncode == 0, done.stderr
    return database


def test_a_second_opinion_is_stored(checked: Path) -> None:
    with duckdb.connect(checked, read_only=True) as connection:
        row = connection.execute(
            "SELECT count(*) FILTER (second_reader_agrees), min(confidence) FROM evidence "
            "WHERE record_table IN ('steps', 'verifications')"
        ).fetchone()
    assert row is not None
    assert row[0] > 50
    assert row[1] > 0.5


def test_what_is_doubtful_is_listed_with_its_reason(checked: Path, tmp_path: Path) -> None:
    database = tmp_path / "doubtful.duckdb"
    database.write_bytes(checked.read_bytes())
    with duckdb.connect(database) as connection:
        connection.execute(
            "UPDATE evidence SET second_reader_agrees = FALSE, confidence = 0.4 "
            "WHERE field = 'indicator' AND record_id LIKE '%/1/1'"
        )
        connection.execute("UPDATE evidence SET confidence = 0.55 WHERE record_id LIKE '%/2/1/v'")
    done = verifica("show", SMALLEST.stem, "--doubtful", "--db", database)
    rows = list(csv.DictReader(StringIO(done.stdout)))
    reasons = {(row["record_table"], row["reason"]) for row in rows}
    assert ("steps", "the second reader finds other words") in reasons
    assert ("verifications", "its header or its type fits the field badly") in reasons
    assert all(row["page"] and row["text"] for row in rows)


def test_another_reader_reads_again(database: Path) -> None:
    first = ingest(SMALLEST, "--db", database)
    again = ingest(SMALLEST, "--db", database)
    other = ingest(SMALLEST, "--reader", "pdfplumber", "--db", database)
    statuses = [done.stdout.splitlines()[1].split(",")[0] for done in (first, again, other)]
    assert statuses == ["stored", "unchanged", "replaced"]
    with duckdb.connect(database, read_only=True) as connection:
        engines = connection.execute("SELECT DISTINCT engine FROM evidence").fetchall()
    assert engines == [("pdfplumber",)]


def test_a_body_that_nobody_knows_comes_with_the_entry_to_paste(
    database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bodies.toml"
    done = ingest(UNKNOWN_OWNER, "--db", database, "--owners", path)
    assert done.returncode == 0
    entry, *_ = load_registry(path)
    assert entry.consortium.consortium_id == "comune-di-borgo-san-firmino"
    assert entry.consortium.province == "SI"
    with duckdb.connect(database, read_only=True) as connection:
        row = connection.execute("SELECT consortium_id, is_provisional FROM consortia").fetchone()
    assert row == ("comune-di-borgo-san-firmino", True)
    known = ingest(UNKNOWN_OWNER, "--registry", path, "--db", database)
    assert "[comune" not in known.stderr
    with duckdb.connect(database, read_only=True) as connection:
        row = connection.execute("SELECT consortium_id, is_provisional FROM consortia").fetchone()
    assert row == ("comune-di-borgo-san-firmino", False)
