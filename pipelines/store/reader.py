"""Questions of a person put to a database, each answered by a process that can be ended."""

import multiprocessing
import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pipelines.errors import QueryError
from pipelines.output.console import tell
from pipelines.store.query_process import (
    LARGEST_MESSAGE,
    Columns,
    Done,
    Failed,
    Message,
    Opened,
    Rows,
    Waiting,
    answer,
)

_ENVELOPE = 1000
"""Bytes of a message beside its rows, at most."""


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What a query may take.

    Attributes:
        seconds: Time, until the last row has been fetched.
        memory: Bytes.
    """

    seconds: float
    memory: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives.

    Attributes:
        columns: The names of its columns.
        rows: Its rows, as they come. A QueryError is raised when they stop coming.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def ask(path: Path, sql: str, limits: QueryLimits) -> Iterator[Answer]:
    """Put SQL to a database.

    Args:
        path: The database.
        sql: One or more statements that read; rows are those of the last.
        limits: What it may take.

    Raises:
        DatabaseError: When the database cannot be opened.
        QueryError: When the query is refused, does not parse, or takes too much.
    """
    context = multiprocessing.get_context("fork")  # no thread runs yet that it could hurt
    near, far = context.Pipe(duplex=False)
    process = context.Process(
        target=answer, args=(far, path, sql, limits.memory), name="verifica-query", daemon=True
    )
    process.start()
    far.close()
    try:
        yield _answer(_messages(near, process, limits.seconds))
    finally:
        process.kill()
        process.join()
        near.close()


def _answer(messages: Iterator[Message]) -> Answer:
    """The columns, with rows of which the first are there: what fails at once prints nothing."""
    columns = next(message.names for message in messages if isinstance(message, Columns))
    first = next((message for message in messages), None)
    rest = chain(() if first is None else (first,), messages)
    rows = (row for message in rest if isinstance(message, Rows) for row in message.rows)
    return Answer(columns, rows)


def _messages(channel: Connection, process: BaseProcess, seconds: float) -> Iterator[Message]:
    """What the process says, until it is done.

    Raises:
        VerificaError: What it says went wrong, or that it said nothing in time.
    """
    end: float | None = None
    while True:
        message = _received(channel, process, seconds, end)
        if isinstance(message, Failed):
            raise message.error
        if isinstance(message, Done):
            return
        if isinstance(message, Waiting):
            tell(message.told)
            continue
        if isinstance(message, Opened):
            end = time.monotonic() + seconds
        yield message


def _received(
    channel: Connection, process: BaseProcess, seconds: float, end: float | None
) -> Message:
    left = None if end is None else max(0.0, end - time.monotonic())
    if not channel.poll(left):
        raise QueryError(
            f"The query was stopped after {seconds:g} seconds; narrow it, or raise --timeout."
        )
    try:
        message: Message = pickle.loads(  # noqa: S301 (what our own process wrote)
            channel.recv_bytes(LARGEST_MESSAGE + _ENVELOPE)
        )
    except EOFError as error:
        process.join()
        raise QueryError(
            f"The process that answered the query died (exit status {process.exitcode}): the query "
            "needs more memory than it is allowed, or is nested too deeply; narrow it, or raise "
            "--memory."
        ) from error
    return message
