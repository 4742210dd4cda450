"""Draws the pages with reportlab: always there, quick, and the same bytes every time."""

from __future__ import annotations

import io
from itertools import groupby

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from corpus.sampler.facts.marks import CHOSEN, DOT, OPEN, TICKS, SignCell
from corpus.sampler.producers.manners import Look
from corpus.typesetting.blocks import Block, Composition
from corpus.typesetting.clock import fixed_clock
from corpus.typesetting.flow import Flow
from corpus.typesetting.fonts import face, width
from corpus.typesetting.fragments import Fragment, Page
from corpus.typesetting.manner import Borders

_GREY = Color(0.86, 0.86, 0.86)
_PALE = Color(0.94, 0.94, 0.94)
_BLACK = Color(0, 0, 0)
_MARGIN = 42.0
_RUNNING_SIZE = 7.5
_DINGBATS = {
    **{sign: sign for sign in TICKS.values()},
    DOT: DOT,
    CHOSEN: "\u2718",
    OPEN: "\u274f",
}
"""Signs, and what the standard symbol face has for them."""


def draw(title: str, blocks: tuple[Block, ...], look: Look) -> bytes:
    """Draw a document.

    Args:
        title: The title in the PDF's metadata.
        blocks: What is printed.
        look: How.

    Returns:
        The PDF; the same arguments give the same bytes.
    """
    out = io.BytesIO()
    flow = Flow(Composition(title, blocks, landscape=look.is_landscape), look.manner)
    if look.running.letterhead or look.running.head:
        flow.top += 18.0
        flow.y = flow.top
    pages = flow.set(blocks)
    with fixed_clock():
        canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setAuthor("")
    painter = _Painter(canvas, flow, look)
    for number, page in enumerate(pages, start=1):
        painter.paint(page, number, len(pages))
    canvas.save()
    return out.getvalue()


