"""Header lines over an open table: printed above it in its columns, not found as part of it."""

from collections.abc import Sequence
from itertools import pairwise

from extractor.pages.page import Box
from extractor.structure.atoms import Atom
from extractor.structure.sheets import Sheet, SheetRow, Slot
from extractor.tables.cell import Part
from extractor.tables.chunks import chunks_of
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, Line

_MOST_LINES = 3
_FEWEST_CHUNKS = 2
_CLOSE = 2.5  # line heights between the last header line and the table
_MOST_BANDS = 4  # lone lines between a header and the first row
_APART = 0.35  # line heights between two rows, at least; the lines of one cell stand closer
_SAME_LEFT = 8.0  # points by which they begin beside the table, whose cells have a margin
_MOST_CELLS = 1000  # so that no other cell takes a band's number
_COVERED = 0.6  # share of the columns that have a header


def with_header_lines(
    lines: Sequence[TextLine], sheet: Sheet, style: JoinStyle
) -> tuple[list[TextLine], Sheet]:
    """Take the last lines above a table that are its header into it.

    Lone lines between its header and its rows are bands.

    Returns:
        The lines that are left, and the table.
    """
    if not sheet.rows or not lines:
        return list(lines), sheet
    for count in range(_bands_above(lines, sheet), -1, -1):
        end = len(lines) - count
        below = _with_bands(sheet, lines[end:], style)
        left, found = _with_header(lines[:end], below, style)
        if found is not below:
            return left, found
    return list(lines), sheet


def _bands_above(lines: Sequence[TextLine], sheet: Sheet) -> int:
    """How many of the last lines may be bands: each one piece, apart from the line above it."""
    left = min(row.edges[0] for row in sheet.rows)
    count = 0
    for line, above in pairwise(reversed(lines[-_MOST_BANDS - 1 :])):
        is_lone = len(chunks_of(line.words)) == 1 and abs(line.box.x0 - left) <= _SAME_LEFT
        if not is_lone or line.box.top - above.box.bottom < _APART * line.box.height:
            break
        count += 1
    return count


def _with_bands(sheet: Sheet, bands: Sequence[TextLine], style: JoinStyle) -> Sheet:
    """A table with lines above it as rows of one cell."""
    x0, x1 = sheet.rows[0].edges[0], sheet.rows[0].edges[-1]
    rows = []
    for number, line in enumerate(bands):
        part = Part(line.page, Box(x0, line.box.top, x1, line.box.bottom), [list(line.words)])
        slot = Slot(Atom((part,), style), x0, x1, -_MOST_CELLS - number, is_own=True)
        rows.append(SheetRow((slot,), line.page, line.box.top, line.box.bottom))
    return Sheet((*rows, *sheet.rows), sheet.is_ruled, sheet.page) if rows else sheet


def _with_header(
    lines: Sequence[TextLine], sheet: Sheet, style: JoinStyle
) -> tuple[list[TextLine], Sheet]:
    columns = max(sheet.rows, key=lambda row: len(row.slots)).slots
    if len(columns) < _FEWEST_CHUNKS or lines[-1].page != sheet.rows[0].page:
        return list(lines), sheet
    best = 0
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        block = lines[-count:]
        if not _is_close(block, sheet):
            break
        placed = _placed(block, columns)
        if placed is not None and len(placed) >= _COVERED * len(columns):
            best = count
    if not best:
        return list(lines), sheet
    block = lines[-best:]
    placed = _placed(block, columns) or {}
    slots = tuple(
        Slot(
            _atom(placed.get(at), slot, block[0].page, style),
            slot.x0,
            slot.x1,
            -at - 1,
            is_own=True,
        )
        for at, slot in enumerate(columns)
    )
    header = SheetRow(slots, block[0].page, block[0].box.top, block[-1].box.bottom)
    rows = (header, *sheet.rows)
    return list(lines[:-best]), Sheet(rows, sheet.is_ruled, sheet.page)


def _is_close(block: Sequence[TextLine], sheet: Sheet) -> bool:
    height = block[-1].box.height
    gaps = [sheet.rows[0].top - block[-1].box.bottom]
    gaps += [after.box.top - line.box.bottom for line, after in pairwise(block)]
    is_one_page = all(line.page == block[-1].page for line in block)
    return is_one_page and all(-height < gap < _CLOSE * height for gap in gaps)


def _placed(block: Sequence[TextLine], columns: Sequence[Slot]) -> dict[int, list[Line]] | None:
    """The pieces of lines by the column that each stands in; None where one stands across two."""
    found: dict[int, list[Line]] = {}
    for line in block:
        chunks = chunks_of(line.words)
        for chunk in chunks:
            over = [
                at
                for at, slot in enumerate(columns)
                if min(slot.x1, chunk.x1) - max(slot.x0, chunk.x0)
                > 0.5 * min(slot.x1 - slot.x0, chunk.x1 - chunk.x0)
            ]
            if len(over) != 1:
                return None
            found.setdefault(over[0], []).append(list(chunk.words))
    return found if len(found) >= _FEWEST_CHUNKS else None


def _atom(pieces: list[Line] | None, slot: Slot, page: int, style: JoinStyle) -> Atom | None:
    if not pieces:
        return None
    words = [list(piece) for piece in pieces]
    tops = [word.top for piece in words for word in piece]
    bottoms = [word.bottom for piece in words for word in piece]
    box = Box(slot.x0, min(tops), slot.x1, max(bottoms))
    return Atom((Part(page, box, words),), style)
