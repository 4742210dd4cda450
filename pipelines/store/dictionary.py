"""The data dictionary: what every table, view and column means, as a database holds it."""

from dataclasses import dataclass

import duckdb

from models.schema import tables
from pipelines.statements import run
from pipelines.store.definitions import column_comment


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the dictionary: a table or view (no column), or a column.

    Attributes:
        owner: The table or view.
        kind: ``table`` or ``view``.
        column: The column; None for the table or view itself.
        sql_type: Its DuckDB type.
        is_nullable: Whether it may be NULL; None where a view does not say.
        unit: Its unit.
        italian: Its Italian name.
        meaning: What it holds; None where nobody said.
    """

    owner: str
    kind: str
    column: str | None
    sql_type: str | None
    is_nullable: bool | None
    unit: str | None
    italian: str | None
    meaning: str | None


def dictionary(connection: duckdb.DuckDBPyConnection) -> tuple[Entry, ...]:
    """Every table, view and column of a database, from its comments, tables first.

    Args:
        connection: An open database.
    """
    declared = {(table.name, column.name): column for table in tables() for column in table.columns}
    entries = []
    for owner, kind, name, sql_type, is_nullable, comment, _ in run(
        connection, "queries", "catalogue"
    ).fetchall():
        column = declared.get((owner, name))
        is_ours = column is not None and comment == column_comment(column)
        entries.append(
            Entry(
                owner=owner,
                kind=kind,
                column=name,
                sql_type=sql_type,
                is_nullable=is_nullable,
                unit=column.role.unit if column else None,
                italian=column.role.italian if column else None,
                meaning=column.meaning if column and is_ours else comment,
            )
        )
    return tuple(entries)
