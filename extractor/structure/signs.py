"""Tables drawn with signs, as old programs print them: ``| 1 | Rilievo | 30/06 |``."""

import re
from collections.abc import Sequence

from extractor.pages.page import Box, Word
from extractor.tables.cell import Cell, Part, Row, Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import Line

_BARS = frozenset("|│┃¦")
_BORDER = re.compile(r"^[+\-=_|├┼┤┌┬┐└┴┘─━╋:.]{4,}$")
_FEWEST = 2  # rows that make a table
_SAME_X = 3.0  # points


def tables_of_signs(items: Sequence[Table | TextLine]) -> list[Table | TextLine]:
    """Put tables in place of the lines that draw them with signs."""
    result: list[Table | TextLine] = []
    run: list[TextLine] = []
    for item in items:
        if isinstance(item, TextLine) and (_is_row(item) or (run and _is_border(item))):
            run.append(item)
            continue
        result.extend(_table(run))
        run = []
        result.append(item)
    result.extend(_table(run))
    return result


def _is_row(line: TextLine) -> bool:
    bars = sum(word.text in _BARS for word in line.words)
    return bars >= 2 and line.words[0].text in _BARS


def _is_border(line: TextLine) -> bool:
    return _BORDER.match("".join(word.text for word in line.words)) is not None


def _table(lines: Sequence[TextLine]) -> list[Table | TextLine]:
    rows = [line for line in lines if _is_row(line)]
    if len(rows) < _FEWEST:
        return list(lines)
    has_borders = sum(_is_border(line) for line in lines) >= len(rows) / 3
    found: list[Row] = []
    opens_row = True
    for line in lines:
        if _is_border(line):
            opens_row = True
            continue
        cells = _cells(line)
        goes_on = has_borders and not opens_row
        if found and goes_on and len(cells) == len(found[-1].cells):
            _extend(found[-1], cells, line)
        else:
            found.append(Row(line.page, line.box.top, line.box.bottom, cells))
        opens_row = False
    top, bottom = lines[0].box.top, lines[-1].box.bottom
    box = Box(lines[0].box.x0, top, lines[0].box.x1, max(top, bottom))
    return [Table(found, rows[0].page, box)]


def _cells(line: TextLine) -> list[Cell]:
    cells: list[Cell] = []
    words: Line = []
    left: Word | None = None
    for word in line.words:
        if word.text not in _BARS:
            words.append(word)
            continue
        if left is not None:
            box = Box(left.x1, line.box.top, word.x0, line.box.bottom)
            cells.append(Cell([Part(line.page, box, [words] if words else [])]))
        left, words = word, []
    return cells


def _extend(row: Row, cells: Sequence[Cell], line: TextLine) -> None:
    """Put the rest of the cells of a row under what was read of them."""
    row.bottom = line.box.bottom
    for cell, rest in zip(row.cells, cells, strict=True):
        part, more = cell.parts[-1], rest.parts[0]
        if part.page != more.page:
            cell.parts.append(more)
            continue
        box = Box(part.box.x0, part.box.top, part.box.x1, more.box.bottom)
        cell.parts[-1] = Part(part.page, box, [*part.lines, *more.lines])
