"""What has to be done with each file, seen what is stored."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from pipelines.ingest.sources import Source, content_hash, file_mark
from pipelines.store.writer import StoredDocument


class Action(StrEnum):
    """What to do with a file."""

    READ = "read"
    SKIP = "skip"
    MOVE = "move"
    DUPLICATE = "duplicate"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Task:
    """A file and what to do with it.

    Attributes:
        source: The file.
        action: What to do.
        sha256: Hash of its bytes; None when they could not be read.
        stored: The stored document with these bytes, where there is one.
        twin: Name of the file that holds the same bytes, for a duplicate.
        problem: Why it fails, as a sentence.
        mark: What tells next time that the file still has these bytes; None when that is known
            already or cannot be told.
        version: Version of the rules that read kept pages again; None when the file is read.
        owner: Whose the document is, where kept pages are read again and that was given before.
    """

    source: Source
    action: Action
    sha256: str | None = None
    stored: StoredDocument | None = None
    twin: str | None = None
    problem: str | None = None
    mark: str | None = None
    version: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes reading the same bytes again worth while.

    Attributes:
        version: Version of the rules that would read now.
        consortium_id: Owner given on the command line, or None. Without one, an owner that was
            given earlier stands.
        force: Whether to read everything again.
    """

    version: str
    consortium_id: str | None = None
    force: bool = False

    def holds(self, stored: StoredDocument) -> bool:
        """Whether reading the document again would give what is stored."""
        same_owner = self.consortium_id in (None, stored.consortium_id)
        return not self.force and same_owner and stored.extractor_version == self.version


@dataclass(frozen=True, slots=True)
class _Content:
    """Which bytes a file holds: their hash, or why it is not known.

    Attributes:
        sha256: The hash; None when the file cannot be read, or is an object that was not fetched.
        mark: What to remember it by; None when it is remembered or cannot be.
        error: Why the file cannot be read.
    """

    sha256: str | None = None
    mark: str | None = None
    error: OSError | None = None


def _content(source: Source, seen: Mapping[str, tuple[str, str]]) -> _Content:
    if source.problem is not None:
        return _Content()
    try:
        mark = source.mark if source.url else file_mark(source.path)
        seen_mark, sha256 = seen.get(source.name, (None, None))
        if mark is not None and mark == seen_mark:
            return _Content(sha256)
        return _Content(mark=mark) if source.url else _Content(content_hash(source.path), mark)
    except OSError as error:
        return _Content(error=error)


def _contents(
    sources: Iterable[Source], seen: Mapping[str, tuple[str, str]]
) -> list[tuple[Source, _Content]]:
    sources = tuple(sources)
    with ThreadPoolExecutor(max_workers=4) as pool:
        contents = pool.map(lambda source: _content(source, seen), sources)
        return list(zip(sources, contents, strict=True))


def _unreadable(source: Source, error: OSError) -> Task:
    reason = error.strerror or type(error).__name__
    problem = f"{source.path.name!r} cannot be read: {reason.lower()}; check its permissions."
    return Task(source, Action.FAIL, problem=problem)


def _has_moved(document: StoredDocument, in_batch: Mapping[str, str]) -> bool:
    """Whether a stored document's own file no longer holds its bytes."""
    if document.source_path in in_batch:
        return in_batch[document.source_path] != document.sha256
    try:
        return content_hash(Path(document.source_path)) != document.sha256
    except OSError:
        return True


def _decide(
    source: Source,
    sha256: str,
    document: StoredDocument | None,
    rules: Rules,
    in_batch: Mapping[str, str],
) -> Task:
    """What to do with a file that can be read and is the first of the batch with its bytes.

    Args:
        source: The file.
        sha256: Hash of its bytes.
        document: The stored document with these bytes, where there is one.
        rules: What makes reading worth while.
        in_batch: Hashes of the batch's files by name.
    """
    if document is None or not rules.holds(document):
        return Task(source, Action.READ, sha256, document)
    if document.source_path == source.name:
        return Task(source, Action.SKIP, sha256, document)
    if _has_moved(document, in_batch):
        return Task(source, Action.MOVE, sha256, document)
    return Task(source, Action.DUPLICATE, sha256, document, twin=document.source_path)


def make_plan(
    sources: Iterable[Source],
    documents: Iterable[StoredDocument],
    rules: Rules,
    seen: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Task, ...]:
    """What to do with each file, in the order of the files.

    A file whose bytes another file has is a duplicate: the document is stored once. A document
    whose own file is gone, or has other bytes now, goes over to the file that has its bytes. An
    object behind a URL that is not known to be unchanged is read: whoever fetches it hashes it.

    Args:
        sources: The files.
        documents: What is stored.
        rules: What makes reading worth while.
        seen: Mark and hash of files that were seen before, by name; they are not opened again
            while their mark is the same, unless everything is to be read again.
    """
    contents = _contents(sources, {} if seen is None or rules.force else seen)
    in_batch = {source.name: it.sha256 for source, it in contents if it.sha256 is not None}
    stored = {document.sha256: document for document in documents}
    first_of = {
        sha256: document.source_path
        for sha256, document in stored.items()
        if in_batch.get(document.source_path) == sha256
    }
    tasks = []
    for source, content in contents:
        sha256 = content.sha256
        if source.problem is not None:
            task = Task(source, Action.FAIL, problem=source.problem)
        elif content.error is not None:
            task = _unreadable(source, content.error)
        elif sha256 is None:
            task = Task(source, Action.READ)
        elif (twin := first_of.setdefault(sha256, source.name)) != source.name:
            task = Task(source, Action.DUPLICATE, sha256, twin=twin)
        else:
            task = _decide(source, sha256, stored.get(sha256), rules, in_batch)
        tasks.append(replace(task, mark=content.mark) if content.mark else task)
    return tuple(tasks)
