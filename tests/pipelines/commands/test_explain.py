"""``verifica explain`` shows the rules behind the reading of a step."""

import csv
from io import StringIO
from pathlib import Path

import duckdb

from tests.command_line import sentence, verifica


def test_the_reading_shown_is_the_one_stored(ingested: Path) -> None:
    with duckdb.connect(ingested, read_only=True) as connection:
        row = connection.execute(
            "SELECT step_id, assessed_outcome, completed_basis FROM verifications "
            "WHERE completed_basis IS NOT NULL ORDER BY step_id"
        ).fetchone()
    assert row is not None
    step_id, outcome, basis = row
    done = verifica("explain", step_id, "--db", ingested)
    assert done.returncode == 0, done.stderr
    lines = list(csv.DictReader(StringIO(done.stdout)))
    reading = {line["field"]: line["words"] for line in lines if line["part"] == "reading"}
    assert reading["assessed_outcome"] == outcome
    assert reading["completed_basis"] == basis
    assert any(line["part"] == "rule" and line["verdict"] == "fired" for line in lines)


def test_a_code_used_twice_has_to_be_told_apart(ingested: Path) -> None:
    done = verifica("explain", "13.3", "--db", ingested)
    assert done.returncode == 2
    assert "could be any of" in sentence(done)


def test_a_step_that_is_not_there_is_told(ingested: Path) -> None:
    done = verifica("explain", "Z.99", "--db", ingested)
    assert done.returncode == 2
    assert "No step" in sentence(done)
