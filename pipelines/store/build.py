"""Making a database, and bringing an older one to the present schema."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from models.schema import SCHEMA_VERSION, Table, tables
from models.taxonomy import load_programmes
from pipelines.errors import DatabaseError
from pipelines.statements import run
from pipelines.store.definitions import (
    CHECK_RESULTS,
    add_column,
    comments,
    create_table,
    fingerprint,
    macros,
    view_comments,
    views,
)


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Names of columns by table or view."""
    rows = connection.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal"
    )
    found: dict[str, set[str]] = {}
    for owner, name in rows.fetchall():
        found.setdefault(owner, set()).add(name)
    return found


def _add_missing_columns(
    connection: duckdb.DuckDBPyConnection, path: Path, table: Table, existing: set[str]
) -> None:
    for column in table.columns:
        if column.name in existing:
            continue
        if not column.is_nullable:
            raise DatabaseError(
                f"{path} is of an older version without {table.name}.{column.name}, which only the "
                "documents can give; ingest them into a new database with --db."
            )
        connection.execute(add_column(table, column))


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    for macro in macros():
        connection.execute(macro)
    for view in views():
        connection.execute(view.sql)
    existing = _columns(connection)
    notes = dict(next((view.columns for view in views() if view.name == CHECK_RESULTS), ()))
    for view in views():
        for statement in view_comments(view, existing[view.name], notes):
            connection.execute(statement)


def build(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make tables, views, comments and the taxonomy in one transaction, keeping what is stored.

    Args:
        connection: A connection that may write.
        path: The database file, for messages.

    Raises:
        DatabaseError: When what is stored lacks a value that only the documents can give.
    """
    connection.execute("BEGIN")
    try:
        for table in tables():
            connection.execute(create_table(table))
        existing = _columns(connection)
        for table in tables():
            _add_missing_columns(connection, path, table, existing[table.name])
            for statement in comments(table):
                connection.execute(statement)
        _create_views(connection)
        _fill_taxonomy(connection)
        run(
            connection,
            "schema",
            "replace_database_info",
            schema_version=SCHEMA_VERSION,
            definitions_sha256=fingerprint(),
            now=datetime.now(UTC).replace(tzinfo=None),
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _fill_taxonomy(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("DELETE FROM programmes")
    for programme in load_programmes():
        run(connection, "schema", "insert_programme", **programme.model_dump())
