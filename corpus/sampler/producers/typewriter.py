"""Types a document out in a fixed pitch, with tables drawn by signs, as old programs print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from corpus.sampler.producers.manners import Look
from corpus.typesetting.blocks import Block, Cell, Gap, PageBreak, Paragraph, Row, Table
from corpus.typesetting.clock import fixed_clock
from corpus.typesetting.flow import A4
from corpus.typesetting.manner import Borders
from corpus.typesetting.wrapping import LINE_END

_SIZE, _LEADING, _MARGIN = 7.5, 9.5, 42.0  # points
_PITCH = 0.6 * _SIZE  # the width of every sign of the face
_FACE, _SIGNS = "Courier", "ZapfDingbats"
_WITHOUT_UPRIGHTS = frozenset({Borders.HORIZONTAL, Borders.NONE, Borders.STRIPES})
_FACES = {"≥": "Symbol", "≤": "Symbol", "✔": _SIGNS, "✘": _SIGNS, "◗": _SIGNS, "●": _SIGNS}
_INSTEAD = str.maketrans({"☒": "X", "☐": "_"})
"""Signs that the fixed pitch has not: those of other faces, and letters that stand for them."""


def type_out(title: str, blocks: tuple[Block, ...], look: Look) -> bytes:
    """Type a document out.

    Args:
        title: The title in the PDF's metadata.
        blocks: What is printed.
        look: How; only its paper, its running lines and whether columns have rules count.

    Returns:
        The PDF; the same arguments give the same bytes.
    """
    page = A4[::-1] if look.is_landscape else A4
    columns = int((page[0] - 2 * _MARGIN) / _PITCH)
    a_page = int((page[1] - 2 * _MARGIN) / _LEADING) - 3
    typist = _Typist(columns, has_uprights=look.manner.borders not in _WITHOUT_UPRIGHTS)
    pages: list[list[str]] = [list(look.running.letterhead)]
    for block in blocks:
        if isinstance(block, PageBreak):
            pages.append([])
            continue
        for line in typist.lines(block):
            if len(pages[-1]) >= a_page:
                pages.append([])
            pages[-1].append(line)
    out = io.BytesIO()
    with fixed_clock():
        canvas = Canvas(out, pagesize=page, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    for number, lines in enumerate(filter(None, pages), start=1):
        foot = look.running.foot.format(page=number, pages=len(pages))
        for place, line in enumerate([look.running.head, "", *lines]):
            _strike(canvas, page[1] - _MARGIN - place * _LEADING, line.rstrip())
        _strike(canvas, _MARGIN / 2, foot)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _strike(canvas: Canvas, y: float, line: str) -> None:
    """Print a line in the fixed pitch, whatever face its signs are of."""
    x = _MARGIN
    for face, group in groupby(line.translate(_INSTEAD), lambda sign: _FACES.get(sign, _FACE)):
        run = "".join(group)
        canvas.setFont(face, _SIZE)
        canvas.drawString(x, y, run)
        x += _PITCH * len(run)


@dataclass(frozen=True)
class _Typist:
    """Makes lines of signs of blocks.

    Attributes:
        columns: Signs in a line.
        has_uprights: Whether columns have strokes between them.
    """

    columns: int
    has_uprights: bool

    def lines(self, block: Block) -> Iterator[str]:
        if isinstance(block, Gap):
            yield from [""] * round(block.height / _LEADING)
        elif isinstance(block, Paragraph):
            yield from _folded(block.label + block.text, self.columns)
            if block.space_after > _LEADING / 2:
                yield ""
        elif isinstance(block, Table):
            yield from self._table(block)

    def _table(self, table: Table) -> Iterator[str]:
        widths = self._widths(table)
        rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
        if not self.has_uprights:
            rule = rule.replace("+", "-")
        yield rule
        spans: dict[int, int] = {}
        for number, row in enumerate(table.rows):
            cells = _placed(row, spans, len(widths))
            yield from self._row(cells, widths)
            if row.header or number + 1 == len(table.rows) or not any(spans.values()):
                yield rule

    def _widths(self, table: Table) -> list[int]:
        room = self.columns - 3 * len(table.widths) - 1
        whole = sum(table.widths)
        scale = min(1.0, whole / (self.columns * _PITCH))
        return [max(3, int(room * scale * width / whole)) for width in table.widths]

    def _row(self, cells: list[tuple[Cell, int]], widths: list[int]) -> Iterator[str]:
        upright = "|" if self.has_uprights else " "
        wide = []
        column = 0
        for _, span in cells:
            wide.append(sum(widths[column : column + span]) + 3 * (span - 1))
            column += span
        folded = [_folded(cell.text, room) for (cell, _), room in zip(cells, wide, strict=True)]
        for number in range(max(1, *(len(lines) for lines in folded))):
            parts = [
                (lines[number] if number < len(lines) else "").ljust(room)
                for lines, room in zip(folded, wide, strict=True)
            ]
            yield f"{upright} " + f" {upright} ".join(parts) + f" {upright}"


def _placed(row: Row, spans: dict[int, int], count: int) -> list[tuple[Cell, int]]:
    """Return the cells of a row from left to right, empty ones where a merged cell continues."""
    waiting = iter(row.cells)
    placed: list[tuple[Cell, int]] = []
    column = 0
    while column < count:
        if spans.get(column, 0) > 0:
            spans[column] -= 1
            placed.append((Cell(), 1))
            column += 1
            continue
        cell = next(waiting, Cell())
        for offset in range(cell.colspan):
            spans[column + offset] = cell.rowspan - 1
        placed.append((cell, cell.colspan))
        column += cell.colspan
    return placed


def _folded(text: str, room: int) -> list[str]:
    """Break a text into lines of at most `room` signs."""
    lines: list[str] = []
    for part in text.split(LINE_END):
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > room:
                lines.append(line)
                line = ""
            line = f"{line} {word}" if line else word
            while len(line) > room:
                lines.append(line[:room])
                line = line[room:]
        lines.append(line)
    return lines
