"""Opening a database: one writer, or readers that can reach nothing but the database."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from models.schema import SCHEMA_VERSION
from pipelines.errors import DatabaseError, NoDatabaseError
from pipelines.output.console import tell
from pipelines.store.build import build
from pipelines.store.definitions import fingerprint
from pipelines.store.patience import LOCKED, connect

READER_MEMORY = 8_000_000_000
"""Bytes that a reader may take, unless told. What the checks find takes 1.0 GB of three documents
and 3 GB of a thousand, the costliest view 6 GB (docs/decisions/0097-*.md)."""

_HEADERS = 3 * 4096
"""Bytes of a DuckDB database that holds nothing yet: its three headers."""
_MAGIC = b"DUCK"
_MAGIC_AT = 8

_HALF_MADE = (
    "is half made: the run that was to make it was stopped before it had; run `verifica ingest` "
    "again, which goes on with it."
)

_QUIET = "SET enable_progress_bar = false"
"""DuckDB draws a bar on standard output, where the answer goes, when a statement takes long."""

STORAGE_VERSION = "v1.4.0"
"""The oldest DuckDB that reads what is written: that of the clients people have (decision 0111)."""

_FRUGAL_WRITER: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "128MB",
    "storage_compatibility_version": STORAGE_VERSION,
}
"""What a writer takes. Documents are stored one by one, in inserts too small to be shared among
threads, beside processes that need the cores; and what DuckDB keeps of a growing database in memory
must not grow with it."""

_LOCKED_READER: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
    "max_temp_directory_size": "0B",
}
"""What a reader may do: read this database. DuckDB refuses the rest. Nothing is spilled to disk, as
SQL could write into the folder for it."""

READER_THREADS = 4
"""Threads of a reader at most: each reserves addresses, which are limited."""

_LOCK = "SET lock_configuration = true"
"""From here on DuckDB refuses to change any setting, this one included."""


def explained(path: Path, error: duckdb.Error) -> DatabaseError:
    """What kept a database from being opened, as a sentence."""
    text = str(error)
    if LOCKED in text:
        return DatabaseError(_in_use(path))
    if _is_half_made(path):
        return DatabaseError(f"{path} {_HALF_MADE}")
    if "newer version" in text or "storage version" in text or "version number" in text:
        return DatabaseError(
            f"{path} was written by another version of DuckDB; use the version of verifica that "
            "made it, or ingest the documents into a new database."
        )
    if isinstance(error, duckdb.IOException) and "not a valid DuckDB" in text:
        return DatabaseError(f"{path} is no DuckDB database; name another file with --db.")
    return DatabaseError(f"{path} cannot be opened: {text.splitlines()[0]}")


def _stored_version(connection: duckdb.DuckDBPyConnection) -> tuple[int, str] | None:
    """Schema version and fingerprint of a database; None when it holds none of our tables."""
    known = connection.execute(
        "SELECT 1 FROM duckdb_tables() WHERE table_name = 'database_info'"
    ).fetchall()
    if not known:
        return None
    # A result that is not read to its end keeps the connection from taking new rows.
    ((version, definitions),) = connection.execute(
        "SELECT schema_version, definitions_sha256 FROM database_info"
    ).fetchall()
    return version, definitions


def _holds_tables(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(connection.execute("SELECT 1 FROM duckdb_tables() LIMIT 1").fetchall())


def _is_half_made(path: Path) -> bool:
    """Whether a file is a database whose headers were not all written; nothing is in it then."""
    if not path.is_file() or path.stat().st_size >= _HEADERS:
        return False
    start = path.read_bytes()[: _MAGIC_AT + len(_MAGIC)]
    return not start.strip(b"\0") or start[_MAGIC_AT:] == _MAGIC


def _remove_half_made(path: Path) -> None:
    """Remove a half made database, unless another process is making it.

    Raises:
        DatabaseError: When another is.
    """
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DatabaseError(_in_use(path)) from error
        if _is_half_made(path):
            path.unlink()


def _in_use(path: Path) -> str:
    return (
        f"{path} is in use by another process; wait until it has finished (--wait SECONDS does), "
        "or stop it."
    )


def _is_present(path: Path, connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a database to be read holds the present definitions.

    Raises:
        DatabaseError: When it is somebody else's, or newer than this program.
    """
    stored = _stored_version(connection)
    if stored is None and not _holds_tables(connection):
        raise DatabaseError(f"{path} {_HALF_MADE}")
    if stored is None:
        raise DatabaseError(f"{path} was not made by verifica; name another file with --db.")
    _refuse_newer(path, stored)
    return stored[1] == fingerprint()


