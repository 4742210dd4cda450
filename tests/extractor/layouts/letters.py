"""First pages made for a test: real PDFs with a letterhead, a title and a small plan."""

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

_HEIGHT = A4[1]
_ROWS = (("Codice", "Titolo obiettivo", "Peso"), ("1", "Aprire lo sportello", "100%"))
_EDGES = (60, 120, 400, 520)


def plan(
    path: Path,
    letterhead: Sequence[str],
    *,
    prose: Sequence[str] = (),
    footer: str | None = None,
    pages: int = 1,
) -> Path:
    """Write a plan of one objective.

    Args:
        path: The file.
        letterhead: Lines at the top of the first page; ``^`` before a line sets it larger.
        prose: Lines below the title.
        footer: A line at the foot of every page.
        pages: How many pages.
    """
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    y = _HEIGHT - 60
    for line in letterhead:
        canvas.setFont("Helvetica", 14 if line.startswith("^") else 10)
        canvas.drawString(60, y, line.removeprefix("^"))
        y -= 18
    canvas.setFont("Helvetica-Bold", 13)
    y = min(y, _HEIGHT - 200) - 30
    canvas.drawString(60, y, "PIANO DELLA PERFORMANCE 2023")
    canvas.setFont("Helvetica", 10)
    for line in prose:
        y -= 13
        canvas.drawString(60, y, line)
    _table(canvas, y - 40)
    for page in range(pages):
        if page:
            canvas.showPage()
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, 400, f"Nota {page}")
        if footer is not None:
            canvas.drawString(60, 40, footer)
    canvas.showPage()
    canvas.save()
    return path


def _table(canvas: Canvas, top: float) -> None:
    canvas.grid(list(_EDGES), [top, top - 24, top - 48])
    for number, row in enumerate(_ROWS):
        for x, text in zip(_EDGES, row, strict=False):
            canvas.drawString(x + 4, top - 24 * number - 16, text)
