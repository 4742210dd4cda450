"""The views against the generator's own arithmetic, over made consortia with planted mistakes."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import duckdb
import pytest

from models.vocabulary import DocumentKind
from pipelines.generator import figures, generate, store
from pipelines.generator.bodies import moved_deadlines
from pipelines.generator.values import Finding, MadeBody, MadeDocument
from tests.database import answers, create

BODIES = 60


@pytest.fixture(scope="module")
def bodies() -> tuple[MadeBody, ...]:
    return tuple(generate(BODIES, regions=3, seed=7))


@pytest.fixture(scope="module")
def documents(bodies: tuple[MadeBody, ...]) -> dict[str, MadeDocument]:
    return {document.document_id: document for body in bodies for document in body.documents}


@pytest.fixture(scope="module")
def database(bodies: tuple[MadeBody, ...]) -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        store(connection, bodies)
        yield connection


def _approximately(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-5)


def test_every_document_is_stored(
    database: duckdb.DuckDBPyConnection, documents: dict[str, MadeDocument]
) -> None:
    assert answers(database, "SELECT count(*) FROM documents") == [(len(documents),)]


def test_completion(
    database: duckdb.DuckDBPyConnection, documents: dict[str, MadeDocument]
) -> None:
    for document_id, *found in answers(
        database,
        """SELECT document_id, steps_total, steps_due, declared_completion_pct,
            assessed_completion_pct, cumulative_completion_pct
        FROM document_completion""",
    ):
        due = figures(documents[str(document_id)])
        assert found == [
            due.steps_total,
            due.steps_due,
            _approximately(due.declared_pct),
            _approximately(due.assessed_pct),
            _approximately(due.cumulative_pct),
        ], document_id


def test_slippage(database: duckdb.DuckDBPyConnection, documents: dict[str, MadeDocument]) -> None:
    rows = answers(
        database,
        """SELECT document_id, steps_on_time, steps_late, steps_possibly_late, steps_asserted,
            steps_undated, median_slippage_days, p90_slippage_days
        FROM document_slippage""",
    )
    assert len(rows) == sum(made.kind is not DocumentKind.PLAN for made in documents.values())
    for document_id, *found in rows:
        due = figures(documents[str(document_id)])
        counts = [
            due.statuses.get(status, 0)
            for status in ("on_time", "late", "possibly_late", "asserted", "undated")
        ]
        days = [_approximately(due.median_days), _approximately(due.p90_days)]
        assert found == [*counts, *days], document_id


def _planted(documents: dict[str, MadeDocument]) -> Counter[tuple[str, Finding]]:
    planted = Counter(
        (document.document_id, finding)
        for document in documents.values()
        for finding in document.findings
    )
    for document in documents.values():
        if document.kind is DocumentKind.VERIFICATION:
            plan = documents[document.document_id.replace("-verification-", "-plan-")]
            planted.update(
                (document.document_id, finding) for finding in moved_deadlines(plan, document)
            )
    return planted


def test_every_planted_mistake_is_found_and_no_other(
    database: duckdb.DuckDBPyConnection, documents: dict[str, MadeDocument]
) -> None:
    found: Counter[tuple[str, Finding]] = Counter(
        (str(document_id), (str(kind), objective, step))
        for document_id, kind, objective, step in answers(
            database,
            # Made sentences are few, so that many steps are told in the same words.
            "SELECT document_id, kind, objective_code, step_code FROM check_results "
            "WHERE result = 'fail' AND kind <> 'evidence_used_once'",
        )
    )
    planted = _planted(documents)
    assert found - planted == Counter(), "findings that nobody planted"
    assert planted - found == Counter(), "planted and not found"
    assert len({kind for _, (kind, *_) in planted}) >= 17, "the sample is rich enough"


def test_objectives_that_live_on_are_found_in_the_next_plan(
    database: duckdb.DuckDBPyConnection, bodies: tuple[MadeBody, ...]
) -> None:
    expected = set()
    for body in bodies:
        made = [d for d in body.documents if d.kind is DocumentKind.VERIFICATION]
        for earlier, later in pairwise(made):
            titles = {objective.title for objective in later.objectives}
            expected |= {
                (body.consortium_id, earlier.reference_year, objective.code, objective.code)
                for objective in earlier.objectives
                if objective.title in titles
            }
    found = set(
        answers(
            database,
            """SELECT c.consortium_id, d.reference_year, c.from_code, c.to_code
            FROM objective_continuity AS c
            JOIN documents AS d ON d.document_id = c.from_document_id
            WHERE c.relation = 'continued' AND d.kind = 'verification'""",
        )
    )
    assert found == expected


def test_steps_that_were_moved_are_found_with_their_days(
    database: duckdb.DuckDBPyConnection, bodies: tuple[MadeBody, ...]
) -> None:
    expected = {
        (document.document_id, step.code, step.moved_days)
        for body in bodies
        for document in body.documents
        if document.kind is DocumentKind.VERIFICATION
        for objective in document.objectives
        for step in objective.steps
        if step.moved_days is not None
    }
    found = set(
        answers(
            database,
            "SELECT to_document_id, step_code, days_moved FROM moved_steps "
            "WHERE basis = 'next_plan' AND to_document_id LIKE '%verification%'",
        )
    )
    assert expected
    assert found == expected


def test_the_same_seed_makes_the_same_bodies(bodies: tuple[MadeBody, ...]) -> None:
    assert tuple(generate(BODIES, regions=3, seed=7)) == bodies
    assert tuple(generate(BODIES, regions=3, seed=8)) != bodies
