"""Small plans made for a test: real PDFs with a ruled table of the headers asked for."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

_WIDTH, _HEIGHT = landscape(A4)
_LEFT, _ROW = 50.0, 24.0


def ruled_plan(path: Path, rows: Sequence[Sequence[str]], *, title: str = "PIANO 2023") -> Path:
    """Write a plan of one ruled table below a title.

    Args:
        path: The file.
        rows: The header, then the rows; short texts, each on one line.
        title: Above the table.
    """
    canvas = Canvas(str(path), pagesize=(_WIDTH, _HEIGHT), invariant=1)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(_LEFT, _HEIGHT - 60, "Comune di Altavilla")
    canvas.drawString(_LEFT, _HEIGHT - 90, title)
    canvas.setFont("Helvetica", 9)
    width = (_WIDTH - 2 * _LEFT) / len(rows[0])
    top = _HEIGHT - 130
    xs = [_LEFT + width * index for index in range(len(rows[0]) + 1)]
    canvas.grid(xs, [top - _ROW * index for index in range(len(rows) + 1)])
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            canvas.drawString(x + 4, top - _ROW * number - 15, text)
    canvas.showPage()
    canvas.save()
    return path
