"""Pages laid over pages, and documents bound together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as shown: its number from 1, of how many, and its size in points."""

    number: int
    of: int
    width: float
    height: float


Draw = Callable[[Canvas, Sheet], None]
"""Draws on a canvas of a page's size as shown, the origin at the bottom left."""


def lay_over(path: Path, out: Path, draw: Draw) -> None:
    """Draw on every page of a document.

    Args:
        path: The document; it stays as it is.
        out: Where the drawn-on copy is written.
        draw: What draws on one page; pages that it leaves empty stay untouched.
    """
    document = pdfium.PdfDocument(path)
    sheets = [
        Sheet(index + 1, len(document), *document[index].get_size())
        for index in range(len(document))
    ]
    drawn = pdfium.PdfDocument(_drawn(sheets, draw))
    for index in range(len(document)):
        page = document[index]
        form = drawn.page_as_xobject(index, document).as_pageobject()
        form.set_matrix(_from_shown(page))
        page.insert_obj(form)
        page.gen_content()
    document.save(out)


def bind(paths: Sequence[Path], out: Path) -> None:
    """Put the pages of documents behind each other."""
    bound = pdfium.PdfDocument.new()
    for path in paths:
        bound.import_pages(pdfium.PdfDocument(path))
    bound.save(out)


def _drawn(sheets: Sequence[Sheet], draw: Draw) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        draw(canvas, sheet)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _from_shown(page: pdfium.PdfPage) -> pdfium.PdfMatrix:
    """The map from a page as shown to the space of its content."""
    left, bottom, right, top = page.get_cropbox()
    return {
        0: pdfium.PdfMatrix(1, 0, 0, 1, left, bottom),
        90: pdfium.PdfMatrix(0, 1, -1, 0, right, bottom),
        180: pdfium.PdfMatrix(-1, 0, 0, -1, right, top),
        270: pdfium.PdfMatrix(0, -1, 1, 0, left, top),
    }[page.get_rotation()]
