"""The regions of a document that say something of objectives, and how much of each is held.

Rows of tables, boxes, labels with values and headings count; prose does not. What heads or labels
a held value is held with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.coverage.held import HeldWords, Holding, settled
from extractor.coverage.known import Known
from extractor.coverage.tolerances import COVERAGE
from extractor.pages.page import Word
from extractor.tables.cell import Cell, Part, Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text

_HEADER = 3  # rows at the top of a table that may be its header


@dataclass(slots=True)
class Piece:
    """Words that stand together: what one page holds of a cell, or a line.

    Attributes:
        part: Where they stand.
        text: As printed.
        fields: How many of its words are held by a field, in the order of :class:`Holding`.
        extras: By an extra.
        headers: As headers of columns that were read.
        structures: Because they say again, or mark, what a field holds.
        left: Words that nothing holds.
    """

    part: Part
    text: str
    fields: int
    extras: int
    headers: int
    structures: int
    left: int

    @property
    def count(self) -> int:
        """All its words."""
        return self.fields + self.extras + self.headers + self.structures + self.left

    @property
    def held(self) -> float:
        """Words that are held, those under unknown headers in part."""
        return self.count - self.left - (1 - COVERAGE.extra_share) * self.extras

    @property
    def is_left(self) -> bool:
        """Whether nothing holds it."""
        return self.left > 0 and self.left > COVERAGE.mostly * self.count

    @property
    def is_header(self) -> bool:
        """Whether it stands over a column that was read."""
        return self.headers > 0 and self.headers > COVERAGE.mostly * self.count

    @property
    def has_value(self) -> bool:
        """Whether any of its words is one of a record's."""
        return bool(self.fields or self.extras)

    @property
    def names(self) -> bool:
        """Whether any of its words names a value."""
        return bool(self.headers or self.structures)


@dataclass(slots=True)
class _CellPieces:
    """A filled cell: its text, its pieces, and whether any of them holds a value."""

    text: str
    pieces: list[Piece]
    has_value: bool


@dataclass(slots=True)
class Region:
    """A row of a table, a box, or a line that labels a value or heads a record.

    Attributes:
        pieces: Its cells, or its line, from the left.
        table: The number of its table in the document; None for a line.
        is_known: Whether it is left out on purpose: a total, a legend, a heading of a section.
        unknown_headers: Those of its cells that head columns by words that nobody knows.
        is_other_matter: Whether its table is of sums, creditors or works: it is left out on
            purpose, and told.
    """

    pieces: tuple[Piece, ...]
    table: int | None
    is_known: bool = False
    unknown_headers: tuple[Piece, ...] = ()
    is_other_matter: bool = False

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
        settled(held.of_word(line.page, word), known.is_known_header) is Holding.FIELD
        for word in line.words
    )


def _line_regions(
    line: TextLine, held: HeldWords, known: Known, *, has_labels: bool
) -> Iterator[Region]:
    """A line that counts; labels of prose count only where records are made of such labels."""
    part = Part(line.page, line.box, [line.words])
    piece = _piece(part, line_text(line.words), held, known)
    if piece.has_value or piece.names:
        yield Region((piece,), None)
    elif known.is_form_of_heading(piece.text) or (
        known.is_form_of_label(piece.text) and (has_labels or known.recurs(piece.text))
    ):
        yield Region((piece,), None, known.parts_rows([piece.text]))


def _piece(part: Part, text: str, held: HeldWords, known: Known) -> Piece:
    """Count words; those before a colon, and signs, go with the held words of their line."""
    counts = [0, 0, 0, 0, 0]
    whole = held.of_part(part)
    if whole is not None:
        counts[settled(whole, known.is_known_header)] = sum(map(len, part.lines))
        return Piece(part, text, *counts)
    for words in part.lines:
        holdings = [settled(held.of_word(part.page, word), known.is_known_header) for word in words]
        others = [
            word for word, holding in zip(words, holdings, strict=True) if holding is Holding.NOT
        ]
        is_beside_value = 0 < len(others) < len(words)
        names_value = is_beside_value and (_is_label(others) or len(others) == 1)
        for holding in holdings:
            is_label = names_value and holding is Holding.NOT
            counts[Holding.STRUCTURE if is_label else holding] += 1
    return Piece(part, text, *counts)


def _is_label(words: Sequence[Word]) -> bool:
    return len(words) <= COVERAGE.longest_label and words[-1].text.endswith(":") if words else False


def _cell_pieces(cell: Cell, text: str, held: HeldWords, known: Known) -> _CellPieces:
    pieces = [_piece(part, text, held, known) for part in cell.parts if part.lines]
    return _CellPieces(text, pieces, any(piece.has_value for piece in pieces))


def _table_regions(
    table: Table, number: int, held: HeldWords, known: Known, style: JoinStyle
) -> list[Region]:
    """The rows of a table; headers and labels of values are held with them."""
    rows = [
        [_cell_pieces(cell, text, held, known) for cell in row.cells if (text := cell.text(style))]
        for row in table.rows
    ]
    has_values = any(cell.has_value for cells in rows for cell in cells)
    regions = []
    for cells in rows:
        if not cells:
            continue
        pieces: list[Piece] = []
        for at, cell in enumerate(cells):
            names = has_values and not cell.has_value and _labels_value(at, cells, known)
            pieces += map(_as_structure, cell.pieces) if names else cell.pieces
        regions.append(
            Region(
                tuple(pieces),
                number,
                known.parts_rows([cell.text for cell in cells]),
                tuple(_unknown_headers(cells, known)),
            )
        )
    if has_values:
        return regions
    is_other = any(
        known.is_of_other_matter([cell.text for cell in cells]) for cells in rows[:_HEADER]
    )
    return [replace(_without_structure(region), is_other_matter=is_other) for region in regions]


def _unknown_headers(cells: Sequence[_CellPieces], known: Known) -> list[Piece]:
    """Headers beside others that nobody knows; one alone over all columns is a title."""
    if len(cells) < COVERAGE.table_cells:
        return []
    return [
        piece
        for cell in cells
        for piece in cell.pieces
        if piece.is_header and not known.is_known_header(cell.text)
    ]


def _as_structure(piece: Piece) -> Piece:
    """A piece that goes with the value it names."""
    structures = piece.structures + piece.left
    return Piece(
        piece.part, piece.text, piece.fields, piece.extras, piece.headers, structures, left=0
    )


def _without_structure(region: Region) -> Region:
    """A row of a table that gave no value: its headers name nothing."""
    pieces = (
        replace(piece, headers=0, structures=0, left=piece.left + piece.headers + piece.structures)
        for piece in region.pieces
    )
    return replace(region, pieces=tuple(pieces))


def _labels_value(at: int, cells: Sequence[_CellPieces], known: Known) -> bool:
    """Whether a cell is the label of the value in the next cell, or of an empty one."""
    text = cells[at].text
    if len(text.split()) > COVERAGE.longest_label or not known.is_label(text):
        return False
    return at + 1 >= len(cells) or cells[at + 1].has_value
