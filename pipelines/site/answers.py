"""What pages are made of: answers to queries, people masked where that was asked for."""

from typing import Any

import duckdb

from pipelines.output.people import Masker
from pipelines.output.rows import columns_of
from pipelines.statements import run

Row = dict[str, Any]

_IDENTIFIER = "_id"


class Answers:
    """Answers of a database.

    Args:
        connection: An open database.
        masker: Masks people; None where they stay.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, masker: Masker | None) -> None:
        self._connection = connection
        self._masker = masker
        run(connection, "queries", "keep_answers")
        run(connection, "queries", "keep_pages")

    def rows(self, name: str, **parameters: Any) -> list[Row]:
        """Rows of a query by its file's name; identifiers are never masked."""
        result = run(self._connection, "queries", name, **parameters)
        columns = columns_of(result)
        found = result.fetchall()
        if self._masker is None:
            return [dict(zip(columns, row, strict=True)) for row in found]
        kept = {place for place, column in enumerate(columns) if column.endswith(_IDENTIFIER)}
        masked = self._masker.rows(columns, found, kept)
        return [dict(zip(columns, row, strict=True)) for row in masked]
