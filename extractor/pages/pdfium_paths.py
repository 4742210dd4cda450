"""Ruling lines and filled areas of a page, from the paths that draw it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages.drawing import PageLines, grey
from extractor.pages.pdfium_space import PageSpace

_DEEPEST = 12  # levels of forms inside forms


@dataclass(frozen=True, slots=True)
class _Matrix:
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, outer: "_Matrix") -> "_Matrix":
        return _Matrix(
            a=self.a * outer.a + self.b * outer.c,
            b=self.a * outer.b + self.b * outer.d,
            c=self.c * outer.a + self.d * outer.c,
            d=self.c * outer.b + self.d * outer.d,
            e=self.e * outer.a + self.f * outer.c + outer.e,
            f=self.e * outer.b + self.f * outer.d + outer.f,
        )


_IDENTITY = _Matrix()


def lines_of(page: pdfium.PdfPage, space: PageSpace) -> PageLines:
    """Every ruling line and filled area of a page, as shown."""
    lines = PageLines()
    count = raw.FPDFPage_CountObjects(page)
    objects = (raw.FPDFPage_GetObject(page, index) for index in range(count))
    _collect(objects, _IDENTITY, space, lines, 0)
    return lines


def _matrix_of(item: raw.FPDF_PAGEOBJECT) -> _Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _collect(
    objects: Iterator[raw.FPDF_PAGEOBJECT],
    outer: _Matrix,
    space: PageSpace,
    lines: PageLines,
    depth: int,
) -> None:
    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(item, outer, space, lines)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = raw.FPDFFormObj_CountObjects(item)
            inner = (raw.FPDFFormObj_GetObject(item, index) for index in range(count))
            _collect(inner, _matrix_of(item).inside(outer), space, lines, depth + 1)


def _is_seen(item: raw.FPDF_PAGEOBJECT) -> tuple[bool, bool]:
    """Whether the path is filled, and whether it is stroked."""
    fill_mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill_mode, is_stroked)
    return fill_mode.value != raw.FPDF_FILLMODE_NONE, bool(is_stroked.value)


def _grey_of(item: raw.FPDF_PAGEOBJECT) -> float:
    """Lightness of the fill on white paper, 0 black to 1 white; 1 when nothing is seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return 0.0
    light = grey(red.value / 255, green.value / 255, blue.value / 255)
    cover = alpha.value / 255
    return 1 - cover * (1 - light)


def _add_path(
    item: raw.FPDF_PAGEOBJECT, outer: _Matrix, space: PageSpace, lines: PageLines
) -> None:
    is_filled, is_stroked = _is_seen(item)
    if not (is_filled or is_stroked):
        return
    matrix = _matrix_of(item).inside(outer)
    fill_grey = _grey_of(item) if is_filled else None
    for corners, is_closed in _outlines(item, matrix, space):
        lines.add_outline(corners, is_closed=is_closed, is_stroked=is_stroked, fill_grey=fill_grey)


def _outlines(
    item: raw.FPDF_PAGEOBJECT, matrix: _Matrix, space: PageSpace
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The path's outlines made of straight lines only: corners as shown, and whether closed."""
    corners: list[tuple[float, float]] = []
    is_straight = True
    is_closed = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and is_straight:
                yield corners, is_closed
            corners, is_straight, is_closed = [], True, False
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            is_straight = False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append(space.point(*matrix.apply(x.value, y.value)))
        is_closed = is_closed or bool(raw.FPDFPathSegment_GetClose(segment))
    if len(corners) > 1 and is_straight:
        yield corners, is_closed
