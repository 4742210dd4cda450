"""A batch: documents read side by side, stored one by one, a few in flight at a time."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, field, replace
from enum import StrEnum

import duckdb
from pebble import ProcessExpired

from pipelines.ingest.plan import Action, Task
from pipelines.ingest.pool import Limits
from pipelines.ingest.worker import Job, Read, Unread, read_document
from pipelines.store.kept_pages import KeptPages
from pipelines.store.parcel import Parcel
from pipelines.store.parts import Parts
from pipelines.store.writer import Store


class Status(StrEnum):
    """What became of a file."""

    STORED = "stored"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    MOVED = "moved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        status: What became of it.
        source_path: The file.
        document_id: The document it holds; None when it failed.
        counts: Rows stored, by table.
        seconds: Time that reading took.
        note: What is wrong, or which file holds the same bytes.
        details: A traceback, where the problem was not foreseen.
    """

    status: Status
    source_path: str
    document_id: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float | None = None
    note: str | None = None
    details: str | None = None


_LOOKS_UP_EVERY = 1.0
"""Seconds after which a waiting batch looks whether somebody wants a copy of the database."""

_PASSED_OVER = {
    Action.SKIP: Status.UNCHANGED,
    Action.MOVE: Status.MOVED,
    Action.DUPLICATE: Status.DUPLICATE,
}


def _lost(task: Task, error: BaseException, limits: Limits) -> Unread:
    """What to say of a document whose process did not answer."""
    name = repr(task.source.path.name)[1:-1]
    if isinstance(error, FutureTimeoutError):
        return Unread(
            "limit",
            f"{name}: reading it took more than {limits.seconds:g} seconds and was stopped; "
            "raise --timeout if the document is that large.",
        )
    if isinstance(error, ProcessExpired):
        return Unread(
            "limit",
            f"{name}: the process that read it died (exit status {error.exitcode}); the file is "
            "damaged or needs more memory: try again with a larger --memory.",
        )
    return Unread(
        "unexpected",
        f"{name}: its reader did not answer ({type(error).__name__}); ingest it again.",
    )


def _unkept(name: str, error: OSError) -> str:
    """What to say when pages cannot be written beside the database."""
    reason = (error.strerror or type(error).__name__).lower()
    return (
        f"{name}: its pages cannot be kept beside the database ({reason}); make room, or give "
        "--no-raw."
    )


