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


class Batch:
    """Runs a plan against a store.

    Attributes:
        tasks: What is to be done.
    """

    def __init__(self, store: Store, tasks: Iterable[Task], template: Job, limits: Limits) -> None:
        """Prepare a batch.

        Args:
            store: Where documents go.
            tasks: What is to be done with each file.
            template: The job of every document, but for its path.
            limits: What one document may take.
        """
        self.tasks = tuple(tasks)
        self._store = store
        self._template = template
        self._limits = limits

    @property
    def to_read(self) -> tuple[Task, ...]:
        """The files that have to be read."""
        return tuple(task for task in self.tasks if task.action is Action.READ)

    def pass_over(self) -> Iterator[Outcome]:
        """Deal with the files that need no reading."""
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
        return replace(self._template, path=task.source.path)

    def _finish(self, task: Task, future: Future[Read | Unread]) -> Outcome:
        error = future.exception()
        if error is not None:
            return self._fail(task, _lost(task, error, self._limits))
        result = future.result()
        if isinstance(result, Unread):
            return self._fail(task, result)
        return self._keep(task, result)

    def _keep(self, task: Task, read: Read) -> Outcome:
        try:
            replaced = self._store.put(read.parcel, task.source.name)
        except duckdb.Error as error:
            name = repr(task.source.path.name)[1:-1]
            reason = str(error).splitlines()[0]
            return self._fail(
                task,
                Unread("store", f"{name}: its records do not fit ({reason}); report it.", reason),
            )
        return Outcome(
            Status.REPLACED if replaced else Status.STORED,
            task.source.name,
            read.parcel.document_id,
            counts=read.parcel.counts,
            seconds=read.seconds,
        )

    def _fail(self, task: Task, unread: Unread) -> Outcome:
        self._store.fail(task.source.name, task.sha256, unread.stage, unread.problem)
        return Outcome(Status.FAILED, task.source.name, note=unread.problem, details=unread.details)
