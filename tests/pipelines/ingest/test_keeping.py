"""Documents that are ready together are stored together, and each is whole or not there."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from pipelines.ingest.keeping import Keeper
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.plan import Action, Task
from pipelines.ingest.sources import Source
from pipelines.ingest.worker import Read, Unread
from pipelines.store.connection import open_writer
from pipelines.store.files import seen_files, stored_files
from pipelines.store.kept_pages import KeptPages
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.records import extraction
from tests.stored import HALF, content, rows

A, B, C, D = (letter * 64 for letter in "abcd")


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_writer(database) as connection:
        yield Store(connection, database)


@pytest.fixture
def keeper(store: Store, database: Path) -> Keeper:
    return Keeper(store, KeptPages(database), None, keeps_pages=True)


def _task(name: str, sha256: str | None, mark: str | None = None) -> Task:
    return Task(Source(Path(f"/{name}"), f"/{name}"), Action.READ, sha256, mark=mark)


def _read(sha256: str, **changes: object) -> Read:
    return Read(pack(extraction(sha256, **changes)), 0.1, sha256, b"pages")  # type: ignore[arg-type]


def _misfit(sha256: str, table: str = "evidence") -> Read:
    """A document with the steps of another one, or with steps in place of other rows."""
    parcel = pack(extraction(sha256))
    tables = {**parcel.tables, table: pack(extraction(A)).tables["steps"]}
    broken = replace(parcel, tables=tables)
    return Read(broken, 0.1, sha256, b"pages")


def _statuses(outcomes: list[Outcome]) -> dict[str, Status]:
    return {outcome.source_path: outcome.status for outcome in outcomes}


def _stored(store: Store) -> dict[str, str]:
    """The first letter of each document's hash, by file."""
    return {one.source_path: one.sha256[0] for one in stored_files(store.connection)}


def test_documents_stored_together_are_what_they_are_one_by_one(
    keeper: Keeper, store: Store, database: Path, template: Path, tmp_path: Path
) -> None:
    documents = {
        sha256: extraction(sha256, objectives=count, owner=owner, provisional=owner == "ignoto")
        for count, (sha256, owner) in enumerate(
            [(A, "cssm"), (B, "ignoto"), (C, "cissac"), (D, "ignoto")], start=1
        )
    }
    for sha256, document in documents.items():
        task = _task(f"{sha256[0]}.pdf", sha256)
        assert keeper.take(task, Read(pack(document), 0.1, sha256, b"pages")) is None
    assert _stored(store) == {}
    assert {one.status for one in keeper.store()} == {Status.STORED}
    alone = tmp_path / "alone.duckdb"
    shutil.copy(template, alone)
    with open_writer(alone) as connection:
        for sha256, document in documents.items():
            Store(connection).put(pack(document), f"/{sha256[0]}.pdf")
    store.connection.close()
    assert content(database) == content(alone)
    assert len(list(KeptPages(database).folder.iterdir())) == 4


def test_the_document_that_does_not_fit_fails_alone(keeper: Keeper, store: Store) -> None:
    keeper.take(_task("a.pdf", A), _read(A))
    keeper.take(_task("b.pdf", B), _misfit(B, "steps"))
    keeper.take(_task("c.pdf", C), _misfit(C))
    keeper.take(_task("d.pdf", D), _read(D))
    outcomes = list(keeper.store())
    assert _statuses(outcomes) == {
        "/a.pdf": Status.STORED,
        "/b.pdf": Status.FAILED,
        "/c.pdf": Status.FAILED,
        "/d.pdf": Status.STORED,
    }
    assert _stored(store) == {"/a.pdf": "a", "/d.pdf": "d"}
    failures = store.connection.execute(
        "SELECT source_path, stage, error FROM failures ORDER BY ALL"
    ).fetchall()
    assert [path for path, _, _ in failures] == ["/b.pdf", "/c.pdf"]
    assert all("its records do not fit" in error for _, _, error in failures)
    assert store.connection.execute(HALF).fetchall() == []


def test_two_documents_of_one_identifier_are_settled_as_if_alone(
    keeper: Keeper, store: Store
) -> None:
    other = A[:8] + B[8:]
    keeper.take(_task("a.pdf", A), _read(A, objectives=1))
    keeper.take(_task("b.pdf", other), _read(other, objectives=3))
    assert [one.status for one in keeper.store()] == [Status.STORED, Status.REPLACED]
    (document,) = stored_files(store.connection)
    assert (document.source_path, document.sha256) == ("/b.pdf", other)
    assert store.connection.execute("SELECT count(*) FROM objectives").fetchall() == [(3,)]


def test_names_that_change_places_among_those_stored_together(keeper: Keeper, store: Store) -> None:
    for name, sha256 in (("a.pdf", A), ("b.pdf", B), ("c.pdf", C)):
        store.put(pack(extraction(sha256)), f"/{name}")
    changes = (("a.pdf", B), ("b.pdf", A), ("c.pdf", D))
    for name, sha256 in changes:
        keeper.take(_task(name, sha256), _read(sha256))
    assert {one.status for one in keeper.store()} == {Status.REPLACED}
    assert _stored(store) == {"/a.pdf": "b", "/b.pdf": "a", "/c.pdf": "d"}
    assert store.connection.execute(HALF).fetchall() == []


