"""What tells a band from the rows that it heads: it looks otherwise than they do."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.structure.shapes import is_label_of_record
from extractor.structure.sheets import SheetRow, Slot

_FULL = 0.6  # share of the cells of the fullest row that a full row fills
_FEWEST_CELLS = 3  # that full rows fill, where a band has a figure beside it
_LONGEST_BESIDE = 30  # characters
_MOST_OF_HEAD = 4  # cells of a row that heads a record: code, title, weight, unit
_LONGEST_TITLE = 200  # characters
_OTHER_GROUND = 0.03  # of grey


@dataclass(frozen=True)
class UsualLook:
    """How the full rows of a table look.

    Attributes:
        is_bold: Whether most of their first cells are bold.
        greys: The grounds they stand on.
        cells: How many cells the fullest of them fills.
    """

    is_bold: bool
    greys: frozenset[float]
    cells: int

    def is_other(self, slot: Slot) -> bool:
        """Whether a cell is set in heavy print or on a ground that full rows are not."""
        if slot.atom is None:
            return False
        if slot.atom.is_bold and not self.is_bold:
            return True
        return slot.grey < 1.0 and all(abs(slot.grey - grey) > _OTHER_GROUND for grey in self.greys)

    def is_band_with_figure(self, row: SheetRow) -> bool:
        """Whether a row holds a text at its beginning, and something short at its end."""
        filled = row.filled
        return (
            len(filled) == 2
            and filled[0] is row.slots[0]
            and filled[1] is row.slots[-1]
            and self.cells >= _FEWEST_CELLS
            and len(filled[1].text) <= _LONGEST_BESIDE
        )


def is_coded_row(row: SheetRow) -> bool:
    """Whether a row holds a code, a title behind it and little else: what heads a record."""
    filled = row.filled
    if not 1 < len(filled) <= _MOST_OF_HEAD or filled[0] is not row.slots[0]:
        return False
    code, title = filled[0].text, filled[1].text
    is_code = is_label_of_record(code) and any(sign.isdigit() for sign in code)
    return is_code and len(title.split()) > 1 and len(title) <= _LONGEST_TITLE


def usual_look(rows: Sequence[SheetRow]) -> UsualLook:
    """How the full rows of a table look; its first row, which may be a header, is left out."""
    most = max(len(row.filled) for row in rows)
    full = [row for row in rows[1:] if len(row.filled) >= max(2, _FULL * most)]
    firsts = [row.filled[0] for row in full]
    bold = sum(slot.atom.is_bold for slot in firsts if slot.atom is not None)
    return UsualLook(
        is_bold=2 * bold > len(firsts),
        greys=frozenset(slot.grey for row in full for slot in row.filled),
        cells=most,
    )
