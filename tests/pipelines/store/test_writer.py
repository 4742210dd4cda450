"""A document is stored whole, replaced whole, or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.records import Step
from models.schema import tables
from models.vocabulary import Genre
from pipelines.statements import run
from pipelines.store.connection import open_writer
from pipelines.store.files import OtherPaper, stored_files
from pipelines.store.invariants import InvariantError
from pipelines.store.parcel import Parcel, pack
from pipelines.store.writer import Store
from tests.records import extraction, two_documents

NOT_IN_THE_EXTRACTION = {
    "programmes",
    "database_info",
    "failures",
    "passed_over",
    "thread_links",
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
        kept = [
            c.name for c in table.columns if c.name not in ("ingested_at", "failed_at", "seen_at")
        ]
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
    steps = {name: twice.tables[name] for name in ("steps", "evidence")}
    broken = replace(good, tables=good.tables | steps)
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
        {"a" * 64: "/b.pdf", "b" * 64: "/a.pdf"},
        {"/a.pdf": "b" * 64, "/b.pdf": "a" * 64},
    )
    names = {one.source_path: one.sha256[0] for one in stored_files(store.connection)}
    assert names == {"/a.pdf": "b", "/b.pdf": "a"}


def test_what_a_file_gave_before_goes_when_its_bytes_are_those_of_another(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    store.put(pack(extraction("b" * 64)), "/b.pdf")
    store.settle({}, {"/b.pdf": "a" * 64})
    assert [one.source_path for one in stored_files(store.connection)] == ["/a.pdf"]


def _pair(sha256: str, **changes: Any) -> Parcel:
    return pack(*two_documents(sha256, **changes))


def test_documents_of_a_file_are_stored_and_replaced_together(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    assert not store.put(_pair("a" * 64), "/a.pdf")
    before = contents(connection)
    assert len(before["documents"]) == 2
    assert store.put(_pair("a" * 64), "/a.pdf")
    assert contents(connection) == before
    store.put(pack(extraction("b" * 64)), "/a.pdf")
    fresh = contents(connection)
    assert len(fresh["documents"]) == 1
    store.put(_pair("a" * 64), "/a.pdf")
    store.put(pack(extraction("b" * 64)), "/a.pdf")
    assert contents(connection) == fresh


def test_the_second_document_of_a_file_goes_when_its_bytes_give_one_only(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    alone = contents(connection)
    store.put(_pair("a" * 64), "/a.pdf")
    assert store.put(pack(extraction("a" * 64)), "/a.pdf")
    assert contents(connection) == alone


def test_bytes_under_another_name_take_the_place_of_every_document_they_gave(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(_pair("a" * 64), "/a.pdf")
    assert store.put(pack(extraction("a" * 64, owner="cissac")), "/moved.pdf")
    assert connection.execute("SELECT source_path FROM documents").fetchall() == [("/moved.pdf",)]


def test_a_document_whose_identifier_begins_like_another_goes_alone(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    first, second = two_documents("a" * 64)
    store.put(pack(second), "/second.pdf")
    before = contents(connection)
    run(connection, "schema", "delete_document", document_id=first.document.document_id)
    assert contents(connection) == before


def test_if_one_document_of_a_file_does_not_fit_none_is_stored(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    good = _pair("a" * 64)
    broken = replace(good, tables={**good.tables, "steps": _pair("b" * 64).tables["objectives"]})
    with pytest.raises(duckdb.Error):
        store.put(broken, "/a.pdf")
    assert stored_files(connection) == ()


def test_all_documents_of_a_file_are_known_by_it(connection: duckdb.DuckDBPyConnection) -> None:
    store = Store(connection)
    parcel = _pair("a" * 64, coverage_pct=62.5)
    store.put(parcel, "/a.pdf")
    store.settle({"a" * 64: "/b.pdf"}, {"/b.pdf": "a" * 64})
    (file,) = stored_files(connection)
    assert (file.source_path, file.version) == ("/b.pdf", "1")
    assert file.documents == tuple(replace(one, counts={}) for one in parcel.documents)


BUDGET = OtherPaper(Genre.BUDGET, "columns of accounts")


def test_another_paper_takes_the_place_of_all_that_its_file_gave(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.put(_pair("a" * 64), "/a.pdf")
    store.fail("/a.pdf", None, "open", "Bad.")
    store.pass_over("/a.pdf", "b" * 64, BUDGET, "1")
    store.pass_over("/a.pdf", "c" * 64, BUDGET, "2")
    found = contents(connection)
    assert [row[:2] for row in found["passed_over"]] == [("/a.pdf", "c" * 64)]
    assert not any(found[name] for name in ("documents", "evidence", "failures", "unread"))
    (file,) = stored_files(connection)
    assert (file.paper, file.version, file.documents) == (BUDGET, "2", ())


def test_a_paper_is_forgotten_when_it_becomes_a_document_or_a_failure(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    for name, sha256 in (("/a.pdf", "a" * 64), ("/b.pdf", "b" * 64), ("/c.pdf", "c" * 64)):
        store.pass_over(name, sha256, BUDGET, "1")
    store.put(pack(extraction("a" * 64)), "/a.pdf")
    store.fail("/b.pdf", "b" * 64, "layout", "Not understood.")
    assert [file.source_path for file in stored_files(connection) if file.paper] == ["/c.pdf"]
    store.settle({}, {"/c.pdf": "d" * 64})
    assert [file.source_path for file in stored_files(connection)] == ["/a.pdf"]


def test_a_paper_keeps_its_row_under_the_new_name_of_its_file(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    store = Store(connection)
    store.pass_over("/a.pdf", "a" * 64, BUDGET, "1")
    store.settle({"a" * 64: "/b.pdf"}, {"/b.pdf": "a" * 64})
    (file,) = stored_files(connection)
    assert (file.source_path, file.paper) == ("/b.pdf", BUDGET)


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
