"""A database in memory with the tables, the views and the checks, for tests of SQL."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from models.column import Record
from models.registry import load_registry
from pipelines.store.build import build
from pipelines.store.definitions import insert_into


@cache
def _empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    build(connection, Path(":memory:"))
    insert(connection, "consortia", [entry.consortium for entry in load_registry()])
    return connection


def create() -> duckdb.DuckDBPyConnection:
    """A database with tables, taxonomy, registry, views and checks, and no document.

    All tests share one; each sees only its own transaction, which closing the connection undoes.
    """
    connection = _empty().cursor()
    connection.execute("BEGIN")
    return connection


def insert(connection: duckdb.DuckDBPyConnection, table: str, records: Iterable[Record]) -> None:
    """Add records to a table."""
    rows = [record.model_dump() for record in records]
    if not rows:
        return
    plain = [{key: _plain(value) for key, value in row.items()} for row in rows]
    connection.register("incoming", pa.Table.from_pylist(plain))
    connection.execute(insert_into(table, "incoming"))
    connection.unregister("incoming")


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


def load(
    connection: duckdb.DuckDBPyConnection, rows: Mapping[str, Iterable[Record]]
) -> duckdb.DuckDBPyConnection:
    """Add rows by table, and give the connection back."""
    for table, records in rows.items():
        insert(connection, table, records)
    return connection


def answers(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """The rows that a query gives."""
    return connection.execute(query).fetchall()
