"""Tables cut into blocks: a header of one or more rows, and the rows that it names.

One printed table may hold several blocks, one under the other, each with columns of its own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractor.layouts.values import has_date, is_code, percentage
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.cell import Cell, Row, Table
from extractor.tables.text import JoinStyle

_NAMES_FIELD = 0.7  # header score from which a cell counts as a header
_SHARE_OF_HEADERS = 0.6  # of a row's filled cells
_LONGEST_HEADER = 90  # characters
_SAME_EDGE = 4.0  # points


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
        groups: Headers that stand over several columns, with the cells they stand in.
        columns: From left to right; empty headers where the block has none.
        rows: For each row the cell of each column, or None where there is none.
        page: Page of the first row, from 1.
        headed: Whether a header row was found.
    """

    title: str | None
    groups: tuple[tuple[str, Cell], ...]
    columns: tuple[Column, ...]
    rows: list[list[Cell | None]] = field(default_factory=list)
    page: int = 1
    headed: bool = True


@dataclass(slots=True)
class _Header:
    title: str | None = None
    rows: list[Row] = field(default_factory=list)


def blocks_of(table: Table, style: JoinStyle, vocabulary: Vocabulary) -> Iterator[Block]:
    """Cut a table into blocks, in order."""
    header = _Header()
    data: list[Row] = []
    rows = table.rows
    for index, row in enumerate(rows):
        role = _role(row, rows[index + 1] if index + 1 < len(rows) else None, style, vocabulary)
        if role == "data":
            data.append(row)
            continue
        if data:
            yield _block(header, data, style)
            header, data = _Header(), []
        if role == "title":
            header.title = _row_text(row, style)
        else:
            header.rows.append(row)
    if data or header.rows:
        yield _block(header, data, style)


def _row_text(row: Row, style: JoinStyle) -> str:
    return " ".join(text for cell in row.all_cells() if (text := cell.text(style)))


def _role(row: Row, below: Row | None, style: JoinStyle, vocabulary: Vocabulary) -> str:
    """``header``, ``title`` or ``data``."""
    if _is_header(row, style, vocabulary):
        return "header"
    if below is None:
        return "data"
    texts = [text for cell in row.cells if (text := cell.text(style))]
    is_short = bool(texts) and all(len(text) <= _LONGEST_HEADER for text in texts)
    if is_short and _is_header(below, style, vocabulary):
        if len(texts) == 1 and len(row.all_cells()) == 1:
            return "title"
        if _groups_over(row, below) and not any(_is_value(text) for text in texts):
            return "header"
    return "data"


def _is_header(row: Row, style: JoinStyle, vocabulary: Vocabulary) -> bool:
    texts = [text for cell in row.cells if (text := cell.text(style))]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADER or _is_value(text) for text in texts):
        return False
    named = 0
    for text in texts:
        scores = vocabulary.scores(text)
        named += bool(scores) and scores[0].score >= _NAMES_FIELD
    return named >= max(2, _SHARE_OF_HEADERS * len(texts))


def _is_value(text: str) -> bool:
    return (
        percentage(text) is not None
        or has_date(text)
        or (is_code(text) and any(character.isdigit() for character in text))
    )


def _groups_over(row: Row, below: Row) -> bool:
    """Whether some cell of the row stands over two or more cells of the next."""
    return any(
        sum(cell.box.x0 - _SAME_EDGE <= other.box.x_middle <= cell.box.x1 for other in below.cells)
        > 1
        for cell in row.cells
    )


def _block(header: _Header, data: list[Row], style: JoinStyle) -> Block:
    intervals = _intervals(header.rows, data)
    leaf = header.rows[-1] if header.rows else None
    columns = tuple(
        Column(
            x0,
            x1,
            _header_at(leaf, x0, x1, style),
            tuple(text for row in header.rows[:-1] if (text := _header_at(row, x0, x1, style))),
        )
        for x0, x1 in intervals
    )
    groups = tuple(
        (text, cell) for row in header.rows[:-1] for cell in row.cells if (text := cell.text(style))
    )
    first = data[0] if data else header.rows[0]
    return Block(
        title=header.title,
        groups=groups,
        columns=columns,
        rows=[_aligned(row, intervals) for row in data if not row.is_empty],
        page=first.page,
        headed=bool(header.rows),
    )


def _intervals(header: Sequence[Row], data: Sequence[Row]) -> list[tuple[float, float]]:
    """The columns: those that most rows are cut into, or the header's where there is no row."""
    rows = list(data) or list(header[-1:])
    layouts = Counter(tuple(round(edge / _SAME_EDGE) for edge in row.edges()) for row in rows)
    wanted = max(layouts, key=lambda edges: (layouts[edges], len(edges)))
    row = next(
        row for row in rows if tuple(round(edge / _SAME_EDGE) for edge in row.edges()) == wanted
    )
    return [(cell.parts[0].box.x0, cell.parts[0].box.x1) for cell in row.all_cells()]


def _header_at(row: Row | None, x0: float, x1: float, style: JoinStyle) -> str:
    if row is None:
        return ""
    cell = _cell_over(row, x0, x1)
    return cell.text(style) if cell is not None else ""


def _cell_over(row: Row, x0: float, x1: float) -> Cell | None:
    """The cell that shares most of its width with a stretch; at least a third of either."""
    best, shared = None, 0.0
    for cell in row.all_cells():
        box = cell.parts[-1].box if cell in row.spanning else cell.parts[0].box
        common = min(box.x1, x1) - max(box.x0, x0)
        if common > shared and common > min(box.width, x1 - x0) / 3:
            best, shared = cell, common
    return best


def _aligned(row: Row, intervals: Sequence[tuple[float, float]]) -> list[Cell | None]:
    """The row's cells by column; a cell over several columns goes to the first of them."""
    taken: set[int] = set()
    result: list[Cell | None] = []
    for x0, x1 in intervals:
        cell = _cell_over(row, x0, x1)
        if cell is not None and id(cell) in taken:
            cell = None
        if cell is not None:
            taken.add(id(cell))
        result.append(cell)
    return result
