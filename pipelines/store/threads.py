"""What a person says of two objectives of different years, kept when documents are read again."""

import getpass
from dataclasses import dataclass

import duckdb

from pipelines.errors import UsageError
from pipelines.statements import run
from pipelines.store.writer import utc_now


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of two objectives.

    Attributes:
        first: An objective, by its identifier.
        second: The other one.
        is_same: Whether they are the same.
        reason: Why, in words.
    """

    first: str
    second: str
    is_same: bool
    reason: str | None = None


def say(connection: duckdb.DuckDBPyConnection, statement: Statement) -> None:
    """Store a statement, in place of what was said of the same two before.

    Args:
        connection: A database open for writing.
        statement: What is said.

    Raises:
        UsageError: When one of the objectives is not there, or they are of two bodies, or of one
            document.
    """
    first, second = _in_order(connection, statement.first, statement.second)
    connection.execute("BEGIN")
    try:
        run(connection, "schema", "withdraw_thread_link", first=first, second=second, now=utc_now())
        run(
            connection,
            "schema",
            "add_thread_link",
            first=first,
            second=second,
            is_same=statement.is_same,
            reason=statement.reason,
            said_by=_person(),
            now=utc_now(),
        )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def withdraw_said(connection: duckdb.DuckDBPyConnection, first: str, second: str) -> int:
    """Take back what was said of two objectives; tell how many statements that were.

    Raises:
        UsageError: As :func:`say`.
    """
    earlier, later = _in_order(connection, first, second)
    rows = run(
        connection, "schema", "withdraw_thread_link", first=earlier, second=later, now=utc_now()
    ).fetchall()
    return len(rows)


def _person() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _in_order(connection: duckdb.DuckDBPyConnection, first: str, second: str) -> tuple[str, str]:
    """The two objectives, that of the earlier document first."""
    found = run(connection, "schema", "objectives_to_link", first=first, second=second).fetchall()
    known = {row[0] for row in found}
    for name in (first, second):
        if name not in known:
            raise UsageError(
                f"There is no objective {name}; "
                "`verifica query 'FROM current_objectives'` lists those that stand."
            )
    (earlier, document, body), (later, other_document, other_body) = found
    if body != other_body:
        raise UsageError(
            f"{first} and {second} are objectives of two bodies: {body}, {other_body}."
        )
    if document == other_document:
        raise UsageError(f"{first} and {second} stand in one document, {document}.")
    return earlier, later
