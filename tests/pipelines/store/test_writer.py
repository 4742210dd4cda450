"""A document is stored whole, replaced whole, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from models.records import Step
from models.schema import tables
from pipelines.store.connection import open_writer
from pipelines.store.invariants import InvariantError
from pipelines.store.parcel import Parcel, pack
from pipelines.store.writer import Store
from tests.records import extraction

NOT_IN_THE_EXTRACTION = {
    "programmes",
    "database_info",
    "failures",
    "seen_files",
    "consortia",
    "document_counts",
}


@pytest.fixture
def connection(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(database) as connection:
        yield connection


def contents(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the time of storing."""
    rows = {}
    for table in tables():
        if table.name == "database_info":
            continue
        kept = [c.name for c in table.columns if c.name not in ("ingested_at", "failed_at")]
        rows[table.name] = connection.execute(
            f"SELECT {', '.join(kept)} FROM {table.name} ORDER BY ALL"
        ).fetchall()
    return rows


def test_what_is_stored_is_what_was_read(connection: duckdb.DuckDBPyConnection) -> None:
    document = extraction()
    replaced = Store(connection).put(pack(document), "/a.pdf")
    assert not replaced
    for table in tables():
        if table.name in NOT_IN_THE_EXTRACTION | {"documents"}:
            continue
        names = [column.name for column in table.columns]
        stored = connection.execute(f"SELECT * FROM {table.name} ORDER BY ALL").fetchall()
        given = [
            tuple(getattr(row, name) for name in names) for row in getattr(document, table.name)
        ]
        assert stored == sorted(given, key=str) or sorted(stored, key=str) == sorted(given, key=str)
    facts = connection.execute("SELECT source_path, title FROM documents").fetchall()
    assert facts == [("/a.pdf", "Piano")]


def test_storing_again_changes_nothing(connection: duckdb.DuckDBPyConnection) -> None:
    store = Store(connection)
    store.put(pack(extraction()), "/a.pdf")
    before = contents(connection)
    assert store.put(pack(extraction()), "/a.pdf")
    assert contents(connection) == before


def test_other_bytes_under_the_same_name_take_the_place(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("b" * 64)), "/a.pdf")
    fresh = contents(connection)
    store.put(pack(extraction("a" * 64, objectives=5)), "/a.pdf")
    store.put(pack(extraction("b" * 64)), "/a.pdf")
    assert contents(connection) == fresh


def test_a_document_goes_without_a_trace(connection: duckdb.DuckDBPyConnection) -> None:
    store = Store(connection)
    store.put(pack(extraction("b" * 64)), "/b.pdf")
    before = contents(connection)
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    store.settle({}, {"/a.pdf": "b" * 64})
    assert contents(connection) == before


def test_a_document_that_does_not_fit_leaves_everything_as_it_was(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    before = contents(connection)
    good = pack(extraction("b" * 64))
    other, new = extraction(), extraction("b" * 64)
    evidence = tuple(item for item in other.evidence if item.record_table == "steps")
    twice = pack(new.model_copy(update={"steps": other.steps, "evidence": new.evidence + evidence}))
    broken = Parcel(
        good.document_id,
        good.consortium_id,
        good.counts,
        good.tables | {name: twice.tables[name] for name in ("steps", "evidence")},
    )
    with pytest.raises(duckdb.ConstraintException):
        store.put(broken, "/b.pdf")
    assert contents(connection) == before
    store.put(good, "/b.pdf")


def test_a_failure_is_told_once_and_forgotten_on_success(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.fail("/a.pdf", None, "open", "First.")
    store.fail("/a.pdf", "f" * 64, "open", "Second.")
    store.fail("/b.pdf", None, "open", "Other.")
    assert connection.execute("SELECT error FROM failures ORDER BY ALL").fetchall() == [
        ("Other.",),
        ("Second.",),
    ]
    store.put(pack(extraction()), "/a.pdf")
    assert connection.execute("SELECT error FROM failures").fetchall() == [("Other.",)]


def test_a_provisional_owner_never_hides_one_of_the_registry(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    store.put(pack(extraction("b" * 64, provisional=True)), "/b.pdf")
    assert connection.execute("SELECT is_provisional FROM consortia").fetchall() == [(False,)]


def test_a_provisional_owner_goes_with_its_last_document(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("a" * 64, owner="ignoto", provisional=True)), "/a.pdf")
    store.put(pack(extraction("a" * 64, owner="cssm")), "/a.pdf")
    assert connection.execute("SELECT consortium_id FROM consortia").fetchall() == [("cssm",)]


def test_names_change_without_reading_again(connection: duckdb.DuckDBPyConnection) -> None:
    store = Store(connection)
    first, second = extraction("a" * 64), extraction("b" * 64)
    store.put(pack(first), "/a.pdf")
    store.put(pack(second), "/b.pdf")
    store.settle(
        {first.document.document_id: "/b.pdf", second.document.document_id: "/a.pdf"},
        {"/a.pdf": "b" * 64, "/b.pdf": "a" * 64},
    )
    names = {one.source_path: one.sha256[0] for one in store.stored_documents()}
    assert names == {"/a.pdf": "b", "/b.pdf": "a"}


def test_what_a_file_gave_before_goes_when_its_bytes_are_those_of_another(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    store.put(pack(extraction("b" * 64)), "/b.pdf")
    store.settle({}, {"/b.pdf": "a" * 64})
    assert [one.source_path for one in store.stored_documents()] == ["/a.pdf"]


@pytest.mark.parametrize("table", ["objectives", "steps", "verifications"])
def test_a_row_without_evidence_is_not_stored(
    table: str, connection: duckdb.DuckDBPyConnection
) -> None:
    document = extraction()
    kept = tuple(item for item in document.evidence if item.record_table != table)
    bare = document.model_copy(update={"evidence": kept})
    with pytest.raises(InvariantError, match=f"of {table} has no evidence"):
        Store(connection).put(pack(bare), "/a.pdf")
    assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]
    Store(connection).put(pack(document), "/a.pdf")


def test_an_empty_verification_needs_no_evidence(connection: duckdb.DuckDBPyConnection) -> None:
    document = extraction()
    empty = tuple(
        verification.model_copy(update={"text": None}) for verification in document.verifications
    )
    kept = tuple(item for item in document.evidence if item.record_table != "verifications")
    Store(connection).put(
        pack(document.model_copy(update={"verifications": empty, "evidence": kept})), "/a.pdf"
    )


def test_an_empty_step_needs_no_evidence_and_a_full_one_does(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    document = extraction()
    kept = tuple(item for item in document.evidence if item.record_table != "steps")
    empty = tuple(
        Step(step_id=step.step_id, objective_id=step.objective_id, position=step.position)
        for step in document.steps
    )
    Store(connection).put(
        pack(document.model_copy(update={"steps": empty, "evidence": kept})), "/a.pdf"
    )
    with pytest.raises(InvariantError):
        Store(connection).put(pack(document.model_copy(update={"evidence": kept})), "/a.pdf")
