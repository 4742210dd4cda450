"""Benchmarks over bodies made by hand: guards by number, ranks, ties, percentiles."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import pytest

from models.records import ObjectiveTag
from tests.database import answers, create, insert
from tests.pipelines.small_documents import Small, body, objective, put, said, step


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _region(
    connection: duckdb.DuckDBPyConnection,
    given: Sequence[float],
    *,
    region: str | None = "Terra",
    outcome: str | None = "achieved",
    **values: Any,
) -> None:
    """One body for each credit, each with one verification of 2022."""
    for number, credit in enumerate(given):
        name = f"{region}-{number}"
        insert(connection, "consortia", [body(name, region)])
        verification = said(
            achieved_pct=credit, assessed_outcome=outcome, acts_cited=0 if outcome else None
        )
        made = objective("A", step("A.1", verification), programmes=["12.01"])
        put(connection, Small(name, (made,), values={"consortium_id": name, **values}))


def _body(connection: duckdb.DuckDBPyConnection, name: str, verification: dict[str, Any]) -> None:
    """One body of Terra with one step in 2022."""
    insert(connection, "consortia", [body(name, "Terra")])
    made = objective("A", step("A.1", verification))
    put(connection, Small(name, (made,), values={"consortium_id": name}))


def _declared(connection: duckdb.DuckDBPyConnection, columns: str) -> list[tuple[Any, ...]]:
    return answers(
        connection,
        f"""SELECT {columns} FROM regional_benchmark
        WHERE metric = 'declared_completion_pct' ORDER BY consortium_id""",
    )


def test_a_single_body_is_listed(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [80])
    assert _declared(database, "value, n, rank, percentile, regional_median, reason") == [
        (80.0, 1, None, None, None, "fewer than 5 to compare: listed only")
    ]


def test_four_are_listed_five_are_ranked(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [10, 20, 30, 40])
    assert {row[1:] for row in _declared(database, "value, n, rank, regional_median")} == {
        (4, None, None)
    }
    _region(database, [10, 20, 30, 40, 90], region="Isola")
    assert answers(
        database,
        """SELECT n, rank, percentile, regional_median FROM regional_benchmark
        WHERE metric = 'declared_completion_pct' AND region = 'Isola' ORDER BY consortium_id""",
    ) == [(5, 5 - place, None, 30.0) for place in range(5)]


def test_ten_have_percentiles_and_ties_share(database: duckdb.DuckDBPyConnection) -> None:
    # Nine values below 100 and two ties at 50: each of these has 3 below and half of the other.
    _region(database, [10, 20, 30, 50, 50, 60, 70, 80, 90, 100])
    rows = _declared(database, "value, rank, percentile, regional_median")
    assert rows[0] == (10.0, 10, 0.0, 55.0)
    assert rows[3] == rows[4] == (50.0, 6, pytest.approx(3.5 / 9 * 100), 55.0)
    assert rows[9] == (100.0, 1, 100.0, 55.0)


def test_why_a_value_has_no_place(database: duckdb.DuckDBPyConnection) -> None:
    # The third of five is the median.
    _region(database, [10, 20, 100 / 3, 40, 90])
    _region(database, [50], region=None)
    assert _declared(database, "regional_median, reason") == [
        (None, "the region of the body is not known"),
        *[(33.333333, "fewer than 10 to compare: no percentile")] * 5,
    ]
    assert answers(
        database,
        """SELECT DISTINCT value, reason FROM regional_benchmark
        WHERE metric = 'consistency_across_documents_pct'""",
    ) == [(None, "no check of the family applies")]
    _region(database, [10, 20, 30, 40, 90], region="Isola")
    _region(database, [50] * 10, region="Monte")
    assert answers(
        database,
        """SELECT DISTINCT region, reason FROM regional_benchmark
        WHERE metric = 'declared_completion_pct' AND region IN ('Isola', 'Monte') ORDER BY 1""",
    ) == [("Isola", "fewer than 10 to compare: no percentile"), ("Monte", None)]


def test_counts_of_findings_are_not_ranked(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [100, 100, 100, 100, 0])
    assert answers(
        database,
        """SELECT DISTINCT rank, direction, reason FROM regional_benchmark
        WHERE metric IN ('errors', 'findings')""",
    ) == [(None, "neutral", "bodies are not ranked by this measure")]


@pytest.mark.parametrize(("share", "rank"), [(70.0, 1), (69.9, None)])
def test_assessed_completion_is_ranked_from_seven_tenths_of_settled_weight(
    database: duckdb.DuckDBPyConnection, share: float, rank: int | None
) -> None:
    _region(database, [10, 20, 30, 40, 50], outcome="not_achieved")
    insert(database, "consortia", [body("z", "Terra")])
    steps = (
        step("A.1", said(), weight_in_year_pct=share),
        step("A.2", said(assessed_outcome="not_assessable"), weight_in_year_pct=100.0 - share),
    )
    put(database, Small("z", (objective("A", *steps),), values={"consortium_id": "z"}))
    assert answers(
        database,
        """SELECT value, low, round(high, 6), rank FROM regional_benchmark
        WHERE metric = 'assessed_completion_pct' AND consortium_id = 'z'""",
    ) == [(100.0, share, 100.0, rank)]


def _assessed(database: duckdb.DuckDBPyConnection, name: str, done: float, open_: float) -> None:
    """A body with this weight achieved, this left open, and the rest not achieved."""
    insert(database, "consortia", [body(name, "Terra")])
    given = (("achieved", done), ("not_assessable", open_), ("not_achieved", 100 - done - open_))
    steps = (
        step(f"A.{n}", said(assessed_outcome=outcome), weight_in_year_pct=weight)
        for n, (outcome, weight) in enumerate(given)
    )
    put(database, Small(name, (objective("A", *steps),), values={"consortium_id": name}))


def test_bounds_that_overlap_are_not_distinguishable(database: duckdb.DuckDBPyConnection) -> None:
    # Bounds 10-10, 20-20, 30-60, 50-50, 90-90: the third and the fourth overlap.
    for name, done, open_ in (
        ("a", 10, 0),
        ("b", 20, 0),
        ("c", 30, 30),
        ("d", 50, 0),
        ("e", 90, 0),
    ):
        _assessed(database, name, done, open_)
    assert answers(
        database,
        """SELECT consortium_id, rank, rank_note FROM regional_benchmark
        WHERE metric = 'assessed_completion_pct' ORDER BY consortium_id""",
    ) == [
        ("a", 5, None),
        ("b", 4, None),
        ("c", 3, "not distinguishable"),
        ("d", 2, "not distinguishable"),
        ("e", 1, None),
    ]


def test_bodies_of_another_class_are_no_peers_unless_asked_for(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _region(database, [10, 20, 30, 40, 50])
    _region(database, [60], region="Isola")
    database.execute(
        "UPDATE consortia SET kind = 'health_authority' WHERE consortium_id = 'Terra-4'"
    )
    assert dict(
        answers(
            database,
            """SELECT peers, any_value(n) FROM regional_ranking
            WHERE metric = 'declared_completion_pct' AND NOT includes_partly
                AND consortium_id = 'Terra-0'
            GROUP BY peers""",
        )
    ) == {"region_and_class": 4, "region": 5, "class": 5, "all": 6}


def test_document_without_a_year_is_listed_and_not_compared(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _region(database, [10, 20, 30, 40, 50])
    _body(database, "b", said())
    database.execute("UPDATE documents SET reference_year = NULL WHERE document_id = 'b'")
    assert answers(
        database,
        """SELECT value, n, rank, reason FROM regional_benchmark
        WHERE metric = 'declared_completion_pct' AND consortium_id = 'b'""",
    ) == [(100.0, 0, None, "the document names no year: not compared")]


@pytest.mark.parametrize(("passed", "is_given"), [(19, False), (20, True)])
def test_errors_are_counted_per_hundred_checks_from_twenty_on(
    database: duckdb.DuckDBPyConnection, passed: int, is_given: bool
) -> None:
    # Each line of a matrix that the card repeats is one check that applies.
    links = [f"{n}A" for n in range(40)]
    made = objective("A", step("A.1", None), links=links)
    matrix = tuple((link, "A") for link in links)
    put(database, Small("d", (made,), matrix=matrix, values={"kind": "plan"}))
    (applicable,) = answers(database, "SELECT checks_applicable FROM document_measures")[0]
    less = applicable - passed
    database.execute(f"DELETE FROM objective_links WHERE linked_code IN {tuple(links[:less])}")
    database.execute(f"DELETE FROM closing_links WHERE operational_code IN {tuple(links[:less])}")
    ((found, errors, rate),) = answers(
        database,
        "SELECT checks_applicable, errors, errors_per_100_checks FROM document_measures",
    )
    assert found == passed
    assert rate == (errors / passed * 100 if is_given else None)


def test_where_less_is_better_more_is_ranked_behind(database: duckdb.DuckDBPyConnection) -> None:
    # Nothing unsettled three times, everything twice.
    for number, outcome in enumerate(("achieved",) * 3 + ("not_assessable",) * 2):
        _body(database, f"b{number}", said(assessed_outcome=outcome))
    assert (
        answers(
            database,
            """SELECT value, rank, regional_median FROM regional_benchmark
        WHERE metric = 'share_unsettled_pct' ORDER BY consortium_id""",
        )
        == [(0.0, 1, 0.0)] * 3 + [(100.0, 4, 0.0)] * 2
    )


def test_a_body_that_is_not_ranked_moves_no_other(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    _body(database, "alone", said(achieved_pct=90.0, assessed_outcome="not_assessable"))
    rows = _declared(database, "consortium_id, value, n, rank, percentile, regional_median")
    assert rows[0] == ("Terra-0", 10.0, 10, 10, 0.0, 55.0)
    assert rows[9] == ("Terra-9", 100.0, 10, 1, 100.0, 55.0)
    assert rows[10] == ("alone", 90.0, 10, None, None, 55.0)


def test_declared_completion_is_not_ranked_alone(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [10, 20, 30, 40, 50], outcome=None)
    rows = _declared(database, "n, rank, reason, assessed_completion_pct, share_unsettled_pct")
    assert set(rows) == {
        (0, None, "declared completion is not ranked without assessed completion", None, 100.0)
    }


def test_what_stands_beside_declared_completion(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [10, 20, 30, 40, 50])
    rows = _declared(database, "rank, assessed_completion_pct, share_unsettled_pct")
    assert rows == [(5, 100.0, 0.0), (4, 100.0, 0.0), (3, 100.0, 0.0), (2, 100.0, 0.0),
                    (1, 100.0, 0.0)]  # fmt: skip
    # Beside no other measure.
    assert answers(
        database,
        """SELECT DISTINCT assessed_completion_pct, share_unsettled_pct FROM regional_benchmark
        WHERE metric <> 'declared_completion_pct'""",
    ) == [(None, None)]


def test_regions_years_and_kinds_are_not_mixed(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [1, 2, 3])
    _region(database, [1, 2], region="Isola")
    _region(database, [1, 2], region="Colle", reference_year=2023)
    _region(database, [1, 2], region=None)
    assert answers(
        database,
        """SELECT region, reference_year, min(n), max(n) FROM regional_benchmark
        WHERE metric = 'steps' GROUP BY ALL ORDER BY ALL""",
    ) == [("Colle", 2023, 2, 2), ("Isola", 2022, 2, 2), ("Terra", 2022, 3, 3), (None, 2022, 0, 0)]


def test_programmes_rank_by_assessed_completion(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [100] * 5)
    assert set(
        answers(
            database,
            """SELECT programme, n, n_assessed, rank, percentile, regional_median, objectives,
                share_of_objectives_pct, programmes_per_objective
            FROM programme_benchmark""",
        )
    ) == {("12.01", 5, 5, 1, None, 100.0, 1, 100.0, 1.0)}


def test_an_objective_counts_under_every_programme(
    database: duckdb.DuckDBPyConnection,
) -> None:
    made = (objective("A", programmes=["12.01", "12.02"]), objective("B", programmes=["12.02"]))
    put(database, Small("d", made))
    assert answers(
        database,
        """SELECT programme, objectives, share_of_objectives_pct, programmes_per_objective,
            title_checked_against
        FROM programme_benchmark ORDER BY programme""",
    ) == [
        ("12.01", 1, 50.0, 1.5, "published budgets"),
        ("12.02", 2, 100.0, 1.5, "CSSM plan 2022-2024"),
    ]


PARTLY = {"reading_status": "partly_understood", "coverage_pct": 60.0, "status_basis": "A table."}


def _partly(connection: duckdb.DuckDBPyConnection, name: str, credit: float) -> None:
    """A body of Terra whose document was understood in part."""
    insert(connection, "consortia", [body(name, "Terra")])
    made = objective("A", step("A.1", said(achieved_pct=credit)), programmes=["12.01"])
    put(connection, Small(name, (made,), values={"consortium_id": name, **PARTLY}))


def test_a_document_understood_in_part_is_listed_and_moves_no_other(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _region(database, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    _partly(database, "part", 95)
    columns = "value, n, rank, percentile, regional_median, reason, is_partly_understood"
    rows = _declared(database, columns)
    assert rows[0] == (10.0, 10, 10, 0.0, 55.0, None, False)
    assert rows[9] == (100.0, 10, 1, 100.0, 55.0, None, False)
    reason = "the document was understood in part: not compared"
    assert rows[10] == (95.0, 10, None, None, 55.0, reason, True)


def test_it_is_compared_where_that_is_asked_for(database: duckdb.DuckDBPyConnection) -> None:
    _region(database, [10, 20, 30, 40])
    _partly(database, "part", 95)
    query = """SELECT value, n, rank, regional_median FROM regional_ranking
        WHERE metric = 'declared_completion_pct' AND peers = 'region_and_class'
            AND {} includes_partly
        ORDER BY consortium_id"""
    assert {row[1:] for row in answers(database, query.format("NOT"))} == {(4, None, None)}
    assert answers(database, query.format("")) == [
        (10.0, 5, 5, 30.0),
        (20.0, 5, 4, 30.0),
        (30.0, 5, 3, 30.0),
        (40.0, 5, 2, 30.0),
        (95.0, 5, 1, 30.0),
    ]


def test_rules_that_measured_nothing_leave_a_document_compared(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _region(database, [10, 20, 30, 40], reading_status="understood", coverage_pct=98.0)
    _region(database, [95], region="Terra-1", reading_status=None)
    database.execute("UPDATE consortia SET region = 'Terra' WHERE region = 'Terra-1'")
    assert {row[0] for row in _declared(database, "n")} == {5}


@pytest.mark.parametrize("kind", ["programme", "tag"])
def test_objectives_of_such_a_document_are_listed_and_not_compared(
    kind: str, database: duckdb.DuckDBPyConnection
) -> None:
    _region(database, [100] * 5)
    _partly(database, "part", 100)
    tags = [
        ObjectiveTag(objective_id=objective_id, tag="theme.x", field="title", words="x")
        for (objective_id,) in answers(database, "SELECT objective_id FROM objectives")
    ]
    insert(database, "objective_tags", tags)
    columns = "n, n_assessed, rank, regional_median, assessed_completion_pct"
    query = f"SELECT {columns} FROM {kind}_{{}} ORDER BY consortium_id"
    assert answers(database, query.format("benchmark")) == [
        *[(5, 5, 1, 100.0, 100.0)] * 5,
        (5, 5, None, 100.0, 100.0),
    ]
    assert set(answers(database, query.format("ranking WHERE includes_partly"))) == {
        (6, 6, 1, 100.0, 100.0)
    }


def test_what_was_left_out_is_counted_by_page(database: duckdb.DuckDBPyConnection) -> None:
    left_out = Small("part", unread=(3, 1, 3, 4, 9), values={**PARTLY, "page_count": 9})
    put(database, left_out, Small("whole"), Small("one", unread=(2,)))
    assert answers(
        database,
        """SELECT document_id, is_partly_understood, unread_regions, unread_pages
        FROM document_reading ORDER BY document_id""",
    ) == [("one", False, 1, "2"), ("part", True, 5, "1, 3-4, 9"), ("whole", False, 0, None)]
