"""Pages without their stamps."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractor.pages.page import Box, Page, Rule
from extractor.stamps.frames import is_side
from extractor.stamps.margins import find_turned
from extractor.stamps.overlay import find_overlay
from extractor.stamps.recurrence import find_recurring
from extractor.stamps.stamp import TOLERANCES, Stamp, StampSign, area_of, holds
from extractor.stamps.worded import find_worded


def remove_stamps(pages: Sequence[Page]) -> tuple[tuple[Page, ...], tuple[Stamp, ...]]:
    """Take the stamps off the pages of a document, with their frames.

    Returns:
        The pages as they were before, and the stamps in order; pages without stamps are the same
        objects.
    """
    stamps: dict[int, list[Stamp]] = defaultdict(list)
    for page in pages:
        stamps[page.number].extend(_find_on(page))
    for stamp in find_recurring(pages):
        if not any(_share_words(stamp, other) for other in stamps[stamp.page]):
            stamps[stamp.page].append(stamp)
    cleaned = tuple(_without(page, stamps[page.number]) for page in pages)
    return cleaned, tuple(stamp for page in pages for stamp in stamps[page.number])


def _find_on(page: Page) -> list[Stamp]:
    """The stamps that one page tells by itself."""
    found = _slanted(page)
    for find in (find_turned, find_worded, find_overlay):
        found.extend(find(_without(page, found)))
    return found


def _share_words(one: Stamp, other: Stamp) -> bool:
    words = {id(word) for line in one.lines for word in line}
    return any(id(word) in words for line in other.lines for word in line)


def _slanted(page: Page) -> list[Stamp]:
    """Words across the page, which the readers of pages leave out themselves."""
    words = page.slanted_words
    return [Stamp(page.number, area_of([words]), (words,), StampSign.SLANTED)] if words else []


def _without(page: Page, stamps: Iterable[Stamp]) -> Page:
    drawn = [stamp for stamp in stamps if stamp.sign is not StampSign.SLANTED]
    if not drawn:
        return page
    words = {id(word) for stamp in drawn for line in stamp.lines for word in line}
    frames = [stamp.box for stamp in drawn if stamp.is_framed]
    return replace(
        page,
        words=tuple(word for word in page.words if id(word) not in words),
        horizontals=tuple(
            rule
            for rule in page.horizontals
            if not any(_draws(rule, frame, is_horizontal=True) for frame in frames)
        ),
        verticals=tuple(
            rule
            for rule in page.verticals
            if not any(_draws(rule, frame, is_horizontal=False) for frame in frames)
        ),
        fills=tuple(fill for fill in page.fills if not _is_of(fill.box, frames)),
    )


def _draws(rule: Rule, frame: Box, *, is_horizontal: bool) -> bool:
    """Whether a line draws a frame; lines of a table below it may lie near by."""
    return is_side(rule, frame, is_horizontal=is_horizontal, slack=TOLERANCES.own)


def _is_of(area: Box, frames: Sequence[Box]) -> bool:
    """Whether an area is the background of a frame, and not one that it lies over."""
    return any(holds(frame, area) and holds(area, frame) for frame in frames)