def _refuse_newer(path: Path, stored: tuple[int, str] | None) -> None:
    if stored is not None and stored[0] > SCHEMA_VERSION:
        raise DatabaseError(
            f"{path} was made by a newer version of verifica (schema {stored[0]}, this one knows "
            f"{SCHEMA_VERSION}); upgrade verifica, or name another file with --db."
        )


def is_in_use(path: Path) -> bool:
    """Whether another process is writing a database."""
    try:
        duckdb.connect(path, read_only=True).close()
    except duckdb.IOException as error:
        return LOCKED in str(error)
    except duckdb.Error:
        return False
    return False


@contextmanager
def open_writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the database for writing; make it, or bring it to the present schema, where needed.

    Args:
        path: The database file; its folder must exist.

    Raises:
        DatabaseError: When another process has it open, it is newer than this program, or it is
            something else.
    """
    if not path.parent.is_dir():
        raise DatabaseError(f"{path.parent} is no folder; make it, or name another file with --db.")
    if _is_half_made(path):
        _remove_half_made(path)
    try:
        connection = connect(path, lambda: duckdb.connect(path, config=_FRUGAL_WRITER))
        connection.execute(_QUIET)
    except duckdb.Error as error:
        raise explained(path, error) from error
    try:
        stored = _stored_version(connection)
        _refuse_newer(path, stored)
        if stored is None or stored[1] != fingerprint():
            build(connection, path)
        yield connection
    finally:
        connection.close()


def _connect_reader(
    path: Path, memory: int, threads: int, told: Callable[[str], None]
) -> duckdb.DuckDBPyConnection:
    taken: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{memory}B",
        "threads": min(threads, os.cpu_count() or 1),
    }
    settings = _LOCKED_READER | taken
    try:
        connection = connect(
            path, lambda: duckdb.connect(path, read_only=True, config=settings), told
        )
    except duckdb.Error as error:
        raise explained(path, error) from error
    connection.execute(_QUIET)
    connection.execute(_LOCK)
    return connection


@contextmanager
def open_reader(
    path: Path,
    memory: int = READER_MEMORY,
    told: Callable[[str], None] = tell,
    threads: int = READER_THREADS,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the database for reading; nothing else on the machine can be reached through it.

    A database whose views are of another version gets the present ones first.

    Args:
        path: The database file.
        memory: Bytes that reading may take.
        told: Takes a sentence before another process is waited for.
        threads: Threads at most.

    Raises:
        NoDatabaseError: When there is none.
        DatabaseError: When another process is writing it, or it is something else.
    """
    if not path.is_file():
        raise NoDatabaseError(
            f"There is no database {path}; make one with `verifica ingest`, or name it with --db."
        )
    connection = _connect_reader(path, memory, threads, told)
    try:
        if not _is_present(path, connection):
            connection.close()
            with open_writer(path):
                pass
            connection = _connect_reader(path, memory, threads, told)
        yield connection
    finally:
        connection.close()


@contextmanager
def open_empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory that holds every definition and no document."""
    connection = duckdb.connect(":memory:")
    try:
        build(connection, Path(":memory:"))
        yield connection
    finally:
        connection.close()
