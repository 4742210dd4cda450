"""Storing documents: each in one transaction, whole or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.statements import run
from pipelines.store.backup import serve
from pipelines.store.definitions import insert_into
from pipelines.store.parcel import Parcel, unpack

_INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What tells whether a file has to be read again."""

    source_path: str
    sha256: str
    document_id: str
    extractor_version: str
    consortium_id: str


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document whose pages may be kept; one that gave no objective has no identifier."""

    document_id: str | None
    source_path: str
    sha256: str
    extractor_version: str | None
    given_owner: str | None


def utc_now() -> datetime:
    """The present time in UTC, as the database keeps it: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


class Store:
    """A database open for writing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path | None = None) -> None:
        """Take over a connection.

        Args:
            connection: A connection from :func:`pipelines.store.connection.open_writer`.
            path: The database file, so that copies can be asked for; None where nobody will.
        """
        self._connection = connection
        self._path = path

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, for questions."""
        return self._connection

    def serve_backup(self) -> bool:
        """Make the copy that another process asked for, if one did; tell whether."""
        return self._path is not None and serve(self._connection, self._path)

    def stored_documents(self) -> tuple[StoredDocument, ...]:
        """Every document stored."""
        rows = run(self._connection, "schema", "stored_documents").fetchall()
        return tuple(StoredDocument(*row) for row in rows)

    def seen_files(self) -> dict[str, tuple[str, str]]:
        """Mark and hash of every file that was seen, by name."""
        rows = run(self._connection, "schema", "seen_files").fetchall()
        return {source_path: (mark, sha256) for source_path, mark, sha256 in rows}

    def remember(self, files: Mapping[str, tuple[str, str]]) -> None:
        """Remember mark and hash of files by name, so that they need not be hashed again."""
        names, values = list(files), list(files.values())
        rows = pa.table(
            {
                "source_path": pa.array(names, pa.string()),
                "mark": pa.array([mark for mark, _ in values], pa.string()),
                "sha256": pa.array([sha256 for _, sha256 in values], pa.string()),
            }
        )
        with self._transaction():
            self._connection.register(_INCOMING, rows)
            run(self._connection, "schema", "remember_files")
            self._connection.unregister(_INCOMING)

    def kept_pages_of(self) -> tuple[KeptDocument, ...]:
        """Every document, and every file without objectives, whose pages may be kept."""
        rows = run(self._connection, "schema", "kept_pages_of").fetchall()
        return tuple(KeptDocument(*row) for row in rows)

    def put(self, parcel: Parcel, source_path: str) -> bool:
        """Store a document in place of what the same file gave before.

        Args:
            parcel: The document.
            source_path: The file.

        Returns:
            Whether there was something to replace.

        Raises:
            duckdb.Error: When a row does not fit; the database is as it was.
        """
        with self._transaction():
            replaced = run(
                self._connection,
                "schema",
                "documents_replaced",
                source_path=source_path,
                document_id=parcel.document_id,
            ).fetchall()
            for (document_id,) in replaced:
                run(self._connection, "schema", "delete_document", document_id=document_id)
            self._insert_document(parcel, source_path)
            for name, stream in parcel.tables.items():
                if name not in ("documents", "consortia"):
                    self._insert(name, unpack(stream))
            self._put_consortium(unpack(parcel.tables["consortia"]))
            run(self._connection, "schema", "forget_failures", source_path=source_path)
        return bool(replaced)

    def fail(self, source_path: str, sha256: str | None, stage: str, error: str) -> None:
        """Remember why a file could not be read, in place of what was said of it before."""
        with self._transaction():
            run(self._connection, "schema", "forget_failures", source_path=source_path)
            run(
                self._connection,
                "schema",
                "add_failure",
                source_path=source_path,
                sha256=sha256,
                stage=stage,
                error=error,
                now=utc_now(),
            )

    def settle(self, moves: Mapping[str, str], contents: Mapping[str, str]) -> None:
        """Bring names up to date for files that need not be read.

        Args:
            moves: New name of the file, by document_id.
            contents: Hash of its present bytes, by name of the file: a document that the same file
                gave when it had other bytes goes.
        """
        with self._transaction():
            for document_id, source_path in moves.items():
                run(
                    self._connection,
                    "schema",
                    "move_document",
                    document_id=document_id,
                    source_path=source_path,
                )
            for source_path, sha256 in contents.items():
                stale = run(
                    self._connection,
                    "schema",
                    "stale_documents",
                    source_path=source_path,
                    sha256=sha256,
                ).fetchall()
                for (document_id,) in stale:
                    run(self._connection, "schema", "delete_document", document_id=document_id)
                run(self._connection, "schema", "forget_failures", source_path=source_path)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _insert_document(self, parcel: Parcel, source_path: str) -> None:
        table = unpack(parcel.tables["documents"])
        table = table.append_column("source_path", pa.array([source_path]))
        table = table.append_column("ingested_at", pa.array([utc_now()], pa.timestamp("us")))
        self._insert("documents", table)

    def _insert(self, name: str, rows: pa.Table) -> None:
        self._connection.register(_INCOMING, rows)
        self._connection.execute(insert_into(name, _INCOMING))
        self._connection.unregister(_INCOMING)

    def _put_consortium(self, rows: pa.Table) -> None:
        self._connection.register(_INCOMING, rows)
        run(self._connection, "schema", "replace_consortium")
        self._connection.unregister(_INCOMING)
