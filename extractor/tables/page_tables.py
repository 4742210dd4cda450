"""The tables of one page, and the lines of text between them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.pages.page import Box, Page, Word
from extractor.tables.cell import Cell, Part, Row, Table
from extractor.tables.ruled import Grid, find_grids
from extractor.tables.text import Line, lines_of


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text outside any table."""

    page: int
    box: Box
    words: Line


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page holds, from the top."""

    page: Page
    items: tuple[Table | TextLine, ...]


def content_of(page: Page) -> PageContent:
    """Read the tables of a page and the lines between them."""
    words = list(page.words)
    tables: list[Table] = []
    for grid in find_grids(page):
        inside, words = _split(words, grid.box)
        if inside:
            tables.append(_table(grid, inside, page.number))
    items: list[Table | TextLine] = [*tables, *_text_lines(words, page.number)]
    items.sort(key=lambda item: (item.box.top, item.box.x0))
    return PageContent(page, tuple(items))


def _split(words: Sequence[Word], box: Box) -> tuple[list[Word], list[Word]]:
    """Words whose middle lies in a box, and the others."""
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        is_inside = box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
        (inside if is_inside else outside).append(word)
    return inside, outside


def _text_lines(words: Sequence[Word], page: int) -> list[TextLine]:
    return [
        TextLine(
            page,
            Box(
                line[0].x0,
                min(word.top for word in line),
                max(word.x1 for word in line),
                max(word.bottom for word in line),
            ),
            line,
        )
        for line in lines_of(words)
    ]


def _table(grid: Grid, words: Sequence[Word], page: int) -> Table:
    """The grid's rows with the words that stand in them."""
    contents = _assigned(grid, words)
    cells = [
        Cell([Part(page, slot.box, lines_of(content))], slot.span)
        for slot, content in zip(grid.slots, contents, strict=True)
    ]
    rows = [Row(page, grid.ys[band], grid.ys[band + 1], []) for band in range(len(grid.ys) - 1)]
    for slot, cell in zip(grid.slots, cells, strict=True):
        rows[slot.band].cells.append(cell)
        for band in range(slot.band + 1, slot.band + slot.span):
            rows[band].spanning.append(cell)
    return Table([row for row in rows if row.cells], page, grid.box)


def _assigned(grid: Grid, words: Sequence[Word]) -> list[list[Word]]:
    """For each slot the words whose middle lies in it."""
    by_band: list[list[int]] = [[] for _ in range(len(grid.ys))]
    for index, slot in enumerate(grid.slots):
        for band in range(slot.band, slot.band + slot.span):
            by_band[band].append(index)
    contents: list[list[Word]] = [[] for _ in grid.slots]
    for word in words:
        band = bisect_right(grid.ys, (word.top + word.bottom) / 2) - 1
        x = (word.x0 + word.x1) / 2
        for index in by_band[band] if 0 <= band < len(by_band) else ():
            box = grid.slots[index].box
            if box.x0 <= x <= box.x1:
                contents[index].append(word)
                break
    return contents
