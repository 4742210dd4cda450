"""What has to be done with each file, seen what is stored."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from models.vocabulary import DocumentKind
from pipelines.ingest.sources import Source, content_hash, file_mark
from pipelines.project.owners import NOBODY, Owners
from pipelines.store.files import KnownFile


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
        known: What these bytes gave before, where they were read.
        twin: Name of the file that holds the same bytes, for a duplicate.
        problem: Why it fails, as a sentence.
        mark: What tells next time that the file still has these bytes; None when that is known
            already or cannot be told.
        version: Version of the rules that read kept pages again; None when the file is read.
        owner: Whose its documents are, where that is not to be asked.
        kind: What they are, where that is not to be asked.
    """

    source: Source
    action: Action
    sha256: str | None = None
    known: KnownFile | None = None
    twin: str | None = None
    problem: str | None = None
    mark: str | None = None
    version: str | None = None
    owner: str | None = None
    kind: DocumentKind | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What makes reading the same bytes again worth while, and what is given when they are read.

    Attributes:
        version: Version of the rules that would read now.
        consortium_id: Owner given on the command line, or None. Without one, an owner that was
            given earlier stands.
        force: Whether to read everything again.
        kind: Kind of document given on the command line, or None; one that was given earlier
            stands likewise.
        is_kind_asked: Whether the documents are asked what they are, whatever was given earlier.
        owners: Owners by file and folder, for files whose owner the command line does not give.
    """

    version: str
    consortium_id: str | None = None
    force: bool = False
    kind: DocumentKind | None = None
    is_kind_asked: bool = False
    owners: Owners = NOBODY

    def given_for(self, name: str) -> str | None:
        """The owner that the command line or the project folder gives for a file."""
        return self.consortium_id or self.owners.owner_of(name)

    def holds(self, known: KnownFile, name: str) -> bool:
        """Whether reading a file again, under the name that it has now, would give the same."""
        owners = {document.consortium_id for document in known.documents}
        given = self.given_for(name)
        same_owner = given is None or owners <= {given}
        same_kind = self.kind_for(known) == known.given_kind
        return not self.force and same_owner and same_kind and known.version == self.version

    def owner_for(self, known: KnownFile | None, name: str) -> str | None:
        """The owner given for a file, now or earlier."""
        earlier = known.given_owner if known is not None else None
        return self.given_for(name) or earlier

    def kind_for(self, known: KnownFile | None) -> DocumentKind | None:
        """The kind of document given for a file, now or earlier."""
        earlier = known.given_kind if known is not None and not self.is_kind_asked else None
        return self.kind or earlier

    def reading(self, source: Source, sha256: str | None, known: KnownFile | None) -> Task:
        """The task of reading a file."""
        return Task(
            source,
            Action.READ,
            sha256,
            known,
            owner=self.owner_for(known, source.name),
            kind=self.kind_for(known),
        )


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


def _has_moved(known: KnownFile, in_batch: Mapping[str, str]) -> bool:
    """Whether the file that bytes were read from no longer holds them."""
    if known.source_path in in_batch:
        return in_batch[known.source_path] != known.sha256
    try:
        return content_hash(Path(known.source_path)) != known.sha256
    except OSError:
        return True


def _decide(
    source: Source,
    sha256: str,
    known: KnownFile | None,
    rules: Rules,
    in_batch: Mapping[str, str],
) -> Task:
    """What to do with a file that can be read and is the first of the batch with its bytes.

    Args:
        source: The file.
        sha256: Hash of its bytes.
        known: What these bytes gave before, where they were read.
        rules: What makes reading worth while.
        in_batch: Hashes of the batch's files by name.
    """
    if known is None or not rules.holds(known, source.name):
        return rules.reading(source, sha256, known)
    if known.source_path == source.name:
        return Task(source, Action.SKIP, sha256, known)
    if _has_moved(known, in_batch):
        return Task(source, Action.MOVE, sha256, known)
    return Task(source, Action.DUPLICATE, sha256, known, twin=known.source_path)


def make_plan(
    sources: Iterable[Source],
    known_files: Iterable[KnownFile],
    rules: Rules,
    seen: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Task, ...]:
    """What to do with each file, in the order of the files.

    A file whose bytes another file has is a duplicate: its documents are stored once. Bytes whose
    own file is gone, or has others now, go over to the file that has them. An object behind a URL
    that is not known to be unchanged is read: whoever fetches it hashes it.

    Args:
        sources: The files.
        known_files: What is known of files that were read.
        rules: What makes reading worth while.
        seen: Mark and hash of files that were seen before, by name; they are not opened again
            while their mark is the same, unless everything is to be read again.
    """
    contents = _contents(sources, {} if seen is None or rules.force else seen)
    in_batch = {source.name: it.sha256 for source, it in contents if it.sha256 is not None}
    known = {file.sha256: file for file in known_files}
    first_of = {
        sha256: file.source_path
        for sha256, file in known.items()
        if in_batch.get(file.source_path) == sha256
    }
    tasks = []
    for source, content in contents:
        sha256 = content.sha256
        if source.problem is not None:
            task = Task(source, Action.FAIL, problem=source.problem)
        elif content.error is not None:
            task = _unreadable(source, content.error)
        elif sha256 is None:
            task = rules.reading(source, None, None)
        elif (twin := first_of.setdefault(sha256, source.name)) != source.name:
            task = Task(source, Action.DUPLICATE, sha256, twin=twin)
        else:
            task = _decide(source, sha256, known.get(sha256), rules, in_batch)
        tasks.append(replace(task, mark=content.mark) if content.mark else task)
    return tuple(tasks)
