"""``verifica ingest`` on real files: each ends as a document or as a row of failures."""

import csv
import json
import os
import shutil
import signal
import time
from io import StringIO
from pathlib import Path

import duckdb
import pypdfium2 as pdfium
import pytest

from tests.command_line import DOCUMENTS, SMALLEST, ingest, sentence, start, verifica
from tests.stored import HALF, content, rows

SUMMARY = "SELECT kind, count(*) FROM documents GROUP BY kind ORDER BY kind"


@pytest.fixture(scope="module")
def undisturbed(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, object]]:
    """A folder of documents, and what a run that nobody stopped makes of it."""
    folder = tmp_path_factory.mktemp("folder")
    for number in range(5):
        path = folder / f"{number}.pdf"
        path.write_bytes(SMALLEST.read_bytes() + b"\n%" + str(number).encode())
    database = tmp_path_factory.mktemp("undisturbed") / "whole.duckdb"
    shutil.copy(template, database)
    assert ingest(folder, "--db", database).returncode == 0
    return folder, content(database)


def test_the_samples_are_stored(ingested: Path) -> None:
    assert rows(ingested, SUMMARY) == [("plan", 1), ("report", 1), ("verification", 1)]
    assert rows(ingested, "SELECT count(*) FROM failures") == [(0,)]


def test_the_same_files_again_change_nothing(ingested: Path, tmp_path: Path) -> None:
    database = tmp_path / "again.duckdb"
    shutil.copy(ingested, database)
    before = content(database)
    done = ingest(DOCUMENTS, "--db", database)
    assert done.returncode == 0
    lines = list(csv.DictReader(StringIO(done.stdout)))
    assert {line["status"] for line in lines} == {"unchanged"}
    assert content(database) == before


def test_force_reads_again_to_the_same_content(ingested: Path, tmp_path: Path) -> None:
    database = tmp_path / "forced.duckdb"
    shutil.copy(ingested, database)
    before = content(database)
    done = ingest(DOCUMENTS, "--db", database, "--force", "--jobs", "1")
    lines = list(csv.DictReader(StringIO(done.stdout)))
    assert [line["status"] for line in lines] == ["replaced"] * 3
    assert content(database) == before


