"""Stamps: a box, a line, a line along the margin, words across the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from corpus.stamping.merging import Draw, Sheet

_PADDING = 4.0  # points between a frame and its words
_LEADING = 1.25  # of the size of type


@dataclass(frozen=True, slots=True)
class Hand:
    """How a stamp is lettered: its font, its size in points, the grey of its ink (0 black)."""

    font: str = "Helvetica"
    size: float = 7.0
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a stamp's lower left corner stands, as shares of the page, and its tilt in degrees."""

    x: float
    y: float
    tilt: float = 0.0


def box(lines: Sequence[str], spot: Spot, hand: Hand, *, is_framed: bool = True) -> Draw:
    """Lines below each other, in a frame or not."""

    def draw(canvas: Canvas, sheet: Sheet) -> None:
        _begin(canvas, sheet, spot, hand)
        texts = [_filled(line, sheet) for line in lines]
        leading = _LEADING * hand.size
        height = len(texts) * leading + 2 * _PADDING
        width = max(canvas.stringWidth(text, hand.font, hand.size) for text in texts)
        if is_framed:
            canvas.setLineWidth(0.6)
            canvas.rect(0, 0, width + 2 * _PADDING, height)
        for number, text in enumerate(texts):
            canvas.drawString(_PADDING, height - _PADDING - hand.size - number * leading, text)
        canvas.restoreState()

    return draw


def line(text: str, spot: Spot, hand: Hand) -> Draw:
    """One line; one along the left margin has a tilt of 90 degrees."""

    def draw(canvas: Canvas, sheet: Sheet) -> None:
        _begin(canvas, sheet, spot, hand)
        canvas.drawString(0, 0, _filled(text, sheet))
        canvas.restoreState()

    return draw


def on_pages(draw: Draw, numbers: Sequence[int]) -> Draw:
    """The same stamp on some pages only; a number below zero counts from the end."""

    def draw_there(canvas: Canvas, sheet: Sheet) -> None:
        if {sheet.number, sheet.number - sheet.of - 1} & set(numbers):
            draw(canvas, sheet)

    return draw_there


def _begin(canvas: Canvas, sheet: Sheet, spot: Spot, hand: Hand) -> None:
    canvas.saveState()
    canvas.translate(spot.x * sheet.width, spot.y * sheet.height)
    canvas.rotate(spot.tilt)
    canvas.setFont(hand.font, hand.size)
    canvas.setFillGray(hand.grey)
    canvas.setStrokeGray(hand.grey)


def _filled(text: str, sheet: Sheet) -> str:
    return text.replace("{page}", str(sheet.number)).replace("{pages}", str(sheet.of))
