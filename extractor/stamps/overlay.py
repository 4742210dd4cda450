"""Boxes that lie over what the page says: their frames cross its lines or its words.

Nothing that was set together lies over each other, so such a box came later, whatever it says.
"""

from collections.abc import Sequence
from operator import itemgetter

from extractor.pages.page import Box, Page, Word
from extractor.stamps.blocks import find_blocks
from extractor.stamps.frames import find_frame, is_side
from extractor.stamps.stamp import TOLERANCES, Stamp, StampSign, area_of

_BOTTOM = itemgetter(4)  # a third of the time that the name takes, for each word
_CROSSING = 1.5  # points by which something must reach into a frame, and out of it
_BELOW = 2.0  # line heights of text below it by which a box that was written last is out of order


def find_overlay(page: Page) -> list[Stamp]:
    """The box that was put on a page last, if it lies over the page."""
    words = page.words
    if not words or not _is_out_of_order(words):
        return []
    frame = find_frame(page, area_of([words[-1:]]))
    if frame is None:
        return []
    first = len(words)
    while first > 0 and _overlap(frame, words[first - 1]):
        first -= 1
    own, others = words[first:], words[:first]
    if len(own) > TOLERANCES.most_words or not _lies_over(page, frame, own, others):
        return []
    lines = tuple(line for block in find_blocks(own) for line in block.lines)
    return [Stamp(page.number, frame, lines, StampSign.OVERLAID, is_framed=True)]


def _is_out_of_order(words: Sequence[Word]) -> bool:
    """Whether the last word stands well above the lowest."""
    last = words[-1]
    lowest = max(map(_BOTTOM, words))
    return bool(lowest - last.bottom > _BELOW * (last.bottom - last.top))


def _overlap(frame: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return frame.x0 <= x <= frame.x1 and frame.top <= y <= frame.bottom


def _lies_over(page: Page, frame: Box, own: Sequence[Word], others: Sequence[Word]) -> bool:
    """Whether lines or words of the page go through a frame or stand under its words."""
    if any(
        frame.top + _CROSSING < rule.position < frame.bottom - _CROSSING
        and _goes_through(rule.start, rule.end, frame.x0, frame.x1)
        and not is_side(rule, frame, is_horizontal=True)
        for rule in page.horizontals
    ):
        return True
    if any(
        frame.x0 + _CROSSING < rule.position < frame.x1 - _CROSSING
        and _goes_through(rule.start, rule.end, frame.top, frame.bottom)
        and not is_side(rule, frame, is_horizontal=False)
        for rule in page.verticals
    ):
        return True
    area = area_of([own])
    return any(_meets(area, word) for word in others)


def _goes_through(start: float, end: float, first: float, last: float) -> bool:
    """Whether a stretch reaches from outside another into it."""
    return (start < first - _CROSSING and end > first + _CROSSING) or (
        end > last + _CROSSING and start < last - _CROSSING
    )


def _meets(area: Box, word: Word) -> bool:
    height = 0.25 * (word.bottom - word.top)
    return (
        word.x0 < area.x1 - _CROSSING
        and word.x1 > area.x0 + _CROSSING
        and word.top + height < area.bottom
        and word.bottom - height > area.top
    )
