"""The roles of all rows of a table, found together.

Each row may be a header, data, labels with values, a band or a total. What it looks like, how its
texts behave over the whole document and what words say of them give each role a degree; the
sequence of roles that is best as a whole wins, by dynamic programming.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from extractor.layouts.months import month_of
from extractor.structure.atoms import Atom
from extractor.structure.bands import UsualLook, is_coded_row, usual_look
from extractor.structure.evidence import Words
from extractor.structure.occurrences import Occurrences
from extractor.structure.shapes import is_figure, is_value, is_year, shape
from extractor.structure.sheets import Sheet, SheetRow, Slot, cut_alike
from extractor.structure.titles import coded_title

_NEVER = -9.0
_SHORTEST_RECURRING = 4  # characters of a text that is not the same by chance


class Role(StrEnum):
    """What a row is for."""

    HEADER = "header"
    DATA = "data"
    PAIRS = "pairs"
    LABELS = "labels"
    BAND = "band"
    TOTAL = "total"


@dataclass(frozen=True)
class RoleWeights:
    """What speaks for each role; guessed, and settled on random layouts.

    All are degrees that add up to about 1 for a role that is beyond doubt.
    """

    data: float = 0.55
    data_value: float = 0.35
    data_named: float = 0.3
    first_row: float = 0.15
    unnamed: float = 0.2
    named_labels: float = 0.35
    month: float = 0.8
    repeated: float = 0.3
    contrast: float = 0.3
    value_in_header: float = 1.2
    long_in_header: float = 0.6
    recurs_below: float = 0.8
    label_as_value: float = 0.5
    several_values: float = 0.25  # for each two values behind one label
    wide_band: float = 0.95
    coded_band: float = 1.6
    header_below: float = 0.5
    lone_band: float = 0.45
    band_stands_out: float = 0.45
    run_in: float = 0.6
    labels: float = 1.8
    total: float = 1.3
    lone_data: float = 0.2
    longest_header: int = 70  # characters
    longest_label: int = 80  # characters


_WEIGHTS = RoleWeights()
_TRANSITION: dict[tuple[Role | None, Role], float] = {
    (None, Role.HEADER): 0.1,
    (None, Role.DATA): -0.15,
    (Role.HEADER, Role.DATA): 0.3,
    (Role.HEADER, Role.HEADER): -0.3,
    (Role.HEADER, Role.PAIRS): -0.6,
    (Role.HEADER, Role.TOTAL): -0.6,
    (Role.DATA, Role.DATA): 0.2,
    (Role.DATA, Role.PAIRS): -0.25,
    (Role.PAIRS, Role.PAIRS): 0.2,
    (Role.PAIRS, Role.DATA): -0.35,
    (Role.BAND, Role.DATA): 0.1,
    (Role.BAND, Role.HEADER): 0.15,
}


@dataclass(frozen=True)
class RoleReader:
    """What roles are found with.

    Attributes:
        words: What words say.
        occurrences: How texts behave over the document.
        rows_seen: How often a row of these very texts occurs in the tables of the document.
        headers: How far each text is like a header, as far as that was asked.
        labels: The same for labels.
    """

    words: Words
    occurrences: Occurrences
    rows_seen: dict[tuple[str, ...], int]
    headers: dict[str, float] = field(default_factory=dict)
    labels: dict[str, float] = field(default_factory=dict)

    def roles(self, sheet: Sheet) -> list[Role]:
        """The role of each row of a table."""
        rows = sheet.rows
        if not rows:
            return []
        if self.is_matrix(sheet):
            return [Role.PAIRS if len(row.slots) > 1 else Role.BAND for row in rows]
        usual = usual_look(rows)
        degrees = [_possible(self._degrees(rows, index, usual)) for index in range(len(rows))]
        return _best_sequence(rows, degrees, sheet.tolerance)

    def is_matrix(self, sheet: Sheet) -> bool:
        """Whether the first column names fields and the others are records side by side."""
        rows = [row for row in sheet.rows if len(row.slots) > 2]
        if len(rows) < 4 or len(rows) < 0.8 * len(sheet.rows):
            return False
        if not all(cut_alike(row.edges, rows[0].edges, sheet.tolerance) for row in rows):
            return False
        named = [self.words.best(row.slots[0].text, "label") for row in rows[1:]]
        if sum(named) < _WEIGHTS.named_labels * len(named):
            return False
        labels = [self._label(row.slots[0]) for row in rows[1:]]
        across = [self._header(slot) for slot in rows[0].slots[1:]]
        down = sum(labels) / len(labels)
        return down >= 0.55 and down >= sum(across) / len(across) + 0.15 and self._is_mixed(rows)

    def _is_mixed(self, rows: Sequence[SheetRow]) -> bool:
        """Whether a column holds values of several types, and each row values of one."""
        column = [is_figure(row.slots[1].text) for row in rows[1:] if row.slots[1].atom]
        return any(column) and not all(column)

    def _header(self, slot: Slot) -> float:
        """How far a text is like a header; found once for each text."""
        text = slot.text
        if text not in self.headers:
            self.headers[text] = self._header_of(text)
        return self.headers[text]

    def _header_of(self, text: str) -> float:
        if not text or is_value(text):
            return 0.0
        habit = self.occurrences.habit(text).header
        is_month = month_of(text) is not None
        own = 0.7 if is_year(text) else _WEIGHTS.month if is_month else 0.0
        return max(self.words.best(text), 0.9 * habit, own)

    def _label(self, slot: Slot) -> float:
        """How far a text is like a label; found once for each text."""
        text = slot.text
        if text not in self.labels:
            self.labels[text] = self._label_of(text)
        return self.labels[text]

    def _label_of(self, text: str) -> float:
        if not text or is_value(text) or len(text) > _WEIGHTS.longest_label:
            return 0.0
        habit = self.occurrences.habit(text).label
        named = self.words.best(text, "label")
        return max(named, 0.9 * habit, 0.95 if text.endswith((":", "?")) else 0.0)

    def _degrees(self, rows: Sequence[SheetRow], index: int, usual: UsualLook) -> dict[Role, float]:
        row = rows[index]
        return {
            Role.HEADER: self._as_header(rows, index),
            Role.DATA: self._as_data(row),
            Role.PAIRS: self._as_pairs(row),
            Role.LABELS: self._as_labels(rows, index),
            Role.BAND: self._as_band(rows, index, usual),
            Role.TOTAL: self._as_total(row),
        }

    def _as_header(self, rows: Sequence[SheetRow], index: int) -> float:
        row = rows[index]
        filled = row.filled
        if len(row.own) < 2 and not (index and len(row.own) >= 1 and len(filled) > 2):
            return _NEVER
        texts = [slot.text for slot in filled]
        if all(is_value(text) or (is_year(text) and index != 1) for text in texts):
            return _NEVER  # a row of values; years may stand under a header of their own
        values = sum(is_value(text) for text in texts) / len(texts)
        long = sum(len(text) > _WEIGHTS.longest_header for text in texts) / len(texts)
        degree = sum(self._header(slot) for slot in filled) / len(filled)
        degree -= _WEIGHTS.value_in_header * values + _WEIGHTS.long_in_header * long
        degree -= _WEIGHTS.recurs_below * _recurring(rows, index)
        unnamed = sum(self._header(slot) == 0 for slot in filled)
        if unnamed and len(filled) < 4:
            degree -= _WEIGHTS.unnamed * unnamed
        if index == 0:
            degree += _WEIGHTS.first_row
        if self.rows_seen.get(tuple(texts), 0) > 1 and not values:
            degree += _WEIGHTS.repeated
        if index + 1 < len(rows) and _stands_out(filled, rows[index + 1].filled):
            degree += _WEIGHTS.contrast
        return degree

    def _as_data(self, row: SheetRow) -> float:
        filled = row.filled
        if len(row.slots) == 1:
            return _NEVER
        values = sum(is_value(slot.text) for slot in filled) / len(filled)
        named = sum(self._header(slot) for slot in filled) / len(filled)
        is_lone = len(filled) == 1 and len(row.slots) > 2
        return (
            _WEIGHTS.data
            + _WEIGHTS.data_value * values
            - _WEIGHTS.data_named * named * (1 - values)
            - _WEIGHTS.lone_data * is_lone
        )

    def _as_pairs(self, row: SheetRow) -> float:
        slots = row.slots
        if len(slots) < 2 or not row.own or slots[0].atom is None:
            return _NEVER
        if len(slots) > 2 and len(row.filled) == 1:
            return _NEVER
        if len(slots) % 2 and len(slots) > 2:
            values = max(2, sum(slot.atom is not None for slot in slots[1:]))
            return self._several(slots) - _WEIGHTS.several_values * values / 2
        degrees = []
        for label, value in zip(slots[::2], slots[1::2], strict=True):
            if label.atom is None:
                degrees.append(0.4 if value.atom is None else 0.0)
                continue
            degrees.append(self._pair(label, value))
        return sum(degrees) / len(degrees)

    def _several(self, slots: Sequence[Slot]) -> float:
        return sum(self._pair(slots[0], value) for value in slots[1:]) / (len(slots) - 1)

    def _pair(self, label: Slot, value: Slot) -> float:
        degree = self._label(label)
        if value.atom is not None:
            as_name = self.words.best(value.text, "label") if not is_value(value.text) else 0.0
            if as_name > 0.8 and self.occurrences.habit(value.text).label < 0.5:
                degree -= _WEIGHTS.label_as_value * as_name
            if _differs(label, value) and degree > 0:
                degree += _WEIGHTS.contrast
        return degree

    def _as_labels(self, rows: Sequence[SheetRow], index: int) -> float:
        """Whether each cell holds a label, a colon and a value."""
        row = rows[index]
        if not row.own or len(row.own) < len(row.filled):
            return _NEVER
        for slot in row.own:
            label, colon, value = slot.text.partition(":")
            recurs = self.occurrences.count(slot.text) > 1 or _begins_rows(rows, label)
            named = max(self.words.best(label, "label"), 0.8 * recurs)
            if not colon or not value.strip() or named < _WEIGHTS.run_in or is_value(label):
                return _NEVER
        return _WEIGHTS.labels

    def _as_band(self, rows: Sequence[SheetRow], index: int, usual: UsualLook) -> float:
        row = rows[index]
        filled = row.filled
        if len(row.slots) == 1:
            return _WEIGHTS.wide_band
        if is_coded_row(row) and self._stands_over_header(rows, index):
            return _WEIGHTS.coded_band
        if filled[0].atom is not None and len(filled) <= 3 and self._heads_record(filled[0].atom):
            return _WEIGHTS.coded_band
        stands_out = usual.is_other(filled[0])
        if len(filled) == 1 and filled[0] is row.slots[0] and len(row.slots) > 2:
            return _WEIGHTS.lone_band + _WEIGHTS.band_stands_out * stands_out
        if stands_out and usual.is_band_with_figure(row):
            return _WEIGHTS.wide_band
        widest = max((slot.x1 - slot.x0 for slot in filled), default=0.0)
        if len(row.slots) == 2 and widest > 0.6 * (row.edges[-1] - row.edges[0]):
            return 0.4 if filled[0].grey < 1.0 or filled[0].atom.is_bold else _NEVER  # type: ignore[union-attr]
        return _NEVER

    def _stands_over_header(self, rows: Sequence[SheetRow], index: int) -> bool:
        """Whether the row below is a header of more columns."""
        if index + 1 == len(rows) or len(rows[index + 1].slots) <= len(rows[index].slots):
            return False
        return self._as_header(rows, index + 1) >= _WEIGHTS.header_below

    def _heads_record(self, atom: Atom) -> bool:
        """Whether a cell holds the word for an objective, its code and its title."""
        if len(atom.text) > 160:
            return False
        coded = coded_title(atom, self.words)
        return coded.names_objective and coded.code is not None and coded.title is not None

    def _as_total(self, row: SheetRow) -> float:
        filled = row.filled
        if not self.words.is_total(filled[0].text) or len(filled[0].text) > 40:
            return _NEVER
        return _WEIGHTS.total if any(is_figure(slot.text) for slot in filled[1:]) else _NEVER


def _begins_rows(rows: Sequence[SheetRow], label: str) -> bool:
    """Whether the words before a colon begin several rows."""
    firsts = (row.slots[0].text.partition(":") for row in rows)
    return sum(before == label for before, colon, _ in firsts if colon) > 1


def _recurring(rows: Sequence[SheetRow], index: int) -> float:
    """Share of the texts of a row that stand in their column in another row too, digits aside.

    The name of a column does not stand under itself, but where a whole header is repeated.
    """
    row = rows[index]
    found = 0
    for place, slot in enumerate(row.slots):
        own = shape(slot.text)
        if slot.atom is None or len(own) < _SHORTEST_RECURRING:
            continue
        found += any(
            len(other.slots) == len(row.slots)
            and other.slots[place].is_own
            and shape(other.slots[place].text) == own
            and not _same_texts(other, row)
            for number, other in enumerate(rows)
            if number != index
        )
    return found / len(row.filled)


def _same_texts(one: SheetRow, other: SheetRow) -> bool:
    return [slot.text for slot in one.slots] == [slot.text for slot in other.slots]


def _stands_out(row: Sequence[Slot], below: Sequence[Slot]) -> bool:
    """Whether a row is set in another hand or on another ground than the one below."""
    if not row or not below:
        return False
    bold = sum(slot.atom.is_bold for slot in row if slot.atom) / len(row)
    bold_below = sum(slot.atom.is_bold for slot in below if slot.atom) / len(below)
    grey = sum(slot.grey for slot in row) / len(row)
    grey_below = sum(slot.grey for slot in below) / len(below)
    return bold - bold_below > 0.5 or abs(grey - grey_below) > 0.03


def _differs(label: Slot, value: Slot) -> bool:
    """Whether a label is set in another hand or on another ground than its value."""
    if label.atom is None or value.atom is None:
        return False
    if abs(label.grey - value.grey) > 0.03:
        return True
    return label.atom.is_bold and not value.atom.is_bold


def _possible(degrees: dict[Role, float]) -> dict[Role, float]:
    """The roles that a row may have at all; every one where none fits."""
    return {role: degree for role, degree in degrees.items() if degree > _NEVER} or degrees


def _best_sequence(
    rows: Sequence[SheetRow], degrees: Sequence[dict[Role, float]], tolerance: float
) -> list[Role]:
    best: dict[Role, tuple[float, tuple[Role, ...]]] = {
        role: (degree + _TRANSITION.get((None, role), 0.0), (role,))
        for role, degree in degrees[0].items()
    }
    for index in range(1, len(rows)):
        alike = cut_alike(rows[index].edges, rows[index - 1].edges, tolerance)
        following: dict[Role, tuple[float, tuple[Role, ...]]] = {}
        for role, degree in degrees[index].items():
            score, path = max(
                (
                    (value + _step(before, role, rows, index, alike), way)
                    for before, (value, way) in best.items()
                ),
                key=lambda item: item[0],
            )
            following[role] = (score + degree, (*path, role))
        best = following
    return list(max(best.values(), key=lambda item: item[0])[1])


def _step(before: Role, role: Role, rows: Sequence[SheetRow], index: int, alike: bool) -> float:
    """What the role above says of the role of a row."""
    degree = _TRANSITION.get((before, role), 0.0)
    if before is Role.HEADER and role is Role.HEADER:
        spans = any(not slot.is_own for slot in rows[index].slots)
        if spans or len(rows[index].slots) > len(rows[index - 1].slots):
            degree = 0.25
    if {before, role} <= {Role.DATA, Role.HEADER} and role is Role.DATA:
        degree += 0.1 if alike else -0.1
    if before is Role.PAIRS and role is Role.PAIRS and alike:
        degree += 0.1
    return degree
