"""Tables, rows and cells that go on after a page end, put together again.

A cell's text flows from the top: what goes on on the next page stands in a cell that had no room
left. Columns that every row fills tell a new row from the rest of the one before.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from extractor.tables.cell import Cell, Row, Table
from extractor.tables.furniture import TextLine
from extractor.tables.page_tables import PageContent
from extractor.tables.text import JoinStyle

_SAME_EDGE = 4.0  # points
_SAME_GUTTER = 16.0  # points: edges that alignment gives move with the words of a page
_FEWEST_EDGES = 3  # a lone column is in line with any other
_LIKE_ROWS = 3  # rows on either side of a page end that show what columns hold
_LIKE_COLUMNS = 2  # of figures, dates or codes, at least
_FILLED = 0.9  # share of rows that fill a column which every row should fill
_HEADER_ROWS = 4  # at most so many rows are repeated as a header
_COLUMN_NUMBER = 4  # characters: what numbers a column is no longer


HeaderTest = Callable[[Row], bool]
"""Tells by its words whether a row is a header."""


def joined_items(
    contents: Sequence[PageContent], style: JoinStyle, is_header: HeaderTest = lambda _: False
) -> list[Table | TextLine]:
    """All tables and lines of a document in reading order, tables continued over pages whole.

    Args:
        contents: The pages, running heads and page numbers already taken out.
        style: How the document wraps its lines.
        is_header: Tells whether a row is a header: it may be repeated on each page, a row of
            values may not.
    """
    result: list[Table | TextLine] = []
    for content in contents:
        items = list(content.items)
        before, after = (result[-1] if result else None), (items[0] if items else None)
        if (
            isinstance(before, Table)
            and isinstance(after, Table)
            and before.rows[-1].page == content.page.number - 1
            and _goes_on(before, after, style, is_header)
        ):
            _append(before, after, style, is_header)
            del items[0]
        result.extend(items)
    return result


def _goes_on(before: Table, after: Table, style: JoinStyle, is_header: HeaderTest) -> bool:
    repeated = _repeated_header(before, after, style, is_header)
    below_header = after.rows[repeated:]
    if not below_header:
        return True
    if not repeated and _has_header_look(before) and _has_header_look(after):
        return False
    if after.continues and len(before.rows[-1].edges()) == len(below_header[0].edges()):
        return True
    one, other = before.rows[-1].edges(), below_header[0].edges()
    if before.is_ruled and after.is_ruled:
        return _same_edges(one, other) or _holds_the_like(before, after, style)
    return len(one) > _FEWEST_EDGES and (
        _same_edges(one[1:-1], other[1:-1], _SAME_GUTTER)
        or _stands_over(before.rows[-1], below_header[0])
    )


def _has_header_look(table: Table) -> bool:
    """Whether a table begins with names of columns in heavy print, or turned ones."""
    if len(table.rows) < 2:
        return False
    first, second = (
        [word for cell in row.cells for word in cell.words()] for row in table.rows[:2]
    )
    if sum(not cell.is_empty for cell in table.rows[0].cells) < 2:
        return False
    is_turned = any(not word.is_upright for word in first)
    return is_turned or (all(word.is_bold for word in first) and not all(w.is_bold for w in second))


def _holds_the_like(before: Table, after: Table, style: JoinStyle) -> bool:
    """Whether columns of other widths hold what those of the table before hold.

    Each row below fills every column, with figures, dates and codes where the last rows above have
    them; the name of a column is none of these.
    """
    above = [_kinds(row, style) for row in before.rows[-_LIKE_ROWS:]]
    below = [_kinds(row, style) for row in after.rows[:_LIKE_ROWS]]
    return (
        len(before.rows) > len(above) == _LIKE_ROWS == len(below)
        and len(above[0]) > _FEWEST_EDGES - 1
        and sum(kind is True for kind in above[0]) >= _LIKE_COLUMNS
        and all(kinds == above[0] and None not in kinds for kinds in (*above, *below))
    )


def _kinds(row: Row, style: JoinStyle) -> list[bool | None]:
    """For each cell whether it is a figure, date or code; None for an empty cell."""
    texts = _texts(row, style)
    return [_is_atomic(text) if text else None for text in texts]


def _stands_over(row: Row, below: Row) -> bool:
    """Whether the words of each cell begin above the cell of the same column."""
    cells, edges = row.all_cells(), below.edges()
    return len(edges) == len(cells) + 1 and all(
        cell.is_empty
        or edges[number] - _SAME_EDGE <= cell.parts[-1].ink.x0 <= edges[number + 1] + _SAME_EDGE
        for number, cell in enumerate(cells)
    )


def _same_edges(one: list[float], other: list[float], tolerance: float = _SAME_EDGE) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) <= tolerance for a, b in zip(one, other, strict=True)
    )


def _texts(row: Row, style: JoinStyle) -> list[str]:
    return [cell.text(style) for cell in row.all_cells()]


def _repeated_header(before: Table, after: Table, style: JoinStyle, is_header: HeaderTest) -> int:
    """How many rows at the top of the second table repeat the header of the first."""
    first = _texts(after.rows[0], style)
    if not any(first):
        return 0
    is_named = is_header(after.rows[0])
    for start in range(len(before.rows) - 1, -1, -1):
        if (
            before.rows[start].page == after.rows[0].page
            or _texts(before.rows[start], style) != first
            or not (is_named or (start == 0 and _holds_no_value(first)))
        ):
            continue
        count = 1
        while (
            count < min(_HEADER_ROWS, len(after.rows))
            and start + count < len(before.rows)
            and _texts(before.rows[start + count], style) == _texts(after.rows[count], style)
            and _may_be_under_header(after.rows[count], after.rows[count - 1], style, is_header)
        ):
            count += 1
        return count
    return 0


def _holds_no_value(texts: Sequence[str]) -> bool:
    return not any(map(_is_atomic, texts))


def _may_be_under_header(row: Row, above: Row, style: JoinStyle, is_header: HeaderTest) -> bool:
    """Whether a row under a header may belong to it: beside its merged cells, or column numbers."""
    spanning = {id(cell) for cell in row.spanning}
    is_beside = any(id(cell) in spanning for cell in above.all_cells())
    is_short = all(len(text) <= _COLUMN_NUMBER for text in _texts(row, style))
    return is_header(row) or is_short or is_beside


def _append(before: Table, after: Table, style: JoinStyle, is_header: HeaderTest) -> None:
    """Put the rows of the second table under those of the first."""
    rows = after.rows[_repeated_header(before, after, style, is_header) :]
    if not rows:
        return
    last, first = before.rows[-1], rows[0]
    keys = _key_columns(before)
    if _continues(last, first, keys, style):
        for cell in first.cells:
            _extend(last, cell)
        for cell in first.cells:
            whole = last.cell_at(cell.box.x_middle)
            if cell.row_span > 1 and whole is not None:
                _hand_down(cell, whole, rows)
        rows = rows[1:]
    else:
        _continue_groups(before, rows, keys, style)
    before.rows.extend(rows)


def _hand_down(cell: Cell, whole: Cell, rows: list[Row]) -> None:
    """Rows that a continued merged cell reaches into belong to the cell it continues."""
    for row in rows[1:]:
        row.spanning = [whole if other is cell else other for other in row.spanning]


def _extend(row: Row, cell: Cell) -> None:
    target = row.cell_at(cell.box.x_middle)
    if target is not None:
        target.parts.extend(cell.parts)
    else:
        row.cells.append(cell)


def _key_columns(table: Table) -> list[float]:
    """The middles of the columns that (almost) every row of the table's last grid fills."""
    edges = table.rows[-1].edges()
    tolerance = _SAME_EDGE if table.is_ruled else _SAME_GUTTER
    rows = []
    for row in reversed(table.rows):
        if not _same_edges(row.edges(), edges, tolerance):
            break
        rows.append(row)
    keys = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        own = [cell for row in rows for cell in row.cells if cell.box.x0 <= middle <= cell.box.x1]
        filled = sum(not cell.is_empty for cell in own)
        if own and len(own) >= _FILLED * len(rows) and filled >= _FILLED * len(own):
            keys.append(middle)
    return keys


