"""Small plans drawn and read whole, for tests of what tables and cards mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from extractor import extract
from extractor.interpretation import Interpretation, interpret
from extractor.layouts.vocabulary import load_vocabulary
from models.extraction import Extraction
from models.registry import load_registry
from models.vocabulary import Engine
from tests.extractor.drawn import PADDING, SIZE, Drawing, Row

_LEFT = 40.0
_FIRST_ROW = 130.0
_ROW = 30.0


def drawn_plan(
    path: Path,
    *,
    title: str = "PIANO DELLA PERFORMANCE 2023",
    body: Callable[[Drawing], None],
) -> Path:
    """A plan with a cover of two lines and whatever is drawn below them."""
    with Drawing(path) as page:
        page.text(_LEFT, 40, "Comune di Altavilla", size=12)
        page.text(_LEFT, 64, title, size=14)
        body(page)
    return path


def table_plan(
    path: Path, rows: Sequence[Row], *, title: str = "PIANO DELLA PERFORMANCE 2023"
) -> Path:
    """A plan of one ruled table with columns as wide as their words ask."""

    def body(page: Drawing) -> None:
        widths = [
            max(stringWidth(_longest(row[number]), "Helvetica", SIZE) for row in rows) + 2 * PADDING
            for number in range(len(rows[0]))
        ]
        xs = [_LEFT + sum(widths[:number]) for number in range(len(widths) + 1)]
        tops = [_FIRST_ROW + _ROW * number for number in range(len(rows) + 1)]
        page.table(xs, tops, rows)

    return drawn_plan(path, title=title, body=body)


def _longest(cell: str | Sequence[str]) -> str:
    return cell if isinstance(cell, str) else max(cell, key=len)


def lines_plan(
    path: Path, lines: Sequence[str], *, title: str = "PIANO DELLA PERFORMANCE 2023"
) -> Path:
    """A plan of lines below each other; an empty one leaves a gap."""

    def body(page: Drawing) -> None:
        for number, line in enumerate(lines):
            if line:
                page.text(_LEFT, _FIRST_ROW + 14 * number, line)

    return drawn_plan(path, title=title, body=body)


def read_table(
    folder: Path, rows: Sequence[Row], *, title: str = "PIANO DELLA PERFORMANCE 2023"
) -> Extraction:
    """The records of a plan of one table."""
    return extract(table_plan(folder / "piano.pdf", rows, title=title))


def read_lines(
    folder: Path, lines: Sequence[str], *, title: str = "PIANO DELLA PERFORMANCE 2023"
) -> Extraction:
    """The records of a plan of lines."""
    return extract(lines_plan(folder / "piano.pdf", lines, title=title))


def interpreted(path: Path) -> Interpretation:
    """A document understood and not yet typed."""
    return interpret(
        path, None, load_registry(), load_vocabulary(), engine=Engine.PDFIUM, password=None
    ).documents[0]
