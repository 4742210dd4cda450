"""A document understood in part is marked wherever it is shown, and ranked only when asked for."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from models.vocabulary import Genre
from pipelines.store.connection import open_writer
from pipelines.store.files import OtherPaper
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.command_line import verifica
from tests.pipelines.site.pages import read
from tests.records import extraction, two_documents

PART, WHOLE = "cssm-verification-2022-2024-aaaaaaaa", "cissac-verification-2022-2024-bbbbbbbb"


@pytest.fixture(scope="module")
def stored(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a file of two documents understood in part, one whole, and a budget."""
    database = tmp_path_factory.mktemp("partly") / "db.duckdb"
    shutil.copy(template, database)
    with open_writer(database) as connection:
        store = Store(connection)
        store.put(pack(*two_documents("a" * 64, coverage_pct=62.5)), "/docs/due.pdf")
        store.put(pack(extraction("b" * 64, owner="cissac", coverage_pct=98.0)), "/docs/uno.pdf")
        budget = OtherPaper(Genre.BUDGET, "columns of accounts")
        store.pass_over("/docs/bilancio.pdf", "c" * 64, budget, "1")
        connection.execute("UPDATE consortia SET region = 'Piemonte'")
    return database


def _lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_a_banner_stands_above_the_document(stored: Path) -> None:
    done = verifica("show", PART, "--db", stored, "--format", "table")
    banner = (
        "! partly understood (62.5% of its words are in records): A table of page 1 was left out. "
        f"1 region of page 1 left out: verifica show {PART} --doubtful"
    )
    assert done.stdout.startswith(banner)
    assert "page 1 of 2" in done.stdout
    assert "!" not in verifica("show", WHOLE, "--db", stored, "--format", "table").stdout


def test_rows_for_machines_stay_rows_and_the_banner_goes_to_errors(stored: Path) -> None:
    done = verifica("show", PART, "--db", stored, "--format", "csv")
    assert len(_lines(done.stdout)) == 4
    assert done.stderr.startswith("! partly understood")


def test_regions_left_out_are_doubtful(stored: Path) -> None:
    (line,) = _lines(verifica("show", WHOLE, "--doubtful", "--db", stored).stdout)
    assert (line["page"], line["record_table"], line["text"]) == ("1", "unread", "Totale")
    assert line["reason"] == "left out: no header names it"
    done = verifica("show", WHOLE, "--doubtful", "--objective", "1", "--db", stored)
    assert _lines(done.stdout) == []


def test_the_finding_names_share_reason_and_pages(stored: Path) -> None:
    found = _lines(verifica("check", PART, "--db", stored).stdout)
    (line,) = [line for line in found if line["kind"] == "partly_read"]
    assert line["severity"] == "warning"
    assert line["message"] == (
        "The document was understood in part (62.5% of its words are in records): A table of page "
        "1 was left out; 1 region was left out, on page 1."
    )


def test_compare_marks_it(stored: Path) -> None:
    (line, *_) = _lines(verifica("compare", "cissac", "cssm", "--db", stored).stdout)
    assert (line["name"], line["cissac"], line["cssm"]) == ("coverage_pct", "98.0", "62.5")
    assert line["note"] == "cssm: partly understood: A table of page 1 was left out."
    done = verifica("compare", "cissac", "cssm", "--db", stored, "--format", "table")
    marked = [line for line in done.stdout.splitlines() if line.endswith(", understood in part")]
    assert [line.split(":")[0] for line in marked] == ["cssm"]


def test_the_benchmark_compares_it_only_when_asked_for(stored: Path) -> None:
    asked = ("benchmark", "--metric", "objectives", "--db", stored)
    done = verifica(*asked)
    lines = {line["consortium_id"]: line for line in _lines(done.stdout)}
    assert {line["n"] for line in lines.values()} == {"1"}
    assert lines["cssm"]["is_partly_understood"] == "true"
    assert "not compared" in lines["cssm"]["reason"]
    assert "--include-partly compares them too" in done.stderr
    done = verifica(*asked, "--include-partly")
    assert {line["n"] for line in _lines(done.stdout)} == {"2"}
    assert done.stderr == ""
    under = verifica("benchmark", "--programme", "12.01", "--include-partly", "--db", stored)
    assert {line["n"] for line in _lines(under.stdout)} == {"2"}


def test_the_site_has_a_banner_and_lists_what_was_left_out(stored: Path, tmp_path: Path) -> None:
    assert verifica("report", tmp_path / "site", "--db", stored).returncode == 0
    pages = {path.name: page for path, page in read(tmp_path / "site").items()}
    part = next(page for name, page in pages.items() if name.startswith(f"document-{PART}"))
    assert "Partly understood." in part.text
    assert "What was left out" in part.text
    assert "piano.xlsx" in part.text
    whole = next(page for name, page in pages.items() if name.startswith(f"document-{WHOLE}"))
    assert "Partly understood." not in whole.text
    assert "1 budget" in pages["index.html"].text
    assert all(page.faults == [] for page in pages.values())


def test_the_doctor_finds_nothing_amiss(stored: Path) -> None:
    with duckdb.connect(stored, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(3,)]
    done = verifica("doctor", "--db", stored)
    problems = [line for line in _lines(done.stdout) if line["check"] in ("counts", "reading")]
    assert problems == []
