"""The process in which a person's SQL is run: it can be ended, and has memory of its own to use up.

DuckDB checks its limits between rows. One function call may take gigabytes, or minutes, in between;
and what runs out of addresses may end the process. So it is a process that nothing else needs.
"""

import ctypes
import os
import pickle
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from pipelines.errors import QueryError, VerificaError
from pipelines.output.rows import columns_of
from pipelines.store.admission import admit
from pipelines.store.connection import open_reader

if TYPE_CHECKING:
    import pyarrow as pa  # a query without zones does not need it

LARGEST_MESSAGE = 32_000_000
"""Bytes of rows sent at once: what one row may take on its way to whoever asked."""

_ROWS_AT_ONCE = 1000

_ADDRESSES_PER_BYTE = 1.5
"""Address space for each byte of memory allowed: threads and allocators reserve more than they
use, and what is used beyond what DuckDB counts ends the query before it is half as much again."""

_DEATH_OF_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux's prctl(2)."""

_ZONED = "WITH TIME ZONE"
"""In the type of a column whose values DuckDB gives to Python only with a package for zones."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The database is in use; the sentence says how long it is waited for."""

    told: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The database is open: from here on time counts."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of what follows."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows."""

    rows: list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Failed:
    """What kept the query from being answered."""

    error: VerificaError


@dataclass(frozen=True, slots=True)
class Done:
    """All rows were sent."""


Message = Waiting | Opened | Columns | Rows | Failed | Done

OUT_OF_MEMORY = QueryError(
    "The query needs more memory than it is allowed; narrow it, aggregate more, or raise --memory."
)


def answer(channel: Connection, path: Path, sql: str, memory: int) -> None:
    """Answer a query, in messages.

    Args:
        channel: Where they go.
        path: The database.
        sql: What is asked.
        memory: Bytes that answering may take.
    """
    _settle()
    try:
        with open_reader(path, memory, lambda told: _send(channel, Waiting(told))) as connection:
            _send(channel, Opened())
            _limit_addresses(memory)
            for message in _answered(connection, sql):
                _send(channel, message)
        _send(channel, Done())
    except VerificaError as error:
        _send(channel, Failed(error))
    except (MemoryError, duckdb.OutOfMemoryException):
        _send(channel, Failed(OUT_OF_MEMORY))
    except duckdb.Error as error:
        _send(channel, Failed(_explained(error)))
    except BrokenPipeError:
        pass  # whoever asked has gone
    except Exception as error:  # a value that neither Python nor Arrow can hold
        _send(channel, Failed(_unsendable(error)))


def _settle() -> None:
    """Leave Ctrl-C and the standard streams to the parent, and die with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)


def _limit_addresses(memory: int) -> None:
    if sys.platform != "linux":
        return
    in_use = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    limit = in_use + int(memory * _ADDRESSES_PER_BYTE)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _answered(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Message]:
    for statement in admit(connection, sql):
        connection.execute(statement)
    yield Columns(columns_of(connection))
    if any(_ZONED in str(column[1]) for column in connection.description or ()):
        batches: pa.RecordBatchReader = connection.to_arrow_reader(_ROWS_AT_ONCE)
        for batch in batches:
            columns = [column.to_pylist() for column in batch.columns]
            yield Rows(list(zip(*columns, strict=True)))
        return
    while rows := connection.fetchmany(_ROWS_AT_ONCE):
        yield Rows(rows)


def _send(channel: Connection, message: Message) -> None:
    """Send a message; rows that are too many for one go in several.

    Raises:
        QueryError: When one row alone is too large.
    """
    content = pickle.dumps(message)
    if len(content) <= LARGEST_MESSAGE:
        channel.send_bytes(content)
        return
    del content
    rows = message.rows if isinstance(message, Rows) else []
    if len(rows) < 2:
        raise QueryError(
            f"A row of the answer takes more than {LARGEST_MESSAGE // 1_000_000} MB; ask for less "
            "in one row."
        )
    middle = len(rows) // 2
    _send(channel, Rows(rows[:middle]))
    _send(channel, Rows(rows[middle:]))


def _explained(error: duckdb.Error) -> QueryError:
    reason = " ".join(str(error).split("\n\nLINE")[0].split())
    if isinstance(error, duckdb.PermissionException):
        return QueryError(
            "The query is refused: it reaches outside the database, and only the database can be "
            f"read ({reason})."
        )
    return QueryError(f"The query cannot be answered: {reason}")


def _unsendable(error: Exception) -> QueryError:
    return QueryError(
        "The query cannot be answered: it gives a value that cannot be handed on "
        f"({' '.join(str(error).split())}); cast it to VARCHAR."
    )
