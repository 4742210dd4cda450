"""Tables cut into blocks: a header of one or more rows, and the rows that it names.

One printed table may hold several blocks, one under the other, each with columns of its own. Rows
of labels each followed by its value are forms, and blocks of their own.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from extractor.layouts.headings import objective_heading
from extractor.layouts.months import month_columns
from extractor.layouts.values import has_date, is_code, percentage
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.cell import Cell, Row, Table
from extractor.tables.text import JoinStyle

_NAMES_FIELD = 0.7  # header score from which a cell counts as a header
_IS_LABEL = 0.8  # score from which a cell counts as the label of the cell beside it
_IS_LOOSE_LABEL = 0.9  # score from which words without a colon are a label
_LONGEST_LABEL = 6  # words
_MOST_LABELS = 3  # labels with values side by side in one row
_SHARE_OF_HEADERS = 0.6  # of a row's filled cells
_MANY_HEADERS = 5  # filled cells from which fewer need to be known
_SHARE_OF_MANY = 0.5
_LONGEST_HEADER = 90  # characters
_SAME_EDGE = 4.0  # points
_LONGEST_DATE = 14  # characters of a cell that holds a date and no header


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where it stands, its own header, those of the groups above it, and its cell."""

    x0: float
    x1: float
    header: str
    groups: tuple[str, ...] = ()
    cell: Cell | None = None


@dataclass(slots=True)
class Block:
    """Rows under one header.

    Attributes:
        title: Text of a full-width row above the header, or None.
        title_cell: The cell it stands in.
        groups: Headers that stand over several columns, with the cells they stand in.
        columns: From left to right; empty headers where the block has none.
        rows: For each row the cell of each column, or None where there is none.
        page: Page of the first row, from 1.
        headed: Whether a header row was found.
        pairs: In a form, each label with the cell beside it; else empty.
        is_ruled: Whether lines drew the table.
        text_cells: Cells of rows that are headings or labels with values, in place of columns.
    """

    title: str | None
    groups: tuple[tuple[str, Cell], ...]
    columns: tuple[Column, ...]
    rows: list[list[Cell | None]] = field(default_factory=list)
    page: int = 1
    headed: bool = True
    pairs: list[tuple[Cell, Cell | None]] = field(default_factory=list)
    is_ruled: bool = True
    title_cell: Cell | None = None
    text_cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """The block that is being gathered."""

    title: str | None = None
    title_cell: Cell | None = None
    header: list[Row] = field(default_factory=list)
    data: list[Row] = field(default_factory=list)
    form: list[tuple[Cell, Cell | None]] = field(default_factory=list)
    form_row: Row | None = None
    text: list[Cell] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.header or self.data or self.form or self.text)


def blocks_of(table: Table, style: JoinStyle, vocabulary: Vocabulary) -> Iterator[Block]:
    """Cut a table into blocks, in order."""
    current = _Open()
    rows = table.rows
    named = [_is_header(row, style, vocabulary) for row in rows]
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) and named[index + 1] else None
        role, pairs = _role(row, named[index], below, current, style, vocabulary)
        if role == "data" and _is_text(row, current, table.is_ruled, style, vocabulary):
            role = "text"
        ends = (
            (role == "text" and bool(current.header or current.data or current.form))
            or (role != "text" and bool(current.text))
            or (role != "data" and bool(current.data))
            or (role != "form" and bool(current.form))
            or (role == "form" and bool(current.header))
        )
        if ends:
            yield _block(current, table, style)
            current = _Open()
        if role == "data":
            current.data.append(row)
        elif role == "text":
            current.text.extend(cell for cell in row.cells if not cell.is_empty)
        elif role == "form":
            current.form.extend(pairs)
            current.form_row = row
        elif role == "title":
            current.title = _row_text(row, style)
            current.title_cell = next(cell for cell in row.cells if not cell.is_empty)
        else:
            current.header.append(row)
    if not current.is_empty:
        yield _block(current, table, style)


def _row_text(row: Row, style: JoinStyle) -> str:
    return " ".join(text for cell in row.all_cells() if (text := cell.text(style)))


