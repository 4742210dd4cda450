"""Stored, failed, passed over: three endings that are kept apart, run after run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.vocabulary import DocumentKind, Genre
from pipelines.ingest.batch import Batch
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.plan import Rules, make_plan
from pipelines.ingest.pool import Limits
from pipelines.ingest.sources import content_hash, find
from pipelines.ingest.worker import Job, PassedOver, Read, Result, Unread
from pipelines.store.connection import open_writer
from pipelines.store.files import OtherPaper, stored_files
from pipelines.store.kept_pages import KeptPages
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.pipelines.ingest.made import Made, MadeResults, pdf
from tests.records import two_documents

BUDGET = OtherPaper(Genre.BUDGET, "columns of accounts")


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    with open_writer(database) as connection:
        yield Store(connection, database)


def _two(job: Job) -> Result:
    sha256 = content_hash(job.path)
    parcel = pack(*two_documents(sha256, version=job.version, coverage_pct=62.5))
    return Read(parcel, 0.1, sha256, b"pages")


def _paper(job: Job) -> Result:
    return PassedOver(BUDGET, 0.1, content_hash(job.path), job.version)


def _plan_or_paper(job: Job) -> Result:
    return _two(job) if job.kind is DocumentKind.PLAN else _paper(job)


def _not_understood(job: Job) -> Result:
    problem = f"{job.path.name}: no objectives found; see verifica layout."
    return Unread("layout", problem, sha256=content_hash(job.path), pages=b"pages")


GIVEN: Made = {"two.pdf": _two, "paper.pdf": _paper, "odd.pdf": _not_understood}


def _run(
    store: Store, database: Path, folder: Path, made: Made, rules: Rules
) -> tuple[dict[str, Outcome], MadeResults]:
    """A run over a folder; what became of each file, and what was asked of the reader."""
    tasks = make_plan(find([folder]).sources, stored_files(store.connection), rules)
    template = Job(Path(), None, rules.version, keeps_pages=True)
    batch = Batch(store, tasks, template, Limits(None, None), KeptPages(database))
    executor = MadeResults(made)
    outcomes = [*batch.settle(), *batch.read(executor, 1)]
    return {Path(one.source_path).name: one for one in outcomes}, executor


def test_the_three_endings_are_kept_apart(store: Store, database: Path, tmp_path: Path) -> None:
    folder = pdf(tmp_path / "docs", *GIVEN)
    told, _ = _run(store, database, folder, GIVEN, Rules("1"))
    assert {name: one.status for name, one in told.items()} == {
        "two.pdf": Status.STORED,
        "paper.pdf": Status.PASSED_OVER,
        "odd.pdf": Status.FAILED,
    }
    assert len(told["two.pdf"].documents) == 2
    assert told["paper.pdf"].paper == BUDGET
    assert told["odd.pdf"].stage == "layout"
    kept = KeptPages(database)
    assert [kept.holds(content_hash(folder / name)) for name in GIVEN] == [True, False, True]


def test_what_is_unchanged_is_not_read_again_by_the_same_rules(
    store: Store, database: Path, tmp_path: Path
) -> None:
    folder = pdf(tmp_path / "docs", *GIVEN)
    _run(store, database, folder, GIVEN, Rules("1"))
    told, executor = _run(store, database, folder, GIVEN, Rules("1"))
    assert [job.path.name for job in executor.jobs] == ["odd.pdf"]
    assert told["two.pdf"].status is Status.UNCHANGED
    assert [one.coverage_pct for one in told["two.pdf"].documents] == [62.5, 62.5]
    assert (told["paper.pdf"].status, told["paper.pdf"].paper) == (Status.PASSED_OVER, BUDGET)
    _, executor = _run(store, database, folder, GIVEN, Rules("2"))
    assert {job.path.name for job in executor.jobs} == set(GIVEN)


def test_a_document_that_other_rules_call_another_paper_goes_with_its_pages(
    store: Store, database: Path, tmp_path: Path
) -> None:
    folder = pdf(tmp_path / "docs", "a.pdf")
    _run(store, database, folder, {"a.pdf": _two}, Rules("1"))
    told, _ = _run(store, database, folder, {"a.pdf": _paper}, Rules("2"))
    assert told["a.pdf"].status is Status.PASSED_OVER
    assert store.connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]
    told, _ = _run(store, database, folder, {"a.pdf": _two}, Rules("3"))
    assert told["a.pdf"].status is Status.STORED
    assert store.connection.execute("SELECT count(*) FROM passed_over").fetchall() == [(0,)]


def test_a_kind_that_was_given_stands_until_the_files_are_asked_again(
    store: Store, database: Path, tmp_path: Path
) -> None:
    folder = pdf(tmp_path / "docs", "a.pdf")
    made: Made = {"a.pdf": _plan_or_paper}
    told, _ = _run(store, database, folder, made, Rules("1"))
    assert told["a.pdf"].status is Status.PASSED_OVER
    given = Rules("1", kind=DocumentKind.PLAN)
    told, executor = _run(store, database, folder, made, given)
    assert told["a.pdf"].status is Status.STORED
    assert executor.jobs[0].kind is DocumentKind.PLAN
    store.connection.execute("UPDATE documents SET given_kind = 'plan'")
    for rules in (Rules("1"), given):
        told, executor = _run(store, database, folder, made, rules)
        assert (told["a.pdf"].status, executor.jobs) == (Status.UNCHANGED, [])
    _, executor = _run(store, database, folder, made, Rules("2"))
    assert executor.jobs[0].kind is DocumentKind.PLAN
    store.connection.execute("UPDATE documents SET given_kind = 'plan'")
    told, executor = _run(store, database, folder, made, Rules("2", is_kind_asked=True))
    assert executor.jobs[0].kind is None
    assert told["a.pdf"].status is Status.PASSED_OVER


def test_an_owner_that_was_given_stands_when_other_rules_read(
    store: Store, database: Path, tmp_path: Path
) -> None:
    folder = pdf(tmp_path / "docs", "a.pdf")
    _run(store, database, folder, {"a.pdf": _two}, Rules("1"))
    store.connection.execute("UPDATE documents SET consortium_basis = 'option'")
    _, executor = _run(store, database, folder, {"a.pdf": _two}, Rules("2"))
    assert executor.jobs[0].consortium_id == "cssm"
    _, executor = _run(store, database, folder, {"a.pdf": _two}, Rules("3", "cissac"))
    assert executor.jobs[0].consortium_id == "cissac"
