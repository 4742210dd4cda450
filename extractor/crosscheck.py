"""A second opinion: every cell read again by camelot, and whether the two agree.

Only ruled tables are asked about, since camelot's lattice reader finds no others. Its vector engine
reads the lines that the page draws, as this project does, but with code of its own: pdfminer's
text, its own grid, its own assignment of words to cells.

Confidence before a second opinion is ``header score x (1 + fit) / 2``, fit being the share of the
column's cells that are of the field's type. Agreement takes half of the remaining doubt away;
disagreement halves the confidence. Where camelot was not asked it stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from extractor.interpretation import Interpretation
from extractor.layouts.folding import plain
from extractor.pages.page import Box
from extractor.tables.cell import Part
from models.provenance import Evidence

_NOT_TEXT = re.compile(r"[^a-z0-9%+=<>]+")
_TOUCH = 3.0  # points by which two cells must lie over each other: borders are drawn less exactly
_SLACK = 2.0  # points by which ink may stand out of its cell


@dataclass(frozen=True, slots=True)
class SecondCell:
    """A cell of the second reader, in this project's coordinates."""

    box: Box
    text: str


def cross_checked(
    evidence: Sequence[Evidence], read: Interpretation, password: str | None = None
) -> list[Evidence]:
    """Evidence with what the second reader says of the cell that it stands in.

    Args:
        evidence: Where values stand.
        read: The document that they were read from.
        password: Opens an encrypted file.
    """
    ruled = _ruled_parts(read)
    asked = [_holder(item, ruled.get(item.page, ())) for item in evidence]
    before = read.part.first_page - 1
    heights = {page.number + before: page.height for page in read.pages}
    held = zip(evidence, asked, strict=True)
    pages = sorted({item.page for item, part in held if part is not None})
    cells = _second_cells(read.path, pages, heights, password)
    return [
        item if part is None else _judged(item, part, cells.get(item.page, ()))
        for item, part in zip(evidence, asked, strict=True)
    ]


def combined(confidence: float | None, *, agrees: bool) -> float | None:
    """Confidence after a second opinion, 0 to 1; None where there was none before."""
    if confidence is None:
        return None
    return round(confidence + (1 - confidence) / 2 if agrees else confidence / 2, 3)


def _ruled_parts(read: Interpretation) -> dict[int, list[Part]]:
    """What each page of the file holds of the cells of ruled tables."""
    before = read.part.first_page - 1
    parts: dict[int, list[Part]] = {}
    for table in read.tables:
        if table.is_ruled:
            for row in table.rows:
                for cell in row.cells:
                    for part in cell.parts:
                        parts.setdefault(part.page + before, []).append(part)
    return parts


def _holder(item: Evidence, parts: Iterable[Part]) -> Part | None:
    """The ruled cell that a piece of evidence stands in."""
    for part in parts:
        box = part.box
        if (
            box.x0 - _SLACK <= item.x0
            and box.top - _SLACK <= item.top
            and item.x1 <= box.x1 + _SLACK
            and item.bottom <= box.bottom + _SLACK
        ):
            return part
    return None


def _second_cells(
    path: Path, pages: Sequence[int], heights: dict[int, float], password: str | None
) -> dict[int, list[SecondCell]]:
    """Camelot's cells with text, page by page. Its boxes have their origin at the bottom left."""
    if not pages:
        return {}
    camelot = import_module("camelot")  # loaded only when it is asked for: it is heavy
    tables = camelot.read_pdf(
        str(path),
        pages=",".join(map(str, pages)),
        password=password,
        flavor="lattice",
        engine="vector",
        suppress_stdout=True,
    )
    found: dict[int, list[SecondCell]] = {}
    for table in tables:
        number = int(table.page)
        height = heights[number]
        found.setdefault(number, []).extend(
            SecondCell(Box(cell.x1, height - cell.y2, cell.x2, height - cell.y1), cell.text)
            for row in table.cells
            for cell in row
        )
    return found


def _judged(item: Evidence, part: Part, cells: Iterable[SecondCell]) -> Evidence:
    """The evidence with the second opinion; unchanged where camelot found no table.

    The readers agree when they put the same characters into the cell: camelot cuts a merged cell
    into several and may order their lines otherwise.
    """
    touched = [cell.text for cell in cells if _touches(part.box, cell.box)]
    if not touched:
        return item
    own = " ".join(word.text for line in part.lines for word in line)
    agrees = Counter(_folded(own)) == Counter(_folded(" ".join(touched)))
    return item.model_copy(
        update={
            "second_reader_agrees": agrees,
            "confidence": combined(item.confidence, agrees=agrees),
        }
    )


def _touches(one: Box, other: Box) -> bool:
    return (
        min(one.x1, other.x1) - max(one.x0, other.x0) > _TOUCH
        and min(one.bottom, other.bottom) - max(one.top, other.top) > _TOUCH
    )


def _folded(text: str) -> str:
    return _NOT_TEXT.sub("", plain(text))
