"""Ruling lines and filled areas of a page, from the paths that draw it."""

from collections.abc import Iterator, Sequence
from itertools import chain, compress, groupby, repeat
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats, Mask, PageLines, grey, lines_of
from extractor.pages.pdfium_space import PageSpace

_DEEPEST = 12  # levels of forms inside forms
_IDENTITY = np.array([[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]])


class _Drawn(NamedTuple):
    """Strokes, filled areas and their greys, as :func:`lines_of` takes them."""

    strokes: Floats = np.empty((0, 4))
    areas: Floats = np.empty((0, 4))
    greys: Floats = np.empty(0)


class _Outlines(NamedTuple):
    """The outlines that paths are made of, a row each.

    Attributes:
        path: The index of the path that each belongs to.
        first: The index of its first corner.
        last: The index of its last corner.
        is_straight: Whether it is made of straight lines only, one or more.
    """

    path: NDArray[np.intp]
    first: NDArray[np.intp]
    last: NDArray[np.intp]
    is_straight: Mask


def lines_and_texts(page: pdfium.PdfPage, space: PageSpace) -> tuple[PageLines, list[calls.Object]]:
    """What a page holds, gone through once.

    Returns:
        Every ruling line and filled area, as shown, and the text objects outside forms.
    """
    texts: list[calls.Object] = []
    drawn = [_Drawn()]
    for paths, outer, some_texts in _groups(calls.objects_of_page(calls.handle_of(page))):
        texts += some_texts
        drawn.append(_drawn(paths, outer, space))
    return lines_of(*map(np.concatenate, zip(*drawn, strict=True))), texts


def _groups(
    objects: Sequence[calls.Object], outer: Floats = _IDENTITY, depth: int = 0
) -> Iterator[tuple[list[calls.Object], Floats, list[calls.Object]]]:
    """The paths of a page and of the forms on it, with the matrix of the form they stand in.

    With them come the text objects, where they stand in none.
    """
    typed = zip(calls.types_of(objects), objects, strict=True)
    for is_form, group in groupby(typed, key=lambda item: item[0] == raw.FPDF_PAGEOBJ_FORM):
        items = list(group)
        if not is_form:
            paths = [item for kind, item in items if kind == raw.FPDF_PAGEOBJ_PATH]
            texts = [item for kind, item in items if kind == raw.FPDF_PAGEOBJ_TEXT]
            yield paths, outer, texts if depth == 0 else []
        elif depth < _DEEPEST:
            for _, form in items:
                matrix = _inside(calls.matrices_of([form]), outer)
                yield from _groups(calls.objects_of_form(form), matrix, depth + 1)


def _drawn(paths: Sequence[calls.Object], outer: Floats, space: PageSpace) -> _Drawn:
    """What paths draw that stand in one form, or in none."""
    modes = calls.draw_modes(paths)
    is_seen: Mask = np.any(modes, axis=1)
    if not is_seen.any():
        return _Drawn()
    seen = list(compress(paths, is_seen.tolist()))
    is_filled, is_stroked = modes[is_seen].T != 0
    counts = calls.segment_counts(seen)
    segments = calls.segments_of(
        chain.from_iterable(map(repeat, seen, counts)), chain.from_iterable(map(range, counts))
    )
    corners = _shown(segments, np.repeat(_inside(calls.matrices_of(seen), outer), counts, 0), space)
    outlines = _outlines(counts, np.array(calls.segment_types(segments)))
    strokes = outlines.is_straight & is_stroked[outlines.path]
    areas = outlines.is_straight & is_filled[outlines.path]
    return _Drawn(
        _strokes(corners, segments, outlines, strokes),
        _extents(corners, outlines)[areas],
        _greys_of([seen[index] for index in outlines.path[areas]]),
    )


def _shown(segments: Sequence[calls.Object], matrices: Floats, space: PageSpace) -> Floats:
    """The point that each segment leads to, as shown; matrices a row each."""
    x, y = calls.segment_points(segments).T
    a, b, c, d, e, f = matrices.T
    return np.column_stack(space.point(a * x + c * y + e, b * x + d * y + f))


def _outlines(counts: Sequence[int], kinds: NDArray[np.intp]) -> _Outlines:
    """The outlines of paths, from the number of segments of each and the kinds of all."""
    is_first = kinds == raw.FPDF_SEGMENT_MOVETO
    ends = np.cumsum(counts)
    is_first[(ends - counts)[np.greater(counts, 0)]] = True
    first = np.flatnonzero(is_first)
    last = np.append(first[1:], len(kinds)) - 1
    bends = np.logical_or.reduceat(kinds == raw.FPDF_SEGMENT_BEZIERTO, first)
    path = np.searchsorted(ends, first, side="right")
    return _Outlines(path, first, last, ~bends & (last > first))


def _strokes(
    corners: Floats,
    segments: Sequence[calls.Object],
    outlines: _Outlines,
    is_stroked: Mask,
) -> Floats:
    """The lines along outlines, and those that lead back where an outline is closed."""
    sizes = outlines.last - outlines.first
    begins = np.repeat(is_stroked, sizes + 1)
    begins[outlines.last] = False
    (along,) = np.nonzero(begins)
    closed = [
        index
        for index in np.flatnonzero(is_stroked & (sizes > 1))
        if any(
            map(calls.segment_closes, segments[outlines.first[index] : outlines.last[index] + 1])
        )
    ]
    starts = np.concatenate((along, outlines.last[closed]))
    ends = np.concatenate((along + 1, outlines.first[closed]))
    return np.hstack((corners[starts], corners[ends]))


def _extents(corners: Floats, outlines: _Outlines) -> Floats:
    """The area that each outline goes round."""
    low = np.minimum.reduceat(corners, outlines.first)
    high = np.maximum.reduceat(corners, outlines.first)
    return np.hstack((low, high))


def _inside(matrices: Floats, outer: Floats) -> Floats:
    """Matrices, a row each, followed by that of the form they stand in."""
    if outer is _IDENTITY:
        return matrices
    a, b, c, d, e, f = matrices.T
    ((oa, ob, oc, od, oe, of),) = outer
    return np.column_stack(
        (
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        )
    )


def _greys_of(items: Sequence[calls.Object]) -> Floats:
    """Lightness of each fill on white paper, 0 black to 1 white; 1 when nothing is seen."""
    red, green, blue, alpha = calls.fill_colours(items).T / 255
    greys: Floats = 1 - alpha * (1 - grey(red, green, blue))
    return greys
