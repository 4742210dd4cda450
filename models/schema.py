"""The schema that the records declare: tables, columns, types, comments, as plain values."""

import types
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Union, get_args, get_origin

from pydantic.fields import FieldInfo

from models.column import ColumnRole, Record
from models.tables import TABLES

SCHEMA_VERSION = 3
"""Raised whenever a table or a column changes, so that an older database can be told."""

_SQL_TYPES: dict[type, str] = {
    str: "VARCHAR",
    int: "INTEGER",
    float: "DOUBLE",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "TIMESTAMP",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        sql_type: Its DuckDB type.
        is_nullable: Whether NULL is a value of it.
        meaning: What it holds.
        role: Italian name, unit, key, reference.
        values: The values it may take, where the vocabulary is closed; empty otherwise.
        minimum: The least value; None where there is no bound.
        maximum: The greatest value; None where there is no bound.
        pattern: The regular expression that its texts match; None where any text will do.
    """

    name: str
    sql_type: str
    is_nullable: bool
    meaning: str
    role: ColumnRole
    values: tuple[str, ...]
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what a row is, its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]


def _inner_type(annotation: object) -> tuple[type, bool]:
    """The type of a field without its None, and whether None was allowed."""
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return inner[0], True
    if not isinstance(annotation, type):
        raise TypeError(f"{annotation!r} is no type that a column can have.")
    return annotation, False


def _constraint(info: FieldInfo, name: str) -> object:
    """A constraint of a field by its name in pydantic; None where there is none."""
    found = (getattr(item, name, None) for item in info.metadata)
    return next((value for value in found if value is not None), None)


def _bound(info: FieldInfo, name: str) -> float | None:
    bound = _constraint(info, name)
    return bound if isinstance(bound, int | float) else None


def _pattern(info: FieldInfo) -> str | None:
    pattern = _constraint(info, "pattern")
    return pattern if isinstance(pattern, str) else None


def _column(record: type[Record], name: str) -> Column:
    info = record.model_fields[name]
    inner, is_nullable = _inner_type(info.annotation)
    values = tuple(str(value) for value in inner) if issubclass(inner, StrEnum) else ()
    role = next(item for item in info.metadata if isinstance(item, ColumnRole))
    return Column(
        name=name,
        sql_type="VARCHAR" if values else _SQL_TYPES[inner],
        is_nullable=is_nullable,
        meaning=info.description or "",
        role=role,
        values=values,
        minimum=_bound(info, "ge"),
        maximum=_bound(info, "le"),
        pattern=_pattern(info),
    )


@cache
def tables() -> tuple[Table, ...]:
    """Every table, in an order in which they can be filled."""
    return tuple(
        Table(
            name=name,
            meaning=(record.__doc__ or "").strip(),
            columns=tuple(_column(record, field) for field in record.model_fields),
        )
        for name, record in TABLES.items()
    )
