"""Stamps that come back: the same words at the same place of most pages, beside the text.

The header of a table and the labels of a form come back too. What they stand over or before says
something else on each page; a stamp has nothing to do with it, and stands beyond it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, groupby, islice

from extractor.pages.page import Box, Page, Word
from extractor.stamps.blocks import Block, find_blocks
from extractor.stamps.frames import find_frame
from extractor.stamps.stamp import TOLERANCES, Stamp, StampSign
from extractor.stamps.wording import names_registration
from extractor.tables.furniture import open_number
from extractor.tables.ruled import find_grids

_FEWEST_PAGES = 2
_ASKED_FIRST = 6  # pages
_NEAR_EDGE = 0.15  # of the page: what recurs is looked for so near to its edges

_Place = tuple[str, int, int]
"""A word and where it begins, to the point; the page's own number is left open."""


def find_recurring(pages: Sequence[Page]) -> list[Stamp]:
    """The stamps that stand at the same place of most pages."""
    groups: dict[tuple[int, int], list[Page]] = defaultdict(list)
    for page in pages:
        if page.words:
            groups[round(page.width), round(page.height)].append(page)
    return [
        stamp
        for group in groups.values()
        if any(_in_group(_some(group)))
        for stamp in _in_group(group)
    ]


def _some(pages: Sequence[Page]) -> Sequence[Page]:
    """A few pages from all over: most documents bear no such stamp, and these tell it."""
    return pages[:: max(1, len(pages) // _ASKED_FIRST)]


def _in_group(pages: Sequence[Page]) -> Iterator[Stamp]:
    needed = max(_FEWEST_PAGES, TOLERANCES.recurring_share * len(pages))
    if len(pages) < needed:
        return
    places = [_places(page) for page in pages]
    counts: Counter[_Place] = Counter()
    for of_page in places:
        counts.update(of_page.keys())
    recurring = {place for place, count in counts.items() if count >= needed}
    if not recurring:
        return
    for page, of_page in zip(pages, places, strict=True):
        numbers = {number for place, number in of_page.items() if place in recurring}
        for block in _recurring_blocks(page, sorted(numbers)):
            if _is_stamp(page, block, numbers):
                frame = find_frame(page, block.box)
                box = frame or block.box
                is_framed = frame is not None
                yield Stamp(page.number, box, block.lines, StampSign.RECURRING, is_framed)


def _places(page: Page) -> dict[_Place, int]:
    """Where words stand near the edges of a page, each with its number among the page's words."""
    left, right = _NEAR_EDGE * page.width, (1 - _NEAR_EDGE) * page.width
    top, bottom = _NEAR_EDGE * page.height, (1 - _NEAR_EDGE) * page.height
    number = str(page.number)
    return {
        (
            open_number(word[0], page.number) if number in word[0] else word[0],
            round(word[1]),
            round(word[2]),
        ): place
        for place, word in enumerate(page.words)
        if word[2] < top or word[4] > bottom or word[3] < left or word[1] > right
    }


def _recurring_blocks(page: Page, places: Iterable[int]) -> Iterator[Block]:
    """Blocks of words that all recur.

    Args:
        page: The page.
        places: Of its recurring words, in order.
    """
    for _, run in groupby(enumerate(places), key=lambda item: item[1] - item[0]):
        numbers = [place for _, place in run]
        yield from find_blocks(page.words[numbers[0] : numbers[-1] + 1], numbers[0])


def _is_stamp(page: Page, block: Block, recurring: Set[int]) -> bool:
    """Whether a block that recurs does not belong to what the page says."""
    strip = TOLERANCES.margin * page.height
    is_in_strip = block.box.bottom < strip or block.box.top > page.height - strip
    if is_in_strip and names_registration(block.text):
        return True
    if _is_beside(page, block) and _is_within_height(page, block):
        return True
    frame = find_frame(page, block.box)
    return (
        frame is not None
        and _is_beyond(page, block.box, recurring)
        and not _follows_table(page, frame)
        and _holds_recurring(page, frame, recurring)
    )


def _others(page: Page, block: Block) -> Iterator[Word]:
    """The words of a page that are not those of a block."""
    return chain(islice(page.words, block.first), islice(page.words, block.end, None))


def _is_within_height(page: Page, block: Block) -> bool:
    """Whether words stand above and below; what is not so is a running line (`furniture`)."""
    box = block.box
    return any(word.bottom <= box.top for word in _others(page, block)) and any(
        word.top >= box.bottom for word in _others(page, block)
    )


def _is_beside(page: Page, block: Block) -> bool:
    """Whether a block lies left or right of every other word and of every line of a table."""
    x0, _, x1, _ = block.box
    if x1 < page.width / 2:
        reach = x1
        is_free = all(word.x0 >= reach for word in _others(page, block))
    else:
        reach = x0
        is_free = all(word.x1 <= reach for word in _others(page, block))
    return is_free and not any(rule.start < reach < rule.end for rule in page.horizontals)


def _is_beyond(page: Page, box: Box, recurring: Set[int]) -> bool:
    """Whether an area lies above or below all words that differ from page to page."""
    strip = TOLERANCES.margin * page.height
    lowest = page.height - strip
    is_on_top = box.y_middle < page.height / 2
    return not any(
        (word.top < box.bottom if is_on_top else word.bottom > box.top)
        for place, word in enumerate(page.words)
        if place not in recurring and word.bottom > strip and word.top < lowest
    )


def _follows_table(page: Page, frame: Box) -> bool:
    """Whether a frame keeps to the edges of a table of the page: then it is one of its boxes.

    In the outermost strip of the page one edge in line is chance.
    """
    strip = TOLERANCES.margin * page.height
    is_in_strip = frame.bottom < strip or frame.top > page.height - strip
    kept = all if is_in_strip else any
    return any(
        kept(
            abs(one - other) <= TOLERANCES.same_edge
            for one, other in ((grid.box.x0, frame.x0), (grid.box.x1, frame.x1))
        )
        for grid in find_grids(page.horizontals, page.verticals)
        if grid.box.top > frame.bottom - 1 or grid.box.bottom < frame.top + 1
    )


def _holds_recurring(page: Page, frame: Box, recurring: Set[int]) -> bool:
    """Whether a frame holds no word that differs from page to page."""
    return not any(
        frame.x0 <= (word.x0 + word.x1) / 2 <= frame.x1
        and frame.top <= (word.top + word.bottom) / 2 <= frame.bottom
        for place, word in enumerate(page.words)
        if place not in recurring
    )