class Batch:
    """Runs a plan against a store.

    Attributes:
        tasks: What is to be done.
    """

    def __init__(
        self,
        store: Store,
        tasks: Iterable[Task],
        template: Job,
        limits: Limits,
        kept: KeptPages,
    ) -> None:
        """Prepare a batch.

        Args:
            store: Where documents go.
            tasks: What is to be done with each file.
            template: The job of every document, but for its path.
            limits: What one document may take.
            kept: Where pages go.
        """
        self.tasks = tuple(tasks)
        self._store = store
        self._template = template
        self._limits = limits
        self._kept = kept
        self._stored_now: dict[str, str] = {}

    @property
    def to_read(self) -> tuple[Task, ...]:
        """The files that have to be read."""
        return tuple(task for task in self.tasks if task.action is Action.READ)

    def pass_over(self) -> Iterator[Outcome]:
        """Deal with the files that need no reading."""
        marks = {
            task.source.name: (task.mark, task.sha256)
            for task in self.tasks
            if task.mark and task.sha256
        }
        if marks:
            self._store.remember(marks)
        moved = {
            task.stored.document_id: task.source.name
            for task in self.tasks
            if task.action is Action.MOVE and task.stored
        }
        contents = {
            task.source.name: task.sha256
            for task in self.tasks
            if task.action in (Action.MOVE, Action.DUPLICATE) and task.sha256
        }
        if moved or contents:
            self._store.settle(moved, contents)
        for task in self.tasks:
            if task.action is Action.FAIL:
                yield self._fail(task, Unread("find", task.problem or ""))
            elif task.action in _PASSED_OVER:
                yield Outcome(
                    _PASSED_OVER[task.action],
                    task.source.name,
                    task.stored.document_id if task.stored else None,
                    note=f"same bytes as {task.twin}" if task.twin else None,
                )

    def read(self, executor: Executor, in_flight: int) -> Iterator[Outcome]:
        """Read and store the other files, in the order in which they are ready.

        Args:
            executor: Where documents are read.
            in_flight: How many may be underway or waiting to be stored: what bounds memory.
        """
        waiting = iter(self.to_read)
        running: dict[Future[Read | Unread], Task] = {}
        retried: set[str] = set()
        while True:
            for task in waiting:
                running[executor.submit(read_document, self._job(task))] = task
                if len(running) >= in_flight:
                    break
            if not running:
                return
            done, _ = wait(running, timeout=_LOOKS_UP_EVERY, return_when=FIRST_COMPLETED)
            self._store.serve_backup()
            for future in done:
                task = running.pop(future)
                is_lost = isinstance(future.exception(), BrokenExecutor)
                if is_lost and task.source.name not in retried:
                    retried.add(task.source.name)
                    running[executor.submit(read_document, self._job(task))] = task
                else:
                    yield self._finish(task, future)

    def _job(self, task: Task) -> Job:
        job = replace(self._template, path=task.source.path, url=task.source.url)
        if task.version is None or task.sha256 is None:
            return job
        return replace(
            job,
            version=task.version,
            consortium_id=job.consortium_id or task.owner,
            sha256=task.sha256,
            kept=self._kept.read(task.sha256),
        )

    def _finish(self, task: Task, future: Future[Read | Unread]) -> Outcome:
        error = future.exception()
        if error is not None:
            return self._fail(task, _lost(task, error, self._limits))
        result = future.result()
        if isinstance(result, Unread):
            return self._fail(task, result)
        whole = self._from_parts(result)
        if whole is None:
            name = repr(task.source.path.name)[1:-1]
            problem = f"{name}: its parts cannot be read; check --parts, and ingest it again."
            return self._fail(task, Unread("store", problem))
        return self._keep(task, result, *whole)

    def _from_parts(self, read: Read) -> tuple[Parcel, bytes | None] | None:
        """The records and pages of a document, taken in from its parts where they are there."""
        if read.parcel is not None:
            return read.parcel, read.pages
        if self._template.parts is None:
            return None
        return Parts(self._template.parts).read(read.sha256)

    def _keep(self, task: Task, read: Read, parcel: Parcel, pages: bytes | None) -> Outcome:
        twin = self._twin(task, read)
        if twin is not None:
            self._store.settle({}, {task.source.name: read.sha256})
            self._remember(task, read.sha256)
            return Outcome(
                Status.DUPLICATE,
                task.source.name,
                parcel.document_id,
                note=f"same bytes as {twin}",
            )
        name = repr(task.source.path.name)[1:-1]
        try:
            if pages is not None and self._template.keeps_pages:
                self._kept.keep(read.sha256, pages)
            replaced = self._store.put(parcel, task.source.name)
        except OSError as error:
            return self._fail(task, Unread("store", _unkept(name, error)))
        except duckdb.Error as error:
            reason = str(error).splitlines()[0]
            return self._fail(
                task,
                Unread("store", f"{name}: its records do not fit ({reason}); report it.", reason),
            )
        self._remember(task, read.sha256)
        self._stored_now[read.sha256] = task.source.name
        return Outcome(
            Status.REPLACED if replaced else Status.STORED,
            task.source.name,
            parcel.document_id,
            counts=parcel.counts,
            seconds=read.seconds,
        )

    def _twin(self, task: Task, read: Read) -> str | None:
        """The name under which this run has stored the same bytes already.

        Files of this machine are told apart before they are read; what is behind two URLs only
        when both were fetched.
        """
        if task.sha256 is not None:
            return None
        other = self._stored_now.get(read.sha256)
        return other if other != task.source.name else None

    def _remember(self, task: Task, sha256: str) -> None:
        """Remember what an object holds that was hashed only where it was read."""
        if task.sha256 is None and task.mark is not None:
            self._store.remember({task.source.name: (task.mark, sha256)})

    def _fail(self, task: Task, unread: Unread) -> Outcome:
        sha256 = task.sha256 or unread.sha256
        problem = unread.problem
        if unread.pages is not None and sha256 is not None:
            try:
                self._kept.keep(sha256, unread.pages)
            except OSError as error:
                problem = f"{problem} {_unkept(task.source.path.name, error)}"
        self._store.fail(task.source.name, sha256, unread.stage, problem)
        return Outcome(Status.FAILED, task.source.name, note=problem, details=unread.details)