def _continues(last: Row, first: Row, keys: list[float], style: JoinStyle) -> bool:
    """Whether the row at the top of a page is the rest of the row before the page end."""
    filled = [cell for cell in first.cells if not cell.is_empty]
    pairs = [(last.cell_at(cell.box.x_middle), cell) for cell in filled]
    if keys and _is_blank(first, min(keys)) and _has_second_figure(pairs, style):
        return False
    if not filled or (keys and _is_blank(first, min(keys))):
        return True
    if not all(above is not None and above.parts[-1].is_full() for above, _ in pairs):
        return False
    if any(_is_atomic(cell.text(style)) for cell in filled):
        return False
    if any(_is_blank(first, x) for x in keys):
        return True
    return all(above is not None and _reads_on(above, cell, style) for above, cell in pairs)


def _has_second_figure(pairs: Sequence[tuple[Cell | None, Cell]], style: JoinStyle) -> bool:
    """Whether a whole figure stands below another, as in a row that adds up those above."""
    return any(
        above is not None and _is_atomic(above.text(style)) and _is_atomic(cell.text(style))
        for above, cell in pairs
    )


def _is_blank(row: Row, x: float) -> bool:
    cell = row.cell_at(x)
    return cell is None or cell.is_empty


def _reads_on(above: Cell, below: Cell, style: JoinStyle) -> bool:
    """Whether the words below read as the rest of those above."""
    before, after = above.text(style), below.text(style)
    if not before or not after:
        return False
    return before[-1] == "-" or (
        after[0].islower() and before[-1] not in ".;:!?" and not _is_atomic(before)
    )


