"""What every check says of the cases, word for word, as it was last read and found right.

``python -m tests.pipelines.checks.wording`` writes the file anew; read every changed line before
keeping it.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import duckdb

from tests.database import create
from tests.pipelines.checks.across_cases import ACROSS_CASES
from tests.pipelines.checks.border_cases import BORDER_CASES
from tests.pipelines.checks.cases import ALL_CASES
from tests.pipelines.checks.left_alone_cases import LEFT_ALONE_CASES
from tests.pipelines.small_documents import put

FILE = Path(__file__).parent / "wording.csv"
CASES = (*ALL_CASES, *LEFT_ALONE_CASES, *BORDER_CASES, *ACROSS_CASES)
CHECKS = sorted({case.check for case in CASES})
HEADER = ("check", "case", "code", "record", "result", "severity", "expected", "found",
          "message", "reason")  # fmt: skip

Line = tuple[str, ...]


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Store the documents of all cases."""
    put(connection, *(small for case in CASES for small in (case.document, *case.beside)))


def said(connection: duckdb.DuckDBPyConnection, check: str) -> list[Line]:
    """What a check says of the documents made for it, in the form of the file."""
    names = {case.document.document_id: case.name for case in CASES if case.check == check}
    rows = connection.execute(
        f"""SELECT document_id, coalesce(step_code, objective_code), result, severity, expected,
            found, message, reason,
            replace(concat_ws(' ', objective_code, objective_id, step_id), document_id, '')
        FROM check_{check}"""
    ).fetchall()
    return sorted(
        _line(check, names[document_id], code, record, *rest)
        for document_id, code, *rest, record in rows
        if document_id in names
    )


def _line(*values: object) -> Line:
    return tuple("" if value is None else str(value) for value in values)


def kept() -> dict[str, list[Line]]:
    """The lines of the file by check."""
    lines: dict[str, list[Line]] = {}
    with FILE.open(encoding="utf-8", newline="") as handle:
        for line in list(csv.reader(handle))[1:]:
            lines.setdefault(line[0], []).append(tuple(line))
    return lines


def _as_csv(lines: Iterable[Line]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEADER, *lines])
    return text.getvalue()


if __name__ == "__main__":
    with create() as database:
        fill(database)
        FILE.write_text(
            _as_csv(line for check in CHECKS for line in said(database, check)), encoding="utf-8"
        )