def _role(
    row: Row,
    is_header: bool,
    header_below: Row | None,
    current: _Open,
    style: JoinStyle,
    vocabulary: Vocabulary,
) -> tuple[str, list[tuple[Cell, Cell | None]]]:
    """``header``, ``title``, ``form`` or ``data``; the pairs of a form.

    Args:
        row: The row.
        is_header: Whether its cells name fields.
        header_below: The next row, if its cells name fields.
        current: The block before it.
        style: How lines are joined.
        vocabulary: The words of headers.
    """
    if current.form_row is not None and _is_cut_alike(row, current.form_row):
        pairs = _pairs(row, style, vocabulary)
        if pairs:
            return "form", pairs
    if is_header or _is_under_header(row, current, style):
        return "header", []
    is_same_grid = bool(current.header) and _is_cut_alike(row, current.header[-1])
    if not is_same_grid:
        pairs = _pairs(row, style, vocabulary)
        if pairs:
            return "form", pairs
    if header_below is None:
        return "data", []
    texts = [text for cell in row.cells if (text := cell.text(style))]
    if texts and all(len(text) <= _LONGEST_HEADER for text in texts):
        if len(texts) == 1 and len(row.all_cells()) == 1:
            return "title", []
        if _groups_over(row, header_below) and not any(_is_value(text) for text in texts):
            return "header", []
    return "data", []


def _is_text(
    row: Row, current: _Open, is_ruled: bool, style: JoinStyle, vocabulary: Vocabulary
) -> bool:
    """Whether a row is a heading or labels with values, and no row of a table.

    Tables without lines take in what stands between them in the same columns; forms are printed
    as rows of one or two wide cells.
    """
    filled = [(cell, text) for cell in row.cells if (text := cell.text(style))]
    if not filled:
        return False
    is_alone = len(filled) == 1 and (len(row.all_cells()) == 1 or filled[0][0] is row.cells[0])
    if current.text and is_alone and not is_ruled:
        return True
    first = filled[0][1]
    heading = objective_heading(first, vocabulary)
    if heading is not None and heading.title_start >= 0 and (is_alone or not is_ruled):
        return True
    if len(filled) <= _MOST_LABELS and all(_has_label(text, vocabulary) for _, text in filled):
        return True
    return (
        not is_ruled
        and is_alone
        and bool(current.data)
        and len(first.split()) <= _LONGEST_LABEL
        and vocabulary.names_field(first, _IS_LOOSE_LABEL)
    )


def _has_label(text: str, vocabulary: Vocabulary) -> bool:
    label, colon, _ = text.partition(":")
    return (
        bool(colon)
        and vocabulary.names_field(label, _IS_LABEL)
        and not vocabulary.names_level_above(label)
    )


def _is_header(row: Row, style: JoinStyle, vocabulary: Vocabulary) -> bool:
    written = [text for cell in row.all_cells() if (text := cell.text(style))]
    if any(len(text) > _LONGEST_HEADER for text in written):
        return False
    months = month_columns(written)
    texts = [text for index, text in enumerate(written) if index not in months]
    if len(texts) < 2 or any(map(_is_value, texts)):
        return False
    named = sum(vocabulary.names_field(text, _NAMES_FIELD) for text in texts)
    share = _SHARE_OF_MANY if len(texts) >= _MANY_HEADERS else _SHARE_OF_HEADERS
    return named >= max(2, share * len(texts))


def header_test(style: JoinStyle, vocabulary: Vocabulary) -> Callable[[Row], bool]:
    """What tells by its words whether a row is a header."""
    return partial(_is_header, style=style, vocabulary=vocabulary)


def _is_under_header(row: Row, current: _Open, style: JoinStyle) -> bool:
    """Whether a row stands beside the merged cells of the header above it."""
    if not current.header or current.data:
        return False
    above = current.header[-1]
    beside = {id(cell) for cell in row.spanning}
    return (
        any(id(cell) in beside and not cell.is_empty for cell in above.all_cells())
        and _groups_over(above, row)
        and all(len(cell.text(style)) <= _LONGEST_HEADER for cell in row.cells)
    )


def _is_cut_alike(row: Row, other: Row) -> bool:
    one, two = row.edges(), other.edges()
    return len(one) == len(two) and all(
        abs(a - b) <= _SAME_EDGE for a, b in zip(one, two, strict=True)
    )


def _pairs(row: Row, style: JoinStyle, vocabulary: Vocabulary) -> list[tuple[Cell, Cell | None]]:
    """The labels of a row with the cells beside them; empty where the row is no form."""
    cells = row.all_cells()
    if len(cells) < 2 or not _is_label(cells[0], style, vocabulary):
        return []
    labels = [_is_label(cell, style, vocabulary) for cell in cells]
    if all(labels) or (len(labels) > _MANY_HEADERS and 3 * sum(labels) >= 2 * len(labels)):
        return []
    if 2 * sum(labels[::2]) < len(labels[::2]):
        return []
    return [
        (cells[index], cells[index + 1] if index + 1 < len(cells) else None)
        for index in range(0, len(cells), 2)
    ]


