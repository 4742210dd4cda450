"""The events of a document: its tables and lines read one after the other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.structure.atoms import Atom, without_leaders
from extractor.structure.bands import is_coded_row
from extractor.structure.events import Break, Column, Event, Grid, GridRow, Heading, Pair
from extractor.structure.evidence import Words
from extractor.structure.facing import joined_facing
from extractor.structure.labels import LabelHabits, captioned, pair_of
from extractor.structure.lines import LineReader, body_look, heading_of
from extractor.structure.occurrences import Occurrences
from extractor.structure.open_headers import with_header_lines
from extractor.structure.roles import Role, RoleReader
from extractor.structure.shapes import shape
from extractor.structure.sheets import Sheet, SheetRow, Slot, cut_alike, overlap, sheet_of
from extractor.structure.signs import tables_of_signs
from extractor.structure.titles import coded_title
from extractor.structure.wrapped import without_wrapped
from extractor.tables.cell import Part, Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle

_FOOTNOTE = re.compile(r"(?<=[^\W\d_])#$")  # a figure set right behind a word
_NAMES_FIELD = 0.5  # degree from which a numbered text is a label and no title
_FITS = 0.5  # share of the narrower of two stretches that stand over each other
_FEWEST_FREE = 25  # words outside tables that tell the body's print; fewer may all be titles
_NAME_AND_MORE = 2  # texts in a row that names what the table below is about
_RECURS = 3  # boxes that begin with the same line


def read_events(
    items: Sequence[Table | TextLine], style: JoinStyle, words: Words
) -> tuple[Event, ...]:
    """Everything that a document says, in order.

    Args:
        items: Its tables and the lines between them, in reading order.
        style: How it wraps its lines.
        words: What words say.
    """
    return tuple(_Reader(tables_of_signs(items), style, words).events())


@dataclass(frozen=True)
class _Open:
    """The last table with a header: what a headless one of the same columns goes on with."""

    columns: tuple[Column, ...]
    key: str
    edges: tuple[float, ...]


class _Reader:
    def __init__(self, items: Sequence[Table | TextLine], style: JoinStyle, words: Words) -> None:
        self._items = items
        self._style = style
        self._words = words
        tables = [item for item in items if isinstance(item, Table)]
        joined = joined_facing([sheet_of(table, style) for table in tables])
        self._sheets = {
            id(table): sheet
            for table, sheet in zip(tables, joined, strict=True)
            if sheet is not None
        }
        sheets = list(self._sheets.values())
        texts = [[[slot.text for slot in row.slots] for row in sheet.rows] for sheet in sheets]
        seen = Counter(tuple(text for text in row if text) for rows in texts for row in rows)
        self._roles = RoleReader(words, Occurrences(texts), dict(seen))
        lines = [item for item in items if isinstance(item, TextLine)]
        boxed = [line for sheet in sheets for line in _box_lines(sheet)]
        habits = LabelHabits([line.words for line in (*lines, *boxed)])
        atoms = () if sum(len(line.words) for line in lines) >= _FEWEST_FREE else _cells(sheets)
        body = body_look(lines or boxed, style, atoms)
        self._lines = LineReader(words, style, habits, body)
        firsts = Counter(
            shape(without_leaders(slot.atom.first_line.text))
            for sheet in sheets
            for row in sheet.rows
            for slot in row.slots
            if slot.atom is not None and slot.is_own
        )
        self._recurring = frozenset(text for text, count in firsts.items() if count >= _RECURS)
        self._known: dict[int, list[Role]] = {}
        self._kept: list[Sheet] = []
        self._open: _Open | None = None
        self._number = 0

    def events(self) -> Iterator[Event]:
        lines: list[TextLine] = []
        for item in self._items:
            if isinstance(item, TextLine):
                lines.append(item)
                continue
            sheet = self._sheets.get(id(item))
            if sheet is None:
                continue
            if not self._has_header(sheet):
                lines, sheet = with_header_lines(lines, sheet, self._style)
                self._kept.append(sheet)  # so that no other table takes its number
            yield from self._lines.events_above_table(lines)
            lines = []
            yield from self._table(sheet)
        yield from self._lines.events(lines)

    def _has_header(self, sheet: Sheet) -> bool:
        """Whether a table begins with a header, a band or a label of its own."""
        roles = self._roles_of(sheet)
        return not roles or roles[0] is not Role.DATA

    def _roles_of(self, sheet: Sheet) -> list[Role]:
        """The roles of the rows of a table, found once."""
        if id(sheet) not in self._known:
            self._known[id(sheet)] = self._roles.roles(sheet)
        return self._known[id(sheet)]

    def _table(self, sheet: Sheet) -> Iterator[Event]:
        self._number += 1
        yield Break("table")
        if all(len(row.slots) == 1 for row in sheet.rows):
            yield from self._box(sheet)
            return
        roles = self._roles_of(sheet)
        if self._roles.is_matrix(sheet):
            yield from self._matrix(sheet)
            return
        yield from self._rows(sheet, roles)

    def _rows(self, sheet: Sheet, roles: Sequence[Role]) -> Iterator[Event]:
        """The events of rows whose roles are known."""
        header: list[SheetRow] = []
        data: list[SheetRow] = []
        is_used = False  # whether rows stood below the header
        for row, role in zip(sheet.rows, roles, strict=True):
            captions = self._captions(row)
            if role is Role.TOTAL and not captions:
                continue
            if role is Role.DATA and not captions:
                is_used = True
                data.append(row)
                continue
            if data:
                yield from self._grid(sheet, header, data)
                data = []
            if captions or role is Role.PAIRS:
                header = []
            elif role is Role.HEADER:
                if not is_used:
                    for above in _names_over(header, row):
                        yield from self._band(above)
                header = self._header([] if is_used else header, row, sheet)
                is_used = False
                continue
            yield from captions or self._said(row, role)
        yield from self._grid(sheet, header, data)

    def _header(self, header: list[SheetRow], row: SheetRow, sheet: Sheet) -> list[SheetRow]:
        """The header so far with a further row; what was open before it ends."""
        if self._open is not None and not self._is_over(row, sheet):
            self._open = None
        return [*header, row] if header and _goes_under(header[-1], row) else [row]

    def _said(self, row: SheetRow, role: Role) -> Iterator[Event]:
        """The events of a row of labels, or of a band."""
        if role is Role.PAIRS:
            yield from self._pairs(row)
        elif role is Role.LABELS:
            for slot in row.own:
                if slot.atom is not None:
                    yield from self._lines.events(_lines_of(slot.atom))
        else:
            yield from self._band(row)

    def _is_over(self, row: SheetRow, sheet: Sheet) -> bool:
        return self._open is not None and cut_alike(row.edges, self._open.edges, sheet.tolerance)

    def _box(self, sheet: Sheet) -> Iterator[Event]:
        """A table of one column is a box with lines in it, or a band."""
        for row in sheet.rows:
            atom = row.slots[0].atom
            if atom is None:
                continue
            caption = captioned(atom, self._words, self._recurring)
            if caption is not None:
                yield pair_of(caption.label, (caption.value,))
            elif len(list(atom.lines())) == 1:
                yield from self._line_box(row, atom)
            else:
                yield from self._lines.events(_lines_of(atom))

    def _line_box(self, row: SheetRow, atom: Atom) -> Iterator[Event]:
        events = list(self._lines.events(_lines_of(atom)))
        if any(isinstance(event, Pair) for event in events):
            yield from events
        else:
            yield heading_of(atom, self._words, is_in_table=True)

    def _captions(self, row: SheetRow) -> list[Pair]:
        """The captions above the values of a row, where every cell has one."""
        found = []
        for slot in row.own:
            item = captioned(slot.atom, self._words, self._recurring) if slot.atom else None
            if item is None:
                return []
            found.append(pair_of(item.label, (item.value,)))
        return found

    def _pairs(self, row: SheetRow) -> Iterator[Event]:
        slots = row.slots
        if len(slots) % 2 and len(slots) > 2:
            if slots[0].atom is not None:
                values = tuple(slot.atom for slot in slots[1:])
                yield _labelled(slots[0].atom, values, self._words)
            return
        for label, value in zip(slots[::2], slots[1::2], strict=True):
            if label.atom is not None and label.is_own:
                yield _labelled(label.atom, (value.atom,), self._words)

    def _band(self, row: SheetRow) -> Iterator[Event]:
        filled = [slot.atom for slot in row.own if slot.atom is not None]
        if not filled:
            return
        first, *others = filled
        if is_coded_row(row):
            title = heading_of(others[0], self._words, tuple(others[1:]), is_in_table=True)
            yield replace(title, key="band #", code=first, title=others[0])
            return
        if len(list(first.lines())) > 2 or len(first.text) > 160:
            yield from self._lines.events(_lines_of(first))
            return
        events = list(self._lines.events(_lines_of(first)))
        if any(isinstance(event, Pair) for event in events):
            yield from events
            return
        yield heading_of(first, self._words, tuple(others), is_in_table=True)

    def _matrix(self, sheet: Sheet) -> Iterator[Event]:
        """Records side by side, one after the other."""
        rows = [row for row in sheet.rows if len(row.slots) > 2]
        count = len(rows[0].slots)
        head, body = rows[0], rows[1:]
        is_labelled = head.slots[0].atom is not None
        for at in range(1, count):
            yield Break("column")
            atom = head.slots[at].atom
            if atom is not None:
                if is_labelled and not self._words.names_objective(atom.text):
                    yield pair_of(head.slots[0].atom or atom, (atom,))
                else:
                    yield heading_of(atom, self._words, is_in_table=True)
            for row in body:
                label = row.slots[0].atom
                if label is not None:
                    yield pair_of(label, (row.slots[at].atom,))

    def _grid(
        self, sheet: Sheet, header: Sequence[SheetRow], data: Sequence[SheetRow]
    ) -> Iterator[Event]:
        if not data and not header:
            return
        if not data:
            columns = _columns(header, [header[-1]])
            self._open = _Open(columns, _key(columns), header[-1].edges)
            return
        columns = _columns(header, data)
        edges = _usual_edges(data)
        is_headed = bool(header)
        if not header and self._open is not None:
            fitting = _fitting(self._open, columns, sheet)
            if fitting is not None:
                columns = fitting
                is_headed = True
        if header or is_headed:
            self._open = _Open(columns, _key(columns), edges)
        grid = Grid(_key(columns), columns, [], sheet.is_ruled, is_headed, self._number)
        grid.rows.extend(without_wrapped([_aligned(row, columns) for row in data]))
        yield grid


def _cells(sheets: Sequence[Sheet]) -> list[Atom]:
    """The cells of all tables that hold words, each once."""
    return [
        slot.atom
        for sheet in sheets
        for row in sheet.rows
        for slot in row.own
        if slot.atom is not None
    ]


def _labelled(label: Atom, values: tuple[Atom | None, ...], words: Words) -> Pair | Heading:
    """A label with its values; the heading of a record where the label holds its code."""
    coded = coded_title(label, words)
    known = [value for value in values if value is not None]
    if coded.code is None or not known:
        return pair_of(label, values)
    if coded.title is None and coded.names_objective and len(known) == 1:
        return Heading(
            key=f"heading {coded.prefix}",
            atom=label,
            code=coded.code,
            title=known[0],
            names_objective=True,
            rank=label.size,
            is_in_table=True,
        )
    is_title = coded.title is not None and (
        coded.names_objective or words.best(coded.title.text, "label") < _NAMES_FIELD
    )
    if is_title:
        return heading_of(label, words, tuple(known), is_in_table=True)
    return pair_of(label, values)


def _names_over(header: Sequence[SheetRow], row: SheetRow) -> list[SheetRow]:
    """Rows above a header that are none: a name, and one more text at most, over more columns."""
    if not header or _goes_under(header[-1], row):
        return []
    return [above for above in header if len(above.filled) <= _NAME_AND_MORE < len(row.filled)]


def _goes_under(above: SheetRow, row: SheetRow) -> bool:
    """Whether a row of headers is the lower line of the one above."""
    if any(not slot.is_own and slot.atom is not None for slot in row.slots):
        return True
    spreads = _NAME_AND_MORE < len(above.filled) < len(row.filled) == len(row.slots)
    return len(above.slots) < len(row.slots) or spreads


def _key(columns: Sequence[Column]) -> str:
    return " | ".join(_FOOTNOTE.sub("", shape(" ".join(column.path))) for column in columns)


def _usual_edges(data: Sequence[SheetRow]) -> tuple[float, ...]:
    counts = Counter(tuple(round(edge / 4) for edge in row.edges) for row in data)
    wanted = max(counts, key=lambda cut: (counts[cut], len(cut)))
    return next(row.edges for row in data if tuple(round(edge / 4) for edge in row.edges) == wanted)


def _columns(header: Sequence[SheetRow], data: Sequence[SheetRow]) -> tuple[Column, ...]:
    edges = _usual_edges(data)
    columns = []
    for x0, x1 in pairwise(edges):
        over = [_over(row, x0, x1) for row in header]
        names: list[str] = []
        seen: set[int] = set()
        atoms: list[Atom] = []
        for slot in over:
            if slot is not None and slot.atom is not None and slot.cell not in seen:
                seen.add(slot.cell)
                names.append(slot.text)
                atoms.append(slot.atom)
        columns.append(Column(tuple(names), x0, x1, tuple(atoms)))
    return tuple(columns)


def _over(row: SheetRow, x0: float, x1: float) -> Slot | None:
    best = max(row.slots, key=lambda slot: min(slot.x1, x1) - max(slot.x0, x0), default=None)
    if best is None or overlap(best.x0, best.x1, x0, x1) < _FITS:
        return None
    return best


def _fitting(opened: _Open, columns: Sequence[Column], sheet: Sheet) -> tuple[Column, ...] | None:
    """The columns of the table before, where those of a headless one are the same."""
    if len(opened.columns) != len(columns):
        return None
    slack = 2 * sheet.tolerance
    for one, other in zip(opened.columns, columns, strict=True):
        if abs(one.x0 - other.x0) > slack and abs(one.x1 - other.x1) > slack:
            return None
    return tuple(
        Column(one.path, other.x0, other.x1, one.over)
        for one, other in zip(opened.columns, columns, strict=True)
    )


def _aligned(row: SheetRow, columns: Sequence[Column]) -> GridRow:
    taken: set[int] = set()
    cells: list[Atom | None] = []
    ids: list[int] = []
    greys: list[float] = []
    owns: list[bool] = []
    for column in columns:
        slot = _over(row, column.x0, column.x1)
        if slot is None or (slot.cell in taken):
            cells.append(None)
            ids.append(0)
            greys.append(1.0)
            owns.append(True)
            continue
        taken.add(slot.cell)
        cells.append(slot.atom)
        ids.append(slot.cell)
        greys.append(slot.grey)
        owns.append(slot.is_own)
    return GridRow(tuple(cells), tuple(ids), tuple(greys), tuple(owns), row.page)


def _lines_of(atom: Atom) -> list[TextLine]:
    return [
        TextLine(part.page, Part(part.page, part.box, [line]).ink, line)
        for part, line in atom.lines()
    ]


def _box_lines(sheet: Sheet) -> list[TextLine]:
    """The lines of boxes and of bands, which may hold labels."""
    return [
        line
        for row in sheet.rows
        if len(row.slots) <= 2 or len(row.filled) == 1
        for slot in row.own
        if slot.atom is not None
        for line in _lines_of(slot.atom)
    ]
