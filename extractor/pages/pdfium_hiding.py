"""Whether anything on a page may keep its words from being seen.

Drawing a page costs more than reading it. It is drawn only where it must be: where words are as
pale as paper, see-through, without size or in a layer, where something opaque is drawn over them
later, or where they stand in a form, into which these questions do not reach. Words that are
clipped away or drawn without ink are told by their own marks (:mod:`.pdfium_visibility`).
"""

from collections.abc import Sequence
from itertools import compress

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats
from extractor.pages.page import Word

PAPER = 245  # of 255: from here on each part of a colour is that of paper
_OPAQUE = 255  # of 255: anything less lets through what is behind
_LEAST = 0.5  # points: what is lower or narrower leaves no print that anybody reads
_RULE = 2.0  # points: a filled area so thin is a line, and hides nothing
_PLAIN = (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
_KNOWN = (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)


def may_hide_words(page: pdfium.PdfPage, words: Sequence[Word]) -> bool:
    """Whether some words of a page may not be seen, so that it must be drawn to know."""
    if any(word.x1 - word.x0 < _LEAST or word.bottom - word.top < _LEAST for word in words):
        return True
    objects = calls.objects_of_page(calls.handle_of(page))
    kinds = calls.types_of(objects)
    if any(kind not in _KNOWN for kind in kinds):
        return True
    is_text = np.equal(kinds, raw.FPDF_PAGEOBJ_TEXT)
    texts = list(compress(objects, is_text.tolist()))
    if not texts:
        return False
    return (
        _are_faint(texts)
        or calls.are_in_layer(objects)
        or _is_covered(objects, kinds, np.flatnonzero(is_text), calls.bounds_of(texts))
    )


def _are_faint(texts: Sequence[calls.Object]) -> bool:
    """Whether a text is of the colour of paper, lets light through, or is drawn in an odd way."""
    colours = calls.fill_colours(texts)
    is_faint = (colours[:, :3].min(axis=1) >= PAPER) | (colours[:, 3] < _OPAQUE)
    is_odd = [mode not in _PLAIN for mode in calls.render_modes(texts)]
    return bool(np.any(is_faint | is_odd)) or calls.are_transparent(texts)


def _is_covered(
    objects: Sequence[calls.Object],
    kinds: Sequence[int],
    places: np.ndarray[tuple[int], np.dtype[np.intp]],
    bounds: Floats,
) -> bool:
    """Whether an area that is filled after a text lies over it; places are those of texts."""
    later = [
        (place, item)
        for place, (item, kind) in enumerate(zip(objects, kinds, strict=True))
        if kind == raw.FPDF_PAGEOBJ_PATH and place > places[0]
    ]
    if not later:
        return False
    paths = [item for _, item in later]
    is_filled = calls.draw_modes(paths)[:, 0] != 0
    areas = calls.bounds_of(paths)
    is_wide = (areas[:, 2] - areas[:, 0] > _RULE) & (areas[:, 3] - areas[:, 1] > _RULE)
    kept = is_filled & is_wide
    if not kept.any():
        return False
    left, bottom, right, top = areas[kept].T
    order = np.array([place for place, _ in later])[kept]
    x0, y0, x1, y1 = bounds.T[:, :, None]
    covers = (left < x1) & (right > x0) & (bottom < y1) & (top > y0) & (order > places[:, None])
    return bool(covers.any())
