"""Records as Parquet parts in a folder or an object store: ``TABLE/SHA256.parquet``.

Where many machines read, each writes what a file gave, and the process that owns the database
takes it in from there. The part of ``documents`` is written last: where it is, every document of
the file is whole, so that a file read twice, or by a run that was stopped, need not be read again.
Other programs read the parts with ``FROM 'FOLDER/steps/*.parquet'``.
"""

import os
import uuid
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from models.vocabulary import DocumentKind, OwnerBasis, ReadingStatus
from pipelines.store.parcel import DocumentSummary, Parcel, stream, unpack

_ALWAYS = ("consortia", "document_counts", "documents")
"""Tables that every file has rows in and that its counts do not name; the last comes last."""

_PAGES = "pages"


class PartsError(Exception):
    """Parts that cannot be written or read."""


class _Folder:
    """Files of this machine, or of a file system that all machines share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, name: str, content: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.{os.getpid()}-{uuid.uuid4().hex}")
        partial.write_bytes(content)
        partial.replace(path)

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()


class _ObjectStore:
    """Objects behind a URL; stores make an object visible only when it is whole."""

    def __init__(self, url: str) -> None:
        from fsspec.core import url_to_fs

        self._file_system: Any
        self._file_system, self._root = url_to_fs(url)

    def write(self, name: str, content: bytes) -> None:
        self._file_system.pipe_file(f"{self._root}/{name}", content)

    def read(self, name: str) -> bytes:
        return bytes(self._file_system.cat_file(f"{self._root}/{name}"))


class Parts:
    """A place for parts."""

    def __init__(self, location: str) -> None:
        """Name the place.

        Args:
            location: A folder, or a URL that fsspec knows.

        Raises:
            PartsError: When the URL is of a kind that is not installed.
        """
        is_url = "://" in location and not location.startswith("file://")
        try:
            self._place = (
                _ObjectStore(location.rstrip("/"))
                if is_url
                else _Folder(Path(location.removeprefix("file://")))
            )
        except (ImportError, ValueError) as error:
            raise PartsError(str(error)) from error

    def write(self, parcel: Parcel, sha256: str, pages: bytes | None) -> None:
        """Write what a file gave.

        Args:
            parcel: Its records.
            sha256: Hash of its bytes.
            pages: Its pages as Parquet, where they are to be kept.

        Raises:
            PartsError: When a part cannot be written.
        """
        others = sorted(name for name in parcel.tables if name != "documents")
        try:
            if pages is not None:
                self._place.write(_name(_PAGES, sha256), pages)
            for table in (*others, "documents"):
                sink = BytesIO()
                pq.write_table(unpack(parcel.tables[table]), sink, compression="zstd")
                self._place.write(_name(table, sha256), sink.getvalue())
        except Exception as error:
            raise PartsError(f"{type(error).__name__}: {error}") from error

    def read(self, sha256: str) -> tuple[Parcel, bytes | None] | None:
        """What a file gave, and its pages; None when it is not there, or not whole.

        Args:
            sha256: Hash of its bytes.
        """
        try:
            tables = dict(self._tables(sha256))
        except (OSError, pa.ArrowException):
            return None
        parcel = Parcel(
            sha256=sha256,
            documents=_summaries(tables),
            tables={name: stream(table) for name, table in tables.items()},
        )
        return parcel, self._pages(sha256)

    def _tables(self, sha256: str) -> Iterator[tuple[str, pa.Table]]:
        for name in reversed(_ALWAYS):
            yield name, self._table(name, sha256)
        counted = self._table("document_counts", sha256)["record_table"].to_pylist()
        for name in dict.fromkeys(counted):
            yield name, self._table(name, sha256)

    def _table(self, name: str, sha256: str) -> pa.Table:
        return pq.read_table(pa.BufferReader(self._place.read(_name(name, sha256))))

    def _pages(self, sha256: str) -> bytes | None:
        try:
            return self._place.read(_name(_PAGES, sha256))
        except OSError:
            return None


def _name(table: str, sha256: str) -> str:
    return f"{table}/{sha256}.parquet"


def _summaries(tables: Mapping[str, pa.Table]) -> tuple[DocumentSummary, ...]:
    """What is told of the documents whose rows these are."""
    counts: dict[str, dict[str, int]] = {}
    for row in tables["document_counts"].to_pylist():
        counts.setdefault(row["document_id"], {})[row["record_table"]] = row["records"]
    return tuple(
        DocumentSummary(
            document_id=row["document_id"],
            consortium_id=row["consortium_id"],
            counts=counts.get(row["document_id"], {}),
            coverage_pct=row["coverage_pct"],
            reading_status=ReadingStatus(row["reading_status"]) if row["reading_status"] else None,
            status_basis=row["status_basis"],
        )
        for row in tables["documents"].to_pylist()
    )


def is_by(
    parcel: Parcel, version: str, owner: str | None, kind: DocumentKind | None = None
) -> bool:
    """Whether records were read by the same rules, for the same owner and as the same kind.

    Args:
        parcel: The records.
        version: Version of the rules.
        owner: The owner given, or None when the documents were to be asked.
        kind: The kind given, or None likewise.
    """
    return all(
        document["extractor_version"] == version
        and document["given_kind"] == kind
        and (
            document["consortium_id"] == owner
            if owner is not None
            else document["consortium_basis"] != OwnerBasis.OPTION
        )
        for document in unpack(parcel.tables["documents"]).to_pylist()
    )
