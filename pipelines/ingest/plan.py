"""What has to be done with each file, seen what is stored."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pipelines.ingest.sources import Source, content_hash
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
    """

    source: Source
    action: Action
    sha256: str | None = None
    stored: StoredDocument | None = None
    twin: str | None = None
    problem: str | None = None


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


def _hash(source: Source) -> str | OSError | None:
    if source.problem is not None:
        return None
    try:
        return content_hash(source.path)
    except OSError as error:
        return error


def _hashes(sources: Iterable[Source]) -> list[tuple[Source, str | OSError | None]]:
    sources = tuple(sources)
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(zip(sources, pool.map(_hash, sources), strict=True))


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
    sources: Iterable[Source], documents: Iterable[StoredDocument], rules: Rules
) -> tuple[Task, ...]:
    """What to do with each file, in the order of the files.

    A file whose bytes another file has is a duplicate: the document is stored once. A document
    whose own file is gone, or has other bytes now, goes over to the file that has its bytes.

    Args:
        sources: The files.
        documents: What is stored.
        rules: What makes reading worth while.
    """
    hashed = _hashes(sources)
    in_batch = {source.name: found for source, found in hashed if isinstance(found, str)}
    stored = {document.sha256: document for document in documents}
    first_of = {
        sha256: document.source_path
        for sha256, document in stored.items()
        if in_batch.get(document.source_path) == sha256
    }
    tasks = []
    for source, found in hashed:
        if found is None:
            tasks.append(Task(source, Action.FAIL, problem=source.problem))
        elif isinstance(found, OSError):
            tasks.append(_unreadable(source, found))
        elif (twin := first_of.setdefault(found, source.name)) != source.name:
            tasks.append(Task(source, Action.DUPLICATE, found, twin=twin))
        else:
            tasks.append(_decide(source, found, stored.get(found), rules, in_batch))
    return tuple(tasks)
