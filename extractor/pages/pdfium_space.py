"""From a PDF's own coordinates to those of the page as shown."""

import ctypes
import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

_Number = TypeVar("_Number", float, NDArray[np.float64])

_SCALE = 1000  # pdfium maps to whole device units; a thousandth of a point is fine enough


@dataclass(frozen=True, slots=True)
class PageSpace:
    """An affine map with origin at the top left of the page as shown.

    Attributes:
        width: Of the page as shown, in points.
        height: Likewise.
        turn: Angle by which the page is turned clockwise when shown, in radians.
    """

    width: float
    height: float
    turn: float
    xx: float
    xy: float
    x_origin: float
    yx: float
    yy: float
    y_origin: float

    @property
    def is_turned(self) -> bool:
        """Whether the page is shown turned."""
        return self.turn != 0

    def point(self, x: _Number, y: _Number) -> tuple[_Number, _Number]:
        """A point of the PDF as shown; or many, as two arrays."""
        return (
            self.xx * x + self.xy * y + self.x_origin,
            self.yx * x + self.yy * y + self.y_origin,
        )

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A rectangle of the PDF as shown: x0, top, x1, bottom."""
        if self.turn == 0:
            x, y = self.x_origin, self.y_origin
            return x + left, y - top, x + right, y - bottom
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def space_of(page: pdfium.PdfPage) -> PageSpace:
    """The map of a page, its crop box and rotation taken into account."""
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)

    def device(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(
            page, 0, 0, round(width * _SCALE), round(height * _SCALE), 0, x, y, across, down
        )
        return across.value / _SCALE, down.value / _SCALE

    origin, east, north = device(0, 0), device(1000, 0), device(0, 1000)
    quarters = raw.FPDFPage_GetRotation(page) % 4
    return PageSpace(
        width=width,
        height=height,
        turn=quarters * math.pi / 2,
        xx=round((east[0] - origin[0]) / 1000, 4),
        xy=round((north[0] - origin[0]) / 1000, 4),
        x_origin=origin[0],
        yx=round((east[1] - origin[1]) / 1000, 4),
        yy=round((north[1] - origin[1]) / 1000, 4),
        y_origin=origin[1],
    )
