"""Storing documents: each in one transaction, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.statements import run
from pipelines.store.backup import serve
from pipelines.store.definitions import insert_into
from pipelines.store.invariants import check_evidence
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
        return self.put_all([(parcel, source_path)])[0]

    def put_all(self, documents: Sequence[tuple[Parcel, str]]) -> list[bool]:
        """Store documents in one transaction, each in place of what the same file gave before.

        Args:
            documents: Each with its file; no two of the same file or the same bytes.

        Returns:
            For each whether there was something to replace.

        Raises:
            duckdb.Error: When a row does not fit; the database is as it was.
            InvariantError: When a row has no evidence; likewise.
        """
        if not documents:
            return []
        rows_of_table = _together(documents)
        check_evidence(rows_of_table)
        with self._transaction():
            replaced = run(
                self._connection,
                "schema",
                "documents_replaced",
                source_paths=[source_path for _, source_path in documents],
                document_ids=[parcel.document_id for parcel, _ in documents],
            ).fetchall()
            for document_id, _ in replaced:
                run(self._connection, "schema", "delete_document", document_id=document_id)
            for name, rows in rows_of_table.items():
                if name == "consortia":
                    self._put_consortia(rows)
                else:
                    self._insert(name, rows)
            self._forget_failures(source_path for _, source_path in documents)
        gone = {name for row in replaced for name in row}
        return [not gone.isdisjoint((parcel.document_id, path)) for parcel, path in documents]

    def fail(self, source_path: str, sha256: str | None, stage: str, error: str) -> None:
        """Remember why a file could not be read, in place of what was said of it before."""
        with self._transaction():
            self._forget_failures([source_path])
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
            self._forget_failures(contents)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _forget_failures(self, source_paths: Iterable[str]) -> None:
        run(self._connection, "schema", "forget_failures", source_paths=list(source_paths))

    def _insert(self, name: str, incoming: pa.Table) -> None:
        """Insert rows; DuckDB takes them from the variable, quicker than from a registered view."""
        self._connection.execute(insert_into(name, "incoming"))

    def _put_consortia(self, rows: pa.Table) -> None:
        self._connection.register(_INCOMING, rows)
        run(self._connection, "schema", "replace_consortia")
        self._connection.unregister(_INCOMING)


def _together(documents: Iterable[tuple[Parcel, str]]) -> dict[str, pa.Table]:
    """The rows of documents by table, bodies that own several of them once."""
    rows: dict[str, list[pa.Table]] = {}
    owners: dict[str, pa.Table] = {}
    for parcel, source_path in documents:
        for name, content in parcel.tables.items():
            table = unpack(content)
            if name == "documents":
                table = _with_origin(table, source_path)
            if name == "consortia":
                _add_owner(owners, table)
            else:
                rows.setdefault(name, []).append(table)
    together = {name: pa.concat_tables(tables) for name, tables in rows.items()}
    return together | {"consortia": pa.concat_tables(owners.values())}


def _add_owner(owners: dict[str, pa.Table], owner: pa.Table) -> None:
    """Add a body by its identifier; a provisional entry takes the place of no other kind."""
    key = owner["consortium_id"][0].as_py()
    before = owners.get(key)
    if (
        before is None
        or before["is_provisional"][0].as_py()
        or not owner["is_provisional"][0].as_py()
    ):
        owners[key] = owner


def _with_origin(document: pa.Table, source_path: str) -> pa.Table:
    document = document.append_column("source_path", pa.array([source_path]))
    return document.append_column("ingested_at", pa.array([utc_now()], pa.timestamp("us")))