class _Painter:
    """Paints the pages of one document."""

    def __init__(self, canvas: Canvas, flow: Flow, look: Look) -> None:
        self._canvas = canvas
        self._flow = flow
        self._look = look

    def paint(self, page: Page, number: int, count: int) -> None:
        """Paint a page and end it."""
        self._turn()
        self._canvas.setLineWidth(self._look.manner.line_width)
        self._running_lines(number, count)
        for fragment in page.fragments:
            if fragment.table:
                self._background(fragment)
        for fragment in page.fragments:
            self._text_of(fragment)
        self._borders(page)
        self._canvas.showPage()

    def _turn(self) -> None:
        across, down = self._flow.width, self._flow.height
        # reportlab takes the size as shown, and swaps it for pages turned by a right angle.
        self._canvas.setPageSize((across, down))
        self._canvas.setPageRotation(self._look.manner.rotate)
        if self._look.manner.rotate == 90:
            self._canvas.transform(0, 1, -1, 0, down, 0)
        elif self._look.manner.rotate == 270:
            self._canvas.transform(0, -1, 1, 0, 0, across)

    def _running_lines(self, number: int, count: int) -> None:
        lines = self._look.running
        for place, text in enumerate(lines.letterhead if number == 1 else ()):
            self._line(_MARGIN, 32.0 + 11 * place, text, 9.0 if place == 0 else 7.0)
        if lines.head and not (number == 1 and lines.letterhead):
            self._line(self._inset(lines.head), 34.0, lines.head, _RUNNING_SIZE)
        if lines.foot:
            foot = lines.foot.format(page=number, pages=count)
            room = self._flow.width - width(foot, _RUNNING_SIZE, bold=False)
            left = room / 2 if lines.is_centred else room - _MARGIN
            self._line(left, self._flow.height - 26, foot, _RUNNING_SIZE)

    def _inset(self, text: str) -> float:
        if not self._look.running.is_centred:
            return _MARGIN
        return (self._flow.width - width(text, _RUNNING_SIZE, bold=False)) / 2

    def _background(self, fragment: Fragment) -> None:
        colour, inset = self._colour(fragment)
        if colour is None:
            return
        self._canvas.setFillColor(colour)
        self._canvas.rect(
            fragment.x0 + inset,
            self._flow.height - fragment.bottom + inset,
            fragment.x1 - fragment.x0 - 2 * inset,
            fragment.bottom - fragment.top - 2 * inset,
            stroke=0,
            fill=1,
        )
        self._canvas.setFillColor(_BLACK)

    def _colour(self, fragment: Fragment) -> tuple[Color | None, float]:
        borders = self._look.manner.borders
        if borders is Borders.STRIPES and not fragment.cell.shaded:
            return (_PALE if fragment.stripe % 2 == 0 else None), 0.0
        if borders is Borders.BACKGROUNDS:
            return (_GREY if fragment.cell.shaded else _PALE), 0.75
        return (_GREY if fragment.cell.shaded else None), 0.0

    def _text_of(self, fragment: Fragment) -> None:
        if fragment.cell.vertical:
            self._turned_text(fragment)
            return
        manner = self._look.manner
        x = fragment.x0 + (manner.padding if fragment.table else 0.0)
        y = fragment.top + fragment.size * 0.95 + (manner.row_gap if fragment.table else 0.0)
        indent = 0.0
        if fragment.label:
            self._line(x, y, fragment.label, fragment.size, bold=True)
            indent = width(fragment.label, fragment.size, bold=True)
        sign = fragment.cell if isinstance(fragment.cell, SignCell) else SignCell()
        if sign.colour:
            self._canvas.setFillColor(Color(*sign.colour))
        for line, is_caption in _with_captions(fragment, sign.caption):
            size = fragment.size * (0.85 if is_caption else 1.0)
            self._line(x + indent, y, line, size, bold=fragment.cell.bold or is_caption)
            y, indent = y + fragment.leading, 0.0
        self._canvas.setFillColor(_BLACK)

    def _turned_text(self, fragment: Fragment) -> None:
        for number, line in enumerate(fragment.lines):
            self._canvas.saveState()
            self._canvas.translate(
                fragment.x0 + 3.0 + fragment.size + number * fragment.leading,
                self._flow.height - fragment.bottom + 3.0,
            )
            self._canvas.rotate(90)
            self._canvas.setFont(face(bold=fragment.cell.bold), fragment.size)
            self._canvas.drawString(0, 0, line)
            self._canvas.restoreState()

    def _line(self, x: float, y: float, text: str, size: float, *, bold: bool = False) -> None:
        """Draw a line of text; signs come from the standard symbol face."""
        for is_sign, group in groupby(text, key=_DINGBATS.__contains__):
            run = "".join(group)
            if is_sign:
                run = "".join(_DINGBATS[sign] for sign in run)
                self._canvas.setFont("ZapfDingbats", size)
                advance = pdfmetrics.stringWidth(run, "ZapfDingbats", size)
            else:
                self._canvas.setFont(face(bold=bold), size)
                advance = width(run, size, bold=bold)
            self._canvas.drawString(x, self._flow.height - y, run)
            x += advance

    def _borders(self, page: Page) -> None:
        manner = self._look.manner
        if manner.borders in (Borders.STRIPES, Borders.BACKGROUNDS, Borders.NONE):
            return
        if manner.borders is Borders.DASHES:
            self._canvas.setDash(2, 1.5)
        if self._look.is_rounded:
            self._rounded_boxes(page)
        edges: set[tuple[float, float, float, float]] = set()
        for fragment in page.fragments:
            if fragment.table:
                edges.update(self._edges(fragment))
        for x0, top, x1, bottom in sorted(edges):
            self._edge(x0, top, x1, bottom)
        self._canvas.setDash()

    def _edge(self, x0: float, top: float, x1: float, bottom: float) -> None:
        height, manner = self._flow.height, self._look.manner
        if manner.borders is Borders.HAIRLINES:
            half = manner.line_width / 2
            self._canvas.rect(
                x0 - half,
                height - bottom - half,
                x1 - x0 + 2 * half,
                bottom - top + 2 * half,
                stroke=0,
                fill=1,
            )
            return
        self._canvas.line(x0, height - top, x1, height - bottom)

    def _edges(self, fragment: Fragment) -> list[tuple[float, float, float, float]]:
        manner = self._look.manner
        x0, x1 = round(fragment.x0, 2), round(fragment.x1, 2)
        top, bottom = round(fragment.top, 2), round(fragment.bottom, 2)
        edges = []
        if fragment.opens or manner.close_at_page_end:
            edges.append((x0, top, x1, top))
        if fragment.closes or manner.close_at_page_end:
            edges.append((x0, bottom, x1, bottom))
        if manner.borders is not Borders.HORIZONTAL:
            edges += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
        return edges

    def _rounded_boxes(self, page: Page) -> None:
        """Draw a rounded box around each run of fragments that touch."""
        for box in _boxes(page):
            x0, top, x1, bottom = box
            self._canvas.roundRect(
                x0, self._flow.height - bottom, x1 - x0, bottom - top, 4, stroke=1, fill=0
            )


def _with_captions(fragment: Fragment, caption: str) -> list[tuple[str, bool]]:
    """Return the lines of a fragment, each with whether it belongs to the caption."""
    left = len(caption) if fragment.opens else 0
    lines = []
    for line in fragment.lines:
        lines.append((line, left > 0))
        left -= len(line)
    return lines


def _boxes(page: Page) -> list[tuple[float, float, float, float]]:
    boxes: list[list[float]] = []
    for fragment in sorted((item for item in page.fragments if item.table), key=lambda f: f.top):
        last = boxes[-1] if boxes else None
        if last is not None and fragment.top <= last[3] + 0.5:
            last[0] = min(last[0], fragment.x0)
            last[2] = max(last[2], fragment.x1)
            last[3] = max(last[3], fragment.bottom)
        else:
            boxes.append([fragment.x0, fragment.top, fragment.x1, fragment.bottom])
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in boxes]
