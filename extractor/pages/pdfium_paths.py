"""Ruling lines and filled areas of a page, from the paths that draw it."""

import ctypes
from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import PageLines, Point, grey
from extractor.pages.pdfium_space import PageSpace

_DEEPEST = 12  # levels of forms inside forms


class _Matrix(NamedTuple):
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


def lines_and_texts(page: pdfium.PdfPage, space: PageSpace) -> tuple[PageLines, list[calls.Object]]:
    """What a page holds, gone through once.

    Returns:
        Every ruling line and filled area, as shown, and the text objects outside forms.
    """
    handle = calls.handle_of(page)
    objects = (calls.object_at(handle, index) for index in range(calls.object_count(handle)))
    reader = _PathReader(space)
    return reader.lines, reader.collect(objects, _IDENTITY, 0)


class _PathReader:
    """Takes the paths of one page; what pdfium writes into is made once.

    Args:
        space: The map to the page as shown.
    """

    def __init__(self, space: PageSpace) -> None:
        self.lines = PageLines()
        self._space = space
        self._fill_mode, self._is_stroked = ctypes.c_int(), ctypes.c_int()
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._matrix = raw.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._at_mode = tuple(map(calls.address_of, (self._fill_mode, self._is_stroked)))
        self._at_point = tuple(map(calls.address_of, (self._x, self._y)))
        self._at_matrix = calls.address_of(self._matrix)
        self._at_colour = tuple(map(calls.address_of, self._colour))

    def collect(
        self, objects: Iterable[calls.Object], outer: _Matrix, depth: int
    ) -> list[calls.Object]:
        """Take the paths among objects, and those of forms; the text objects are handed back."""
        texts = []
        for item in objects:
            kind = calls.object_type(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                texts.append(item)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._add_path(item, outer)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                count = calls.form_object_count(item)
                inner = (calls.form_object_at(item, index) for index in range(count))
                self.collect(inner, self._matrix_of(item, outer), depth + 1)
        return texts

    def _matrix_of(self, item: calls.Object, outer: _Matrix) -> _Matrix:
        own = self._matrix
        calls.object_matrix(item, self._at_matrix)
        matrix = _Matrix(own.a, own.b, own.c, own.d, own.e, own.f)
        if matrix == _IDENTITY:
            return outer
        return matrix if outer is _IDENTITY else matrix.inside(outer)

    def _grey_of(self, item: calls.Object) -> float:
        """Lightness of the fill on white paper, 0 black to 1 white; 1 when nothing is seen."""
        if not calls.fill_colour(item, *self._at_colour):
            return 0.0
        red, green, blue, alpha = (part.value / 255 for part in self._colour)
        return 1 - alpha * (1 - grey(red, green, blue))

    def _add_path(self, item: calls.Object, outer: _Matrix) -> None:
        calls.draw_mode(item, *self._at_mode)
        is_filled = self._fill_mode.value != raw.FPDF_FILLMODE_NONE
        is_stroked = bool(self._is_stroked.value)
        if not (is_filled or is_stroked):
            return
        fill_grey = self._grey_of(item) if is_filled else None
        matrix = self._matrix_of(item, outer)
        for corners, is_closed in self._outlines(item, matrix, asks_closed=is_stroked):
            self.lines.add_outline(
                corners, is_closed=is_closed, is_stroked=is_stroked, fill_grey=fill_grey
            )

    def _outlines(
        self, item: calls.Object, matrix: _Matrix, *, asks_closed: bool
    ) -> list[tuple[list[Point], bool]]:
        """The path's outlines made of straight lines only: corners as shown, whether closed."""
        outlines: list[tuple[list[Point], bool]] = []
        corners: list[Point] = []
        is_straight = True
        is_closed = False
        x, y, (at_x, at_y) = self._x, self._y, self._at_point
        point = self._space.point
        for index in range(calls.segment_count(item)):
            segment = calls.segment_at(item, index)
            kind = calls.segment_type(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(corners) > 1 and is_straight:
                    outlines.append((corners, is_closed))
                corners, is_straight, is_closed = [], True, False
            elif kind == raw.FPDF_SEGMENT_BEZIERTO:
                is_straight = False
            calls.segment_point(segment, at_x, at_y)
            if matrix is _IDENTITY:
                corners.append(point(x.value, y.value))
            else:
                corners.append(point(*matrix.apply(x.value, y.value)))
            if asks_closed and not is_closed:
                is_closed = bool(calls.segment_closes(segment))
        if len(corners) > 1 and is_straight:
            outlines.append((corners, is_closed))
        return outlines
