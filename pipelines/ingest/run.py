"""Ingest from the command line's request to its exit status."""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.registry import load_registry
from models.vocabulary import Engine
from pipelines.errors import UsageError
from pipelines.ingest.batch import Batch, Outcome, Status
from pipelines.ingest.plan import Rules, make_plan
from pipelines.ingest.pool import Limits, LocalPool
from pipelines.ingest.provisional import notices
from pipelines.ingest.report import Report
from pipelines.ingest.sources import find
from pipelines.ingest.worker import Job
from pipelines.output.console import tell
from pipelines.output.rows import Format
from pipelines.store.connection import open_writer
from pipelines.store.writer import Store
from pipelines.vocabulary import checked_vocabulary

LOCAL = "local"
_BYTES_IN_MB = 1_000_000
_DOCUMENTS_PER_WORKER = 2
"""In flight for each worker: one being read, one waiting to be read or stored."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for.

    Attributes:
        paths: Files, folders, globs.
        database: The database file.
        consortium_id: Owner of every document, or None when they name it.
        jobs: Documents read side by side; None for one per core.
        executor: ``local``, or the address of a cluster.
        is_forced: Whether to read again what is unchanged.
        seconds: Time limit of a document.
        memory_mb: Memory limit of a document.
        registry: A registry in place of the built-in one.
        vocabulary: A vocabulary beside the built-in one.
        password_file: A file whose first line opens encrypted documents.
        engine: The reader of the pages.
        is_cross_checked: Whether a second reader is asked for every cell.
        output: How summary lines are printed.
        is_debugging: Whether tracebacks are shown.
    """

    paths: tuple[Path, ...]
    database: Path
    consortium_id: str | None
    jobs: int | None
    executor: str
    is_forced: bool
    seconds: float
    memory_mb: int
    registry: Path | None
    vocabulary: Path | None
    password_file: Path | None
    engine: Engine
    is_cross_checked: bool
    output: Format
    is_debugging: bool


def _check_consortium(request: Request) -> None:
    if request.consortium_id is None:
        return
    known = sorted(entry.consortium.consortium_id for entry in load_registry(request.registry))
    if request.consortium_id not in known:
        raise UsageError(
            f"The registry knows no consortium {request.consortium_id!r}; give one of "
            f"{', '.join(known)}, or add it to a registry and name that with --registry."
        )


def _check_executor(request: Request) -> None:
    if request.executor != LOCAL:
        raise UsageError(
            f"--executor {request.executor!r} is not known; leave it out to read on this machine."
        )


def _check_file(path: Path | None, option: str) -> None:
    if path is not None and not path.is_file():
        raise UsageError(f"{option} {path} is not there; check the name.")


def _password(path: Path | None) -> str | None:
    """The first line of a file; a password on the command line would be seen by everybody."""
    if path is None:
        return None
    return path.read_text(encoding="utf-8").split("\n")[0].rstrip("\r")


def rules_version(request: Request) -> str:
    """Version of the rules: the extractor's, and a hash of what is not as it is by default."""
    from extractor import EXTRACTOR_VERSION

    used = [path.read_bytes() for path in (request.registry, request.vocabulary) if path]
    if request.engine is not Engine.PDFIUM:
        used.append(request.engine.value.encode())
    if request.is_cross_checked:
        used.append(b"cross-checked")
    if not used:
        return EXTRACTOR_VERSION
    digest = hashlib.sha256()
    for content in used:
        digest.update(hashlib.sha256(content).digest())
    return f"{EXTRACTOR_VERSION}+{digest.hexdigest()[:8]}"


@contextmanager
def _executor(request: Request, jobs: int, limits: Limits) -> Iterator[Executor]:
    pool = LocalPool(jobs, limits, is_quiet=not request.is_debugging)
    is_whole = False
    try:
        yield pool
        is_whole = True
    finally:
        pool.shutdown(cancel_futures=not is_whole)


def _outcomes(request: Request, batch: Batch, limits: Limits) -> Iterator[Outcome]:
    yield from batch.pass_over()
    to_read = len(batch.to_read)
    if not to_read:
        return
    jobs = min(request.jobs or os.cpu_count() or 1, to_read)
    with _executor(request, jobs, limits) as executor:
        yield from batch.read(executor, in_flight=jobs * _DOCUMENTS_PER_WORKER)


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
    _check_file(request.registry, "--registry")
    _check_file(request.password_file, "--password-file")
    checked_vocabulary(request.vocabulary)
    _check_consortium(request)
    _check_executor(request)
    sources = find(request.paths)
    version = rules_version(request)
    rules = Rules(version, request.consortium_id, request.is_forced)
    limits = Limits(request.seconds, request.memory_mb * _BYTES_IN_MB)
    failed = 0
    stored: list[str] = []
    with open_writer(request.database) as connection:
        store = Store(connection, request.database)
        tasks = make_plan(sources, store.stored_documents(), rules)
        template = Job(
            path=Path(),
            consortium_id=request.consortium_id,
            version=version,
            registry=request.registry,
            vocabulary=request.vocabulary,
            password=_password(request.password_file),
            engine=request.engine,
            is_cross_checked=request.is_cross_checked,
        )
        batch = Batch(store, tasks, template, limits)
        with Report(request.output, len(tasks), is_debugging=request.is_debugging) as report:
            for outcome in _outcomes(request, batch, limits):
                report.show(outcome)
                failed += outcome.status is Status.FAILED
                if outcome.document_id and outcome.status in (Status.STORED, Status.REPLACED):
                    stored.append(outcome.document_id)
        for notice in notices(connection, stored):
            tell(notice)
    return failed
