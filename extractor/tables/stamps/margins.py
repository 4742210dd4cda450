"""Words that stand turned in the margin, beyond everything that is upright."""

from collections.abc import Sequence

from extractor.pages.page import Box, Page, Word
from extractor.tables.stamps.blocks import find_blocks
from extractor.tables.stamps.stamp import TOLERANCES, Stamp, StampSign
from extractor.tables.stamps.wording import reads_like_stamp
from extractor.tables.turned import box_around, turned_headers

_FEWEST_UPRIGHT = 0.5  # share of the words: a page that lies on its side has no margin of this kind
_SAME_LEVEL = 3.0  # points by which names of one header begin, or end, higher or lower


def find_turned(page: Page) -> list[Stamp]:
    """The turned stamps of a page.

    Turned words within a table name its columns or rows. In the outermost strip of the page, or
    where they read like a stamp, they belong to none.
    """
    turned = [word for word in page.words if not word.is_upright]
    if not turned or len(turned) > (1 - _FEWEST_UPRIGHT) * len(page.words):
        return []
    upright = [word for word in page.words if word.is_upright]
    names = _header_names(page)
    return [
        Stamp(page.number, block.box, block.lines, StampSign.TURNED)
        for block in find_blocks(turned)
        if not any(_are_level(block.box, name) for name in names)
        and _is_outside(page, block.box, upright)
        and (
            (_is_at_edge(page, block.box) and not _is_in_cell(page, block.box))
            or reads_like_stamp(block.text)
        )
    ]


def _header_names(page: Page) -> list[Box]:
    """The names of turned headers that stand within the page, where no stamp does."""
    return [
        box
        for header in turned_headers(page.words)
        for box in map(box_around, header.names)
        if not _is_at_edge(page, box)
    ]


def _are_level(box: Box, name: Box) -> bool:
    return abs(box.bottom - name.bottom) <= _SAME_LEVEL or abs(box.top - name.top) <= _SAME_LEVEL


def _is_at_edge(page: Page, box: Box) -> bool:
    reach = TOLERANCES.margin * page.width
    return box.x1 <= reach or box.x0 >= page.width - reach


def _is_outside(page: Page, box: Box, upright: Sequence[Word]) -> bool:
    """Whether nothing stands between an area and the edge of the page that is nearer."""
    is_left = box.x_middle < page.width / 2
    edge = (
        Box(0.0, box.top, box.x1, box.bottom)
        if is_left
        else Box(box.x0, box.top, page.width, box.bottom)
    )
    return not (
        any(
            word.x0 < edge.x1
            and word.x1 > edge.x0
            and word.top < edge.bottom
            and word.bottom > edge.top
            for word in upright
        )
        or any(
            edge.top < rule.position < edge.bottom and rule.start < edge.x1 and rule.end > edge.x0
            for rule in page.horizontals
        )
    )


def _is_in_cell(page: Page, box: Box) -> bool:
    """Whether a line runs between an area and the nearer edge of the page, as around a cell."""
    is_left = box.x_middle < page.width / 2
    return any(
        (rule.position < box.x0 if is_left else rule.position > box.x1)
        and min(rule.end, box.bottom) - max(rule.start, box.top) > 0.5 * box.height
        for rule in page.verticals
    )
