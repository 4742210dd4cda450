"""Pages become a PDF: text, backgrounds, borders, and the page's turn."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from corpus.typesetting.blocks import Composition
from corpus.typesetting.clock import fixed_clock
from corpus.typesetting.flow import Flow
from corpus.typesetting.fonts import face, width
from corpus.typesetting.fragments import Fragment, Page
from corpus.typesetting.manner import Borders, Manner

_GREY = Color(0.851, 0.851, 0.851)
_PALE = Color(0.94, 0.94, 0.94)
_BLACK = Color(0, 0, 0)
_RUNNING_HEAD_SIZE = 8.5


def paint(composition: Composition, manner: Manner, out: Path) -> Flow:
    """Sets a composition in a manner and writes the PDF.

    Args:
        composition: What is printed.
        manner: How it is printed.
        out: The file to write. The same composition and manner give the same bytes.

    Returns:
        The flow, whose `visible` holds the texts that were clipped.
    """
    flow = Flow(composition, manner)
    canvas = new_canvas(out, composition.title)
    paint_part(canvas, flow, composition, manner)
    canvas.save()
    return flow


def paint_part(canvas: Canvas, flow: Flow, composition: Composition, manner: Manner) -> None:
    """Sets a composition with its flow and paints its pages after those already painted."""
    pages = flow.set(composition.blocks)
    for number, page in enumerate(pages, start=1):
        _turn(canvas, (flow.width, flow.height), manner.rotate)
        canvas.setLineWidth(manner.line_width)
        if composition.running_head and number > 1:
            _text(canvas, flow, 42.6, 43.5, composition.running_head, _RUNNING_HEAD_SIZE)
        if manner.page_numbers:
            foot = f"Pagina {number} di {len(pages)}"
            _text(canvas, flow, flow.width - 110, flow.height - 24, foot, 6.5)
        _paint_page(canvas, flow, page, manner)
        canvas.showPage()


def new_canvas(out: Path, title: str) -> Canvas:
    """Opens a canvas that gives the same bytes for the same drawing."""
    with fixed_clock():
        canvas = Canvas(str(out), invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("Writer")
    return canvas


def _turn(canvas: Canvas, shown: tuple[float, float], rotate: int) -> None:
    """Sets the page's /Rotate entry and draws so that the page as shown is upright."""
    # reportlab takes the size as shown, and swaps it for pages turned by a right angle.
    canvas.setPageSize(shown)
    canvas.setPageRotation(rotate)
    across, down = shown
    if rotate == 90:
        canvas.transform(0, 1, -1, 0, down, 0)
    elif rotate == 180:
        canvas.transform(-1, 0, 0, -1, across, down)
    elif rotate == 270:
        canvas.transform(0, -1, 1, 0, 0, across)


def _paint_page(canvas: Canvas, flow: Flow, page: Page, manner: Manner) -> None:
    for fragment in page.fragments:
        if fragment.table:
            _background(canvas, flow, fragment, manner)
    for fragment in page.fragments:
        _lines_of_text(canvas, flow, fragment, manner)
    _borders(canvas, flow, page, manner)


def _background(canvas: Canvas, flow: Flow, fragment: Fragment, manner: Manner) -> None:
    colour = None
    inset = 0.0
    if manner.borders is Borders.STRIPES:
        colour = _PALE if fragment.stripe % 2 == 0 else None
        if fragment.header:
            colour = _GREY
    elif manner.borders is Borders.BACKGROUNDS:
        colour, inset = (_GREY if fragment.cell.shaded else _PALE), 0.75
    elif fragment.cell.shaded and manner.borders is not Borders.NONE:
        colour = _GREY
    if colour is None:
        return
    canvas.setFillColor(colour)
    canvas.rect(
        fragment.x0 + inset,
        flow.height - fragment.bottom + inset,
        fragment.x1 - fragment.x0 - 2 * inset,
        fragment.bottom - fragment.top - 2 * inset,
        stroke=0,
        fill=1,
    )
    canvas.setFillColor(_BLACK)


def _lines_of_text(canvas: Canvas, flow: Flow, fragment: Fragment, manner: Manner) -> None:
    if fragment.cell.vertical:
        _vertical_text(canvas, flow, fragment, manner)
        return
    clipped = manner.fixed_lines > 0 and fragment.table
    if clipped:
        canvas.saveState()
        box = canvas.beginPath()
        box.rect(
            fragment.x0,
            flow.height - fragment.bottom,
            fragment.x1 - fragment.x0,
            fragment.bottom - fragment.top,
        )
        canvas.clipPath(box, stroke=0, fill=0)
    inset = manner.padding if fragment.table else 0.0
    baseline = fragment.top + fragment.size * 0.95 + (manner.row_gap if fragment.table else 0.0)
    x = fragment.x0 + inset
    if fragment.label:
        _text(canvas, flow, x, baseline, fragment.label, fragment.size, bold=True)
    for number, line in enumerate(fragment.lines):
        indent = width(fragment.label, fragment.size, bold=True) if number == 0 else 0.0
        _text(
            canvas,
            flow,
            x + indent,
            baseline + number * fragment.leading,
            line,
            fragment.size,
            bold=fragment.cell.bold,
        )
    if clipped:
        canvas.restoreState()


def _vertical_text(canvas: Canvas, flow: Flow, fragment: Fragment, manner: Manner) -> None:
    for number, line in enumerate(fragment.lines):
        canvas.saveState()
        canvas.translate(
            fragment.x0 + manner.padding + fragment.size + number * fragment.leading,
            flow.height - fragment.bottom + manner.padding,
        )
        canvas.rotate(90)
        canvas.setFont(face(bold=fragment.cell.bold), fragment.size)
        canvas.drawString(0, 0, line)
        canvas.restoreState()


def _text(
    canvas: Canvas,
    flow: Flow,
    x: float,
    baseline: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
) -> None:
    canvas.setFont(face(bold=bold), size)
    canvas.drawString(x, flow.height - baseline, text)


def _borders(canvas: Canvas, flow: Flow, page: Page, manner: Manner) -> None:
    if manner.borders in (Borders.STRIPES, Borders.BACKGROUNDS, Borders.NONE):
        return
    edges: set[tuple[float, float, float, float]] = set()
    for fragment in page.fragments:
        if fragment.table:
            edges.update(_edges(fragment, flow, manner))
    if manner.borders is Borders.DASHES:
        canvas.setDash(2, 1.5)
    for x0, top, x1, bottom in sorted(edges):
        if manner.borders is Borders.HAIRLINES:
            half = manner.line_width / 2
            canvas.rect(
                x0 - half,
                flow.height - bottom - half,
                x1 - x0 + 2 * half,
                bottom - top + 2 * half,
                stroke=0,
                fill=1,
            )
        else:
            canvas.line(x0, flow.height - top, x1, flow.height - bottom)
    if manner.borders is Borders.DASHES:
        canvas.setDash()


def _edges(
    fragment: Fragment, flow: Flow, manner: Manner
) -> list[tuple[float, float, float, float]]:
    x0, x1 = round(fragment.x0, 2), round(fragment.x1, 2)
    top, bottom = round(fragment.top, 2), round(fragment.bottom, 2)
    edges = []
    if fragment.opens or manner.close_at_page_end:
        edges.append((x0, top, x1, top))
    if fragment.closes or manner.close_at_page_end:
        edges.append((x0, bottom, x1, bottom))
    if manner.borders is not Borders.HORIZONTAL:
        edges.append((x0, top, x0, bottom))
        edges.append((x1, top, x1, bottom))
    return edges
