"""Copies of a database: of one that is free, and of one that an ingest is writing.

DuckDB lets one process write and then nobody else open the file, so a copy of a database that is
being written can only be made by the writer. The two processes meet in files beside the database:
``FILE.backup-wanted`` asks, and between two documents the writer answers with ``FILE.backup-made``.
Both names are fixed, so that whoever may write beside the database gains nothing by them.
"""

import shutil
import time
from pathlib import Path

import duckdb

from pipelines.errors import DatabaseError, NoDatabaseError, UsageError
from pipelines.store.connection import STORAGE_VERSION, explained, is_in_use

_ASKED_EVERY = 0.1
"""Seconds between two looks."""


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}.{ending}")


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _copy(connection: duckdb.DuckDBPyConnection, source: str, target: Path) -> None:
    """Copy an attached database into a new file as of one moment, comments and views too."""
    target.unlink(missing_ok=True)
    connection.execute(
        f"ATTACH {_literal(target)} AS backup_copy (STORAGE_VERSION '{STORAGE_VERSION}')"
    )
    try:
        connection.execute(f"COPY FROM DATABASE {_identifier(source)} TO backup_copy")
    finally:
        connection.execute("DETACH backup_copy")


def serve(connection: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Make the copy that another process asked for, if one did.

    Args:
        connection: The connection that writes, outside a transaction.
        path: The database file.

    Returns:
        Whether a copy was made.
    """
    wanted = _beside(path, "backup-wanted")
    if not wanted.exists():
        return False
    row = connection.execute("SELECT current_database()").fetchone()
    partial = _beside(path, "backup-partial")
    _copy(connection, str(row[0]) if row else path.stem, partial)
    partial.replace(_beside(path, "backup-made"))
    wanted.unlink(missing_ok=True)
    return True


def _copy_free(path: Path, target: Path) -> None:
    """Copy a database that nobody writes."""
    partial = _beside(target, "partial")
    connection = duckdb.connect(":memory:")
    try:
        connection.execute(f"ATTACH {_literal(path)} AS original (READ_ONLY)")
        _copy(connection, "original", partial)
    except duckdb.Error as error:
        partial.unlink(missing_ok=True)
        raise explained(path, error) from error
    finally:
        connection.close()
    partial.replace(target)


def back_up(path: Path, target: Path, seconds: float) -> None:
    """Make a copy of a database, also while an ingest is writing it.

    Args:
        path: The database file.
        target: The new file.
        seconds: How long to wait for an ingest to answer.

    Raises:
        UsageError: When the target exists already, or cannot be made.
        NoDatabaseError: When there is no database.
        DatabaseError: When whoever holds it does not answer.
    """
    if target.exists():
        raise UsageError(f"{target} exists already; name another file.")
    if not target.absolute().parent.is_dir():
        raise UsageError(f"{target.parent} is no folder; make it, or name another file.")
    if not path.is_file():
        raise NoDatabaseError(f"There is no database {path}; name it with --db.")
    wanted, made = _beside(path, "backup-wanted"), _beside(path, "backup-made")
    made.unlink(missing_ok=True)
    end = time.monotonic() + seconds
    try:
        if is_in_use(path):
            wanted.touch()
        while is_in_use(path):
            time.sleep(_ASKED_EVERY)
            if made.exists():
                shutil.move(made, target)
                return
            if time.monotonic() > end:
                raise DatabaseError(
                    f"{path} is held by another process that made no copy within {seconds:g} "
                    "seconds; wait until it has finished, or raise --timeout."
                )
        _copy_free(path, target)
    finally:
        wanted.unlink(missing_ok=True)
