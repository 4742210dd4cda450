"""Rows on standard output, as a table, CSV, JSON or a JSON object a line."""

import csv
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

from pipelines.output.csv_dialects import STANDARD, CsvForm
from pipelines.output.safety import for_json, for_spreadsheet
from pipelines.output.tables import print_table

if TYPE_CHECKING:
    import duckdb

_FETCHED_AT_ONCE = 1000


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def default_format() -> Format:
    """A table on a terminal, CSV in a pipe or a file."""
    return Format.TABLE if sys.stdout.isatty() else Format.CSV


def fetched(result: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Any, ...]]:
    """The rows of a result, a thousand at a time."""
    while rows := result.fetchmany(_FETCHED_AT_ONCE):
        yield from rows


def columns_of(result: "duckdb.DuckDBPyConnection") -> tuple[str, ...]:
    """The names of a result's columns."""
    return tuple(column[0] for column in result.description or ())


def _plain(value: object) -> object:
    """A value as JSON can hold it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value)


def _csv_cell(value: object, decimal: str = ".") -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return value if decimal == "." else str(value).replace(".", decimal)
    if isinstance(value, list | tuple | dict):
        return for_spreadsheet(json.dumps(_plain(value), ensure_ascii=False))
    return for_spreadsheet(str(value))


def write_csv(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    out: TextIO,
    form: CsvForm = STANDARD,
) -> None:
    """Write rows as CSV with a header, cells made harmless for spreadsheets."""
    writer = csv.writer(out, delimiter=form.delimiter, lineterminator="\n")
    writer.writerow([for_spreadsheet(column) for column in columns])
    for row in rows:
        writer.writerow([_csv_cell(value, form.decimal) for value in row])


def _told_apart(columns: Sequence[str]) -> list[str]:
    """Names of columns of which no two are the same: the second ``a`` is ``a_2``."""
    taken = set(columns)
    names: list[str] = []
    for column in columns:
        name, number = column, 1
        while name in names or (number > 1 and name in taken):
            number += 1
            name = f"{column}_{number}"
        names.append(name)
    return names


def write_json(columns: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO) -> None:
    """Write rows as one JSON array of objects, a row a line; columns of one name are numbered."""
    names = _told_apart(columns)
    out.write("[")
    separator = "\n"
    for row in rows:
        values = dict(zip(names, map(_plain, row), strict=True))
        out.write(f"{separator}{for_json(json.dumps(values, ensure_ascii=False))}")
        separator = ",\n"
    out.write("\n]\n")


def write_json_lines(columns: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO) -> None:
    """Write rows as a JSON object a line (https://jsonlines.org)."""
    names = _told_apart(columns)
    for row in rows:
        values = dict(zip(names, map(_plain, row), strict=True))
        out.write(f"{for_json(json.dumps(values, ensure_ascii=False))}\n")


def without(
    columns: Sequence[str], rows: Sequence[Sequence[object]], names: Iterable[str]
) -> tuple[list[str], list[list[object]]]:
    """A narrower table for people: some columns left out, and those that hold nothing.

    Args:
        columns: Names of all columns.
        rows: Their values.
        names: Columns to leave out.
    """
    left_out = set(names)
    kept = [
        position
        for position, name in enumerate(columns)
        if name not in left_out and any(row[position] is not None for row in rows)
    ]
    return (
        [columns[position] for position in kept],
        [[row[position] for position in kept] for row in rows],
    )


def print_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    output: Format,
    title: str | None = None,
) -> None:
    """Print rows on standard output.

    Args:
        columns: Their names.
        rows: Their values.
        output: How.
        title: Printed above a table; left out of CSV and JSON.
    """
    if output is Format.CSV:
        write_csv(columns, rows, sys.stdout)
    elif output is Format.JSON:
        write_json(columns, rows, sys.stdout)
    elif output is Format.JSONL:
        write_json_lines(columns, rows, sys.stdout)
    else:
        print_table(columns, rows, title)
