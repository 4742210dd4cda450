"""``verifica ingest`` on a folder as an office has it: everything in it is read or told of."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import duckdb
import pypdfium2 as pdfium
import pytest

from tests.command_line import SMALLEST, ingest
from tests.pipelines.ingest.test_sources import CONTENTS
from tests.stored import WITHOUT_OBJECTIVES, layout, rows

PLAN = layout("rio-chiaro-schede-2023")


def _with_attachments(source: Path, target: Path, **files: bytes) -> Path:
    """A copy of a PDF with files attached to it."""
    with pdfium.PdfDocument(source) as document:
        for name, content in files.items():
            document.new_attachment(name.replace("_", ".")).set_data(content)
        document.save(target)
    return target


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two documents, one of them without its ending, and files of other kinds."""
    folder = tmp_path / "docs"
    folder.mkdir()
    shutil.copy(PLAN, folder / "piano")
    _with_attachments(SMALLEST, folder / "relazione.pdf", dati_xlsx=b"x" * 2048, nota_txt=b"ok")
    (folder / "foto.pdf").write_bytes(CONTENTS["image2.jpg"])
    for name in ("office.docx", "archive.zip", "signed_envelope.p7m", "text.txt"):
        (folder / name).write_bytes(CONTENTS[name])
    return folder


def test_every_file_is_read_or_told_of(folder: Path, database: Path, tmp_path: Path) -> None:
    owners = tmp_path / "owners.toml"
    done = ingest(folder, "--db", database, "--owners", owners)
    assert done.returncode == 1
    lines = {Path(line["source_path"]).name: line for line in csv.DictReader(StringIO(done.stdout))}
    assert {name: line["status"] for name, line in lines.items()} == {
        "piano": "stored",
        "relazione.pdf": "stored",
        "foto.pdf": "failed",
    }
    assert "dati.xlsx (2.05 kB), nota.txt (2 bytes)" in lines["relazione.pdf"]["note"]
    assert rows(database, "SELECT name, size_bytes FROM attachments ORDER BY ALL") == [
        ("dati.xlsx", 2048),
        ("nota.txt", 2),
    ]
    told = done.stderr
    assert "3 files, 2 documents: 2 stored." in told
    assert "Unreadable: 1 file (1 damaged or no PDF)" in told
    assert (
        "4 files: 1 archive (archive.zip), 1 office file (office.docx), 1 signed envelope" in told
    )
    assert "Attached files: 1 PDF holds files" in told
    assert "Owners to confirm: 1 body that the registry does not know" in told
    assert "consortia.toml" not in told
    assert "name = " in owners.read_text(encoding="utf-8")


def test_attached_files_stay_known_when_kept_pages_are_read_again(
    folder: Path, database: Path
) -> None:
    ingest(folder, "--db", database)
    before = rows(database, "FROM attachments ORDER BY ALL")
    assert before
    done = ingest("--reinterpret", "--force", "--db", database)
    assert "dati.xlsx" in done.stdout
    assert rows(database, "FROM attachments ORDER BY ALL") == before


def test_a_file_that_gives_nothing_names_what_is_attached_to_it(
    database: Path, tmp_path: Path
) -> None:
    path = _with_attachments(WITHOUT_OBJECTIVES, tmp_path / "delibera.pdf", piano_pdf=b"%PDF-")
    done = ingest(path, "--db", database, "--format", "json")
    (line,) = json.loads(done.stdout)
    assert line["status"] in ("failed", "passed_over")
    assert "Attached and not read: piano.pdf (5 bytes)." in line["note"]
    assert "Attached files: 1 PDF holds" in done.stderr


def test_owners_are_told_of_again_when_nothing_is_new(folder: Path, database: Path) -> None:
    (folder / "foto.pdf").unlink()
    first = ingest(folder, "--db", database)
    again = ingest(folder, "--db", database)
    assert again.stdout.count("unchanged,") == 2
    said = [line for line in first.stderr.splitlines() if line.startswith("Owners to confirm")]
    assert said
    assert said[0] in again.stderr


def test_owners_without_a_folder_are_wrong_usage(folder: Path, database: Path) -> None:
    done = ingest(folder, "--db", database, "--owners", folder / "none" / "owners.toml")
    assert done.returncode == 2
    assert "--owners" in done.stderr


def test_a_kind_that_was_given_is_kept_until_auto_asks_again(database: Path) -> None:
    kinds = "SELECT given_kind FROM documents"
    assert ingest(PLAN, "--db", database, "--genre", "report").returncode == 0
    assert rows(database, kinds) == [("report",)]
    assert "unchanged," in ingest(PLAN, "--db", database).stdout
    assert "replaced," in ingest(PLAN, "--db", database, "--force").stdout
    assert "replaced," in ingest("--reinterpret", "--force", "--db", database).stdout
    assert rows(database, kinds) == [("report",)]
    assert "replaced," in ingest(PLAN, "--db", database, "--genre", "auto").stdout
    assert rows(database, kinds) == [(None,)]
    assert "unchanged," in ingest(PLAN, "--db", database, "--genre", "auto").stdout


def test_strict_tells_of_documents_understood_in_part_by_the_exit_status(database: Path) -> None:
    assert ingest(PLAN, "--db", database).returncode == 0
    with_part = (
        "UPDATE documents SET reading_status = 'partly_understood', coverage_pct = 62.5, "
        "status_basis = 'a table was left out'"
    )
    with duckdb.connect(database) as connection:
        connection.execute(with_part)
    done = ingest(PLAN, "--db", database)
    assert done.returncode == 0
    assert f"warning: {PLAN.name}: 62.5% partly understood: a table was left out" in done.stderr
    assert "Partly understood: 1 document;" in done.stderr
    assert ingest(PLAN, "--db", database, "--strict").returncode == 1
