"""One relation into a CSV and a Parquet file."""

from collections import deque
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.export.kinds import Files
from pipelines.export.relations import Relation
from pipelines.output.csv_dialects import CsvForm
from pipelines.output.people import Masker
from pipelines.output.rows import write_csv

_ROWS_AT_ONCE = 50_000
"""Rows in memory, and in a row group of Parquet."""

_ARROW_TYPES = {
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}


def _chunks(
    connection: duckdb.DuckDBPyConnection, relation: Relation, masker: Masker | None
) -> Iterator[list[Sequence[object]]]:
    """The rows of a relation, so many at once."""
    result = connection.execute(relation.statement())
    while rows := result.fetchmany(_ROWS_AT_ONCE):
        if masker is None:
            yield list(rows)
        else:
            yield list(masker.rows(relation.names, rows, relation.identifiers))


def _schema(relation: Relation) -> pa.Schema:
    return pa.schema(
        pa.field(
            str(entry.column),
            _ARROW_TYPES[str(entry.sql_type)],
            metadata={"description": entry.meaning or ""},
        )
        for entry in relation.columns
    )


def _printed(row: Sequence[object]) -> list[object]:
    """Moments in the form of ISO 8601, which the data package promises."""
    return [value.isoformat() if isinstance(value, datetime) else value for value in row]


def _through(
    chunks: Iterator[list[Sequence[object]]], schema: pa.Schema, path: Path | None
) -> Iterator[Sequence[object]]:
    """The same rows one by one, written as Parquet on their way where there is a path."""
    if path is None:
        yield from (row for rows in chunks for row in rows)
        return
    with pq.ParquetWriter(path, schema, compression="zstd") as parquet:
        for rows in chunks:
            arrays = [
                pa.array([row[place] for row in rows], field.type)
                for place, field in enumerate(schema)
            ]
            parquet.write_table(pa.table(arrays, schema=schema))
            yield from rows


def write_files(
    connection: duckdb.DuckDBPyConnection,
    relation: Relation,
    folder: Path,
    files: Files,
    masker: Masker | None,
    form: CsvForm,
) -> int:
    """Write a relation, and say how many rows it has.

    Args:
        connection: An open database.
        relation: What to write.
        folder: Where; the files are called like the relation.
        files: Which of them.
        masker: Masks people; None where they stay.
        form: How CSV is written.
    """
    counted = 0

    def counting(rows: Iterator[Sequence[object]]) -> Iterator[list[object]]:
        nonlocal counted
        for row in rows:
            counted += 1
            yield _printed(row)

    parquet = None if files is Files.CSV else folder / f"{relation.name}.parquet"
    chunks = _chunks(connection, relation, masker)
    rows = counting(_through(chunks, _schema(relation), parquet))
    if files is Files.PARQUET:
        deque(rows, maxlen=0)
    else:
        with (folder / f"{relation.name}.csv").open("w", encoding=form.encoding, newline="") as out:
            write_csv(relation.names, rows, out, form)
    return counted
