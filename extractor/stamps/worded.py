"""Stamps that their words tell: registrations, signatures, notes of conformity and publication.

Tables speak of such things too ("trasmessa con prot. n. 12"), so the words alone decide nothing: a
stamp also stands in a frame of its own, or in the margin beyond everything else, or was written
over the page apart from what stands around it.
"""

from collections import Counter
from collections.abc import Sequence

from extractor.pages.page import Box, Page, Word
from extractor.stamps.blocks import Block, find_blocks
from extractor.stamps.frames import find_frame
from extractor.stamps.stamp import TOLERANCES, Stamp, StampSign, area_of, holds
from extractor.stamps.wording import places_in_question, reads_like_stamp
from extractor.tables.ruled import Grid, find_grids

_APART = 2.0  # line heights
_NEARBY = 16  # words


def find_worded(page: Page) -> list[Stamp]:
    """The stamps of a page that read like stamps."""
    seeds = [block for block in _blocks_in_question(page.words) if reads_like_stamp(block.text)]
    if not seeds:
        return []
    grids = [grid for grid in find_grids(page.horizontals, page.verticals) if len(grid.slots) > 1]
    found: dict[Box, Stamp] = {}
    for block in seeds:
        stamp = _framed(page, block) or _boxed(page, block, grids)
        if stamp is None and _is_apart(page, block, seeds, grids):
            stamp = Stamp(page.number, block.box, block.lines, StampSign.WORDED)
        if stamp is not None:
            found[stamp.box] = stamp
    return list(found.values())


def _blocks_in_question(words: Sequence[Word]) -> list[Block]:
    """The blocks around words that stamps use; a stamp is never longer than what is looked at."""
    found: list[Block] = []
    for place in places_in_question([word.text for word in words]):
        if found and place < found[-1].end:
            continue
        found.append(_block_at(words, place))
    return found


def _block_at(words: Sequence[Word], place: int) -> Block:
    """The block that holds a word, looked for nearby first."""
    for reach in (_NEARBY, TOLERANCES.most_words):
        first, end = max(0, place - reach), min(len(words), place + reach)
        block = next(block for block in find_blocks(words[first:end], first) if place < block.end)
        is_cut = (block.first == first > 0) or (block.end == end < len(words))
        if not is_cut:
            break
    return block


def _framed(page: Page, block: Block) -> Stamp | None:
    """The stamp in whose frame a block stands."""
    frame = find_frame(page, block.box)
    return _stamp_in(page, block, frame) if frame is not None else None


def _boxed(page: Page, block: Block, grids: Sequence[Grid]) -> Stamp | None:
    """The stamp that is a small table of its own."""
    largest = TOLERANCES.largest * page.width * page.height
    for grid in grids:
        box = grid.box
        if box.width * box.height <= largest and holds(box, block.box):
            return _stamp_in(page, block, box)
    return None


def _stamp_in(page: Page, block: Block, box: Box) -> Stamp | None:
    """What was written together with a block within a box, if all of it reads like a stamp."""
    first, end = block.first, block.end
    while first > 0 and _is_inside(box, page.words[first - 1]):
        first -= 1
    while end < len(page.words) and _is_inside(box, page.words[end]):
        end += 1
    words = page.words[first:end]
    if not reads_like_stamp(" ".join(word.text for word in words)):
        return None
    lines = tuple(line for item in find_blocks(words) for line in item.lines)
    return Stamp(page.number, box, lines, StampSign.WORDED, is_framed=True)


def _is_inside(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _is_apart(page: Page, block: Block, seeds: Sequence[Block], grids: Sequence[Grid]) -> bool:
    """Whether a block without a frame stands apart from what the page says."""
    is_in_grid = any(_meet(grid.box, block.box) for grid in grids)
    if not is_in_grid and _is_in_margin(page, block.box):
        return True
    others = [word for word in page.words if not any(_is_of(seed, word) for seed in seeds)]
    if not others or not _is_written_apart(page, block, seeds):
        return False
    usual = Counter(round(word.bottom - word.top, 1) for word in others).most_common(1)[0][0]
    if abs(block.height - usual) < TOLERANCES.size * usual:
        return False
    return _is_out_of_order(page, block, others, is_in_grid=is_in_grid)


def _is_of(block: Block, word: Word) -> bool:
    return any(word is other for line in block.lines for other in line)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _is_in_margin(page: Page, box: Box) -> bool:
    """Whether an area lies in the outermost strip of a page."""
    across, down = TOLERANCES.margin * page.width, TOLERANCES.margin * page.height
    return (
        box.bottom <= down
        or box.top >= page.height - down
        or box.x1 <= across
        or box.x0 >= page.width - across
    )


def _is_written_apart(page: Page, block: Block, seeds: Sequence[Block]) -> bool:
    """Whether a block was written before or after everything but stamps."""
    places = {place for seed in seeds for place in range(seed.first, seed.end)}
    before = all(
        place in places or not page.words[place].is_upright for place in range(block.first)
    )
    after = range(block.end, len(page.words))
    return before or all(place in places or not page.words[place].is_upright for place in after)


def _is_out_of_order(page: Page, block: Block, others: Sequence[Word], *, is_in_grid: bool) -> bool:
    """Whether a block stands where reading order would not have it: in a row further up or down.

    The last cell of a table is written last as well, but no row stands below it; and a heading is
    written first, with nothing above it.
    """
    content = area_of([others])
    reach = _APART * block.height
    is_first = any(word is page.words[0] for word in block.lines[0])
    if is_first:
        ys = [y.position for y in page.horizontals if y.position < block.box.top]
        return any(y - reach > content.top for y in (ys if is_in_grid else [block.box.top]))
    ys = [y.position for y in page.horizontals if y.position > block.box.bottom]
    return any(y + reach < content.bottom for y in (ys if is_in_grid else [block.box.bottom]))