def _is_label(cell: Cell, style: JoinStyle, vocabulary: Vocabulary) -> bool:
    text = cell.text(style)
    bare = text.rstrip(" :")
    if not bare or len(text) > _LONGEST_HEADER or _is_value(text) or ":" in bare:
        return False
    return vocabulary.names_field(bare, _IS_LABEL)


def _is_value(text: str) -> bool:
    return (
        percentage(text) is not None
        or (has_date(text) and len(text) <= _LONGEST_DATE)
        or (is_code(text) and any(character.isdigit() for character in text))
    )


def _groups_over(row: Row, below: Row) -> bool:
    """Whether some cell of the row stands over two or more cells of the next."""
    return any(
        sum(cell.box.x0 - _SAME_EDGE <= other.box.x_middle <= cell.box.x1 for other in below.cells)
        > 1
        for cell in row.cells
    )


def _block(current: _Open, table: Table, style: JoinStyle) -> Block:
    if current.text:
        return Block(
            title=None,
            groups=(),
            columns=(),
            page=current.text[0].parts[0].page,
            headed=False,
            is_ruled=table.is_ruled,
            text_cells=current.text,
        )
    if current.form:
        page = current.form[0][0].parts[0].page
        return Block(
            title=current.title,
            groups=(),
            columns=(),
            page=page,
            headed=False,
            pairs=current.form,
            is_ruled=table.is_ruled,
        )
    intervals = _intervals(current.header, current.data)
    leaf = current.header[-1] if current.header else None
    headers = {id(cell) for row in current.header for cell in row.all_cells()}
    rows = [
        [None if id(cell) in headers else cell for cell in _aligned(row, intervals)]
        for row in current.data
        if not row.is_empty
    ]
    columns = tuple(
        Column(x0, x1, "")
        if rows and all(row[index] is None for row in rows)
        else _column(current.header, leaf, x0, x1, style)
        for index, (x0, x1) in enumerate(intervals)
    )
    groups = tuple(
        (text, cell)
        for row in current.header[:-1]
        for cell in row.cells
        if (text := cell.text(style))
    )
    first = current.data[0] if current.data else current.header[0]
    return Block(
        title=current.title,
        groups=groups,
        columns=columns,
        rows=rows,
        page=first.page,
        headed=bool(current.header),
        is_ruled=table.is_ruled,
        title_cell=current.title_cell,
    )


def _column(
    header: Sequence[Row], leaf: Row | None, x0: float, x1: float, style: JoinStyle
) -> Column:
    cell = _cell_over(_extents(leaf), x0, x1) if leaf is not None else None
    over = [_cell_over(_extents(row), x0, x1) for row in header[:-1]]
    groups = [
        text
        for other in over
        if other is not None and other is not cell and (text := other.text(style))
    ]
    return Column(x0, x1, cell.text(style) if cell is not None else "", tuple(groups), cell)


def _intervals(header: Sequence[Row], data: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns: those that most rows are cut into, or the header's where there is no row."""
    rows = list(data) or list(header[-1:])
    cuts = [tuple(round(edge / _SAME_EDGE) for edge in row.edges()) for row in rows]
    layouts = Counter(cuts)
    wanted = max(layouts, key=lambda edges: (layouts[edges], len(edges)))
    row = rows[cuts.index(wanted)]
    return [(cell.parts[0].box.x0, cell.parts[0].box.x1) for cell in row.all_cells()]


def _extents(row: Row) -> list[tuple[Cell, float, float]]:
    """The cells of a row with the stretch that each takes."""
    spanning = {id(cell) for cell in row.spanning}
    extents = []
    for cell in row.all_cells():
        box = cell.parts[-1 if id(cell) in spanning else 0].box
        extents.append((cell, box.x0, box.x1))
    return extents


def _cell_over(extents: Sequence[tuple[Cell, float, float]], x0: float, x1: float) -> Cell | None:
    """The cell that shares most of its width with a stretch; at least a third of either."""
    best, shared = None, 0.0
    for cell, left, right in extents:
        if right > x0 and left < x1:
            common = min(right, x1) - max(left, x0)
            if common > shared and common > min(right - left, x1 - x0) / 3:
                best, shared = cell, common
    return best


def _aligned(row: Row, intervals: Sequence[tuple[float, float]]) -> list[Cell | None]:
    """The row's cells by column; a cell over several columns goes to the first of them."""
    extents = _extents(row)
    taken: set[int] = set()
    result: list[Cell | None] = []
    for x0, x1 in intervals:
        cell = _cell_over(extents, x0, x1)
        if cell is not None and id(cell) in taken:
            cell = None
        if cell is not None:
            taken.add(id(cell))
        result.append(cell)
    return result
