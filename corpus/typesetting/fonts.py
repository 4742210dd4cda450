"""The two faces every document of this package is set in.

Bitstream Vera ships with reportlab under a free licence and is embedded as a subset, so texts
are Unicode in the PDF and the same on every machine.
"""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "Vera"
BOLD = "VeraBd"


def face(*, bold: bool) -> str:
    """Returns the registered name of the face."""
    _register()
    return BOLD if bold else REGULAR


def width(text: str, size: float, *, bold: bool) -> float:
    """Returns the width of a text in points."""
    return float(pdfmetrics.stringWidth(text, face(bold=bold), size))


@cache
def _register() -> None:
    pdfmetrics.registerFont(TTFont(REGULAR, "Vera.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, "VeraBd.ttf"))