@pytest.mark.parametrize("is_hashed", [False, True], ids=["both far", "one of this machine"])
@pytest.mark.parametrize("is_waiting", [True, False])
def test_the_same_bytes_under_two_names_are_told_apart(
    keeper: Keeper, store: Store, is_waiting: bool, is_hashed: bool
) -> None:
    assert keeper.take(_task("first.pdf", None, "1"), _read(A)) is None
    if not is_waiting:
        list(keeper.store())
    outcome = keeper.take(_task("second.pdf", A if is_hashed else None, "2"), _read(A))
    assert outcome is not None
    assert (outcome.status, outcome.note) == (Status.DUPLICATE, "same bytes as /first.pdf")
    list(keeper.store())
    assert _stored(store) == {"/first.pdf": "a"}
    seen = {"/first.pdf": ("1", A)} | ({} if is_hashed else {"/second.pdf": ("2", A)})
    assert seen_files(store.connection) == seen


def test_what_a_duplicate_gave_before_goes(keeper: Keeper, store: Store) -> None:
    store.put(pack(extraction(B)), "/second.pdf")
    store.fail("/second.pdf", None, "fetch", "Away.")
    keeper.take(_task("first.pdf", None), _read(A))
    keeper.take(_task("second.pdf", None), _read(A))
    list(keeper.store())
    assert _stored(store) == {"/first.pdf": "a"}
    assert store.connection.execute("FROM failures").fetchall() == []


def test_a_twin_is_read_again_when_the_first_did_not_fit(keeper: Keeper, store: Store) -> None:
    keeper.take(_task("first.pdf", None), _misfit(B))
    assert [one.status for one in keeper.store()] == [Status.FAILED]
    assert keeper.take(_task("second.pdf", None), _read(B)) is None
    assert [one.status for one in keeper.store()] == [Status.STORED]
    assert _stored(store) == {"/second.pdf": "b"}


def test_failures_of_files_that_are_stored_later_are_forgotten(
    keeper: Keeper, store: Store
) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        keeper.fail(_task(name, None), Unread("open", f"{name}: bad."))
    keeper.take(_task("a.pdf", A), _read(A))
    keeper.take(_task("b.pdf", B), _read(B))
    failed = store.connection.execute("SELECT source_path FROM failures ORDER BY ALL")
    assert failed.fetchall() == [("/a.pdf",), ("/b.pdf",), ("/c.pdf",)]
    list(keeper.store())
    failed = store.connection.execute("SELECT source_path FROM failures")
    assert failed.fetchall() == [("/c.pdf",)]


def test_whoever_stops_listening_leaves_whole_documents_and_their_marks(
    keeper: Keeper, store: Store
) -> None:
    for name, sha256 in (("a.pdf", A), ("b.pdf", B), ("c.pdf", C)):
        keeper.take(_task(name, None, f"mark of {name}"), _read(sha256))
    outcomes = keeper.store()
    assert next(outcomes).source_path == "/a.pdf"
    outcomes.close()  # type: ignore[attr-defined]
    assert _stored(store) == {"/a.pdf": "a", "/b.pdf": "b", "/c.pdf": "c"}
    assert set(seen_files(store.connection)) == {"/a.pdf", "/b.pdf", "/c.pdf"}


def test_a_copy_made_while_documents_wait_holds_those_stored(
    keeper: Keeper, store: Store, database: Path
) -> None:
    keeper.take(_task("a.pdf", A), _read(A))
    list(keeper.store())
    keeper.take(_task("b.pdf", B), _read(B))
    database.with_name(f"{database.name}.backup-wanted").touch()
    assert store.serve_backup()
    copy = database.with_name(f"{database.name}.backup-made")
    assert rows(copy, "SELECT source_path FROM documents") == [("/a.pdf",)]
    assert rows(copy, HALF) == []
    list(keeper.store())
    assert _stored(store) == {"/a.pdf": "a", "/b.pdf": "b"}


def test_pages_that_cannot_be_kept_fail_their_document_alone(
    keeper: Keeper, store: Store, database: Path
) -> None:
    keeper.take(_task("a.pdf", A), _read(A))
    KeptPages(database).path_of(B).with_suffix(".partial").mkdir()
    outcome = keeper.take(_task("b.pdf", B), _read(B))
    assert outcome is not None
    assert outcome.status is Status.FAILED
    assert "--no-raw" in (outcome.note or "")
    list(keeper.store())
    assert _stored(store) == {"/a.pdf": "a"}


def test_as_many_as_a_transaction_holds_are_due_at_once(keeper: Keeper) -> None:
    for number in range(15):
        sha256 = f"{number:064x}"[::-1]
        keeper.take(_task(f"{number}.pdf", sha256), _read(sha256))
        assert not keeper.is_due
    keeper.take(_task("a.pdf", A), _read(A))
    assert keeper.is_due
    assert len(list(keeper.store())) == 16
    assert not keeper.is_due


def test_an_error_that_no_document_explains_ends_the_run_with_nothing_half(
    keeper: Keeper, store: Store, database: Path
) -> None:
    keeper.take(_task("a.pdf", A), _read(A))
    list(keeper.store())
    keeper.take(_task("b.pdf", B), replace(_read(B), seconds=0.2))
    store.connection.close()
    with pytest.raises(duckdb.ConnectionException):
        list(keeper.store())
    assert rows(database, "SELECT source_path FROM documents") == [("/a.pdf",)]
    assert rows(database, HALF) == []
