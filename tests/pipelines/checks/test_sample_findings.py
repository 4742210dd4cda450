"""Every deterministic inconsistency of the sample documents, and not one more."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.database import answers
from tests.samples import GOLD_FOLDERS, OWN_GOLD, sample

WITHIN_PLAN = {
    ("step_weights_sum", "8", None, "error"),
    ("year_weights_sum", "1", None, "warning"),
    ("year_weight_derivation", "F", "F.1", "error"),
    ("year_weight_derivation", "F", "F.2", "error"),
    ("step_code_unique", "13", "13.3", "error"),
    ("deadline_in_period", "D", "D.5", "warning"),
    ("deadline_in_period", "E", "E.4", "warning"),
    ("deadline_in_period", "H", "H.5", "warning"),
    ("deadline_in_period", "K", "K.4", "warning"),
}
PLAN_AGAINST_VERIFICATION = {
    ("deadline_agrees", "F", "F.3", "error"),
    ("deadline_agrees", "K", "K.3", "error"),
    ("deadline_agrees", "K", "K.4", "error"),
    ("description_agrees", "B", "B.1", "warning"),
    ("description_agrees", "B", "B.3", "warning"),
    ("indicator_agrees", "B", "B.3", "warning"),
    ("description_agrees", "B", "B.4", "warning"),
    ("indicator_agrees", "B", "B.6", "warning"),
    ("indicator_agrees", "B", "B.7", "info"),
    ("description_agrees", "B", "B.16", "warning"),
    ("description_agrees", "I", "I.7", "info"),
    ("description_agrees", "I", "I.10", "info"),
    ("description_agrees", "1", "1.3", "info"),
    ("indicator_agrees", "11", "11.8", "warning"),
}
COPIED = {
    ("evidence_used_once", "9", "9.3", "warning"),
    ("evidence_used_once", "9", "9.4", "warning"),
}
TITLES = {
    ("closing_title_agrees", "A", None, "warning"),
    ("closing_title_agrees", "C", None, "info"),
    ("closing_title_agrees", "M", None, "warning"),
    ("closing_title_agrees", "2", None, "warning"),
}


@pytest.fixture(scope="module", params=GOLD_FOLDERS)
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def database(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with sample(folder) as connection:
        yield connection


def _findings(connection: duckdb.DuckDBPyConnection, kind: str) -> dict[str, set[tuple[Any, ...]]]:
    found: dict[str, set[tuple[Any, ...]]] = {}
    for family, *finding in connection.execute(
        """SELECT f.family, f.kind, f.objective_code, f.step_code, f.severity
        FROM consistency_findings AS f
        JOIN documents AS d ON d.document_id = f.document_id
        WHERE d.kind = ? AND f.kind <> 'matrix_link_agrees'""",
        [kind],
    ).fetchall():
        found.setdefault(family, set()).add(tuple(finding))
    return found


def test_the_verification(database: duckdb.DuckDBPyConnection) -> None:
    assert _findings(database, "verification") == {
        "within_plan": WITHIN_PLAN,
        "plan_against_verification": PLAN_AGAINST_VERIFICATION,
        "words_against_figures": COPIED,
        "cards_against_tables": TITLES,
    }


def test_the_plan_on_its_own(database: duckdb.DuckDBPyConnection) -> None:
    assert _findings(database, "plan") == {
        "within_plan": WITHIN_PLAN,
        "cards_against_tables": TITLES,
    }


def test_the_report(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    # Two indicators of the facsimile are answered in the same words.
    copied = {"words_against_figures": {("evidence_used_once", None, None, "warning")}}
    assert _findings(database, "report") == (copied if folder == OWN_GOLD else {})


def test_the_strategic_matrix(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    gold = json.loads((folder / "cssm-verifica-2022-2024.json").read_text(encoding="utf-8"))
    on_cards = {
        (objective["code"], link)
        for objective in gold["objectives"]
        for link in objective["strategic_links"]
    }
    in_matrix = {
        (code, operational["code"])
        for strategic in gold["closing"]["matrix"]
        for operational in strategic["operational"]
        for code in (*operational["performance"], *operational["peg"])
    }
    found = {
        (code, *place.split(" ", 1))
        for code, place in answers(
            database,
            """SELECT f.objective_code, f.found FROM consistency_findings AS f
            JOIN documents AS d ON d.document_id = f.document_id
            WHERE f.kind = 'matrix_link_agrees' AND d.kind = 'verification'""",
        )
    }
    assert found == {(code, link, "on the card only") for code, link in on_cards - in_matrix} | {
        (code, link, "in the matrix only") for code, link in in_matrix - on_cards
    }
    assert len(found) == 19


def test_the_plan_was_restated_word_for_word(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database,
        """SELECT DISTINCT result FROM check_results AS c
        JOIN documents AS d ON d.document_id = c.document_id
        WHERE c.family = 'across_documents' AND c.kind LIKE 'plan_%' AND d.kind = 'verification'""",
    ) == [("pass",)]
