"""Batches run against a database: stopped, gone on with, and left by their workers."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipelines.ingest.batch import Batch
from pipelines.ingest.outcome import Status
from pipelines.ingest.plan import Rules, make_plan
from pipelines.ingest.pool import Limits, LocalPool
from pipelines.ingest.sources import find
from pipelines.ingest.worker import Job
from pipelines.store.connection import open_writer
from pipelines.store.files import stored_files
from pipelines.store.kept_pages import KeptPages
from pipelines.store.writer import Store
from tests.stored import HALF, small_documents

NO_LIMITS = Limits(None, None)


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_writer(database) as connection:
        yield Store(connection, database)


def _batch(store: Store, folder: Path, database: Path) -> Batch:
    """What the command line makes of a folder."""
    tasks = make_plan(find([folder]).sources, stored_files(store.connection), Rules("1"))
    job = Job(Path(), None, "1", keeps_pages=True)
    return Batch(store, tasks, job, NO_LIMITS, KeptPages(database))


def _stored(store: Store) -> set[str]:
    return {document.source_path for document in stored_files(store.connection)}


def test_a_batch_stopped_between_two_outcomes_goes_on_with_the_next(
    store: Store, database: Path, tmp_path: Path
) -> None:
    folder = small_documents(tmp_path / "docs", 6)
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    everything = {str(path) for path in folder.iterdir()}
    with ThreadPoolExecutor(1) as executor:
        outcomes = _batch(store, folder, database).read(executor, 2)
        first = next(one for one in outcomes if one.status is Status.STORED)
        outcomes.close()  # type: ignore[attr-defined]
        stored = _stored(store)
        assert first.source_path in stored
        rest = _batch(store, folder, database)
        assert {task.source.name for task in rest.to_read} == everything - stored
        told = {one.source_path: one.status for one in rest.read(executor, 2)}
    assert told.pop(str(folder / "bad.pdf")) is Status.FAILED
    assert set(told.values()) <= {Status.STORED}
    assert len(_stored(store)) == 6
    assert store.connection.execute(HALF).fetchall() == []


def test_what_a_dead_pool_had_taken_is_read_by_the_next(
    store: Store, database: Path, tmp_path: Path
) -> None:
    folder = small_documents(tmp_path / "docs", 4)
    with LocalPool(1, NO_LIMITS) as pool:
        os.kill(pool.submit(os.getpid).result(), signal.SIGKILL)
        outcomes = list(_batch(store, folder, database).read(pool, 4))
    assert [one.status for one in outcomes] == [Status.STORED] * 4
