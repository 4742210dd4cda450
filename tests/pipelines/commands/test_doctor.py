"""``verifica doctor`` finds what does not hang together, and nothing in a sound database."""

import csv
import shutil
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from tests.command_line import verifica

UNREAD = (
    "BY NAME SELECT '{id}' AS document_id, 1 AS page, 0 AS x0, 0 AS top, 1 AS x1, 1 AS bottom, "
    "'x' AS words, 'y' AS reason"
)
PASSED_OVER = (
    "BY NAME SELECT '/a.pdf' AS source_path, {sha} AS sha256, 'budget' AS genre, 'x' AS reason, "
    "'1' AS extractor_version, TIMESTAMP '2026-01-01' AS seen_at"
)
HARM = {
    "a row without its parent": (
        "DELETE FROM objectives WHERE objective_id = (SELECT min(objective_id) FROM objectives)",
        {"orphans", "counts", "evidence"},
    ),
    "a row that went": (
        "DELETE FROM verifications WHERE verification_id = "
        "(SELECT max(verification_id) FROM verifications)",
        {"counts", "evidence"},
    ),
    "a row too many": (
        "INSERT INTO extras BY NAME SELECT document_id, 'h' AS header, 'v' AS value "
        "FROM documents LIMIT 1",
        {"counts"},
    ),
    "evidence without a value": (
        "UPDATE steps SET description = NULL WHERE step_id = "
        "(SELECT min(step_id) FROM steps WHERE description IS NOT NULL)",
        {"evidence"},
    ),
    "a value without evidence": (
        "DELETE FROM evidence WHERE rowid = "
        "(SELECT min(rowid) FROM evidence WHERE record_table = 'steps' AND field = 'deadline')",
        {"counts", "evidence"},
    ),
    "a status without a reason": (
        "UPDATE documents SET reading_status = 'partly_understood', status_basis = NULL "
        "WHERE kind = 'plan'",
        {"reading"},
    ),
    "a reason without a status": (
        "UPDATE documents SET reading_status = NULL, status_basis = 'a table is missing' "
        "WHERE kind = 'plan'",
        {"reading"},
    ),
    "pages that the file does not have": (
        "UPDATE documents SET first_page = 1, last_page = page_count + 1 WHERE kind = 'plan'",
        {"reading"},
    ),
    "a first page without a last": (
        "UPDATE documents SET first_page = 1, last_page = NULL WHERE kind = 'plan'",
        {"reading"},
    ),
    "a region left out of no document": (
        f"INSERT INTO unread {UNREAD.format(id='none')}",
        {"counts", "orphans"},
    ),
    "a region that nobody counted": (
        f"INSERT INTO unread {UNREAD.format(id='{id}')}",
        {"counts"},
    ),
    "a region on no page": (
        f"INSERT INTO unread {UNREAD.format(id='{id}').replace('1 AS page', '999 AS page')}",
        {"counts", "reading"},
    ),
    "a paper that is stored too": (
        f"INSERT INTO passed_over {PASSED_OVER.format(sha='(SELECT min(sha256) FROM documents)')}",
        {"reading"},
    ),
    "a paper that failed too": (
        f"INSERT INTO passed_over {PASSED_OVER.format(sha=chr(39) + 'f' * 64 + chr(39))}; "
        "INSERT INTO failures BY NAME SELECT source_path, sha256, 'open' AS stage, 'x' AS error, "
        "seen_at AS failed_at FROM passed_over",
        {"reading"},
    ),
    "a box on no page": (
        "UPDATE evidence SET page = 999 WHERE rowid = (SELECT min(rowid) FROM evidence)",
        {"evidence_boxes"},
    ),
}


def _examine(database: Path) -> tuple[int, list[dict[str, str]]]:
    done = verifica("doctor", "--db", database)
    assert "Traceback" not in done.stderr
    return done.returncode, list(csv.DictReader(StringIO(done.stdout)))


def test_what_was_ingested_is_sound(ingested: Path) -> None:
    status, problems = _examine(ingested)
    assert problems == []
    assert status == 0


@pytest.mark.parametrize(("harm", "checks"), HARM.values(), ids=HARM.keys())
def test_harm_is_found(harm: str, checks: set[str], ingested: Path, tmp_path: Path) -> None:
    database = tmp_path / "harmed.duckdb"
    shutil.copy(ingested, database)
    with duckdb.connect(database) as connection:
        row = connection.execute("SELECT min(document_id) FROM documents").fetchone()
        connection.execute(harm.replace("{id}", str(row[0]) if row else ""))
    status, problems = _examine(database)
    assert status == 1
    assert {problem["check"] for problem in problems} == checks


def test_flipped_bytes_are_found(ingested: Path, tmp_path: Path) -> None:
    database = tmp_path / "flipped.duckdb"
    content = bytearray(ingested.read_bytes())
    for place in range(300_000, len(content), 100_000):
        content[place] ^= 0xFF
    database.write_bytes(content)
    done = verifica("doctor", "--db", database)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
