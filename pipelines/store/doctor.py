"""Checks of a database: is what is stored what was read, and does everything hang together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import duckdb

from models.schema import Column, Table, tables
from pipelines.statements import run

_FOLDER = "doctor"
_SHOWN = 20
"""Examples given of one kind of problem."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that should not be.

    Attributes:
        check: The check that found it.
        table: The table.
        record: The row.
        detail: What is wrong with it.
    """

    check: str
    table: str
    record: str
    detail: str


@cache
def checks() -> tuple[str, ...]:
    """The checks that are SQL files: each gives table, record and detail of what is wrong."""
    items = files("pipelines").joinpath(_FOLDER).iterdir()
    return tuple(
        sorted(item.name.removesuffix(".sql") for item in items if item.name.endswith(".sql"))
    )


def _orphans(
    connection: duckdb.DuckDBPyConnection, table: Table, column: Column
) -> Iterator[Problem]:
    """Rows that point to a row which is not there."""
    if column.role.references is None:
        return
    owner, key = column.role.references.split(".")
    rows = connection.execute(
        f"SELECT DISTINCT {column.name} FROM {table.name} "  # noqa: S608 (names of the models)
        f"WHERE {column.name} NOT IN (SELECT {key} FROM {owner}) ORDER BY ALL"
    ).fetchall()
    for (value,) in rows:
        yield Problem("orphans", table.name, str(value), f"no row of {owner} has this {key}")


def _unreadable(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[Problem]:
    """Every value of a table is read: DuckDB compares each block with its checksum."""
    try:
        connection.execute(f"SELECT sum(hash(t)) FROM {table.name} t").fetchall()  # noqa: S608
    except duckdb.Error as error:
        yield Problem("unreadable", table.name, "", str(error).splitlines()[0])


def examine(connection: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    """Everything that should not be in a database.

    Args:
        connection: An open database.
    """
    for table in tables():
        yield from _unreadable(connection, table)
        for column in table.columns:
            yield from _orphans(connection, table, column)
    for name in checks():
        for owner, record, detail in run(connection, _FOLDER, name).fetchmany(_SHOWN):
            yield Problem(name, owner, record, detail)
