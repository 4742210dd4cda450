"""The tables of a document's pages, and the lines of text between them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.pages.page import Box, Fill, Page, Word
from extractor.tables.aligned import aligned_grid, table_of
from extractor.tables.backgrounds import edges_of_backgrounds
from extractor.tables.cell import Table
from extractor.tables.chunks import Chunk, chunk_lines
from extractor.tables.furniture import TextLine, find_furniture
from extractor.tables.leading import PLAIN_PITCH, usual_pitch
from extractor.tables.page_columns import text_gutter
from extractor.tables.refined import refined
from extractor.tables.regions import ColumnSpan, begins_with_header, find_regions, is_chart
from extractor.tables.ruled import Grid, background_grids, find_grids
from extractor.tables.segments import verticals_between
from extractor.tables.text import lines_of
from extractor.tables.turned import without_headers

_FILLED = 0.75  # share of a table's area that backgrounds cover where they draw its cells
_COARSE_COLUMNS = 2  # cells side by side that lines which only frame a table may draw
_COARSE_SHARE = 0.6  # share of the lines in such a frame that stand in its columns
_NEXT_ROW = 2.0  # line heights within which the next row of a table follows


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page holds, from the top, running heads and page numbers left out."""

    page: Page
    items: tuple[Table | TextLine, ...]


@dataclass(slots=True)
class _Sheet:
    """A page while it is read: its grids with the words of their cells, and the words in none."""

    page: Page
    grids: list[tuple[Grid, list[list[Word]]]]
    words: list[Word]


def contents_of(pages: Iterable[Page]) -> tuple[list[PageContent], list[TextLine]]:
    """Read the tables of all pages.

    Returns:
        The pages in order, and each running line once.
    """
    sheets = [_sheet(page) for page in pages]
    free = [_text_lines(without_headers(sheet.words), sheet.page.number) for sheet in sheets]
    furniture = find_furniture(
        [
            (sheet.page, lines, [grid.box for grid, _ in sheet.grids])
            for sheet, lines in zip(sheets, free, strict=True)
        ]
    )
    contents: list[PageContent] = []
    carried: list[ColumnSpan] | None = None
    pitch = PLAIN_PITCH  # of the last page that told it: a page may hold a row's last line alone
    for sheet in sheets:
        dropped = furniture.words_on(sheet.page.number)
        words = [word for word in sheet.words if word not in dropped] if dropped else sheet.words
        lines = chunk_lines(words)
        pitch = usual_pitch(lines) or pitch
        gutter = text_gutter(lines, [grid.box for grid, _ in sheet.grids], sheet.page.width)
        if gutter is None:
            content, carried = _content(sheet, lines, carried, pitch)
        else:
            content, carried = _in_columns(sheet, words, gutter, pitch), None
        contents.append(content)
    return contents, furniture.lines


def content_of(page: Page) -> PageContent:
    """Read the tables of one page by itself."""
    return contents_of([page])[0][0]


def _sheet(page: Page) -> _Sheet:
    words: Sequence[Word] = page.words
    grids: list[tuple[Grid, list[list[Word]]]] = []
    implied = verticals_between(page.horizontals, page.verticals)
    found = find_grids(page.horizontals, [*page.verticals, *implied])
    across, down = edges_of_backgrounds(found, page.fills, words)
    if across or down:
        found = find_grids([*page.horizontals, *across], [*page.verticals, *implied, *down])
    for grid in sorted(found, key=_area):  # a table drawn inside a cell has its own words
        inside, others = _split(words, grid.box)
        is_frame = any(other is not grid and _holds(grid.box, other.box) for other in found)
        if inside and (is_frame or not _is_coarse(grid, inside)):
            grids.append(refined(grid, inside))
            words = others
    tables = [grid.box for grid in found if grid.columns > 1]
    areas = [fill for fill in page.fills if not any(_holds(box, fill.box) for box in tables)]
    for grid in background_grids(areas):
        inside, others = _split(words, grid.box)
        if inside and not _has_unfilled_rows(grid, areas, others):
            grids.append((grid, grid.contents(inside)))
            words = others
    return _Sheet(page, grids, list(words))


def _area(grid: Grid) -> float:
    return grid.box.width * grid.box.height


