"""Ingest from the command line's request to its exit status."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipelines.ingest.batch import Batch
from pipelines.ingest.executors import executor_for, jobs_of
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.plan import Rules, Task, make_plan
from pipelines.ingest.pool import Limits
from pipelines.ingest.provisional import notices
from pipelines.ingest.reinterpretation import plan_again
from pipelines.ingest.report import Report
from pipelines.ingest.request import Request, check, password, rules_version
from pipelines.ingest.sources import Source, find
from pipelines.ingest.worker import Job
from pipelines.output.console import tell
from pipelines.store.connection import open_writer
from pipelines.store.kept_pages import KeptPages
from pipelines.store.lookup import find_document
from pipelines.store.writer import Store

_BYTES_IN_MB = 1_000_000


def _outcomes(request: Request, batch: Batch, limits: Limits) -> Iterator[Outcome]:
    yield from batch.pass_over()
    if not batch.to_read:
        return
    at_most = sum(batch.shares(jobs_of(request)))
    with executor_for(request, limits, at_most) as (executor, workers):
        yield from batch.read(executor, workers)


def _plan(request: Request, sources: tuple[Source, ...], store: Store) -> tuple[Task, ...]:
    """What to do with each file, or with each document whose pages are kept."""
    if request.is_reinterpreted:
        return plan_again(
            store.kept_pages_of(),
            KeptPages(request.database),
            cache(lambda engine: rules_version(request, engine)),
            asked=[find_document(store.connection, name) for name in request.names],
            owner=request.consortium_id,
            is_forced=request.is_forced,
        )
    version = rules_version(request, request.engine)
    rules = Rules(version, request.consortium_id, request.is_forced)
    return make_plan(sources, store.stored_documents(), rules, store.seen_files())


def _template(request: Request) -> Job:
    return Job(
        path=Path(),
        consortium_id=request.consortium_id,
        version=rules_version(request, request.engine),
        registry=request.registry,
        vocabulary=request.vocabulary,
        password=password(request.password_file),
        engine=request.engine,
        is_cross_checked=request.is_cross_checked,
        keeps_pages=request.keeps_pages,
        parts=request.parts,
        reach=request.reach,
        is_forced=request.is_forced,
    )


def run(request: Request) -> int:
    """Ingest, printing a line per document.

    Args:
        request: What is asked for.

    Returns:
        The number of documents that failed.

    Raises:
        UsageError: When there is nothing to read or the request makes no sense.
        DatabaseError: When the database cannot be written.
    """
    check(request)
    sources = () if request.is_reinterpreted else find(request.names, request.reach)
    limits = Limits(request.seconds, request.memory_mb * _BYTES_IN_MB)
    failed = 0
    stored: list[str] = []
    has_replaced = False
    with open_writer(request.database) as connection:
        store = Store(connection, request.database)
        kept = KeptPages(request.database)
        tasks = _plan(request, sources, store)
        batch = Batch(store, tasks, _template(request), limits, kept)
        with Report(request.output, len(tasks), is_debugging=request.is_debugging) as report:
            for outcome in _outcomes(request, batch, limits):
                report.show(outcome)
                failed += outcome.status is Status.FAILED
                has_replaced |= outcome.status is Status.REPLACED
                if outcome.document_id and outcome.status in (Status.STORED, Status.REPLACED):
                    stored.append(outcome.document_id)
        if has_replaced:
            kept.forget_others(document.sha256 for document in store.kept_pages_of())
        for notice in notices(connection, stored):
            tell(notice)
    return failed