def _is_atomic(text: str) -> bool:
    """Whether a cell holds one figure, date or code, which no page end cuts."""
    return " " not in text and any(character.isdigit() for character in text)


def _continue_groups(table: Table, rows: list[Row], keys: list[float], style: JoinStyle) -> None:
    """Give the rest of a merged cell, printed beside a new row, back to the cell it continues."""
    last, first = table.rows[-1], rows[0]
    tolerance = _SAME_EDGE if table.is_ruled else _SAME_GUTTER
    for cell in list(first.cells):
        x = cell.box.x_middle
        above = last.cell_at(x)
        if above is None or any(abs(x - key) < tolerance for key in keys):
            continue
        is_group = cell.is_empty and _has_merged_cells(table, x)
        is_rest = not cell.is_empty and above.parts[-1].is_full()
        if is_group or (is_rest and _is_rest(above, cell, table, x, style)):
            above.parts.extend(part for part in cell.parts if part.lines)
            first.cells.remove(cell)
            first.spanning.append(above)
            _hand_down(cell, above, rows)


def _has_merged_cells(table: Table, x: float) -> bool:
    return any(
        cell.row_span > 1
        for row in table.rows
        for cell in row.cells
        if cell.box.x0 <= x <= cell.box.x1
    )


def _is_rest(above: Cell, below: Cell, table: Table, x: float, style: JoinStyle) -> bool:
    if _is_atomic(below.text(style)):
        return False
    if _reads_on(above, below, style):
        return True
    whole = Cell([*above.parts, *below.parts]).text(style)
    if " " + below.text(style) not in whole:
        return True
    return any(
        cell is not above and cell.text(style) == whole
        for row in table.rows
        for cell in row.cells
        if cell.box.x0 <= x <= cell.box.x1
    )