def test_a_changed_file_takes_the_place_of_the_old_one(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "documento.pdf"
    shutil.copy(SMALLEST, path)
    ingest(path, "--db", database)
    path.write_bytes(path.read_bytes() + b"\n% changed\n")
    done = ingest(path, "--db", database, "--format", "json")
    (line,) = json.loads(done.stdout)
    assert line["status"] == "replaced"
    assert rows(database, "SELECT count(*), count(DISTINCT sha256) FROM documents") == [(1, 1)]
    assert rows(database, "SELECT count(*) FROM objectives") == [(line["objectives"],)]


def test_each_bad_file_gets_a_sentence_and_the_others_are_in(
    database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    shutil.copy(SMALLEST, folder / "good.pdf")
    good = SMALLEST.read_bytes()
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "text.pdf").write_text("Questo non è un PDF.")
    (folder / "truncated.pdf").write_bytes(good[: len(good) // 3])
    done = ingest(folder, folder / "absent.pdf", "--db", database, "--format", "table")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    stored = [line for line in done.stdout.splitlines() if line.startswith("stored")]
    failed = [line for line in done.stdout.splitlines() if line.startswith("failed")]
    assert len(stored) == 1
    assert "good.pdf" in stored[0]
    assert len(failed) == 4
    told = rows(database, "SELECT parse_filename(source_path), stage, error FROM failures")
    assert {name for name, _, _ in told} == {
        "empty.pdf",
        "text.pdf",
        "truncated.pdf",
        "absent.pdf",
    }
    for name, _, error in told:
        assert str(name) in str(error)
        assert str(error).endswith(".")
    assert rows(database, "SELECT count(*) FROM documents") == [(1,)]


def test_a_file_that_was_mended_is_no_failure_any_more(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "documento.pdf"
    path.write_bytes(b"not yet")
    assert ingest(path, "--db", database).returncode == 1
    shutil.copy(SMALLEST, path)
    assert ingest(path, "--db", database).returncode == 0
    assert rows(database, "SELECT count(*) FROM failures") == [(0,)]


def test_a_file_that_went_bad_leaves_the_document_as_it_was(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "documento.pdf"
    shutil.copy(SMALLEST, path)
    ingest(path, "--db", database)
    before = content(database)
    path.write_bytes(b"%PDF-1.7 broken")
    assert ingest(path, "--db", database).returncode == 1
    assert content(database) == before
    assert rows(database, "SELECT count(*) FROM failures") == [(1,)]
    assert ingest("--reinterpret", "--db", database).returncode == 0
    assert rows(database, "SELECT count(*) FROM failures") == [(1,)]
    shutil.copy(SMALLEST, path)
    assert ",unchanged," in "," + ingest(path, "--db", database).stdout.replace("\n", ",")
    assert rows(database, "SELECT count(*) FROM failures") == [(0,)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "is not there"),
        (["."], "no PDF"),
        (["--consortium", "atlantide", str(SMALLEST)], "atlantide"),
        (["--registry", "none.toml", str(SMALLEST)], "none.toml"),
        (["--executor", "abacus", str(SMALLEST)], "abacus"),
        (["--password-file", "none.txt", str(SMALLEST)], "none.txt"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_wrong_usage_is_one_sentence_and_makes_no_database(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    done = verifica("ingest", *arguments, "--db", "new.duckdb", cwd=tmp_path)
    assert done.returncode == 2
    assert words in sentence(done)
    assert not (tmp_path / "new.duckdb").exists()


def test_the_owner_can_be_given(database: Path) -> None:
    done = ingest(SMALLEST, "--db", database, "--consortium", "cssm")
    assert done.returncode == 0, done.stderr
    assert rows(database, "SELECT consortium_id, consortium_basis FROM documents") == [
        ("cssm", "option")
    ]
    again = ingest(SMALLEST, "--db", database)
    assert ",unchanged," in "," + again.stdout.replace("\n", ",")


def test_a_document_that_takes_too_long_is_given_up(database: Path) -> None:
    largest = max(DOCUMENTS.iterdir(), key=lambda path: path.stat().st_size)
    done = ingest(largest, SMALLEST, "--db", database, "--timeout", "0.1")
    assert done.returncode == 1
    assert rows(database, "SELECT stage FROM failures WHERE error LIKE '%--timeout%'")


def test_a_document_that_takes_too_much_is_given_up(database: Path, tmp_path: Path) -> None:
    largest = max(DOCUMENTS.iterdir(), key=lambda path: path.stat().st_size)
    long = tmp_path / "long.pdf"
    with pdfium.PdfDocument.new() as document, pdfium.PdfDocument(largest) as pages:
        for _ in range(6):
            document.import_pages(pages)
        document.save(long)
    done = ingest(long, "--db", database, "--memory", "10")
    assert done.returncode == 1
    assert rows(database, "SELECT stage FROM failures WHERE error LIKE '%--memory%'") == [
        ("limit",)
    ]


def test_odd_names_are_read_and_shown_without_harm(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "nomi strani"
    folder.mkdir()
    content_of = SMALLEST.read_bytes()
    names = [b"a\xff.pdf", b"two\nlines.pdf", b"it's.pdf", b"esc\x1b[31m.pdf"]
    for number, name in enumerate(names):
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
        path.write_bytes(content_of + b"\n%" + str(number).encode())
    done = verifica("ingest", folder, "--db", database, "--format", "table")
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(names)
    assert "\x1b" not in done.stdout
    again = verifica("ingest", folder, "--db", database)
    assert again.stdout.count("unchanged") == len(names)


def test_the_second_writer_is_told_in_a_sentence(database: Path) -> None:
    with duckdb.connect(database):
        done = verifica("ingest", SMALLEST, "--db", database, "--wait", "0")
    assert done.returncode == 1
    assert "in use by another process" in sentence(done)


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.4])
def test_a_run_that_was_stopped_leaves_whole_documents_and_can_be_resumed(
    delay: float,
    undisturbed: tuple[Path, dict[str, object]],
    database: Path,
) -> None:
    folder, whole = undisturbed
    process = start("ingest", folder, "--db", database, "--jobs", "1", "--format", "table")
    assert process.stdout is not None
    if delay:
        process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors
    assert rows(database, HALF) == []
    done = ingest(folder, "--db", database)
    assert done.returncode == 0, done.stderr
    assert content(database) == whole
