"""The regions of a document that say something of objectives, and how much of each is held.

Rows of tables, boxes, labels with values and headings count; prose does not. What heads or labels
a held value is held with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.coverage.held import HeldWords, Holding
from extractor.coverage.known import Known
from extractor.coverage.tolerances import COVERAGE
from extractor.pages.page import Box, Word
from extractor.tables.cell import Cell, Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together: what one page holds of a cell, or a line.

    Attributes:
        page: From 1.
        box: Around the words.
        text: As printed.
        fields: Words that fields hold.
        extras: Words that are kept under an unknown header.
        headers: Words over columns that were read.
        structure: Words of labels and headings, and those that say again what a field holds.
        left: Words that nothing holds.
    """

    page: int
    box: Box
    text: str
    fields: int
    extras: int
    headers: int
    structure: int
    left: int

    @property
    def count(self) -> int:
        """All its words."""
        return self.fields + self.extras + self.headers + self.structure + self.left

    @property
    def is_header(self) -> bool:
        """Whether it stands over a column that was read."""
        return self.headers > COVERAGE.mostly * self.count

    @property
    def has_value(self) -> bool:
        """Whether any of its words is one of a record's."""
        return bool(self.fields or self.extras)

    @property
    def is_left(self) -> bool:
        """Whether nothing holds it."""
        return self.left > COVERAGE.mostly * self.count


@dataclass(frozen=True, slots=True)
class Region:
    """A row of a table, a box, or a line that labels a value or heads a record.

    Attributes:
        pieces: Its cells, or its line, from the left.
        table: The number of its table in the document; None for a line.
        is_known: Whether it is left out on purpose: a total, a legend, a heading of a section.
        unknown_headers: Those of its cells that head columns by words that nobody knows.
    """

    pieces: tuple[Piece, ...]
    table: int | None
    is_known: bool = False
    unknown_headers: tuple[Piece, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether any word of it is one of a record's."""
        return any(piece.has_value for piece in self.pieces)

    @property
    def left(self) -> tuple[Piece, ...]:
        """The pieces that nothing holds."""
        return () if self.is_known else tuple(piece for piece in self.pieces if piece.is_left)


def regions_of(
    items: Sequence[Table | TextLine], held: HeldWords, known: Known, style: JoinStyle
) -> list[Region]:
    """What counts, in reading order.

    Args:
        items: The tables and lines of the document.
        held: The words that its records hold.
        known: What is known of words that are no values.
        style: How the document wraps its lines.
    """
    regions: list[Region] = []
    lines = [item for item in items if isinstance(item, TextLine)]
    has_labels = any(_holds_labelled(line, held, known) for line in lines)
    number = 0
    for item in items:
        if isinstance(item, Table):
            regions += _table_regions(item, number, held, known, style)
            number += 1
        else:
            regions += _line_regions(item, held, known, has_labels=has_labels)
    return regions


def _holds_labelled(line: TextLine, held: HeldWords, known: Known) -> bool:
    """Whether a line is a label with a value that a record holds."""
    return known.is_form_of_label(line_text(line.words)) and any(
        held.holding(line.page, word, known.is_known_header) is Holding.FIELD for word in line.words
    )


def _line_regions(
    line: TextLine, held: HeldWords, known: Known, *, has_labels: bool
) -> Iterator[Region]:
    """A line that counts; labels of prose count only where records are made of such labels."""
    piece = _piece(line.page, line.box, [line.words], line_text(line.words), held, known)
    if piece.has_value or piece.headers or piece.structure:
        yield Region((piece,), None)
    elif known.is_form_of_heading(piece.text) or (
        known.is_form_of_label(piece.text) and (has_labels or known.recurs(piece.text))
    ):
        yield Region((piece,), None, known.parts_rows([piece.text]))


def _piece(
    page: int,
    box: Box,
    lines: Iterable[Sequence[Word]],
    text: str,
    held: HeldWords,
    known: Known,
) -> Piece:
    """Count words; those before a colon, and signs, go with the held words of their line."""
    counts = dict.fromkeys(Holding, 0)
    for words in lines:
        holdings = [held.holding(page, word, known.is_known_header) for word in words]
        for holding in holdings:
            counts[holding] += 1
        others = [
            word for word, holding in zip(words, holdings, strict=True) if holding is Holding.NOT
        ]
        is_beside_value = 0 < len(others) < len(words)
        if is_beside_value and (_is_label(others) or len(others) == 1):
            counts[Holding.NOT] -= len(others)
            counts[Holding.STRUCTURE] += len(others)
    return Piece(
        page,
        box,
        text,
        fields=counts[Holding.FIELD],
        extras=counts[Holding.EXTRA],
        headers=counts[Holding.HEADER],
        structure=counts[Holding.STRUCTURE],
        left=counts[Holding.NOT],
    )


def _is_label(words: Sequence[Word]) -> bool:
    return len(words) <= COVERAGE.longest_label and words[-1].text.endswith(":") if words else False


def _cell_pieces(cell: Cell, held: HeldWords, known: Known, style: JoinStyle) -> Iterator[Piece]:
    text = cell.text(style)
    for part in cell.parts:
        if part.lines:
            yield _piece(part.page, part.ink, part.lines, text, held, known)


def _table_regions(
    table: Table, number: int, held: HeldWords, known: Known, style: JoinStyle
) -> list[Region]:
    """The rows of a table; headers and labels of values are held with them."""
    rows = [
        [
            (cell, list(_cell_pieces(cell, held, known, style)))
            for cell in row.cells
            if not cell.is_empty
        ]
        for row in table.rows
    ]
    has_values = any(_has_value(pieces) for cells in rows for _, pieces in cells)
    regions = []
    for cells in rows:
        if not cells:
            continue
        texts = [cell.text(style) for cell, _ in cells]
        pieces: list[Piece] = []
        for at, (_, own) in enumerate(cells):
            names = has_values and not _has_value(own) and _labels_value(at, cells, texts, known)
            pieces += map(_as_structure, own) if names else own
        unknown = _unknown_headers(cells, texts, known)
        regions.append(Region(tuple(pieces), number, known.parts_rows(texts), tuple(unknown)))
    return regions if has_values else list(map(_without_structure, regions))


def _unknown_headers(
    cells: Sequence[tuple[Cell, list[Piece]]], texts: Sequence[str], known: Known
) -> list[Piece]:
    """Headers beside others that nobody knows; one alone over all columns is a title."""
    if len(cells) < COVERAGE.table_cells:
        return []
    return [
        piece
        for (_, own), text in zip(cells, texts, strict=True)
        for piece in own
        if piece.is_header and not known.is_known_header(text)
    ]


def _has_value(pieces: Iterable[Piece]) -> bool:
    return any(piece.has_value for piece in pieces)


def _as_structure(piece: Piece) -> Piece:
    """A piece that goes with the value it names."""
    return replace(piece, structure=piece.structure + piece.left, left=0)


def _without_structure(region: Region) -> Region:
    """A row of a table that gave no value: its headers name nothing."""
    pieces = (
        replace(piece, headers=0, structure=0, left=piece.left + piece.headers + piece.structure)
        for piece in region.pieces
    )
    return replace(region, pieces=tuple(pieces))


def _labels_value(
    at: int, cells: Sequence[tuple[Cell, list[Piece]]], texts: Sequence[str], known: Known
) -> bool:
    """Whether a cell is the label of the value in the next cell, or of an empty one."""
    if len(texts[at].split()) > COVERAGE.longest_label or not known.is_label(texts[at]):
        return False
    return at + 1 >= len(cells) or _has_value(cells[at + 1][1])
