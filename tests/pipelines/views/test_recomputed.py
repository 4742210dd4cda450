"""The views against the same figures in plain Python: samples, made bodies, odd documents."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.generator import generate, store
from tests.database import create, load
from tests.gold_loader import gold_rows
from tests.pipelines.small_documents import Small, objective, put, said, step
from tests.pipelines.views.recomputed import FIGURES, Database
from tests.samples import GOLD_FOLDERS, ROOT, sample

CORPUS = [
    path
    for folder in ("layouts", "further")
    for path in sorted((ROOT / "corpus" / folder).glob("*.json"))
    if {"document", "objectives"} <= set(json.loads(path.read_text(encoding="utf-8")))
]
SLIPPAGE = (
    *("steps_due", "steps_with_deadline", "steps_on_time", "steps_late", "share_late_low_pct"),
    *("share_late_high_pct", "unknown_of_due_pct", "steps_with_known_slippage", "share_late_pct"),
    "median_slippage_days",
)


def _view(connection: duckdb.DuckDBPyConnection, view: str, key: str) -> dict[str, dict[str, Any]]:
    found = connection.execute(f"SELECT * FROM {view}")
    names = [column[0] for column in found.description or ()]
    rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    return {row[key]: row for row in rows}


def _near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-4)


def _compare(connection: duckdb.DuckDBPyConnection) -> int:
    """Compare every figure; give the number of values compared."""
    own = Database(connection)
    return (
        _compare_steps(connection, own)
        + _compare_objectives(connection, own)
        + _compare_documents(connection, own)
    )


def _compare_steps(connection: duckdb.DuckDBPyConnection, own: Database) -> int:
    facts = _view(connection, "step_facts", "step_id")
    for made in own.all_steps():
        fact = facts[made.step_id]
        assert fact["is_due"] == own.is_due(made), made.step_id
        assert fact["punctuality"] == (None if made.is_plan else own.status(made)), made.step_id
        assert fact["declared_share"] == _near(made.declared_share), made.step_id
        assert fact["assessed_share"] == _near(made.assessed_share), made.step_id
    return 4 * len(facts)


def _compare_objectives(connection: duckdb.DuckDBPyConnection, own: Database) -> int:
    found, compared = _view(connection, "objective_completion", "objective_id"), 0
    for objective_id, row in own.objectives.items():
        if own.documents[row["document_id"]]["kind"] == "plan":
            continue
        for name, value in own.objective(objective_id).items():
            assert found[objective_id][name] == _near(value), (objective_id, name)
            compared += 1
    return compared


def _compare_documents(connection: duckdb.DuckDBPyConnection, own: Database) -> int:
    documents = _view(connection, "document_completion", "document_id")
    slippage, compared = _view(connection, "document_slippage", "document_id"), 0
    for document_id in documents:
        if own.documents[document_id]["kind"] == "plan":
            continue
        figures, days = own.group([document_id]), own.slippage(document_id)
        for name in FIGURES:
            assert documents[document_id][name] == _near(figures[name]), (document_id, name)
        for name in SLIPPAGE if document_id in slippage else ():
            assert slippage[document_id][name] == _near(days[name]), (document_id, name)
        compared += len(FIGURES) + len(SLIPPAGE)
    return compared


@pytest.fixture
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        yield connection


@pytest.mark.parametrize("folder", GOLD_FOLDERS)
def test_samples(folder: Path) -> None:
    with sample(folder) as connection:
        assert _compare(connection) > 1000


def test_corpus(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """Gold of single documents names no body: each gets one of its own."""
    for path in CORPUS:
        gold = json.loads(path.read_text(encoding="utf-8"))
        gold["document"].setdefault("consortium", path.stem)
        named = tmp_path / path.name
        named.write_text(json.dumps(gold), encoding="utf-8")
        load(database, gold_rows(named))
    assert _compare(database) > 1000


def test_made_documents(database: duckdb.DuckDBPyConnection) -> None:
    store(database, generate(45, regions=3, seed=5))
    documents = database.execute("SELECT count(*) FROM documents").fetchone()
    assert documents is not None
    assert documents[0] >= 200
    assert _compare(database) > 10_000


def _made_step(values: dict[str, Any]) -> dict[str, Any]:
    return step(**values)


WEIGHTS = st.sampled_from([None, 0.0, 20.0, 40.0, 100.0])
DAYS = st.sampled_from(
    [None, date(2021, 6, 30), date(2022, 6, 30), date(2022, 8, 1), date(2023, 6, 30)]
)
OUTCOMES = st.sampled_from(
    [None, "achieved", "partially_achieved", "not_achieved", "not_assessable"]
)
SAID = st.fixed_dictionaries(
    {
        "text": st.sampled_from([None, "Fatto."]),
        "achieved_pct": st.sampled_from([None, 0.0, 20.0, 40.0, 100.0]),
        "declared_outcome": OUTCOMES,
        "declared_outcome_basis": st.sampled_from([None, "printed", "figure", "words"]),
        "assessed_outcome": OUTCOMES,
        "assessed_share_pct": st.sampled_from([None, 30.0]),
        "acts_cited": st.sampled_from([None, 0]),
        "completed_from": DAYS,
        "completed_to": DAYS,
        "punctuality_basis": st.sampled_from([None, "nei tempi"]),
    }
)
STEPS = st.fixed_dictionaries(
    {
        "verification": st.one_of(st.none(), SAID.map(lambda values: said(**values))),
        "deadline": DAYS,
        "deadline_source": st.sampled_from([None, "column", "target"]),
        "indicator": st.sampled_from([None, "N. incontri"]),
        "weight_in_objective_pct": WEIGHTS,
        "weight_in_year_pct": st.one_of(st.none(), WEIGHTS),
        "code": st.sampled_from([None, "1", "2"]),
    }
).map(_made_step)
OBJECTIVES = st.tuples(
    st.sampled_from([None, "A", "B"]), st.lists(STEPS, min_size=1, max_size=3), WEIGHTS
).map(lambda made: objective(made[0], *made[1], weight_pct=made[2], title=f"Titolo {made[0]}"))
DOCUMENTS = st.lists(
    st.tuples(
        st.lists(OBJECTIVES, min_size=1, max_size=3),
        st.fixed_dictionaries(
            {
                "consortium_id": st.sampled_from(["body", "other"]),
                "kind": st.sampled_from(["verification", "report", "plan"]),
                "reference_year": st.sampled_from([None, 2021, 2022]),
                "period_start": st.just(2021),
                "period_end": st.sampled_from([2021, 2023]),
                "achievement_kind": st.sampled_from([None, "credit", "degree"]),
                "published_on": st.sampled_from([None, date(2023, 1, 1)]),
            }
        ),
    ),
    min_size=1,
    max_size=3,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
@given(made=DOCUMENTS)
def test_odd_documents(made: list[tuple[list[dict[str, Any]], dict[str, Any]]]) -> None:
    with create() as connection:
        for number, (cards, values) in enumerate(made):
            known = {**values, "reference_year": None} if values["kind"] == "plan" else values
            put(connection, Small(f"d{number}", tuple(cards), values=known))
        _compare(connection)
