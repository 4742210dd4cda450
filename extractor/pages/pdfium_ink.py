"""Words that leave no ink on the page as shown: in layers that are off, or in the paper's colour.

Nothing in a text layer says so. The page is drawn once, small and grey, and each word is looked for
where it should stand. Pictures are left out of the drawing: they cost more than all the rest, and
what stands on one is taken to be seen.
"""

from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats
from extractor.pages.page import Word
from extractor.pages.pdfium_space import PageSpace

_MOST_PIXELS = 4_000_000  # a sheet of A1 at a pixel a point; larger ones are drawn smaller
_LEAST_SCALE = 0.3  # pixels a point: below it small print is no longer told from paper
_CONTRAST = 12  # of 255: the faintest grey print seen, 230 on white, drawn small, leaves 14
_PAPER = 245  # of 255: from here on a grey is that of paper
_BEHIND = 200  # of 255: white print on what is paler (contrast below 1.7) is not read
_AROUND = 1  # pixels

_Grey = NDArray[np.uint8]


def words_with_ink(
    page: pdfium.PdfPage,
    words: Sequence[Word],
    keys: Sequence[calls.Object],
    space: PageSpace,
) -> list[Word]:
    """The words that are seen. Pictures are taken off the page, which must have been read before.

    Args:
        page: The page.
        words: Its words.
        keys: The text object of each, by whose colour words are told that other ink covers; 0
            where it is not known.
        space: The map to the page as shown.
    """
    pictures = _without_pictures(page, space)
    scale = min(1.0, (_MOST_PIXELS / max(1.0, space.width * space.height)) ** 0.5)
    if pictures is None or not words or scale < _LEAST_SCALE:
        return list(words)
    drawn: _Grey = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_numpy()
    if drawn.ndim > 2:
        drawn = drawn[:, :, 0]
    pale = _pale_objects(set(keys))
    return [
        word
        for word, key in zip(words, keys, strict=True)
        if _is_seen(word, drawn, scale, is_pale=key in pale) or _is_on_picture(word, pictures)
    ]


def has_pale(texts: Sequence[calls.Object]) -> bool:
    """Whether any text object is drawn in the colour of paper."""
    return bool(_pale_objects(set(texts)))


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
        key
        for key, colour in zip(known, colours.tolist(), strict=True)
        if min(colour[:3]) >= _PAPER
    )


def _is_seen(word: Word, drawn: _Grey, scale: float, *, is_pale: bool) -> bool:
    left, right = int(word.x0 * scale) - _AROUND, int(word.x1 * scale) + _AROUND + 1
    top, bottom = int(word.top * scale) - _AROUND, int(word.bottom * scale) + _AROUND + 1
    place = drawn[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if place.size == 0:
        return True  # what is off the page is looked for elsewhere
    if int(place.max()) - int(place.min()) < _CONTRAST:
        return False
    return not (is_pale and float(np.median(place)) > _BEHIND)


def _is_on_picture(word: Word, pictures: Floats) -> bool:
    if not len(pictures):
        return False
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    x0, top, x1, bottom = pictures.T
    return bool(np.any((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)))
