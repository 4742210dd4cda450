"""Words of the text layer that the page does not show: clipped away, or drawn without ink.

Rows of a fixed height leave the text that does not fit in the text layer, inside the next row; only
the clip path tells. A page whose whole text is drawn without ink is a scan with recognised text
behind it: there the text is kept.
"""

from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages import pdfium_calls as calls
from extractor.pages.page import Box, Word
from extractor.pages.pdfium_space import PageSpace

_SLACK = 0.5  # points by which ink may reach over its clip path


def visible_words(
    texts: Iterable[calls.Object],
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
        if clip is not None and not _is_inside(word, clip):
            continue
        (inkless_words if key in inkless else shown).append(word)
    return shown or inkless_words


def _is_inside(word: Word, clip: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return (
        clip.x0 - _SLACK <= x <= clip.x1 + _SLACK and clip.top - _SLACK <= y <= clip.bottom + _SLACK
    )


def _restricted_objects(
    texts: Iterable[calls.Object], space: PageSpace
) -> tuple[dict[int, Box], frozenset[int]]:
    """Text objects with a clip path that cuts into them, and those drawn without ink."""
    inkless: set[int] = set()
    found: dict[int, Box] = {}
    for item in texts:
        if calls.render_mode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            inkless.add(item)
        clip = _clip_of(item, space)
        if clip is not None:
            found[item] = clip
    bounds = (Box(*space.box(*sides)) for sides in calls.bounds_of(list(found)).tolist())
    clips = {
        item: clip
        for (item, clip), bound in zip(found.items(), bounds, strict=True)
        if not _holds(clip, bound)
    }
    return clips, frozenset(inkless)


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x0 - _SLACK <= inner.x0
        and outer.top - _SLACK <= inner.top
        and inner.x1 <= outer.x1 + _SLACK
        and inner.bottom <= outer.bottom + _SLACK
    )


def _clip_of(item: calls.Object, space: PageSpace) -> Box | None:
    """The area that the clip paths of an object leave, or None where there are none."""
    clip = calls.clip_path(item)
    paths = calls.clip_count(clip) if clip else 0
    if paths < 1:
        return None
    area: Box | None = None
    for path in range(paths):
        segments = calls.segments_of_clip(clip, path)
        points = [space.point(x, y) for x, y in calls.segment_points(segments).tolist()]
        if not points:
            continue
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        area = box if area is None else _common(area, box)
    return area


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )
