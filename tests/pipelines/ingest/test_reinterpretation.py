"""``verifica ingest --reinterpret``: the kept pages in place of the PDFs, with the same result."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import ingest, sentence
from tests.extractor.plans import ruled_plan
from tests.stored import WITHOUT_OBJECTIVES, content, layout, rows

NAMES = ("rio-chiaro-schede-2023", "villarocca-elenco-2023", "due-torrenti-avanzamento-2022")
NOT_UNDERSTOOD = "tabella"
ROWS = (("Quota", "Peso", "Colore"), *[("alta", "40%", "blu")] * 6)
"""A table no header of which names a part of an objective."""
CHEST = "[step.source]\nheaders = ['Anno']\n"


def _statuses(text: str) -> dict[str, str]:
    return {
        Path(line["source_path"]).stem: line["status"] for line in csv.DictReader(StringIO(text))
    }


@pytest.fixture(scope="module")
def kept(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database whose documents are gone, but for their pages."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copy(template, folder / "db.duckdb")
    for name in NAMES:
        shutil.copy(layout(name), folder)
    ruled_plan(folder / f"{NOT_UNDERSTOOD}.pdf", ROWS, title="PIANO DELLA PERFORMANCE 2023")
    done = ingest(folder, "--db", folder / "db.duckdb")
    assert done.returncode == 1, done.stderr
    for path in folder.glob("*.pdf"):
        path.rename(path.with_suffix(".moved"))
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """A copy of it for the test alone."""
    return Path(shutil.copytree(kept, tmp_path / "copy"))


def test_the_same_rules_give_the_same_rows_without_the_pdfs(folder: Path) -> None:
    database = folder / "db.duckdb"
    before = content(database)
    times = rows(database, "SELECT document_id, ingested_at FROM documents ORDER BY ALL")
    done = ingest("--reinterpret", "--force", "--db", database)
    assert _statuses(done.stdout) == {
        **dict.fromkeys(NAMES, "replaced"),
        NOT_UNDERSTOOD: "failed",
    }
    assert content(database) == before
    assert rows(database, "SELECT document_id, ingested_at FROM documents ORDER BY ALL") != times
    assert len(list((folder / "db.duckdb.pages").iterdir())) == len(NAMES) + 1


def test_what_the_same_rules_read_is_passed_over(folder: Path) -> None:
    done = ingest("--reinterpret", "--db", folder / "db.duckdb")
    statuses = _statuses(done.stdout)
    assert {statuses[name] for name in NAMES} == {"unchanged"}


def test_another_vocabulary_gives_what_it_gives_for_the_pdfs(folder: Path, database: Path) -> None:
    words = folder / "words.toml"
    words.write_text(CHEST)
    again = ingest("--reinterpret", "--db", folder / "db.duckdb", "--vocabulary", words)
    assert _statuses(again.stdout)[NAMES[0]] == "replaced", again.stderr
    for path in folder.glob("*.moved"):
        path.rename(path.with_suffix(".pdf"))
    ingest(folder, "--db", database, "--vocabulary", words)
    assert content(folder / "db.duckdb") == content(database)


def test_one_document_may_be_named(folder: Path) -> None:
    done = ingest("--reinterpret", NAMES[0], "--force", "--db", folder / "db.duckdb")
    assert done.returncode == 0, done.stderr
    assert _statuses(done.stdout) == {NAMES[0]: "replaced"}
    unknown = ingest("--reinterpret", "nothing", "--db", folder / "db.duckdb")
    assert unknown.returncode == 2
    assert "nothing" in sentence(unknown)


def test_an_owner_that_was_given_stands(database: Path) -> None:
    path = layout(NAMES[0])
    ingest(path, "--db", database, "--consortium", "cssm")
    before = content(database)
    done = ingest("--reinterpret", "--force", "--db", database)
    assert done.returncode == 0, done.stderr
    assert content(database) == before


def test_pages_that_are_not_kept_or_damaged_are_told_and_the_document_stays(folder: Path) -> None:
    database = folder / "db.duckdb"
    before = content(database)
    pages = sorted(
        (folder / "db.duckdb.pages" / f"{sha256}.parquet")
        for (sha256,) in rows(database, "SELECT sha256 FROM documents")
    )
    pages[0].unlink()
    pages[1].write_bytes(pages[1].read_bytes()[:-200])
    done = ingest("--reinterpret", "--force", "--db", database)
    assert done.returncode == 1
    assert sorted(_statuses(done.stdout).values()) == ["failed", "failed", "failed", "replaced"]
    assert done.stderr.count("ingest the PDF again") == 2
    assert content(database) == before


def test_pages_of_another_paper_are_not_kept_and_not_read_again(database: Path) -> None:
    done = ingest(WITHOUT_OBJECTIVES, "--db", database)
    assert _statuses(done.stdout) == {WITHOUT_OBJECTIVES.stem: "passed_over"}
    assert not database.with_name(f"{database.name}.pages").exists()
    assert _statuses(ingest("--reinterpret", "--db", database).stdout) == {}
    assert rows(database, "SELECT genre FROM passed_over") == [("resolution",)]


def test_a_paper_that_older_rules_stored_goes_with_its_pages(database: Path) -> None:
    ingest(WITHOUT_OBJECTIVES, layout(NAMES[0]), "--db", database, "--genre", "plan")
    kinds = rows(database, "SELECT parse_filename(source_path, true) FROM documents ORDER BY 1")
    assert (NAMES[0],) in kinds
    done = ingest("--reinterpret", "--db", database, "--genre", "auto")
    statuses = _statuses(done.stdout)
    assert statuses[NAMES[0]] == "replaced"
    assert statuses[WITHOUT_OBJECTIVES.stem] == "passed_over"
    assert rows(database, "SELECT count(*) FROM documents") == [(1,)]
    assert rows(database, "SELECT count(*) FROM failures") == [(0,)]
    assert len(list(database.with_name(f"{database.name}.pages").iterdir())) == 1


def test_pages_are_not_kept_when_nobody_wants_them(database: Path) -> None:
    done = ingest(layout(NAMES[0]), "--db", database, "--no-raw")
    assert done.returncode == 0, done.stderr
    assert not database.with_name(f"{database.name}.pages").exists()


def test_pages_of_a_document_that_was_replaced_go(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "documento.pdf"
    shutil.copy(layout(NAMES[0]), path)
    ingest(path, "--db", database)
    path.write_bytes(path.read_bytes() + b"\n% changed\n")
    ingest(path, "--db", database)
    ((sha256,),) = rows(database, "SELECT sha256 FROM documents")
    kept = database.with_name(f"{database.name}.pages")
    assert [item.name for item in kept.iterdir()] == [f"{sha256}.parquet"]


@pytest.mark.parametrize("option", ["--cross-check", "--no-raw", "--reader=pdfplumber"])
def test_what_needs_the_pdfs_is_refused(option: str, database: Path) -> None:
    done = ingest("--reinterpret", option, "--db", database)
    assert done.returncode == 2
    assert "--reinterpret" in sentence(done)


def test_nothing_named_is_nothing_to_read(database: Path) -> None:
    done = ingest("--db", database)
    assert done.returncode == 2
    assert "Nothing to read" in sentence(done)
