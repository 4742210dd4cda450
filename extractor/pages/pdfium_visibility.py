"""Words of the text layer that the page does not show: clipped away, or drawn without ink.

Rows of a fixed height leave the text that does not fit in the text layer, inside the next row; only
the clip path tells. A page whose whole text is drawn without ink is a scan with recognised text
behind it: there the text is kept.
"""

import re
from collections.abc import Sequence

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats
from extractor.pages.page import Box, Word
from extractor.pages.pdfium_space import PageSpace

_SIGN = re.compile(r"\S")
_SLACK = 0.5  # points by which ink may reach over its clip path


def visible_words(
    texts: Sequence[calls.Object],
    text_page: pdfium.PdfTextPage,
    words: Sequence[Word],
    starts: Sequence[int],
    space: PageSpace,
) -> list[Word]:
    """The words that are shown.

    Args:
        texts: The text objects of the page.
        text_page: Its text layer.
        words: Every word.
        starts: The index of the first character of each.
        space: The map to the page as shown.
    """
    clips, inkless = _restricted_objects(texts, space)
    if not clips and not inkless:
        return list(words)
    shown: list[Word] = []
    inkless_words: list[Word] = []
    keys = calls.text_objects(calls.handle_of(text_page), starts)
    for word, key in zip(words, keys, strict=True):
        clip = clips.get(key)
        if clip is None:
            kept = word
        elif _is_inside(word, clip):
            kept = _trimmed(word, clip)
        else:
            continue
        (inkless_words if key in inkless else shown).append(kept)
    return shown or inkless_words


def without_inkless(text: str, text_page: pdfium.PdfTextPage, texts: Sequence[calls.Object]) -> str:
    """The text of a page, characters drawn without ink blanked where others are drawn with it.

    Recognised text that lies over printed text runs into its words, character by character.
    """
    modes = calls.render_modes(texts)
    inkless = {
        item
        for item, mode in zip(texts, modes, strict=True)
        if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    }
    if not inkless or len(inkless) == len(texts):
        return text
    places = [match.start() for match in _SIGN.finditer(text)]
    drawn_by = calls.text_objects(calls.handle_of(text_page), places)
    hidden = [place for place, key in zip(places, drawn_by, strict=True) if key in inkless]
    if len(hidden) == len(places):
        return text
    signs = list(text)
    for place in hidden:
        signs[place] = "\0"
    return "".join(signs)


def _is_inside(word: Word, clip: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return (
        clip.x0 - _SLACK <= x <= clip.x1 + _SLACK and clip.top - _SLACK <= y <= clip.bottom + _SLACK
    )


def _trimmed(word: Word, clip: Box) -> Word:
    """A word no wider than the area that shows it: what is cut off lies over the next cell."""
    if clip.x0 <= word.x0 and word.x1 <= clip.x1:
        return word
    return word._replace(x0=max(word.x0, clip.x0), x1=min(word.x1, clip.x1))


def _restricted_objects(
    texts: Sequence[calls.Object], space: PageSpace
) -> tuple[dict[int, Box], frozenset[int]]:
    """Text objects with a clip path that cuts into them, and those drawn without ink."""
    modes = calls.render_modes(texts)
    inkless = frozenset(
        item
        for item, mode in zip(texts, modes, strict=True)
        if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE
    )
    clips = _clips_of(texts, space)
    bounds = calls.bounds_of(list(clips))
    corners = _shown(bounds[:, :2], space), _shown(bounds[:, 2:], space)
    insides = np.hstack((np.minimum(*corners), np.maximum(*corners)))
    return {
        item: clip
        for (item, clip), inside in zip(clips.items(), insides.tolist(), strict=True)
        if not _holds(clip, Box(*inside))
    }, inkless


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 - _SLACK <= inner.x0
        and outer.top - _SLACK <= inner.top
        and inner.x1 <= outer.x1 + _SLACK
        and inner.bottom <= outer.bottom + _SLACK
    )


def _clips_of(items: Sequence[calls.Object], space: PageSpace) -> dict[int, Box]:
    """The area that the clip paths of each object leave; objects without any are left out."""
    owners: list[calls.Object] = []
    firsts: list[int] = []
    segments: list[calls.Object] = []
    for item, clip in zip(items, calls.clip_paths(items), strict=True):
        for path in range(calls.clip_count(clip) if clip else 0):
            of_path = calls.segments_of_clip(clip, path)
            if of_path:
                owners.append(item)
                firsts.append(len(segments))
                segments += of_path
    if not segments:
        return {}
    points = _shown(calls.segment_points(segments), space)
    boxes = np.hstack((np.minimum.reduceat(points, firsts), np.maximum.reduceat(points, firsts)))
    areas: dict[int, Box] = {}
    for item, sides in zip(owners, boxes.tolist(), strict=True):
        area = Box(*sides)
        areas[item] = _common(areas[item], area) if item in areas else area
    return areas


def _shown(points: Floats, space: PageSpace) -> Floats:
    """Points of the PDF, a row each, as shown."""
    x, y = points.T
    return np.column_stack(space.point(x, y))


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )
