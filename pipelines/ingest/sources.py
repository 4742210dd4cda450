"""Which files a command line names."""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import UsageError
from pipelines.ingest.addresses import NOWHERE_PRIVATE, Reach
from pipelines.ingest.file_kinds import LINK, FileKind, file_kinds, kind_of
from pipelines.ingest.remote import base_name, found, is_url, shown_url

_GLOB_SIGNS = frozenset("*?[")
_ENDING = ".pdf"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or a name that leads to none.

    Attributes:
        path: The file.
        name: The path as stored and shown: text that any database and terminal can hold.
        problem: Why it cannot be read, as a sentence; None when it can be tried.
        url: Where it is fetched from; None for a file of this machine. Its path is then the name
            of the object alone.
        mark: What tells that an object is unchanged, where its store says so.
    """

    path: Path
    name: str
    problem: str | None = None
    url: str | None = None
    mark: str | None = None


def shown(path: Path) -> str:
    """A path as text; a byte that is no UTF-8 is written as its hexadecimal escape."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _source(path: Path, problem: str | None = None) -> Source:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (keeps links as they were named)
    return Source(path=absolute, name=shown(absolute), problem=problem)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A file of a folder that is no PDF.

    Attributes:
        name: Its path as shown.
        kind: What it is.
    """

    name: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class Found:
    """What a command line leads to.

    Attributes:
        sources: The files to read, each once, in a fixed order.
        ignored: What else the folders hold, likewise.
    """

    sources: tuple[Source, ...]
    ignored: tuple[Ignored, ...] = ()


def _of_folder(path: Path, inside: Path) -> Source | Ignored:
    """A file of a folder: to be read where it is a PDF by its content, or claims to be by its name.

    Args:
        path: The file.
        inside: The folder; links that lead out of it are named, not followed.
    """
    is_named_so = path.suffix.lower() == _ENDING
    if path.is_symlink() and not path.resolve().is_relative_to(inside):
        if not is_named_so:
            return Ignored(shown(path), file_kinds()[LINK])
        problem = (
            f"{shown(Path(path.name))} is a link that leads out of the folder; "
            "name the file itself to read it."
        )
        return _source(path, problem)
    try:
        kind = None if is_named_so else kind_of(path)
    except OSError:  # whoever reads the file will say what is wrong
        kind = None
    return _source(path) if kind is None else Ignored(shown(path), kind)


def _in_folder(folder: Path, own: Path | None) -> Iterator[Source | Ignored]:
    """What is below a folder, but for the database and what is kept beside it.

    Args:
        folder: The folder.
        own: The database file.
    """
    inside = folder.resolve()
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not _is_beside(Path(parent, name), own))
        for name in folders:
            if Path(parent, name).is_symlink():
                yield Ignored(shown(Path(parent, name)), file_kinds()[LINK])
        for name in sorted(names):
            if not _is_beside(Path(parent, name), own):
                yield _of_folder(Path(parent, name), inside)
    for error in refused:
        path = Path(error.filename)
        reason = (error.strerror or type(error).__name__).lower()
        yield _source(path, f"The folder {shown(path)} cannot be opened: {reason}; check it.")


def _is_beside(path: Path, own: Path | None) -> bool:
    """Whether a path is the database, or something of its own beside it."""
    if own is None or not path.name.startswith(own.name):
        return False
    rest = path.name.removeprefix(own.name)
    return (not rest or rest.startswith(".")) and path.parent.resolve() == own.parent.resolve()


def _expand(path: Path, own: Path | None) -> Iterator[Source | Ignored]:
    if path.is_dir():
        yield from _in_folder(path, own)
    elif path.exists():
        yield _source(path)
    elif _GLOB_SIGNS & set(str(path)):
        anchor = Path(path.anchor) if path.is_absolute() else Path()
        pattern = str(path.relative_to(path.anchor) if path.is_absolute() else path)
        for found in sorted(anchor.glob(pattern)):
            yield from _expand(found, own)
    else:
        yield _source(path, f"{shown(path)} is not there; check the name.")


def _at(url: str, reach: Reach) -> Iterator[Source]:
    for each, mark in found(url, reach):
        yield Source(Path(base_name(each)), shown_url(each), url=each, mark=mark)


def find(
    names: Iterable[str | Path], own: Path | None = None, reach: Reach = NOWHERE_PRIVATE
) -> Found:
    """Every document that the names lead to, and what else is in folders.

    Args:
        names: Files (read whatever they are), folders (searched deeply for PDFs, told by their
            content), globs, and URLs of these.
        own: The database file: neither it nor what is kept beside it is of interest.
        reach: How far servers may lead.

    Raises:
        UsageError: When they name no file at all, or a URL cannot be reached.
    """
    sources: dict[str, Source] = {}
    ignored: dict[str, Ignored] = {}
    for name in names:
        is_far = isinstance(name, str) and is_url(name)
        for item in _at(str(name), reach) if is_far else _expand(Path(name), own):
            if isinstance(item, Source):
                sources.setdefault(item.name, item)
            else:
                ignored.setdefault(item.name, item)
    if all(source.problem for source in sources.values()):
        problems = " ".join(source.problem or "" for source in sources.values())
        raise UsageError(problems or _nothing(tuple(ignored.values())))
    return Found(tuple(sources.values()), tuple(ignored.values()))


def _nothing(ignored: Sequence[Ignored]) -> str:
    """What to say where there is no PDF."""
    there = f" but {counted(ignored)}" if ignored else ""
    return f"Nothing to read: no PDF there{there}; name a PDF, or a folder that holds some."


def counted(ignored: Iterable[Ignored]) -> str:
    """How many files there are of each kind, those of most first."""
    kinds = Counter(item.kind for item in ignored)
    return ", ".join(
        f"{count} {kind.one if count == 1 else kind.many}" for kind, count in kinds.most_common()
    )


_SETTLED_AFTER = 2_000_000_000
"""Nanoseconds: a file changed later than that before now may change again within the same tick of
the clock that stamps it, so that the stamp alone would not tell."""


def file_mark(path: Path) -> str | None:
    """What changes whenever somebody writes a file; None while that can not be relied upon.

    Size and time of modification alone can be kept by who changes a file (``touch -d``, ``rsync``);
    the time of the last change of its status can not be set.

    Raises:
        OSError: When the file is not there.
    """
    status = path.stat()
    if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) < _SETTLED_AFTER:
        return None
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}"


def content_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        OSError: When the file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
