"""Large documents are read in shares by workers that have nothing else to do."""

import os
import signal
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from random import Random

import pypdfium2 as pdfium
import pytest

from extractor.pages import pdfium as by_pdfium
from extractor.pages import plumber as by_pdfplumber
from extractor.pages.page import PageReader
from extractor.pages.share import Share
from pipelines.ingest.batch import Batch
from pipelines.ingest.outcome import Status
from pipelines.ingest.plan import Rules, make_plan
from pipelines.ingest.pool import Limits, LocalPool
from pipelines.ingest.shares import LARGE, Pieces, shared, shares_for
from pipelines.ingest.sources import find
from pipelines.ingest.worker import Job, Read, Result, Unread, read_document
from pipelines.store.connection import open_writer
from pipelines.store.files import stored_files
from pipelines.store.kept_pages import KeptPages
from pipelines.store.writer import Store
from tests.command_line import SMALLEST
from tests.stored import HALF, content, kept_pages

NO_LIMITS = Limits(None, None)


def _padded(source: Path, target: Path) -> Path:
    """A document with an attachment that makes its file a large one."""
    with pdfium.PdfDocument(source) as document:
        document.new_attachment("padding").set_data(Random(1).randbytes(LARGE))  # noqa: S311 - what cannot be compressed
        document.save(target)
    assert target.stat().st_size >= LARGE
    return target


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _padded(SMALLEST, tmp_path_factory.mktemp("large") / "large.pdf")


def _read(path: Path, database: Path, workers: int) -> tuple[list[Status], list[int]]:
    """Ingest a file with so many workers: what became of it, and in how many shares."""
    with open_writer(database) as connection, LocalPool(workers, NO_LIMITS) as pool:
        store = Store(connection, database)
        tasks = make_plan(find([path]).sources, stored_files(store.connection), Rules("1"))
        job = Job(Path(), None, "1", keeps_pages=True)
        batch = Batch(store, tasks, job, NO_LIMITS, KeptPages(database))
        outcomes = list(batch.read(pool, workers))
        assert connection.execute(HALF).fetchall() == []
        return [outcome.status for outcome in outcomes], batch.shares(workers)


@pytest.mark.parametrize(
    ("sizes", "workers", "shares"),
    [
        ([LARGE], 1, [1]),
        ([LARGE], 3, [3]),
        ([LARGE - 1], 3, [1]),
        ([LARGE, 10], 2, [1, 1]),
        ([LARGE, 10], 4, [3, 1]),
        ([LARGE, LARGE], 5, [2, 2]),
        ([10] * 9, 2, [1] * 9),
        ([], 2, []),
    ],
)
def test_only_workers_without_a_document_read_shares(
    sizes: list[int], workers: int, shares: list[int]
) -> None:
    assert shares_for(sizes, workers) == shares


@pytest.mark.parametrize("count", [0, 1, 2, 7, 50])
@pytest.mark.parametrize("of", [1, 2, 3, 8])
def test_shares_are_all_pages_once_and_in_order(count: int, of: int) -> None:
    shares = [Share(number, of).pages(count) for number in range(of)]
    assert [index for share in shares for index in share] == list(range(count))
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@pytest.mark.parametrize("read", [by_pdfium.read_pages, by_pdfplumber.read_pages])
@pytest.mark.parametrize("of", [2, 9])
def test_shares_together_are_the_document(read: PageReader, of: int) -> None:
    apart = [page for number in range(of) for page in read(SMALLEST, None, Share(number, of))]
    assert apart == list(read(SMALLEST))


def test_the_rows_are_those_of_one_reader(large: Path, tmp_path: Path) -> None:
    alone, together = tmp_path / "alone.duckdb", tmp_path / "together.duckdb"
    assert _read(large, alone, 1) == ([Status.STORED], [1])
    assert _read(large, together, 2) == ([Status.STORED], [2])
    assert content(together) == content(alone)
    assert kept_pages(together) == kept_pages(alone) != {}


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    path, database = tmp_path / "broken.pdf", tmp_path / "x.duckdb"
    path.write_bytes(b"%PDF-1.7\n" + b" " * LARGE + b"\n%%EOF\n")
    assert _read(path, database, 2) == ([Status.FAILED], [2])
    with open_writer(database) as connection:
        failures = connection.execute("SELECT stage FROM failures").fetchall()
    assert failures == [("open",)]


def test_records_in_parts_are_read_whole(large: Path, tmp_path: Path) -> None:
    with open_writer(tmp_path / "x.duckdb") as connection:
        store = Store(connection, tmp_path / "x.duckdb")
        tasks = make_plan(find([large]).sources, (), Rules("1"))
        job = Job(Path(), None, "1", parts=str(tmp_path / "parts"))
        batch = Batch(store, tasks, job, NO_LIMITS, KeptPages(tmp_path / "x.duckdb"))
        assert batch.shares(4) == [1]


def _done(result: Result | BaseException) -> Future[Result]:
    future: Future[Result] = Future()
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
    return future


def test_pieces_wait_for_each_other_and_keep_their_order() -> None:
    pieces = Pieces()
    first, second, third = shared(Job(Path("a.pdf"), None, "1"), 3)
    assert pieces.put_together(third, _done(Read(None, 1.0, "f00", b"3"))) is None
    assert pieces.put_together(first, _done(Read(None, 1.0, "f00", b"1"))) is None
    whole = pieces.put_together(second, _done(Read(None, 1.0, "f00", b"2")))
    assert whole == Job(Path("a.pdf"), None, "1", sha256="f00", pieces=(b"1", b"2", b"3"))


@pytest.mark.parametrize(
    "other",
    [
        Unread("open", "it cannot be read"),
        TimeoutError(),
        Read(None, 1.0, "f00", None),
        Read(None, 1.0, "changed meanwhile", b"2"),
    ],
    ids=["unread", "late", "unkeepable", "changed"],
)
def test_where_a_share_is_missing_the_document_is_read_alone(
    other: Result | BaseException,
) -> None:
    pieces = Pieces()
    job = Job(Path("a.pdf"), None, "1")
    first, second = shared(job, 2)
    assert pieces.put_together(first, _done(Read(None, 1.0, "f00", b"1"))) is None
    assert pieces.put_together(second, _done(other)) == job


def test_a_share_is_pages_and_no_records(large: Path) -> None:
    job = Job(large, None, "1")
    reads = [read_document(share) for share in shared(job, 2)]
    assert all(isinstance(read, Read) and read.parcel is None and read.pages for read in reads)
    whole = read_document(replace(job, keeps_pages=True))
    assert isinstance(whole, Read)
    assert whole.parcel is not None
    together = Pieces()
    assert together.put_together(shared(job, 2)[0], _done(reads[0])) is None
    put_together = together.put_together(shared(job, 2)[1], _done(reads[1]))
    assert put_together is not None
    assert read_document(put_together).parcel == whole.parcel  # type: ignore[union-attr]


def test_a_share_that_a_dead_pool_lost_is_read_again(large: Path, tmp_path: Path) -> None:
    database = tmp_path / "x.duckdb"
    with open_writer(database) as connection, LocalPool(2, NO_LIMITS) as pool:
        os.kill(pool.submit(os.getpid).result(), signal.SIGKILL)
        store = Store(connection, database)
        tasks = make_plan(find([large]).sources, (), Rules("1"))
        batch = Batch(store, tasks, Job(Path(), None, "1"), NO_LIMITS, KeptPages(database))
        assert [outcome.status for outcome in batch.read(pool, 2)] == [Status.STORED]
