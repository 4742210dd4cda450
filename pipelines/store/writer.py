"""Storing what files gave: each file in one transaction, whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.statements import run
from pipelines.store.backup import serve
from pipelines.store.definitions import insert_into
from pipelines.store.files import OtherPaper
from pipelines.store.invariants import check_evidence
from pipelines.store.parcel import Parcel, unpack

_INCOMING = "incoming"


def utc_now() -> datetime:
    """The present time in UTC, as the database keeps it: without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


class Store:
    """A database open for writing."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path | None = None,
        *,
        is_forced: bool = False,
    ) -> None:
        """Take over a connection.

        Args:
            connection: A connection from :func:`pipelines.store.connection.open_writer`.
            path: The database file, so that copies can be asked for; None where nobody will.
            is_forced: Whether documents stored may stand for their year although they hold far
                fewer objectives than another version.
        """
        self._connection = connection
        self._path = path
        self._is_forced = is_forced

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The connection, for questions."""
        return self._connection

    def serve_backup(self) -> bool:
        """Make the copy that another process asked for, if one did; tell whether."""
        return self._path is not None and serve(self._connection, self._path)

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

    def put(self, parcel: Parcel, source_path: str) -> bool:
        """Store the documents of a file in place of what it gave before.

        Args:
            parcel: Its documents.
            source_path: The file.

        Returns:
            Whether there was something to replace.

        Raises:
            duckdb.Error: When a row does not fit; the database is as it was.
        """
        return self.put_all([(parcel, source_path)])[0]

    def put_all(self, parcels: Sequence[tuple[Parcel, str]]) -> list[bool]:
        """Store what files gave in one transaction, each in place of what it gave before.

        Args:
            parcels: What each gave, with its name; no two of the same file or the same bytes.

        Returns:
            For each file whether there was something to replace.

        Raises:
            duckdb.Error: When a row does not fit; the database is as it was.
            InvariantError: When a row has no evidence; likewise.
        """
        if not parcels:
            return []
        names = [source_path for _, source_path in parcels]
        hashes = [parcel.sha256 for parcel, _ in parcels]
        rows_of_table = _together(parcels, is_forced=self._is_forced)
        check_evidence(rows_of_table)
        with self._transaction():
            replaced = self._delete_documents(
                names,
                hashes,
                [one.document_id for parcel, _ in parcels for one in parcel.documents],
            )
            for name, rows in rows_of_table.items():
                if name == "consortia":
                    self._put_consortia(rows)
                else:
                    self._insert(name, rows)
            self._forget_failures(names)
            self._forget_passed_over(names, hashes)
        return [
            not replaced.isdisjoint(
                (name, parcel.sha256, *(d.document_id for d in parcel.documents))
            )
            for parcel, name in parcels
        ]

    def fail(self, source_path: str, sha256: str | None, stage: str, error: str) -> None:
        """Remember why a file could not be read, in place of what was said of it before.

        Documents that it gave earlier stay.
        """
        with self._transaction():
            self._forget_failures([source_path])
            self._forget_passed_over([source_path], [])
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

    def pass_over(self, source_path: str, sha256: str, paper: OtherPaper, version: str) -> None:
        """Remember that a file is another kind of paper, in place of all that it gave before.

        Args:
            source_path: The file.
            sha256: Hash of its bytes.
            paper: What it is.
            version: Version of the rules that say so.
        """
        with self._transaction():
            self._delete_documents([source_path], [sha256], [])
            self._forget_failures([source_path])
            self._forget_passed_over([source_path], [sha256])
            run(
                self._connection,
                "schema",
                "add_passed_over",
                source_path=source_path,
                sha256=sha256,
                genre=paper.genre.value,
                reason=paper.reason,
                extractor_version=version,
                now=utc_now(),
            )

    def settle(
        self,
        moves: Mapping[str, str],
        contents: Mapping[str, str],
        unchanged: Iterable[str] = (),
    ) -> None:
        """Bring names up to date for files that need not be read.

        Args:
            moves: New name of the file, by the hash of its bytes.
            contents: Hash of its present bytes, by name of the file: what the same file gave when
                it had other bytes goes.
            unchanged: Files that hold what is stored of them, maybe again: that one could not be
                read in between no longer holds.
        """
        with self._transaction():
            for sha256, source_path in moves.items():
                run(
                    self._connection,
                    "schema",
                    "move_file",
                    sha256=sha256,
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
            self._forget_failures([*contents, *unchanged])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _delete_documents(
        self, source_paths: Sequence[str], hashes: Sequence[str], document_ids: Sequence[str]
    ) -> set[str]:
        """Take out documents by any of the three; all that names those that were there."""
        found = run(
            self._connection,
            "schema",
            "documents_replaced",
            source_paths=list(source_paths),
            hashes=list(hashes),
            document_ids=list(document_ids),
        ).fetchall()
        for document_id, _, _ in found:
            run(self._connection, "schema", "delete_document", document_id=document_id)
        return {name for row in found for name in row}

    def _forget_passed_over(self, source_paths: Iterable[str], hashes: Iterable[str]) -> None:
        run(
            self._connection,
            "schema",
            "forget_passed_over",
            source_paths=list(source_paths),
            hashes=list(hashes),
        )

    def _forget_failures(self, source_paths: Iterable[str]) -> None:
        run(self._connection, "schema", "forget_failures", source_paths=list(source_paths))

    def _insert(self, name: str, incoming: pa.Table) -> None:
        """Insert rows; DuckDB takes them from the variable, quicker than from a registered view."""
        self._connection.execute(insert_into(name, "incoming"))

    def _put_consortia(self, rows: pa.Table) -> None:
        self._connection.register(_INCOMING, rows)
        run(self._connection, "schema", "replace_consortia")
        self._connection.unregister(_INCOMING)


def _together(parcels: Iterable[tuple[Parcel, str]], *, is_forced: bool) -> dict[str, pa.Table]:
    """The rows of files by table, bodies that own several documents once."""
    rows: dict[str, list[pa.Table]] = {}
    owners: dict[str, pa.Table] = {}
    for parcel, source_path in parcels:
        for name, content in parcel.tables.items():
            table = unpack(content)
            if name == "documents":
                table = _with_origin(table, source_path, is_forced=is_forced)
            if name == "consortia":
                for place in range(table.num_rows):
                    _add_owner(owners, table.slice(place, 1))
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


def _with_origin(documents: pa.Table, source_path: str, *, is_forced: bool) -> pa.Table:
    count = documents.num_rows
    documents = documents.append_column("source_path", pa.array([source_path] * count))
    documents = documents.append_column("is_forced", pa.array([is_forced] * count))
    times = pa.array([utc_now()] * count, pa.timestamp("us"))
    return documents.append_column("ingested_at", times)
