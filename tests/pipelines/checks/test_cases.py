"""Every check on documents made for it: some it passes, some it fails, some it leaves alone."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pytest

from tests.database import create
from tests.pipelines.checks.across_cases import ACROSS_CASES
from tests.pipelines.checks.cases import (
    CARDS_AGAINST_TABLES,
    PLAN_AGAINST_VERIFICATION,
    READING,
    WITHIN_PLAN,
    WORDS_AGAINST_FIGURES,
    Case,
)
from tests.pipelines.checks.test_registered import FILES
from tests.pipelines.checks.wording import CASES, fill, kept, said

KEPT = kept()
FAMILIES = {
    case.check: family
    for family, cases in {
        "within_plan": WITHIN_PLAN,
        "plan_against_verification": PLAN_AGAINST_VERIFICATION,
        "words_against_figures": WORDS_AGAINST_FIGURES,
        "cards_against_tables": CARDS_AGAINST_TABLES,
        "across_documents": ACROSS_CASES,
        "reading": READING,
    }.items()
    for case in cases
}


class Results:
    """The rows of the checks by document."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._by_check: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def of(self, check: str, document_id: str) -> list[dict[str, Any]]:
        """What a check says of a document."""
        if check not in self._by_check:
            found = self._connection.execute(f"FROM check_{check}")
            names = [column[0] for column in found.description or ()]
            by_document = self._by_check.setdefault(check, {})
            for row in found.fetchall():
                result = dict(zip(names, row, strict=True))
                by_document.setdefault(result["document_id"], []).append(result)
        return self._by_check[check].get(document_id, [])


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        fill(connection)
        yield connection


@pytest.fixture(scope="module")
def results(database: duckdb.DuckDBPyConnection) -> Results:
    """What each check says, read when it is first asked for."""
    return Results(database)


def test_the_documents_are_stored(database: duckdb.DuckDBPyConnection) -> None:
    stored = database.execute("SELECT count(*) FROM documents").fetchall()
    assert stored == [(sum(1 + len(case.beside) for case in CASES),)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.name}")
def test_case(case: Case, results: Results) -> None:
    rows = results.of(case.check, case.document.document_id)
    found = [
        (row["result"], row["severity"], row["step_code"] or row["objective_code"]) for row in rows
    ]
    assert sorted(map(repr, found)) == sorted(map(repr, case.results))
    assert any(case.says in (row["message"] or row["reason"] or "") for row in rows)


@pytest.mark.parametrize("check", FILES)
def test_each_check_passes_fails_and_does_not_apply(check: str) -> None:
    results = {result for case in CASES if case.check == check for result, _, _ in case.results}
    never_left_out = {"objective_has_steps"}
    needed = {"pass", "fail"} | (set() if check in never_left_out else {"not_applicable"})
    assert needed <= results


@pytest.mark.parametrize("check", FILES)
def test_a_result_has_what_belongs_to_it(check: str, results: Results) -> None:
    for case in CASES:
        if case.check != check:
            continue
        for row in results.of(check, case.document.document_id):
            assert (row["kind"], row["family"]) == (check, FAMILIES[check])
            is_left_out = row["result"] == "not_applicable"
            assert bool(row["reason"]) == is_left_out, f"only what is left out has a reason: {row}"
            if row["result"] != "fail":
                assert (row["severity"], row["message"]) == (None, None), row
                continue
            for column in ("expected", "found", "message"):
                assert row[column], f"{column} of {row}"
            assert row["severity"] in ("error", "warning", "info")
            assert row["message"].endswith(".")


@pytest.mark.parametrize("check", FILES)
def test_the_words_are_those_that_were_read(
    check: str, database: duckdb.DuckDBPyConnection
) -> None:
    assert said(database, check) == KEPT[check]


def test_results_and_findings_are_those_of_the_checks(
    database: duckdb.DuckDBPyConnection,
) -> None:
    together = _counts(database, "check_results")
    assert together == {
        key: count for check in FILES for key, count in _counts(database, f"check_{check}").items()
    }
    found = database.execute("SELECT kind, count(*) FROM consistency_findings GROUP BY kind")
    failed = {kind: count for (kind, result), count in together.items() if result == "fail"}
    assert dict(found.fetchall()) == failed


def _counts(connection: duckdb.DuckDBPyConnection, view: str) -> dict[tuple[str, str], int]:
    """How often each result stands in a view, by check."""
    rows = connection.execute(f"SELECT kind, result, count(*) FROM {view} GROUP BY ALL")
    return {(kind, result): count for kind, result, count in rows.fetchall()}
