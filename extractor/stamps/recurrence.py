"""Stamps that come back: the same words at the same place of most pages, beside the text.

The header of a table and the labels of a form come back too. What they stand over or before says
something else on each page; a stamp has nothing to do with it, and stands beyond it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extractor.pages.page import Box, Page, Word
from extractor.stamps.blocks import Block, find_blocks
from extractor.stamps.frames import find_frame
from extractor.stamps.stamp import TOLERANCES, Stamp, StampSign
from extractor.stamps.wording import names_registration
from extractor.tables.furniture import open_number
from extractor.tables.ruled import find_grids

_FEWEST_PAGES = 2

_Place = tuple[str, int, int]
"""A word and where it begins, to the point; the page's own number is left open."""


def find_recurring(pages: Sequence[Page]) -> list[Stamp]:
    """The stamps that stand at the same place of most pages."""
    groups: dict[tuple[int, int], list[Page]] = defaultdict(list)
    for page in pages:
        if page.words:
            groups[round(page.width), round(page.height)].append(page)
    return [stamp for group in groups.values() for stamp in _in_group(group)]


def _in_group(pages: Sequence[Page]) -> Iterator[Stamp]:
    needed = max(_FEWEST_PAGES, TOLERANCES.recurring_share * len(pages))
    if len(pages) < needed:
        return
    places = [_places(page) for page in pages]
    counts: Counter[_Place] = Counter()
    for of_page in places:
        counts.update(set(of_page))
    recurring = {place for place, count in counts.items() if count >= needed}
    if not recurring:
        return
    for page, of_page in zip(pages, places, strict=True):
        recurs = [place in recurring for place in of_page]
        for block in _recurring_blocks(page, recurs):
            if _is_stamp(page, block, recurs):
                frame = find_frame(page, block.box)
                is_framed = frame is not None
                box = frame or block.box
                yield Stamp(page.number, box, block.lines, StampSign.RECURRING, is_framed)


def _places(page: Page) -> list[_Place]:
    texts, lefts, tops, *_ = zip(*page.words, strict=True)
    number = str(page.number)
    opened = [open_number(text, page.number) if number in text else text for text in texts]
    return list(zip(opened, map(round, lefts), map(round, tops), strict=True))


def _recurring_blocks(page: Page, recurs: Sequence[bool]) -> Iterator[Block]:
    """Blocks of words that all recur."""
    first = 0
    while first < len(recurs):
        if not recurs[first]:
            first += 1
            continue
        end = first
        while end < len(recurs) and recurs[end]:
            end += 1
        yield from find_blocks(page.words[first:end], first)
        first = end


def _is_stamp(page: Page, block: Block, recurs: Sequence[bool]) -> bool:
    """Whether a block that recurs does not belong to what the page says."""
    others = [
        word
        for place, word in enumerate(page.words)
        if not block.first <= place < block.end and word.is_upright
    ]
    if not others:
        return False
    if _is_within_height(block.box, others) and _is_beside(page, block.box, others):
        return True
    strip = TOLERANCES.margin * page.height
    is_in_strip = block.box.bottom < strip or block.box.top > page.height - strip
    if is_in_strip and names_registration(block.text):
        return True
    varying = [
        word
        for word, is_fixed in zip(page.words, recurs, strict=True)
        if not is_fixed and word.bottom > strip and word.top < page.height - strip
    ]
    if not _is_beyond(block.box, varying):
        return False
    frame = find_frame(page, block.box)
    return (
        frame is not None
        and not _follows_table(page, frame)
        and _holds_recurring(page, frame, recurs)
    )


def _is_within_height(box: Box, others: Sequence[Word]) -> bool:
    """Whether words stand above and below; what is not so is a running line (`furniture`)."""
    return any(word.bottom <= box.top for word in others) and any(
        word.top >= box.bottom for word in others
    )


def _is_beside(page: Page, box: Box, others: Sequence[Word]) -> bool:
    """Whether an area lies left or right of every other word and of every line of a table."""
    if box.x1 < page.width / 2:
        reach = box.x1
        return all(word.x0 >= reach for word in others) and not any(
            rule.start < reach < rule.end for rule in page.horizontals
        )
    reach = box.x0
    return box.x0 > page.width / 2 and (
        all(word.x1 <= reach for word in others)
        and not any(rule.start < reach < rule.end for rule in page.horizontals)
    )


def _is_beyond(box: Box, varying: Sequence[Word]) -> bool:
    """Whether an area lies above or below all words that differ from page to page."""
    return all(word.top >= box.bottom for word in varying) or all(
        word.bottom <= box.top for word in varying
    )


def _follows_table(page: Page, frame: Box) -> bool:
    """Whether a frame is as wide as a table of the page: then it is one of its boxes."""
    return any(
        abs(grid.box.x0 - frame.x0) <= TOLERANCES.same_edge
        or abs(grid.box.x1 - frame.x1) <= TOLERANCES.same_edge
        for grid in find_grids(page.horizontals, page.verticals)
        if grid.box.top > frame.bottom - 1 or grid.box.bottom < frame.top + 1
    )


def _holds_recurring(page: Page, frame: Box, recurs: Sequence[bool]) -> bool:
    """Whether a frame holds no word that differs from page to page."""
    return not any(
        frame.x0 <= (word.x0 + word.x1) / 2 <= frame.x1
        and frame.top <= (word.top + word.bottom) / 2 <= frame.bottom
        for word, is_fixed in zip(page.words, recurs, strict=True)
        if not is_fixed
    )
