"""A batch: documents read side by side and stored, a few in flight at a time."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import replace
from itertools import islice

from pebble import ProcessExpired

from pipelines.ingest.keeping import WAITS_AT_MOST, Keeper
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.plan import Action, Task
from pipelines.ingest.pool import Limits
from pipelines.ingest.shares import Pieces, shared, shares_for
from pipelines.ingest.worker import Job, PassedOver, Result, Unread, read_document
from pipelines.store.kept_pages import KeptPages
from pipelines.store.writer import Store

_IN_FLIGHT_PER_WORKER = 2
"""One document being read, one waiting to be read or stored."""

_NOT_READ = {
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


def _bytes_to_share(task: Task) -> int:
    """The size of a file whose pages may be shared; 0 where they are kept, or far away."""
    if task.version is not None or task.source.url is not None:
        return 0
    try:
        return task.source.path.stat().st_size
    except OSError:
        return 0


def _not_read(task: Task) -> Outcome:
    """What to say of a file that needs no reading."""
    paper = task.known.paper if task.known else None
    return Outcome(
        _NOT_READ[task.action] if paper is None else Status.PASSED_OVER,
        task.source.name,
        task.known.documents if task.known else (),
        paper,
        note=f"same bytes as {task.twin}" if task.twin else None,
    )


def _further(job: Job, future: Future[Result], retried: set[Job], pieces: Pieces) -> Job | None:
    """What is to be done next for a document; None where nothing is, or not yet.

    A job that a dying pool lost is done once more; shares that are all there are put together.
    """
    if isinstance(future.exception(), BrokenExecutor) and job not in retried:
        retried.add(job)
        return job
    return pieces.put_together(job, future)


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
            template: The job of every file, but for its path and for what was given with it.
            limits: What one document may take.
            kept: Where pages go.
        """
        self.tasks = tuple(tasks)
        self._store = store
        self._template = template
        self._limits = limits
        self._kept = kept
        self._keeper = Keeper(store, kept, template.parts, keeps_pages=template.keeps_pages)

    @property
    def to_read(self) -> tuple[Task, ...]:
        """The files that have to be read."""
        return tuple(task for task in self.tasks if task.action is Action.READ)

    def settle(self) -> Iterator[Outcome]:
        """Deal with the files that need no reading."""
        marks = {
            task.source.name: (task.mark, task.sha256)
            for task in self.tasks
            if task.mark and task.sha256
        }
        if marks:
            self._store.remember(marks)
        moved = {
            task.sha256: task.source.name
            for task in self.tasks
            if task.action is Action.MOVE and task.sha256
        }
        contents = {
            task.source.name: task.sha256
            for task in self.tasks
            if task.action in (Action.MOVE, Action.DUPLICATE) and task.sha256
        }
        unchanged = [
            task.source.name
            for task in self.tasks
            if task.action is Action.SKIP and task.sha256 is not None
        ]
        if moved or contents or unchanged:
            self._store.settle(moved, contents, unchanged)
        for task in self.tasks:
            if task.action is Action.FAIL:
                yield self._keeper.fail(task, Unread("find", task.problem or ""))
            elif task.action in _NOT_READ:
                yield _not_read(task)

    def shares(self, workers: int) -> list[int]:
        """In how many shares each file to be read is read, by so many workers."""
        if self._template.parts is not None:
            return [1] * len(self.to_read)
        return shares_for([_bytes_to_share(task) for task in self.to_read], workers)

    def read(self, executor: Executor, workers: int) -> Iterator[Outcome]:
        """Read and store the other files, in the order in which they are ready.

        Args:
            executor: Where documents are read.
            workers: How many it reads at once. What is underway is bounded by them, and so is
                memory, with the documents that wait for a second to be stored together.
        """
        waiting = (
            (task, job)
            for task, shares in zip(self.to_read, self.shares(workers), strict=True)
            for job in shared(self._job(task), shares)
        )
        running: dict[Future[Result], tuple[Task, Job]] = {}
        retried: set[Job] = set()
        pieces = Pieces()
        while True:
            room = max(0, workers * _IN_FLIGHT_PER_WORKER - len(running))
            for task, job in islice(waiting, room):
                running[executor.submit(read_document, job)] = task, job
            if not running:
                yield from self._keeper.store()
                return
            done, _ = wait(running, timeout=WAITS_AT_MOST, return_when=FIRST_COMPLETED)
            self._store.serve_backup()
            for future in done:
                task, job = running.pop(future)
                further = _further(job, future, retried, pieces)
                if further is not None:
                    running[executor.submit(read_document, further)] = task, further
                elif job.share is None and (outcome := self._finish(task, future)) is not None:
                    yield outcome
                if self._keeper.is_due:
                    yield from self._keeper.store()
            if self._keeper.is_due:
                yield from self._keeper.store()

    def _job(self, task: Task) -> Job:
        job = replace(
            self._template,
            path=task.source.path,
            url=task.source.url,
            consortium_id=task.owner,
            kind=task.kind,
        )
        if task.version is None or task.sha256 is None:
            return job
        return replace(
            job, version=task.version, sha256=task.sha256, kept=self._kept.read(task.sha256)
        )

    def _finish(self, task: Task, future: Future[Result]) -> Outcome | None:
        """What became of a document; None while it waits to be stored."""
        error = future.exception()
        if error is not None:
            return self._keeper.fail(task, _lost(task, error, self._limits))
        result = future.result()
        if isinstance(result, Unread):
            return self._keeper.fail(task, result)
        if isinstance(result, PassedOver):
            return self._keeper.pass_over(task, result)
        return self._keeper.take(task, result)
