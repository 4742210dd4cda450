"""Tables from the models, views and checks from their files: what a database is made of."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.resources import files

from models.schema import Column, Table, tables

VIEW_FOLDERS = ("views", "checks")
MACRO_FOLDER = "macros"

CHECK_PREFIX = "check_"
CHECK_RESULTS = "check_results"
"""The view that puts the checks together and documents the columns that each of them has."""

_COLUMN_NOTE = re.compile(r"^-- ([a-z][a-z0-9_]*): (.+)$")
_NOTE = re.compile(r"^--\s?(.*)$")
_LINE_COMMENT = re.compile(r"--.*$", re.MULTILINE)
_SOURCE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
_VIEW_NAME = re.compile(r"^CREATE OR REPLACE VIEW (\w+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class View:
    """A view as its file declares it.

    Attributes:
        name: Its name.
        meaning: What it answers: the comment on top of the file.
        columns: Its documented columns and what each holds, in the order of the comments.
        sql: The ``CREATE OR REPLACE VIEW`` statement.
    """

    name: str
    meaning: str
    columns: tuple[tuple[str, str], ...]
    sql: str


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _column_ddl(column: Column) -> str:
    parts = [column.name, column.sql_type]
    if not column.is_nullable:
        parts.append("NOT NULL")
    if column.values:
        values = ", ".join(_literal(value) for value in column.values)
        parts.append(f"CHECK ({column.name} IN ({values}))")
    return " ".join(parts)


def primary_key(table: Table) -> tuple[str, ...]:
    """The key's columns; none when one of them may be NULL, which a primary key cannot hold."""
    key = [column for column in table.columns if column.role.is_key]
    if any(column.is_nullable for column in key):
        return ()
    return tuple(column.name for column in key)


def create_table(table: Table) -> str:
    """The statement that makes a table.

    References between tables are not declared to DuckDB: it cannot replace a row that another
    points to inside one transaction. ``verifica doctor`` looks for rows without a parent instead.
    """
    lines = [_column_ddl(column) for column in table.columns]
    if key := primary_key(table):
        lines.append(f"PRIMARY KEY ({', '.join(key)})")
    return f"CREATE TABLE IF NOT EXISTS {table.name} (\n    " + ",\n    ".join(lines) + "\n)"


def add_column(table: Table, column: Column) -> str:
    """The statement that adds a column which may be NULL to a table of an older version."""
    return f"ALTER TABLE {table.name} ADD COLUMN {column.name} {column.sql_type}"


def insert_into(table: str, source: str) -> str:
    """The statement that copies rows of another relation into a table, column by name."""
    return f"INSERT INTO {table} BY NAME SELECT * FROM {source}"  # noqa: S608


def column_comment(column: Column) -> str:
    """What a column's comment says: meaning, unit, Italian name."""
    unit = f" Unit: {column.role.unit}." if column.role.unit else ""
    return f"{column.meaning}{unit} [it: {column.role.italian}]"


def comments(table: Table) -> Iterator[str]:
    """The statements that comment a table and its columns."""
    yield f"COMMENT ON TABLE {table.name} IS {_literal(table.meaning)}"
    for column in table.columns:
        text = _literal(column_comment(column))
        yield f"COMMENT ON COLUMN {table.name}.{column.name} IS {text}"


def view_comments(view: View, existing: set[str], shared: Mapping[str, str]) -> Iterator[str]:
    """The statements that comment a view and those of its documented columns that exist.

    Args:
        view: The view.
        existing: Its columns.
        shared: Notes on the columns that every check has, written once.
    """
    yield f"COMMENT ON VIEW {view.name} IS {_literal(view.meaning)}"
    is_check = view.name.startswith(CHECK_PREFIX)
    notes = dict(view.columns) | (dict(shared) if is_check else {})
    for name, meaning in notes.items():
        if name in existing:
            yield f"COMMENT ON COLUMN {view.name}.{name} IS {_literal(meaning)}"


def parse_view(sql: str) -> View:
    """A view from the text of its file: prose and column notes on top, then the statement.

    Raises:
        ValueError: When the text makes no view.
    """
    created = _VIEW_NAME.search(sql)
    if created is None:
        raise ValueError(f"No CREATE OR REPLACE VIEW in: {sql[:80]!r}")
    prose: list[str] = []
    columns: list[tuple[str, str]] = []
    for line in sql.splitlines():
        note = _NOTE.match(line)
        if note is None:
            break
        if of_column := _COLUMN_NOTE.match(line):
            columns.append((of_column[1], of_column[2].strip()))
        elif columns and line.startswith("--  "):
            last, meaning = columns.pop()
            columns.append((last, f"{meaning} {note[1].strip()}"))
        elif note[1].strip():
            prose.append(note[1].strip())
    return View(name=created[1], meaning=" ".join(prose), columns=tuple(columns), sql=sql)


def reads(found: Iterable[View]) -> dict[str, list[str]]:
    """The other views that each view's statement reads rows of, by its name."""
    by_name = {view.name: view for view in found}
    return {
        view.name: sorted(
            {
                name
                for name in _SOURCE.findall(_LINE_COMMENT.sub("", view.sql))
                if name in by_name and name != view.name
            }
        )
        for view in by_name.values()
    }


def _in_order(found: list[View]) -> tuple[View, ...]:
    """The same views, each after those that its statement names; the same order in every run."""
    by_name = {view.name: view for view in found}
    return tuple(by_name[name] for name in TopologicalSorter(reads(found)).static_order())


@cache
def views() -> tuple[View, ...]:
    """Every view and check, each after those that it reads.

    Raises:
        graphlib.CycleError: When views read each other.
    """
    found: list[View] = []
    for folder in VIEW_FOLDERS:
        sources = sorted(
            (item for item in files("pipelines").joinpath(folder).iterdir()), key=lambda i: i.name
        )
        found += [
            parse_view(item.read_text(encoding="utf-8"))
            for item in sources
            if item.name.endswith(".sql")
        ]
    return _in_order(found)


@cache
def macros() -> tuple[str, ...]:
    """The statements that make the expressions which views and checks share, in order of name."""
    sources = sorted(
        files("pipelines").joinpath(MACRO_FOLDER).iterdir(), key=lambda item: item.name
    )
    return tuple(item.read_text(encoding="utf-8") for item in sources if item.name.endswith(".sql"))


@cache
def fingerprint() -> str:
    """Hash of every definition: tells whether a database holds the present ones."""
    digest = hashlib.sha256()
    for table in tables():
        digest.update("\n".join([create_table(table), *comments(table)]).encode())
    for sql in (*macros(), *(view.sql for view in views())):
        digest.update(sql.encode())
    digest.update(files("models").joinpath("programmes.csv").read_bytes())
    return digest.hexdigest()