def _is_coarse(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a few lines frame a table whose columns alignment alone tells."""
    widest = max(Counter(slot.band for slot in grid.slots).values())
    if widest > _COARSE_COLUMNS:
        return False
    lines = chunk_lines(words)
    return any(
        len(region.columns) > max(widest, _COARSE_COLUMNS)
        and len(region.lines) >= _COARSE_SHARE * len(lines)
        and sum(len(line) > widest for line in region.lines) >= _COARSE_SHARE * len(region.lines)
        for region in find_regions(lines)[0]
    )


def _has_unfilled_rows(grid: Grid, areas: Sequence[Fill], others: Sequence[Word]) -> bool:
    """Whether only some rows of a table have a background: stripes, or a header alone.

    What stands near it on a background of its own is a row of the next table.
    """
    box = grid.box
    filled = sum(fill.box.width * fill.box.height for fill in areas if _holds(box, fill.box))
    if filled < _FILLED * box.width * box.height:
        return True
    for line in chunk_lines(others):
        distance = max(line[0].top - box.bottom, box.top - line[0].bottom)
        is_beside = line[0].x0 < box.x1 and line[-1].x1 > box.x0
        is_near = is_beside and distance < _NEXT_ROW * (line[0].bottom - line[0].top)
        if is_near and len(line) > 1 and not _is_on_backgrounds(line, areas):
            return True
    return False


def _is_on_backgrounds(line: Sequence[Chunk], areas: Sequence[Fill]) -> bool:
    """Whether every piece of a line stands on a background."""
    return all(any(_holds(area.box, Box(*chunk[:4])) for area in areas) for chunk in line)


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x0 <= inner.x_middle <= outer.x1 and outer.top <= inner.y_middle <= outer.bottom


def _in_columns(sheet: _Sheet, words: Sequence[Word], gutter: float, pitch: float) -> PageContent:
    """The items of a page set in two columns of text: those of the left one first."""
    items: list[Table | TextLine] = []
    for is_left in (True, False):
        side = _Sheet(
            sheet.page,
            [item for item in sheet.grids if (item[0].box.x_middle < gutter) == is_left],
            [],
        )
        own = [word for word in words if ((word.x0 + word.x1) / 2 < gutter) == is_left]
        items.extend(_content(side, chunk_lines(own), None, pitch)[0].items)
    return PageContent(sheet.page, tuple(items))


def _content(
    sheet: _Sheet,
    lines: Sequence[Sequence[Chunk]],
    carried: Sequence[ColumnSpan] | None,
    pitch: float,
) -> tuple[PageContent, list[ColumnSpan] | None]:
    """The items of a page, and the columns of the table that it ends with."""
    page = sheet.page
    items: list[Table | TextLine] = [
        table_of(grid, contents, page, is_ruled=True) for grid, contents in sheet.grids
    ]
    begins_with_grid = bool(items) and (
        not lines or min(item.box.top for item in items) < lines[0][0].top
    )
    begins_anew = begins_with_grid or begins_with_header(lines)
    regions, others = find_regions(lines, None if begins_anew else carried)
    spans: dict[int, list[ColumnSpan]] = {}
    for region in regions:
        if is_chart(region, page.horizontals):
            others.extend([chunk for _, chunk in line] for line in region.lines)
            continue
        grid = aligned_grid(region, page.horizontals, page.fills, pitch)
        inside = [word for line in region.lines for _, chunk in line for word in chunk.words]
        table = table_of(grid, grid.contents(inside), page, is_ruled=False)
        table.continues = region.is_carried
        spans[id(table)] = region.columns
        items.append(table)
    loose = [word for line in others for chunk in line for word in chunk.words]
    items.extend(_text_lines(loose, page.number))
    items.sort(key=lambda item: (item.box.top, item.box.x0))
    last = items[-1] if items else None
    return PageContent(page, tuple(items)), spans.get(id(last))


def _split(words: Sequence[Word], box: Box) -> tuple[list[Word], list[Word]]:
    """Words whose middle lies in a box, and the others."""
    inside: list[Word] = []
    outside: list[Word] = []
    left, top, right, bottom = (2 * edge for edge in box)  # middles are compared twice as large
    for word in words:
        _, x0, y0, x1, y1, *_ = word
        is_inside = left <= x0 + x1 <= right and top <= y0 + y1 <= bottom
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
