"""The figures that the two documents must give (design: metrics, last section)."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.database import answers
from tests.samples import GOLD_FOLDERS, sample


@pytest.fixture(scope="module", params=GOLD_FOLDERS)
def database(request: pytest.FixtureRequest) -> Iterator[duckdb.DuckDBPyConnection]:
    folder: Path = request.param
    with sample(folder) as connection:
        yield connection


def test_cssm_counts(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database,
        """SELECT objective_kind, objectives, objective_weights_pct, steps_total, steps_due
        FROM completion_by_kind WHERE reference_year = 2022 ORDER BY objective_kind NULLS FIRST""",
    ) == [
        (None, 26, 100.0, 134, 78),
        ("peg", 13, 38.0, 55, 40),
        ("performance", 13, 62.0, 79, 38),
    ]


def test_cssm_codes_and_deadlines(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database, "SELECT count(DISTINCT step_code) FROM step_facts WHERE reference_year = 2022"
    ) == [(133,)]
    assert answers(
        database,
        "SELECT year(deadline), count(*) FROM step_facts WHERE reference_year = 2022 "
        "GROUP BY ALL ORDER BY ALL",
    ) == [
        (2022, 78),
        (2023, 36),
        (2024, 16),
        (2025, 4),
    ]
    assert answers(
        database,
        "SELECT year(verification_deadline), count(*) FROM step_results "
        "WHERE reference_year = 2022 GROUP BY ALL ORDER BY ALL",
    ) == [
        (2022, 78),
        (2023, 37),
        (2024, 16),
        (2025, 3),
    ]


def test_cssm_declares_everything_done(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database,
        "SELECT DISTINCT declared_completion_pct FROM objective_completion "
        "WHERE consortium_id = 'cssm' AND reference_year = 2022",
    ) == [(100.0,)]
    assert answers(
        database,
        "SELECT declared_completion_pct FROM document_completion WHERE reference_year = 2022",
    ) == [(100.0,)]


def test_cssm_cumulative_completion(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database,
        """SELECT objective_kind, round(cumulative_completion_pct, 2) FROM completion_by_kind
        WHERE reference_year = 2022 ORDER BY objective_kind NULLS FIRST""",
    ) == [(None, 58.05), ("peg", 73.03), ("performance", 48.87)]
    by_code = dict(
        answers(
            database,
            """SELECT objective_code, round(cumulative_completion_pct, 2) FROM objective_completion
            WHERE consortium_id = 'cssm' AND reference_year = 2022""",
        )
    )
    expected = {"B": 55, "F": 65, "I": 70, "1": 85, "8": 23.81, "D": 20, "E": 20, "H": 20}
    assert {code: by_code[code] for code in expected} == expected


def test_a_plan_reports_no_results(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database,
        """SELECT steps_due, declared_completion_pct, declared_reason, cumulative_completion_pct,
            steps_not_assessed
        FROM document_completion WHERE document_kind = 'plan'""",
    ) == [(78, None, "a plan reports no results", None, None)]
    assert answers(
        database,
        "SELECT count(*) FROM step_slippage JOIN documents USING (document_id) WHERE kind = 'plan'",
    ) == [(0,)]


def test_cissac_counts(database: duckdb.DuckDBPyConnection) -> None:
    rows = answers(
        database,
        """SELECT steps_total, steps_due, declared_completion_pct, declared_reason,
            objective_weight_pct
        FROM objective_completion WHERE consortium_id = 'cissac' ORDER BY objective_id""",
    )
    assert [row[0] for row in rows] == [3, 3, 3, 3, 3, 4, 2, 3]
    assert [row[1] for row in rows] == [3, 3, 3, 3, 3, 4, 2, 3], "every indicator is due"
    assert {row[2:] for row in rows} == {(None, "the document prints no achievement", None)}
    assert answers(
        database,
        "SELECT count(DISTINCT unit) FROM objectives o JOIN documents d USING (document_id) "
        "WHERE d.consortium_id = 'cissac'",
    ) == [(4,)]
    assert answers(database, "SELECT score, maximum FROM unit_scores ORDER BY score") == [
        (460.0, 500.0),
        (470.0, 500.0),
        (470.0, 500.0),
        (470.0, 500.0),
    ]


def test_two_documents_are_listed_not_ranked(database: duckdb.DuckDBPyConnection) -> None:
    assert answers(
        database,
        """SELECT consortium_id, value, n, rank, percentile, regional_median
        FROM regional_benchmark
        WHERE metric = 'objectives' AND reference_year IS NOT NULL ORDER BY consortium_id""",
    ) == [("cissac", 8.0, 1, None, None, None), ("cssm", 26.0, 1, None, None, None)]
