"""Documents named by URL: on a web server or in an object store, through fsspec."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from pipelines.errors import UsageError
from pipelines.ingest.addresses import NOWHERE_PRIVATE, WEB, AddressError, Reach, check_kind

_SEPARATOR = "://"
_GLOB_SIGNS = frozenset("*?[")
_ASKED_AT_ONCE = 8
_CONTENT_MARKS = ("ETag", "e_tag", "etag", "md5Hash", "Content-MD5", "content_md5", "Digest")
_TIME_MARKS = ("LastModified", "last_modified", "Last-Modified", "updated", "mtime")
"""What stores call the hash of an object and the time of its last change."""

LARGEST = 256_000_000
"""Bytes of an object at most: ten times the largest plan that was seen."""

_BYTES_IN_MB = 1_000_000
_LISTING_SECONDS = 60.0
_FETCHING_SECONDS = 600.0
"""What one answer of a server may take; the limit of a document is another's to keep."""


class DownloadError(Exception):
    """An object that could not be fetched; its text is what the store said."""


def is_url(name: str) -> bool:
    """Whether a name on the command line is a URL."""
    return _SEPARATOR in name


def shown_url(url: str) -> str:
    """A URL as it is stored and shown: without user and password."""
    parts = urlsplit(url)
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rsplit("@", 1)[1]))


def base_name(url: str) -> str:
    """The name of the object without the folders that lead to it."""
    return PurePosixPath(urlsplit(url).path).name or "document"


def _opened(url: str, reach: Reach, seconds: float) -> tuple[Any, str]:
    """The file system of a URL and the path on it.

    Raises:
        UsageError: When documents are not fetched from there, or fsspec, or what it needs for this
            kind of URL, is not installed.
    """
    try:
        check_kind(url)
    except AddressError as error:
        raise UsageError(f"{shown_url(url)} is not opened: {error}.") from error
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(
            f"{shown_url(url)} is a URL; install verifica[cluster] to read documents from URLs."
        ) from error
    try:
        file_system, path = url_to_fs(url, **_options(url, reach, seconds))
    except (ImportError, ValueError) as error:
        raise UsageError(f"{shown_url(url)} cannot be opened: {error}.") from error
    return file_system, path


def _options(url: str, reach: Reach, seconds: float) -> dict[str, Any]:
    """How a file system is opened: one of the web asks with care."""
    if url.partition(_SEPARATOR)[0].lower() not in WEB:
        return {}
    from pipelines.ingest.web import careful_client

    return {"get_client": careful_client(reach, seconds), "skip_instance_cache": True}


def _refusal(error: BaseException | None) -> AddressError | None:
    """The refusal behind an error of a file system, if there is one."""
    while error is not None and not isinstance(error, AddressError):
        error = error.__cause__ or error.__context__
    return error


def found(url: str, reach: Reach = NOWHERE_PRIVATE) -> Iterator[tuple[str, str | None]]:
    """The documents that a URL names, and for each what tells that it has not changed.

    Args:
        url: A document, a folder (searched deeply for ``.pdf``) or a glob.
        reach: How far servers may lead.

    Raises:
        UsageError: When the store cannot be reached or knows nothing by that name.
    """
    file_system, path = _opened(url, reach, _LISTING_SECONDS)
    try:
        infos = _infos(file_system, path)
    except Exception as error:
        if (refusal := _refusal(error)) is not None:
            raise UsageError(f"{shown_url(url)} is not opened: {refusal}.") from error
        if isinstance(error, FileNotFoundError):
            raise UsageError(f"{shown_url(url)} is not there; check the name.") from error
        raise UsageError(f"{shown_url(url)} cannot be listed: {error}; check it.") from error
    names = sorted(infos)
    with ThreadPoolExecutor(max_workers=_ASKED_AT_ONCE) as pool:
        marks = pool.map(lambda name: _mark(file_system, name, infos[name]), names)
        yield from zip(map(file_system.unstrip_protocol, names), marks, strict=True)


def _mark(file_system: Any, name: str, info: Mapping[str, Any]) -> str | None:
    """What tells that a document has not changed; listings of web servers do not say it."""
    mark = mark_of(info)
    if mark is not None:
        return mark
    try:
        return mark_of(file_system.info(name))
    except Exception:  # whoever fetches the document will say what is wrong
        return None


def _infos(file_system: Any, path: str) -> dict[str, Mapping[str, Any]]:
    """What the store says of each document, by path."""
    if path.lower().endswith(".pdf") and not _GLOB_SIGNS & set(path):
        return {path: file_system.info(path)}
    if _GLOB_SIGNS & set(path):
        names: dict[str, Mapping[str, Any]] = file_system.glob(path, detail=True)
        return {name: info for name, info in names.items() if info.get("type") != "directory"}
    everything: dict[str, Mapping[str, Any]] = file_system.find(path, detail=True)
    if everything.keys() == {path}:
        return everything
    return {name: info for name, info in everything.items() if name.lower().endswith(".pdf")}


def mark_of(info: Mapping[str, Any]) -> str | None:
    """What changes whenever an object's content does; None where the store gives nothing such.

    Args:
        info: What the store says of the object.
    """
    for name in (*_CONTENT_MARKS, *_TIME_MARKS):
        if info.get(name):
            return f"{info.get('size')}:{info[name]}"
    return None


@contextmanager
def fetched(url: str, reach: Reach = NOWHERE_PRIVATE, largest: int = LARGEST) -> Iterator[Path]:
    """A copy of an object on this machine, under its own name, for as long as it is needed.

    Args:
        url: The object.
        reach: How far servers may lead.
        largest: Bytes that it may have.

    Raises:
        DownloadError: When it cannot be fetched.
    """
    with tempfile.TemporaryDirectory(prefix="verifica-") as folder:
        path = Path(folder, os.fsencode(base_name(url))[-200:].decode("utf-8", "replace"))
        try:
            file_system, remote = _opened(url, reach, _FETCHING_SECONDS)
            file_system.get_file(remote, str(path), callback=_counting(largest))
        except UsageError as error:
            raise DownloadError(str(error)) from error
        except Exception as error:
            if (refusal := _refusal(error)) is not None:
                raise DownloadError(str(refusal)) from error
            raise DownloadError(f"{type(error).__name__}: {error}") from error
        yield path


def _counting(largest: int) -> Any:
    """What fsspec tells of every piece of an object, and what ends one that is too large."""
    from fsspec.callbacks import Callback

    class Counting(Callback):  # type: ignore[misc]
        """Counts bytes."""

        def relative_update(self, inc: int = 1) -> None:
            """Count some, and end what is too large."""
            super().relative_update(inc)
            if self.value > largest:
                raise AddressError(f"it is larger than {largest / _BYTES_IN_MB:g} MB")

        def set_size(self, size: int | None) -> None:
            """End at once what says that it is too large."""
            super().set_size(size)
            if size is not None and size > largest:
                raise AddressError(f"it is larger than {largest / _BYTES_IN_MB:g} MB")

    return Counting()
