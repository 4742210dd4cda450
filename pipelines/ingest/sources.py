"""Which files a command line names."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import UsageError
from pipelines.ingest.addresses import NOWHERE_PRIVATE, Reach
from pipelines.ingest.remote import base_name, found, is_url, shown_url

_GLOB_SIGNS = frozenset("*?[")


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


def _in_folder(folder: Path) -> Iterator[Source]:
    """PDFs below a folder; links that lead out of it are named, not followed."""
    inside = folder.resolve()
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix.lower() != ".pdf":
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                yield _source(
                    path,
                    f"{shown(Path(name))} is a link that leads out of the folder; "
                    "name the file itself to read it.",
                )
            else:
                yield _source(path)


def _expand(path: Path) -> Iterator[Source]:
    if path.is_dir():
        yield from _in_folder(path)
    elif path.exists():
        yield _source(path)
    elif _GLOB_SIGNS & set(str(path)):
        anchor = Path(path.anchor) if path.is_absolute() else Path()
        pattern = str(path.relative_to(path.anchor) if path.is_absolute() else path)
        for found in sorted(anchor.glob(pattern)):
            yield from _expand(found)
    else:
        yield _source(path, f"{shown(path)} is not there; check the name.")


def _at(url: str, reach: Reach) -> Iterator[Source]:
    for each, mark in found(url, reach):
        yield Source(Path(base_name(each)), shown_url(each), url=each, mark=mark)


def find(names: Iterable[str | Path], reach: Reach = NOWHERE_PRIVATE) -> tuple[Source, ...]:
    """Every document that the names lead to, each once, in a fixed order.

    Args:
        names: Files (read whatever their ending), folders (searched deeply for ``.pdf``), globs,
            and URLs of these.
        reach: How far servers may lead.

    Raises:
        UsageError: When they name no file at all, or a URL cannot be reached.
    """
    sources: dict[str, Source] = {}
    for name in names:
        is_remote = isinstance(name, str) and is_url(name)
        for source in _at(str(name), reach) if is_remote else _expand(Path(name)):
            sources.setdefault(source.name, source)
    if all(source.problem for source in sources.values()):
        problems = " ".join(source.problem or "" for source in sources.values())
        raise UsageError(
            problems or "Nothing to read: no PDF there; name a PDF, or a folder that holds some."
        )
    return tuple(sources.values())


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
