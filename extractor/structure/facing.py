"""Tables wider than their paper: their last columns are printed on the page after, row by row."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.structure.shapes import is_figure, is_value, shape
from extractor.structure.sheets import Sheet, SheetRow, Slot

_SAME_Y = 3.0  # points by which a row stands higher or lower on the facing page
_FEWEST_ROWS = 3
_MOST_HEADERS = 2  # rows of a header, which may be higher on one page than on the other
_APART = 1.0  # points between the last column of one page and the first of the other
_FEWEST_PAIRS = 2  # sheets of paper on which the same columns face each other


class _Facing(NamedTuple):
    """Two tables whose rows stand beside each other.

    Attributes:
        left: The first.
        right: The second, on the page after.
        shift: By how many points the rows of the second stand lower.
        headers: How many rows of either are its header.
    """

    left: Sheet
    right: Sheet
    shift: float
    headers: tuple[int, int]

    @property
    def key(self) -> tuple[frozenset[str], frozenset[str]]:
        """The columns that face each other."""
        return _texts(self.left.rows[0]), _texts(self.right.rows[0])

    @property
    def is_plain(self) -> bool:
        """Whether rows of several heights, or at the very heights, leave no doubt."""
        if len(self.right.rows) < _FEWEST_ROWS:
            return False
        if abs(self.shift) <= _SAME_Y and self.headers == (1, 1):
            return True
        tops = [row.top for row in self.left.rows[self.headers[0] :]]
        steps = [after - before for before, after in pairwise(tops)]
        return len(tops) >= _FEWEST_ROWS and max(steps) - min(steps) > 2 * _SAME_Y


def joined_facing(sheets: Sequence[Sheet]) -> list[Sheet | None]:
    """Tables that go on beside themselves on the page after, as one; None for what was joined.

    Rows that are all of one height prove nothing; there the same columns must face each other on
    further pages.

    Args:
        sheets: The tables of a document, in order.
    """
    found = [_facing(left, right) for left, right in pairwise([*sheets, None])]
    times = Counter(facing.key for facing in found if facing is not None)
    result: list[Sheet | None] = list(sheets)
    for at, facing in enumerate(found):
        if facing is None or result[at] is None:
            continue
        if facing.is_plain or times[facing.key] >= _FEWEST_PAIRS:
            result[at], result[at + 1] = _joined(facing), None
    return result


def _facing(left: Sheet | None, right: Sheet | None) -> _Facing | None:
    """Two tables whose rows stand at the same heights, one a page before the other."""
    if left is None or right is None or len(left.rows) < 2 or len(right.rows) < 2:
        return None
    pages = {row.page for row in left.rows}, {row.page for row in right.rows}
    if pages != ({left.page}, {left.page + 1}):
        return None
    keyed = _without_keys(left, right)
    if keyed is not None:
        right = keyed
    if _texts(left.rows[0]) & _texts(right.rows[0]) or _labels(left) & _labels(right):
        return None  # two tables, or two cards, of one form
    if not _names_columns(left.rows[0]) or not _names_columns(right.rows[0]):
        return None
    for shift in (
        right.rows[0].top - left.rows[0].top,
        right.rows[-1].top - left.rows[-1].top,
        right.rows[-1].bottom - left.rows[-1].bottom,
    ):
        headers = _header_rows(left, right, shift)
        if headers is not None:
            return _Facing(left, right, shift, headers)
    return None


def _without_keys(left: Sheet, right: Sheet) -> Sheet | None:
    """The second table without its first column, where that repeats the first one's, row by row."""
    columns = [
        [row.slots[0].text for row in sheet.rows if row.slots[0].is_own] for sheet in (left, right)
    ]
    if columns[0] != columns[1] or len(set(columns[0])) < len(columns[0]) or len(columns[0]) < 2:
        return None
    if any(len(row.slots) < 2 for row in right.rows):
        return None
    rows = tuple(SheetRow(row.slots[1:], row.page, row.top, row.bottom) for row in right.rows)
    return Sheet(rows, right.is_ruled, right.page)


def _header_rows(left: Sheet, right: Sheet, shift: float) -> tuple[int, int] | None:
    """How many rows stand above the first that has its like; None where any below has none."""
    tops = [row.top - shift for row in right.rows]
    for first, row in enumerate(left.rows[1 : _MOST_HEADERS + 1], start=1):
        number = next((n for n, top in enumerate(tops) if abs(row.top - top) <= _SAME_Y), None)
        if abs(left.rows[0].top - tops[0]) <= _SAME_Y:
            number = first  # the headers are level
        if number is None:
            continue
        is_level = all(
            any(abs(other.top - top) <= _SAME_Y for top in tops) for other in left.rows[first:]
        )
        ends = right.rows[-1].bottom - shift - left.rows[-1].bottom
        is_as_long = not left.is_ruled or abs(ends) <= 2 * _SAME_Y
        return (first, number) if is_level and is_as_long and 0 < number <= _MOST_HEADERS else None
    return None


def _names_columns(row: SheetRow) -> bool:
    """Whether a row may be a header: it names several columns and holds no figure."""
    return len(row.filled) > 1 and not any(is_figure(slot.text) for slot in row.filled)


def _labels(sheet: Sheet) -> set[str]:
    """The texts of the first column of a table, values set aside."""
    texts = [row.slots[0].text for row in sheet.rows]
    return {shape(text) for text in texts if text and not is_value(text)}


def _texts(row: SheetRow) -> frozenset[str]:
    return frozenset(slot.text for slot in row.slots if slot.text)


def _joined(facing: _Facing) -> Sheet:
    left, right, shift, (left_headers, right_headers) = facing
    offset = max(row.edges[-1] for row in left.rows) + _APART
    offset -= min(row.edges[0] for row in right.rows)
    rows = []
    for number in range(max(left_headers, right_headers)):
        before, begins = _header_row(left.rows[:left_headers], number)
        after, goes_on = _header_row(right.rows[:right_headers], number)
        rows.append(_row(before.slots, begins, after, right_begins=goes_on, offset=offset))
    body = left.rows[left_headers:]
    blank = [Slot(None, slot.x0, slot.x1, 0, is_own=True) for slot in body[-1].slots]
    for row in right.rows[right_headers:]:
        top = row.top - shift
        beside = next(
            (other for other in body if other.top - _SAME_Y <= top < other.bottom - _SAME_Y), None
        )
        begins = beside is not None and abs(beside.top - top) <= _SAME_Y
        slots = beside.slots if beside is not None else blank
        rows.append(_row(slots, begins or beside is None, row, right_begins=True, offset=offset))
    return Sheet(tuple(rows), left.is_ruled, left.page)


def _header_row(rows: Sequence[SheetRow], number: int) -> tuple[SheetRow, bool]:
    """A row of a header, and whether it begins there; a lower header goes on to the last."""
    return rows[min(number, len(rows) - 1)], number < len(rows)


def _row(
    left: Sequence[Slot], begins: bool, right: SheetRow, *, right_begins: bool, offset: float
) -> SheetRow:
    slots = [
        *(
            Slot(slot.atom, slot.x0, slot.x1, slot.cell, slot.is_own and begins, slot.grey)
            for slot in left
        ),
        *(
            Slot(
                slot.atom,
                slot.x0 + offset,
                slot.x1 + offset,
                slot.cell,
                slot.is_own and right_begins,
                slot.grey,
            )
            for slot in right.slots
        ),
    ]
    return SheetRow(tuple(slots), right.page, right.top, right.bottom)
