"""The cookbook's questions with their answers, as sheets of a workbook; notes come first."""

from collections.abc import Iterator

import duckdb

from models.schema import SCHEMA_VERSION
from pipelines.asking.questions import Question, questions
from pipelines.export.workbook import Sheet
from pipelines.output.people import Masker
from pipelines.output.rows import columns_of
from pipelines.statements import run

_NEEDS_AN_ANSWER = {"step", "other"}
"""Parameters without which a question is about nothing: it has no sheet."""

_IDENTIFIER = "_id"

_READING = (
    ("empty cell", "The document does not give the value, or it cannot be computed."),
    ("percentages", "Run from 0 to 100."),
    ("declared", "What the document says was achieved."),
    ("assessed", "What its own words support; with how many steps were not settled beside it."),
    ("ranks", "None where fewer than 5 bodies can be compared."),
    ("texts", "As the documents print them, in Italian."),
)
"""What to know before a sheet is read."""


def _asked() -> list[Question]:
    return [one for one in questions() if not _NEEDS_AN_ANSWER & set(one.parameters)]


def _answer(
    question: Question, connection: duckdb.DuckDBPyConnection, masker: Masker | None
) -> Sheet:
    result = run(connection, "questions", question.file, bodies=None, year=None)
    columns, rows = columns_of(result), result.fetchall()
    if masker is not None:
        kept = {place for place, name in enumerate(columns) if name.endswith(_IDENTIFIER)}
        return Sheet(question.name, columns, list(masker.rows(columns, rows, kept)))
    return Sheet(question.name, columns, rows)


def _notes(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str]]:
    """What the workbook is about, line by line."""
    for name, value in run(connection, "queries", "workbook_notes").fetchall():
        yield name, value or ""
    yield "schema", str(SCHEMA_VERSION)
    yield from _READING


def sheets(connection: duckdb.DuckDBPyConnection, masker: Masker | None) -> list[Sheet]:
    """The sheets of a workbook: notes, then one for each question.

    Args:
        connection: An open database.
        masker: Masks people; None where they stay.
    """
    asked = _asked()
    notes: list[tuple[str, str]] = list(_notes(connection))
    notes += [(f"sheet {one.name}", f"{one.text} {one.note}".strip()) for one in asked]
    answers = [_answer(one, connection, masker) for one in asked]
    return [Sheet("notes", ("about", "what"), notes), *answers]
