"""Every check on documents made for it: some it passes, some it fails, some it leaves alone."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.database import create
from tests.pipelines.checks.across_cases import ACROSS_CASES
from tests.pipelines.checks.cases import ALL_CASES, Case
from tests.pipelines.checks.test_registered import FILES
from tests.pipelines.small_documents import put

CASES = (*ALL_CASES, *ACROSS_CASES)


Result = tuple[str, str | None, str | None, str]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        for case in CASES:
            put(connection, case.document, *case.beside)
        yield connection


@pytest.fixture(scope="module")
def results(database: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], list[Result]]:
    """What every check says of every document: result, severity, code, words."""
    found: dict[tuple[str, str], list[Result]] = {}
    for document_id, kind, *result in database.execute(
        """SELECT document_id, kind, result, severity, coalesce(step_code, objective_code),
            coalesce(message, reason, '')
        FROM check_results"""
    ).fetchall():
        found.setdefault((document_id, kind), []).append(tuple(result))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.check}-{case.name}")
def test_case(case: Case, results: dict[tuple[str, str], list[Result]]) -> None:
    found = results[case.document.document_id, case.check]
    assert sorted(map(repr, (row[:3] for row in found))) == sorted(map(repr, case.results))
    assert any(case.says in row[3] for row in found)


@pytest.mark.parametrize("check", FILES)
def test_each_check_passes_fails_and_does_not_apply(check: str) -> None:
    results = {result for case in CASES if case.check == check for result, _, _ in case.results}
    never_left_out = {"objective_has_steps"}
    needed = {"pass", "fail"} | (set() if check in never_left_out else {"not_applicable"})
    assert needed <= results


def test_a_finding_names_both_values(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute("FROM consistency_findings").fetchall()
    names = [column[0] for column in database.description or ()]
    for row in rows:
        finding = dict(zip(names, row, strict=True))
        for column in ("kind", "family", "severity", "expected", "found", "message"):
            assert finding[column], f"{column} of {finding}"
        assert finding["severity"] in ("error", "warning", "info")
        assert finding["message"].endswith(".")
