"""Words that leave no ink on the page as shown.

They may be in layers that are off, in the paper's colour, clipped away, without ink, or under
something; nothing in a text layer says so. The page is drawn small and grey, as it is and without
its text, and each word is looked for where it should stand. Pictures are left out of the drawings:
they cost more than all the rest, and what stands on one is taken to be seen.
"""

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats, Mask, PageLines
from extractor.pages.page import Word
from extractor.pages.pdfium_drawing import Drawing, Place
from extractor.pages.pdfium_hiding import PAPER
from extractor.pages.pdfium_overlaid import AROUND, are_of_others
from extractor.pages.pdfium_space import PageSpace

_MOST_PIXELS = 4_000_000  # a sheet of A1 at a pixel a point; larger ones are drawn smaller
_LEAST_SCALE = 0.3  # pixels a point: below it small print is no longer told from paper
_BEHIND = 200  # of 255: white print on what is paler (contrast below 1.7) is not read


def words_with_ink(
    page: pdfium.PdfPage,
    words: Sequence[Word],
    keys: Sequence[calls.Object],
    lines: PageLines,
    space: PageSpace,
) -> list[Word]:
    """The words that are seen. Pictures are taken off the page, which must have been read before.

    Args:
        page: The page.
        words: Its words.
        keys: The text object of each, without which the page is drawn; 0 where it is not known.
        lines: The lines and filled areas of the page.
        space: The map to the page as shown.
    """
    pictures = _without_pictures(page, space)
    scale = min(1.0, (_MOST_PIXELS / max(1.0, space.width * space.height)) ** 0.5)
    if pictures is None or not words or scale < _LEAST_SCALE:
        return list(words)
    boxes = np.array([(word.x0, word.top, word.x1, word.bottom) for word in words])
    is_asked = np.array(keys, bool) & ~_are_on_pictures(boxes, pictures)
    drawing, pale = Drawing.of(page, scale), _pale_objects(set(keys))
    asked = np.flatnonzero(is_asked).tolist()
    lost = {
        number
        for number, place in zip(asked, drawing.places(boxes[asked] + AROUND), strict=True)
        if _is_lost(drawing, place, is_pale=keys[number] in pale)
    }
    asked = [number for number in asked if number not in lost]
    of_others = are_of_others(
        drawing,
        [words[number] for number in asked],
        [keys[number] for number in asked],
        boxes[asked],
        _edges(lines),
    )
    lost.update(number for number, is_it in zip(asked, of_others, strict=True) if is_it)
    return [word for number, word in enumerate(words) if number not in lost]


def _is_lost(drawing: Drawing, place: Place, *, is_pale: bool) -> bool:
    """Whether no ink is seen in a place, or none that can be read."""
    changes = drawing.changes[place]
    if not changes.size:
        return False  # what is off the page is looked for elsewhere
    return not changes.any() or (is_pale and float(np.median(drawing.greys[place])) > _BEHIND)


def _edges(lines: PageLines) -> Floats:
    """Where lines are drawn, and the edges of filled areas: x0, top, x1, bottom."""
    edges = [(rule.start, rule.position, rule.end, rule.position) for rule in lines.horizontals]
    edges += [(rule.position, rule.start, rule.position, rule.end) for rule in lines.verticals]
    for x0, top, x1, bottom in (fill.box for fill in lines.fills):
        edges += [(x0, top, x1, top), (x0, bottom, x1, bottom)]
        edges += [(x0, top, x0, bottom), (x1, top, x1, bottom)]
    return np.array(edges).reshape(-1, 4)


def _without_pictures(page: pdfium.PdfPage, space: PageSpace) -> Floats | None:
    """Take the pictures off a page, and give their boxes; None where one is inside a form."""
    handle = calls.handle_of(page)
    objects = calls.objects_of_page(handle)
    kinds = calls.types_of(objects)
    if any(
        _holds_picture(form, 0)
        for form, kind in zip(objects, kinds, strict=True)
        if kind == raw.FPDF_PAGEOBJ_FORM
    ):
        return None
    pictures = [
        item for item, kind in zip(objects, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_IMAGE
    ]
    if not pictures:
        return np.zeros((0, 4))
    bounds = calls.bounds_of(pictures)
    calls.remove_objects(handle, pictures)
    corners = [space.point(*bounds[:, corner].T) for corner in ([0, 1], [2, 3])]
    (ax, ay), (bx, by) = corners
    return np.column_stack(
        (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by))
    )


_DEEPEST = 4  # forms inside one another


def _holds_picture(form: calls.Object, depth: int) -> bool:
    """Whether a picture is drawn in a form; so it is said of forms too deep to look at."""
    objects = calls.objects_of_form(form)
    for item, kind in zip(objects, calls.types_of(objects), strict=True):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == raw.FPDF_PAGEOBJ_FORM and (depth == _DEEPEST or _holds_picture(item, depth + 1)):
            return True
    return False


def _pale_objects(keys: set[calls.Object]) -> frozenset[calls.Object]:
    """The text objects that are drawn in the colour of paper."""
    known = [key for key in keys if key]
    colours = calls.fill_colours(known)
    return frozenset(
        key for key, colour in zip(known, colours.tolist(), strict=True) if min(colour[:3]) >= PAPER
    )


def _are_on_pictures(boxes: Floats, pictures: Floats) -> Mask:
    """Whether the middle of each box is on a picture."""
    x, y = (boxes[:, :2] + boxes[:, 2:]).T[:, :, None] / 2
    x0, top, x1, bottom = pictures.T
    return np.asarray(np.any((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom), axis=1))
