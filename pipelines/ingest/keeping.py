"""Storing what was read: a few files in a transaction, each with its pages or not at all.

An insert of a hundred rows costs DuckDB little more than one of ten, and a document fills a dozen
tables: stored one by one, documents take a sixth of the time that reading them takes. Those that
are ready within a second are stored together.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from pipelines.ingest.attached import attached_words
from pipelines.ingest.outcome import Outcome, Status
from pipelines.ingest.plan import Task
from pipelines.ingest.worker import PassedOver, Read, Unread
from pipelines.store.invariants import InvariantError
from pipelines.store.kept_pages import KeptPages
from pipelines.store.parcel import Parcel
from pipelines.store.parts import Parts
from pipelines.store.writer import Store

_MISFITS = (duckdb.Error, pa.ArrowException, InvariantError)
"""What is raised when a row does not fit its table, or a table does not fit the others."""

_TOGETHER = 16
"""Documents of a transaction at most: what they take in memory is bounded."""

WAITS_AT_MOST = 1.0
"""Seconds that a document may wait for others."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file whose documents are to be stored."""

    task: Task
    parcel: Parcel
    sha256: str
    seconds: float


def _name(task: Task) -> str:
    return repr(task.source.path.name)[1:-1]


def _unkept(task: Task, error: OSError) -> str:
    """What to say when pages cannot be written beside the database."""
    reason = (error.strerror or type(error).__name__).lower()
    return (
        f"{_name(task)}: its pages cannot be kept beside the database ({reason}); make room, or "
        "give --no-raw."
    )


def _outcome(item: _Ready, status: Status) -> Outcome:
    """What is told of a file that is stored."""
    attached = item.parcel.attachments
    return Outcome(
        status,
        item.task.source.name,
        item.parcel.documents,
        seconds=item.seconds,
        note=attached_words(attached) if attached else None,
        attachments=len(attached),
    )


class Keeper:
    """Stores documents and remembers failures."""

    def __init__(
        self, store: Store, kept: KeptPages, parts: str | None, *, keeps_pages: bool
    ) -> None:
        """Prepare.

        Args:
            store: Where documents go.
            kept: Where pages go.
            parts: Where workers write records in place of handing them back, or None.
            keeps_pages: Whether pages are kept.
        """
        self._store = store
        self._kept = kept
        self._parts = parts
        self._keeps_pages = keeps_pages
        self._ready: list[_Ready] = []
        self._since = 0.0
        self._names: dict[str, str] = {}

    @property
    def is_due(self) -> bool:
        """Whether documents have waited long enough, or are enough."""
        waited = time.monotonic() - self._since
        return bool(self._ready) and (len(self._ready) >= _TOGETHER or waited >= WAITS_AT_MOST)

    def take(self, task: Task, read: Read) -> Outcome | None:
        """Take a document to be stored with the next ones.

        Args:
            task: Its file.
            read: What the file gave.

        Returns:
            What became of it where that is clear already: it is a duplicate, or failed.
        """
        whole = self._whole(read)
        if whole is None:
            problem = (
                f"{_name(task)}: its parts cannot be read; check --parts, and ingest it again."
            )
            return self.fail(task, Unread("store", problem))
        parcel, pages = whole
        if (twin := self._twin(task.source.name, read.sha256)) is not None:
            self._store.settle({}, {task.source.name: read.sha256})
            self._remember((task, read.sha256))
            note = f"same bytes as {twin}"
            return Outcome(Status.DUPLICATE, task.source.name, parcel.documents, note=note)
        try:
            if pages is not None and self._keeps_pages:
                self._kept.keep(read.sha256, pages)
        except OSError as error:
            return self.fail(task, Unread("store", _unkept(task, error)))
        if not self._ready:
            self._since = time.monotonic()
        self._ready.append(_Ready(task, parcel, read.sha256, read.seconds))
        self._names[read.sha256] = task.source.name
        return None

    def store(self) -> Iterator[Outcome]:
        """Store what was taken."""
        ready, self._ready = self._ready, []
        try:
            replaced = self._put(ready)
        except _MISFITS:
            for item in ready:
                yield self._store_alone(item)
        else:
            yield from self._stored(ready, replaced)

    def fail(self, task: Task, unread: Unread) -> Outcome:
        """Remember why a file could not be read, and keep its pages where that may help."""
        sha256 = task.sha256 or unread.sha256
        problem = unread.problem
        if unread.pages is not None and sha256 is not None:
            try:
                self._kept.keep(sha256, unread.pages)
            except OSError as error:
                problem = f"{problem} {_unkept(task, error)}"
        self._store.fail(task.source.name, sha256, unread.stage, problem)
        return Outcome(
            Status.FAILED,
            task.source.name,
            note=problem,
            stage=unread.stage,
            details=unread.details,
            attachments=unread.attachments,
        )

    def pass_over(self, task: Task, found: PassedOver) -> Outcome:
        """Remember that a file is another kind of paper; nothing of its content is kept."""
        self._store.pass_over(task.source.name, found.sha256, found.paper, found.version)
        self._remember((task, found.sha256))
        return Outcome(
            Status.PASSED_OVER,
            task.source.name,
            paper=found.paper,
            seconds=found.seconds,
            attachments=found.attachments,
        )

    def _whole(self, read: Read) -> tuple[Parcel, bytes | None] | None:
        """The records and pages of a document, taken in from its parts where they are there."""
        if read.parcel is not None:
            return read.parcel, read.pages
        return Parts(self._parts).read(read.sha256) if self._parts is not None else None

    def _twin(self, name: str, sha256: str) -> str | None:
        """The name under which this run has taken the same bytes already.

        Files of this machine are told apart before they are read; what is behind a URL only when
        it was fetched.
        """
        other = self._names.get(sha256)
        return other if other != name else None

    def _put(self, ready: Sequence[_Ready]) -> list[bool]:
        return self._store.put_all([(item.parcel, item.task.source.name) for item in ready])

    def _store_alone(self, item: _Ready) -> Outcome:
        """Store a document of which it is not sure that it fits."""
        try:
            replaced = self._put([item])
        except _MISFITS as error:
            reason = str(error).splitlines()[0]
            self._names.pop(item.sha256, None)
            problem = f"{_name(item.task)}: its records do not fit ({reason}); report it."
            return self.fail(item.task, Unread("store", problem, reason))
        return self._stored([item], replaced)[0]

    def _stored(self, ready: Sequence[_Ready], replaced: Sequence[bool]) -> list[Outcome]:
        """What became of documents that are stored, each with whether it replaced another."""
        self._remember(*((item.task, item.sha256) for item in ready))
        return [
            _outcome(item, Status.REPLACED if has_replaced else Status.STORED)
            for item, has_replaced in zip(ready, replaced, strict=True)
        ]

    def _remember(self, *files: tuple[Task, str]) -> None:
        """Remember what objects hold that were hashed only where they were read."""
        marks = {
            task.source.name: (task.mark, sha256)
            for task, sha256 in files
            if task.sha256 is None and task.mark is not None
        }
        if marks:
            self._store.remember(marks)
