"""What becomes of objectives and steps in the next plan: made by hand, the score worked out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from tests.database import answers, create
from tests.pipelines.small_documents import Small, objective, put, said, step

FIRST = {"consortium_id": "body", "period_start": 2021, "period_end": 2023, "reference_year": 2021}
NEXT = {"consortium_id": "body", "period_start": 2022, "period_end": 2024, "reference_year": 2022}
COLUMNS = """from_code, to_code, score, title_similarity, is_same_code, is_same_unit,
    is_same_first_year, programmes_similarity"""


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _two_plans(
    database: duckdb.DuckDBPyConnection,
    first: tuple[dict[str, Any], ...],
    following: tuple[dict[str, Any], ...],
) -> None:
    put(database, Small("first", first, values=FIRST), Small("next", following, values=NEXT))


def _card(code: str | None, title: str, **values: Any) -> dict[str, Any]:
    return {**objective(code), "title": title, "unit": None, "first_year": None, **values}


def _relations(database: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return answers(
        database,
        """SELECT relation, from_document_id, from_code, from_title, to_document_id, to_code,
            to_title
        FROM objective_continuity ORDER BY ALL""",
    )


def test_continued_dropped_and_new(database: duckdb.DuckDBPyConnection) -> None:
    _two_plans(
        database,
        (_card("A", "Accoglienza minori"), _card("B", "Sportello lavoro")),
        (_card("A", "Accoglienza minori"), _card("C", "Telesoccorso anziani")),
    )
    assert _relations(database) == [
        ("continued", "first", "A", "Accoglienza minori", "next", "A", "Accoglienza minori"),
        ("dropped", "first", "B", "Sportello lavoro", "next", None, None),
        ("new", "first", None, None, "next", "C", "Telesoccorso anziani"),
    ]


def test_the_only_plan_has_no_next(database: duckdb.DuckDBPyConnection) -> None:
    put(database, Small("first", (objective("A"),), values=FIRST))
    assert _relations(database) == []


def test_a_report_is_no_edition_of_a_plan(database: duckdb.DuckDBPyConnection) -> None:
    put(
        database,
        Small("first", (objective("A"),), values=FIRST),
        Small("report", (objective("A"),), values={**NEXT, "kind": "report"}),
        Small("no-period", (objective("A"),), values={**NEXT, "period_end": None}),
        Small("no-start", (objective("A"),), values={**NEXT, "period_start": None}),
        Small("elsewhere", (objective("A"),), values={**NEXT, "consortium_id": "other"}),
    )
    assert answers(
        database,
        """SELECT consortium_id, is_report, document_id, next_document_id, next_period_start
        FROM plan_editions ORDER BY ALL""",
    ) == [
        ("body", False, "first", None, None),
        ("body", True, "report", None, None),
        ("other", False, "elsewhere", None, None),
    ]


def test_a_verification_stands_for_its_plan_and_the_last_year_for_the_period(
    database: duckdb.DuckDBPyConnection,
) -> None:
    plan = {"kind": "plan", "reference_year": None}
    put(
        database,
        Small("z-plan", (objective("A"),), values={**FIRST, **plan}),
        Small("b-2021", (objective("A"),), values=FIRST),
        Small("a-2022", (objective("A"),), values={**FIRST, "reference_year": 2022}),
        Small("next", (objective("A"),), values={**NEXT, **plan}),
        Small(
            "later", (objective("A"),), values={**NEXT, "period_end": 2025, "reference_year": 2023}
        ),
    )
    assert answers(
        database,
        """SELECT document_id, next_document_id, next_period_start
        FROM plan_editions ORDER BY period_start, period_end""",
    ) == [("a-2022", "next", 2022), ("next", "later", 2022), ("later", None, None)]


def test_a_verification_stands_before_a_plan_of_the_same_year(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small("z-plan", (objective("A"),), values={**FIRST, "kind": "plan"}),
        Small("a-verification", (objective("A"),), values=FIRST),
    )
    assert answers(database, "SELECT document_id FROM plan_editions") == [("a-verification",)]


def test_a_version_that_was_replaced_stands_for_nothing(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        Small("a-new", (objective("A"),), values={**FIRST, "published_on": date(2022, 5, 1)}),
        Small("b-old", (objective("A"),), values={**FIRST, "published_on": date(2022, 3, 1)}),
    )
    assert answers(database, "SELECT document_id FROM plan_editions") == [("a-new",)]


def test_a_score_leaves_out_what_neither_card_gives(database: duckdb.DuckDBPyConnection) -> None:
    # Titles alike and the same code; nothing else is given: (0.5 + 0.15) / 0.65.
    _two_plans(database, (_card("A", "Accoglienza minori"),), (_card("A", "Accoglienza minori"),))
    assert answers(database, f"SELECT {COLUMNS} FROM objective_continuity") == [
        ("A", "A", 1.0, 1.0, True, None, None, None)
    ]


def test_everything_the_same(database: duckdb.DuckDBPyConnection) -> None:
    # Capitals and accents do not count in titles, capitals not in units.
    given: dict[str, Any] = {"first_year": 2020, "programmes": ["12.01", "12.02"]}
    _two_plans(
        database,
        (_card("A", "Qualità dei servizi", unit="Direzione", **given),),
        (_card("A", "QUALITA DEI SERVIZI", unit="DIREZIONE", **given),),
    )
    assert answers(database, f"SELECT {COLUMNS} FROM objective_continuity") == [
        ("A", "A", 1.0, 1.0, True, True, True, 1.0)
    ]


def test_what_differs_lowers_the_score(database: duckdb.DuckDBPyConnection) -> None:
    # 0.5 for the title, 0.15 for the unit, 0.1 × 1/3 for one of three programmes: 0.683333 of 1
    # with another code and another year of entry is too little; with the same code it is enough.
    first = _card("A", "Accoglienza minori", unit="Uno", first_year=2020,
                  programmes=["12.01", "12.02"])  # fmt: skip
    following = {**first, "first_year": 2021, "programmes": ["12.01", "12.05"]}
    _two_plans(database, (first,), (following,))
    assert answers(database, f"SELECT {COLUMNS} FROM objective_continuity") == [
        ("A", "A", 0.8333, 1.0, True, True, False, 0.3333)
    ]


@pytest.mark.parametrize(
    ("change", "score"),
    [
        ({"code": "B"}, 0.85),
        ({"unit": "Due"}, 0.85),
        ({"first_year": 2021}, 0.9),
        ({"programmes": ["12.05"]}, 0.9),
        ({"code": "B", "first_year": 2021}, 0.75),
        # The same title is enough, whatever the score.
        ({"code": "B", "unit": "Due"}, 0.7),
        # What one card alone gives is left out, except programmes: none of its one is named.
        ({"code": None, "unit": None, "first_year": None}, 1.0),
        ({"programmes": []}, 0.9),
    ],
)
def test_weights_of_the_score(
    database: duckdb.DuckDBPyConnection, change: dict[str, Any], score: float
) -> None:
    first = _card("A", "Accoglienza minori", unit="Uno", first_year=2020, programmes=["12.01"])
    _two_plans(database, (first,), ({**first, **change},))
    found = answers(database, "SELECT score FROM objective_continuity WHERE relation = 'continued'")
    assert found == [(score,)]


@pytest.mark.parametrize(
    ("first", "following"),
    [
        (_card("A", "Progetto uno"), _card("A", "Progetto due")),
        (_card("A", "Uno sportello unico"), _card("B", "Uno sportello unico")),
        (
            _card(None, "Primo lavoro", unit="Uno", first_year=2020),
            _card(None, "Un primo lavoro", unit="Uno", first_year=2020),
        ),
    ],
    ids=["code", "title", "unit and year"],
)
def test_candidates(
    database: duckdb.DuckDBPyConnection, first: dict[str, Any], following: dict[str, Any]
) -> None:
    _two_plans(database, (first,), (following,))
    found = dict(
        answers(database, "SELECT relation, count(*) FROM objective_continuity GROUP BY relation")
    )
    is_like = first["title"] != "Progetto uno"
    assert found == {"continued" if is_like else "possible": 1}


def test_each_is_the_other_s_best(database: duckdb.DuckDBPyConnection) -> None:
    # Two cards of one title: the one with the same code and unit is continued, the other is new.
    first = _card("A", "Accoglienza minori", unit="Uno")
    other = {**first, "code": "B", "unit": "Due"}
    _two_plans(database, (first,), (other, first))
    assert answers(
        database,
        "SELECT relation, from_code, to_code FROM objective_continuity ORDER BY ALL",
    ) == [("continued", "A", "A"), ("new", None, "B")]


def test_equals_are_told_apart_by_their_order(database: duckdb.DuckDBPyConnection) -> None:
    card = _card("A", "Accoglienza minori")
    _two_plans(database, (card, card), (card, card))
    assert answers(
        database,
        "SELECT from_objective_id, to_objective_id FROM objective_continuity "
        "WHERE relation = 'continued'",
    ) == [("first-o1", "next-o1")]


def _step(description: str, day: date | None, code: str = "A.1", **values: Any) -> dict[str, Any]:
    return step(code, said(), description=description, deadline=day, **values)


MOVED = """basis, from_document_id, from_step_id, to_document_id, to_step_id, step_code,
    description, from_deadline, to_deadline, days_moved, similarity, was_achieved, words"""


def test_a_step_that_was_moved(database: duckdb.DuckDBPyConnection) -> None:
    # What stands in brackets and capitals do not count.
    early, late = date(2021, 12, 1), date(2022, 1, 31)
    _two_plans(
        database,
        (objective("A", _step("Stipula della convenzione", early)),),
        (objective("A", _step("STIPULA della convenzione (già nel 2021)", late, "A.9")),),
    )
    assert answers(database, f"SELECT {MOVED} FROM moved_steps") == [
        (
            *("next_plan", "first", "first-o1-s1", "next", "next-o1-s1", "A.9"),
            *("STIPULA della convenzione (già nel 2021)", early, late, 61, 1.0, True, None),
        )
    ]


@pytest.mark.parametrize(
    ("first", "following"),
    [
        (("Stipula", date(2022, 1, 31)), ("Stipula", date(2022, 1, 31))),
        (("Stipula", None), ("Stipula", date(2022, 1, 31))),
        (("Stipula", date(2022, 1, 31)), ("Stipula", None)),
        (("Stipula", date(2021, 1, 31)), ("Collaudo degli impianti", date(2022, 1, 31))),
    ],
    ids=["same day", "no deadline before", "no deadline now", "another step"],
)
def test_a_step_that_was_not_moved(
    database: duckdb.DuckDBPyConnection,
    first: tuple[str, date | None],
    following: tuple[str, date | None],
) -> None:
    _two_plans(database, (objective("A", _step(*first)),), (objective("A", _step(*following)),))
    assert answers(database, "SELECT count(*) FROM moved_steps") == [(0,)]


def test_steps_of_an_objective_that_was_dropped_are_not_compared(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _two_plans(
        database,
        (_card("A", "Sportello", steps=(_step("Stipula", date(2021, 6, 1)),)),),
        (_card("B", "Telesoccorso", steps=(_step("Stipula", date(2022, 6, 1)),)),),
    )
    assert answers(database, "SELECT count(*) FROM moved_steps") == [(0,)]


def test_words_count_beside_letters(database: duckdb.DuckDBPyConnection) -> None:
    # Four of five words, and letters alike to 0.9686: (0.9686 + 0.8) / 2 is below 0.9. Nine of
    # ten words and 0.98 is above.
    short = "Stipula della convenzione con comuni"
    long = "Stipula della nuova convenzione triennale con i comuni del territorio"
    _two_plans(
        database,
        (objective("A", _step(short, date(2021, 6, 1)), _step(long, date(2021, 7, 1), "A.2")),),
        (
            objective(
                "A",
                _step(short.replace("con ", ""), date(2022, 6, 1)),
                _step(long.replace("i comuni", "comuni"), date(2022, 7, 1), "A.2"),
            ),
        ),
    )
    assert answers(database, "SELECT step_code, similarity FROM moved_steps") == [
        ("A.2", pytest.approx(0.94, abs=0.02))
    ]


def test_nine_tenths_alike_is_the_same_step(database: duckdb.DuckDBPyConnection) -> None:
    # Five of six words are 0.8333, 30 of 36 letters that begin alike 0.9667.
    _two_plans(
        database,
        (objective("A", _step("Avvio del servizio per anziani fermi", date(2021, 6, 1))),),
        (objective("A", _step("Avvio del servizio per anziani", date(2022, 6, 1))),),
    )
    assert answers(database, "SELECT similarity FROM moved_steps") == [(0.9,)]


def test_of_equal_steps_the_nearest_in_time_is_the_same(
    database: duckdb.DuckDBPyConnection,
) -> None:
    _two_plans(
        database,
        (
            objective(
                "A",
                _step("Stipula", date(2021, 1, 1)),
                _step("Stipula", date(2022, 3, 1), "A.2"),
            ),
        ),
        (objective("A", _step("Stipula", date(2022, 1, 1))),),
    )
    assert answers(database, "SELECT from_deadline, days_moved FROM moved_steps") == [
        (date(2022, 3, 1), -59)
    ]


def test_a_step_is_the_one_that_is_most_like_it(database: duckdb.DuckDBPyConnection) -> None:
    # The other lacks one word of ten and lies nearer in time.
    words = "Stipula della nuova convenzione triennale con i comuni del territorio"
    _two_plans(
        database,
        (objective("A", _step(words, date(2021, 12, 1))),),
        (
            objective(
                "A",
                _step(words.replace("i comuni", "comuni"), date(2022, 1, 1)),
                _step(words, date(2022, 6, 1), "A.2"),
            ),
        ),
    )
    assert answers(database, "SELECT step_code, similarity FROM moved_steps") == [("A.2", 1.0)]


def test_a_quoted_deadline(database: duckdb.DuckDBPyConnection) -> None:
    quoting = said(earlier_deadline=date(2022, 4, 30), earlier_deadline_basis="già con scadenza")
    other = step("A.2", said(), description="Collaudo degli impianti")
    put(database, Small("d", (objective("A", step("A.1", quoting), other),)))
    assert answers(database, f"SELECT {MOVED} FROM moved_steps") == [
        (
            *("quoted", None, None, "d", "d-o1-s1", "A.1", "Stipula della convenzione"),
            *(date(2022, 4, 30), date(2022, 6, 30), 61, None, None, "già con scadenza"),
        )
    ]
