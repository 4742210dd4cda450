"""Tables as rows of slots: cells with their place, merged rows collapsed, blank rows gone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractor.pages.page import Box
from extractor.structure.atoms import Atom, atom_of_cell
from extractor.tables.cell import Cell, Part, Row, Table
from extractor.tables.text import JoinStyle

_SAME_EDGE = 4.0  # points
_ONE_BLANK = 1.3  # characters: what parts two words of typewriter print at most
_PITCH = 0.15  # points by which the characters of typewriter print differ in width
_SAME_GUTTER = 16.0  # points: edges that alignment gives move with the words of a page


@dataclass(frozen=True, eq=False)
class Slot:
    """A cell where it stands in a row.

    Attributes:
        atom: Its text; None where it is empty.
        x0: Its left edge in this row.
        x1: Its right edge.
        cell: Tells it from other cells; a merged cell is the same in each of its rows.
        is_own: Whether it begins in this row.
        grey: The lightness of its background.
    """

    atom: Atom | None
    x0: float
    x1: float
    cell: int
    is_own: bool
    grey: float = 1.0

    @property
    def text(self) -> str:
        """Its text; empty where it has none."""
        return self.atom.text if self.atom is not None else ""


@dataclass(frozen=True, eq=False)
class SheetRow:
    """A row."""

    slots: tuple[Slot, ...]
    page: int
    top: float
    bottom: float

    @property
    def filled(self) -> list[Slot]:
        """The slots that hold words."""
        return [slot for slot in self.slots if slot.atom is not None]

    @property
    def own(self) -> list[Slot]:
        """The slots that begin here and hold words."""
        return [slot for slot in self.slots if slot.atom is not None and slot.is_own]

    @property
    def edges(self) -> tuple[float, ...]:
        """The x of every boundary, outer ones included."""
        return (*(slot.x0 for slot in self.slots), self.slots[-1].x1) if self.slots else ()


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table."""

    rows: tuple[SheetRow, ...]
    is_ruled: bool
    page: int

    @property
    def tolerance(self) -> float:
        """By how much edges of one column differ, in points."""
        return _SAME_EDGE if self.is_ruled else _SAME_GUTTER


def sheet_of(table: Table, style: JoinStyle) -> Sheet:
    """A table as rows of slots."""
    atoms: dict[int, Atom | None] = {}

    def atom(cell: Cell) -> Atom | None:
        if id(cell) not in atoms:
            atoms[id(cell)] = atom_of_cell(cell, style)
        return atoms[id(cell)]

    rows = [_row(row, atom) for row in _collapsed(table.rows)]
    if not table.is_ruled:
        rows = [_rejoined(row, style) for row in rows]
    kept = [row for row in rows if any(slot.is_own for slot in row.slots) and row.filled]
    kept = [row for row in kept if row.own or _has_shades(row)]
    return Sheet(tuple(kept), table.is_ruled, table.page)


def _has_shades(row: SheetRow) -> bool:
    return any(slot.is_own and slot.grey < 1.0 for slot in row.slots)


def _row(row: Row, atom: Callable[[Cell], Atom | None]) -> SheetRow:
    spanning = {id(cell) for cell in row.spanning}
    slots = []
    for cell in row.all_cells():
        is_own = id(cell) not in spanning
        part = cell.parts[0 if is_own else -1]
        slots.append(Slot(atom(cell), part.box.x0, part.box.x1, id(cell), is_own, part.grey))
    return SheetRow(tuple(slots), row.page, row.top, row.bottom)


def _rejoined(row: SheetRow, style: JoinStyle) -> SheetRow:
    """Cells that only one blank parts are one: in typewriter print blanks are wide."""
    slots: list[Slot] = []
    for slot in row.slots:
        before = slots[-1] if slots else None
        if before is None or before.atom is None or slot.atom is None or not slot.is_own:
            slots.append(slot)
        elif _is_one_blank(before.atom, slot.atom):
            atom = _in_one_line(before.atom, slot.atom, style)
            slots[-1] = Slot(atom, before.x0, slot.x1, before.cell, before.is_own, before.grey)
        else:
            slots.append(slot)
    return SheetRow(tuple(slots), row.page, row.top, row.bottom)


def _is_one_blank(left: Atom, right: Atom) -> bool:
    if len(list(left.lines())) > 1 or len(list(right.lines())) > 1:
        return False
    last, first = left.words[-1], right.words[0]
    character = (last.x1 - last.x0) / max(1, len(last.text))
    is_typewriter = abs((first.x1 - first.x0) / max(1, len(first.text)) - character) < _PITCH
    return is_typewriter and first.x0 - last.x1 < _ONE_BLANK * character


def _in_one_line(left: Atom, right: Atom, style: JoinStyle) -> Atom:
    part, other = left.parts[0], right.parts[0]
    box = Box(part.box.x0, part.box.top, other.box.x1, part.box.bottom)
    line = [*part.lines[0], *other.lines[0]]
    return Atom((Part(part.page, box, [line], part.grey),), style)


def _collapsed(rows: Sequence[Row]) -> list[Row]:
    """Rows that differ in one column only, of which one row holds words there, as one row.

    A bar or a picture drawn inside a cell cuts its row into several.
    """
    result: list[Row] = []
    index = 0
    while index < len(rows):
        end = index + 1
        while end < len(rows) and _is_slice(rows[index], rows[end]):
            end += 1
        group = rows[index:end]
        result.extend(_merged(group) if len(group) > 1 else group)
        index = end
    return result


def _is_slice(first: Row, row: Row) -> bool:
    """Whether a row holds only what is merged with the first, and one narrow cell of its own."""
    if len(row.cells) != 1 or len(row.spanning) < 2:
        return False
    above = {id(cell) for cell in first.all_cells()}
    return all(id(cell) in above for cell in row.spanning)


def _merged(group: Sequence[Row]) -> Sequence[Row]:
    first = group[0]
    x = group[1].cells[0].box.x_middle
    varied = [cell for row in group for cell in row.cells if cell.box.x0 <= x <= cell.box.x1]
    filled = [cell for cell in varied if not cell.is_empty]
    if len(filled) > 1 or len(varied) != len(group):
        return group
    wanted = filled[0] if filled else varied[0]
    cells = [wanted if cell.box.x0 <= x <= cell.box.x1 else cell for cell in first.cells]
    return [Row(first.page, first.top, group[-1].bottom, cells, first.spanning)]


def cut_alike(one: Sequence[float], other: Sequence[float], tolerance: float) -> bool:
    """Whether two rows have the same edges."""
    return len(one) == len(other) and all(
        abs(a - b) <= tolerance for a, b in zip(one, other, strict=True)
    )


def overlap(x0: float, x1: float, other0: float, other1: float) -> float:
    """How much of the narrower of two stretches lies in the other, 0 to 1."""
    common = min(x1, other1) - max(x0, other0)
    narrower = min(x1 - x0, other1 - other0)
    return common / narrower if common > 0 and narrower > 0 else 0.0
