"""What is exported: every table, and every view but the single checks, with columns and meaning."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from models.schema import Table, tables
from pipelines.store.definitions import CHECK_PREFIX, CHECK_RESULTS, primary_key
from pipelines.store.dictionary import Entry, dictionary

IDENTIFIER = "_id"
"""How names of columns end that hold identifiers made by the program."""

PATH = "source_path"
"""The column of places on the machine that read the files; file names alone go out."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view to be exported.

    Attributes:
        name: Its name.
        kind: ``table`` or ``view``.
        meaning: What a row is, or what the view answers.
        columns: Its columns in order, from the dictionary.
        table: The table as the models declare it; None for a view.
    """

    name: str
    kind: str
    meaning: str
    columns: tuple[Entry, ...]
    table: Table | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(str(entry.column) for entry in self.columns)

    @property
    def identifiers(self) -> frozenset[int]:
        """Positions of the columns that hold identifiers."""
        return frozenset(
            place for place, name in enumerate(self.names) if name.endswith(IDENTIFIER)
        )

    def statement(self) -> str:
        """The statement that gives its rows, always in the same order.

        Paths lose their folders, also where an error names the path.
        """
        replaced = []
        if PATH in self.names:
            replaced.append(f"parse_filename({PATH}) AS {PATH}")
            if "error" in self.names:
                replaced.append(f"replace(error, {PATH}, parse_filename({PATH})) AS error")
        changes = f" REPLACE ({', '.join(replaced)})" if replaced else ""
        return f"SELECT *{changes} FROM {self.name} ORDER BY ALL"  # noqa: S608

    def key(self, *, is_masked: bool) -> tuple[str, ...]:
        """The columns that tell its rows apart in what goes out; none where nothing does.

        Paths without folders may coincide, and so may masked texts.
        """
        key = primary_key(self.table) if self.table else ()
        texts = {
            str(entry.column)
            for entry in self.columns
            if entry.sql_type == "VARCHAR" and not str(entry.column).endswith(IDENTIFIER)
        }
        if PATH in key or (is_masked and texts.intersection(key)):
            return ()
        return key


def relations(connection: duckdb.DuckDBPyConnection) -> Iterator[Relation]:
    """Every table and view that is exported, tables first, in the order of their names.

    Single checks are left out: `check_results` holds the rows of all of them.

    Args:
        connection: An open database.
    """
    declared = {table.name: table for table in tables()}
    columns: dict[str, list[Entry]] = {}
    owners: list[Entry] = []
    for entry in dictionary(connection):
        if entry.owner.startswith(CHECK_PREFIX) and entry.owner != CHECK_RESULTS:
            continue
        if entry.column is None:
            owners.append(entry)
        else:
            columns.setdefault(entry.owner, []).append(entry)
    for owner in owners:
        yield Relation(
            name=owner.owner,
            kind=owner.kind,
            meaning=owner.meaning or "",
            columns=tuple(columns[owner.owner]),
            table=declared.get(owner.owner),
        )
