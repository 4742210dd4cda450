"""Tables wider than their paper: their last columns are printed on the page after, row by row."""

from collections.abc import Sequence

from extractor.structure.sheets import Sheet, SheetRow, Slot

_SAME_Y = 3.0  # points by which a row stands higher or lower on the facing page
_FEWEST_ROWS = 3
_APART = 1.0  # points between the last column of one page and the first of the other


def joined_facing(sheets: Sequence[Sheet]) -> list[Sheet | None]:
    """Tables that go on beside themselves on the page after, as one; None for what was joined.

    Args:
        sheets: The tables of a document, in order.
    """
    result: list[Sheet | None] = list(sheets)
    for at in range(len(sheets) - 1):
        left, right = result[at], sheets[at + 1]
        if left is not None and _goes_on_beside(left, right):
            result[at], result[at + 1] = _joined(left, right), None
    return result


def _goes_on_beside(left: Sheet, right: Sheet) -> bool:
    """Whether the rows of a table stand at the heights of the rows of one a page before."""
    if len(left.rows) < 2 or len(right.rows) < _FEWEST_ROWS:
        return False
    pages = {row.page for row in left.rows}, {row.page for row in right.rows}
    if pages != ({left.page}, {left.page + 1}):
        return False
    if abs(left.rows[0].top - right.rows[0].top) > _SAME_Y:
        return False
    if _texts(left.rows[0]) & _texts(right.rows[0]):
        return False
    tops = [row.top for row in right.rows]
    matched = sum(any(abs(row.top - top) <= _SAME_Y for top in tops) for row in left.rows)
    bottom = max(row.bottom for row in right.rows)
    return matched == len(left.rows) and abs(left.rows[-1].bottom - bottom) <= 2 * _SAME_Y


def _texts(row: SheetRow) -> set[str]:
    return {slot.text for slot in row.slots if slot.text}


def _joined(left: Sheet, right: Sheet) -> Sheet:
    edge = max(row.edges[-1] for row in left.rows) + _APART
    offset = edge - min(row.edges[0] for row in right.rows)
    rows = []
    blank = [Slot(None, slot.x0, slot.x1, 0, is_own=True) for slot in left.rows[-1].slots]
    for row in right.rows:
        beside = next(
            (
                other
                for other in left.rows
                if other.top - _SAME_Y <= row.top < other.bottom - _SAME_Y
            ),
            None,
        )
        begins = beside is not None and abs(beside.top - row.top) <= _SAME_Y
        before = beside.slots if beside is not None else blank
        slots = [
            *(
                Slot(slot.atom, slot.x0, slot.x1, slot.cell, slot.is_own and begins, slot.grey)
                if beside is not None
                else slot
                for slot in before
            ),
            *(
                Slot(
                    slot.atom, slot.x0 + offset, slot.x1 + offset, slot.cell, slot.is_own, slot.grey
                )
                for slot in row.slots
            ),
        ]
        rows.append(SheetRow(tuple(slots), row.page, row.top, row.bottom))
    return Sheet(tuple(rows), left.is_ruled, left.page)
