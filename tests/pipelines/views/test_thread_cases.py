"""The same objective over years: chains by title, likeness, and what a person says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.errors import UsageError
from pipelines.statements import run
from pipelines.store.connection import open_reader, open_writer
from pipelines.store.threads import Statement, say, withdraw_said
from tests.database import answers, create
from tests.pipelines.small_documents import Small, Values, objective, put

ALIKE = "Potenziamento del servizio di assistenza domiciliare agli anziani"
LESS_ALIKE = "Potenziamento dei servizi per anziani e disabili a domicilio"


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


def _year(name: str, year: int, *cards: Values, last: int | None = None, **values: Any) -> Small:
    """A verification of a plan over three years, unless another last year is given."""
    period = {"period_start": year, "period_end": last or year + 2, "reference_year": year}
    return Small(name, cards, values={"consortium_id": "body", **period, **values})


THREADS = "SELECT objective_id, objective_thread_id FROM objective_threads ORDER BY objective_id"


def test_the_same_title_is_enough_whatever_code_and_unit(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        _year("a", 2021, objective("A", title="Asili nido", unit="Uno")),
        _year("b", 2022, objective("7", title="ASILI NIDO.", unit="Due", kind="peg")),
    )
    assert answers(database, THREADS) == [("a-o1", "a-o1"), ("b-o1", "a-o1")]
    assert answers(database, "SELECT relation, link_basis FROM objective_continuity") == [
        ("continued", "title")
    ]


def test_chains_run_over_gaps_and_over_kinds_of_documents(
    database: duckdb.DuckDBPyConnection,
) -> None:
    card, other = objective("A", title="Asili nido"), objective("B", title="Trasporto scolastico")
    plan: Values = {"kind": "plan", "reference_year": None, "achievement_kind": None}
    put(
        database,
        _year("a", 2020, card, **plan),
        _year("b", 2020, card),
        _year("c", 2021, other),
        _year("d", 2022, card),
    )
    assert answers(
        database,
        """SELECT objective_id, objective_thread_id, continues_objective_id
        FROM objective_threads ORDER BY objective_id""",
    ) == [
        ("a-o1", "a-o1", None),
        ("b-o1", "a-o1", "a-o1"),
        ("c-o1", "c-o1", None),
        ("d-o1", "a-o1", "b-o1"),
    ]


def test_annual_and_triennial_documents_make_chains_of_their_own(
    database: duckdb.DuckDBPyConnection,
) -> None:
    card = objective("A", title="Asili nido")
    put(
        database,
        _year("a", 2020, card),
        _year("b", 2021, card, last=2021),
        _year("c", 2022, card),
        _year("d", 2023, card, last=2023),
    )
    assert answers(database, THREADS) == [
        *(("a-o1", "a-o1"), ("b-o1", "b-o1"), ("c-o1", "a-o1"), ("d-o1", "b-o1"))
    ]


def test_less_likeness_is_possible_and_neither_dropped_nor_new(
    database: duckdb.DuckDBPyConnection,
) -> None:
    put(
        database,
        _year("a", 2021, objective("A", title=ALIKE)),
        _year("b", 2022, objective("A", title=LESS_ALIKE)),
    )
    (row,) = answers(
        database,
        """SELECT objective_thread_id, possible_objective_id, possible_score
        FROM objective_threads WHERE objective_id = 'b-o1'""",
    )
    assert row[:2] == ("b-o1", "a-o1")
    assert 0.55 <= row[2] < 0.75
    assert answers(database, "SELECT relation FROM objective_continuity") == [("possible",)]


def test_what_a_person_says_holds_and_is_kept_when_a_document_is_read_again(
    tmp_path: Path,
) -> None:
    with open_writer(tmp_path / "threads.duckdb") as own:
        put(own, *_two())
        say(own, Statement("b-o1", "a-o1", is_same=True, reason="stesso servizio"))
        assert answers(own, THREADS) == [("a-o1", "a-o1"), ("b-o1", "a-o1")]
        run(own, "schema", "delete_document", document_id="b")
        _, again = _two()
        put(own, Small("c", again.objectives, values=again.values))
        assert answers(own, THREADS) == [("a-o1", "a-o1"), ("c-o1", "a-o1")]
        assert withdraw_said(own, "a-o1", "c-o1") == 1
        assert answers(own, THREADS) == [("a-o1", "a-o1"), ("c-o1", "c-o1")]


def _two() -> tuple[Small, Small]:
    return (
        _year("a", 2021, objective("A", title="Asili nido", unit="Uno")),
        _year("b", 2022, objective("7", title="Prima infanzia", unit="Due")),
    )


def test_what_is_said_not_to_be_the_same_is_not(tmp_path: Path) -> None:
    path = tmp_path / "threads.duckdb"
    card = objective("A", title="Asili nido")
    with open_writer(path) as connection:
        put(connection, _year("a", 2021, card), _year("b", 2022, card))
        say(connection, Statement("a-o1", "b-o1", is_same=False))
    with open_reader(path) as connection:
        assert answers(connection, THREADS) == [("a-o1", "a-o1"), ("b-o1", "b-o1")]


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("a-o1", "x", "There is no objective x"),
        ("a-o1", "a-o2", "stand in one document, a"),
        ("a-o1", "z-o1", "objectives of two bodies"),
    ],
)
def test_what_cannot_be_linked_is_refused(
    tmp_path: Path, first: str, second: str, message: str
) -> None:
    with open_writer(tmp_path / "threads.duckdb") as connection:
        put(
            connection,
            _year("a", 2021, objective("A"), objective("B")),
            Small("z", (objective("A"),)),
        )
        with pytest.raises(UsageError, match=message):
            say(connection, Statement(first, second, is_same=True))
