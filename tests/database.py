"""A database in memory with the tables, the views and the checks, for tests of SQL."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from models.column import Record
from models.registry import load_registry
from pipelines.store.build import build
from pipelines.store.definitions import insert_into


def create(path: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A database with tables, taxonomy, registry, views and checks, and no document."""
    connection = duckdb.connect(path)
    build(connection, Path(path))
    insert(connection, "consortia", [entry.consortium for entry in load_registry()])
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
