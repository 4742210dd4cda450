"""Ingest from the command line's request to its exit status."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from models.vocabulary import Engine
from pipelines.ingest.batch import Batch
from pipelines.ingest.executors import executor_for, jobs_of
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.plan import Rules, Task, make_plan
from pipelines.ingest.pool import Limits
from pipelines.ingest.provisional import unconfirmed, write_owners
from pipelines.ingest.reinterpretation import plan_again
from pipelines.ingest.report import Report
from pipelines.ingest.request import Request, check, password, rules_version
from pipelines.ingest.sources import Found, Source, find
from pipelines.ingest.summary import Summary
from pipelines.ingest.worker import Job
from pipelines.output.console import tell
from pipelines.store.connection import open_writer
from pipelines.store.files import readable_again, seen_files, stored_files
from pipelines.store.kept_pages import KeptPages
from pipelines.store.lookup import find_document
from pipelines.store.writer import Store

_BYTES_IN_MB = 1_000_000

_MAY_REPLACE = frozenset({Status.REPLACED, Status.PASSED_OVER})
"""What becomes of files that may have given other documents before, whose pages go."""


def _outcomes(request: Request, batch: Batch, limits: Limits) -> Iterator[Outcome]:
    yield from batch.settle()
    if not batch.to_read:
        return
    at_most = sum(batch.shares(jobs_of(request)))
    with executor_for(request, limits, at_most) as (executor, workers):
        yield from batch.read(executor, workers)


def _rules(request: Request, engine: Engine) -> Rules:
    return Rules(
        rules_version(request, engine),
        request.consortium_id,
        request.is_forced,
        request.kind,
        request.is_kind_asked,
        request.owners_of_files,
    )


def _plan(request: Request, sources: Sequence[Source], store: Store) -> tuple[Task, ...]:
    """What to do with each file, or with each file whose pages are kept."""
    if request.is_reinterpreted:
        return plan_again(
            readable_again(store.connection),
            KeptPages(request.database),
            cache(lambda engine: _rules(request, engine)),
            asked=[find_document(store.connection, name) for name in request.names],
        )
    return make_plan(
        sources,
        stored_files(store.connection),
        _rules(request, request.engine),
        seen_files(store.connection),
    )


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


def run(request: Request) -> Summary:
    """Ingest, printing a line per document and at the end what it came to.

    Args:
        request: What is asked for.

    Returns:
        What it came to.

    Raises:
        UsageError: When there is nothing to read or the request makes no sense.
        DatabaseError: When the database cannot be written.
    """
    check(request)
    found = (
        Found(())
        if request.is_reinterpreted
        else find(request.names, request.database, request.reach)
    )
    limits = Limits(request.seconds, request.memory_mb * _BYTES_IN_MB)
    summary = Summary(found.ignored)
    has_replaced = False
    with open_writer(request.database) as connection:
        store = Store(connection, request.database, is_forced=request.is_forced)
        kept = KeptPages(request.database)
        tasks = _plan(request, found.sources, store)
        batch = Batch(store, tasks, _template(request), limits, kept)
        with Report(request.output, len(tasks), is_debugging=request.is_debugging) as report:
            for outcome in _outcomes(request, batch, limits):
                report.show(outcome)
                summary.add(outcome)
                has_replaced |= outcome.status in _MAY_REPLACE
        if has_replaced:
            kept.forget_others(file.sha256 for file in readable_again(connection))
        # A file that was asked for is about this run; the one beside the database is about it all.
        owners = unconfirmed(connection, summary.document_ids if request.owners else None)
    if owners or request.owners is not None:
        write_owners(request.owners_file, owners)
    else:
        request.owners_file.unlink(missing_ok=True)
    for line in summary.lines(owners, request.owners_file, request.registry):
        tell(line)
    return summary
