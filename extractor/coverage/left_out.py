"""What no record holds, as regions of the page with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from extractor.coverage.regions import Piece, Region
from extractor.coverage.tolerances import COVERAGE
from extractor.pages.page import Box

_SHOWN = 300  # characters of a region's words that are kept


class Left(StrEnum):
    """What was left out, as a sentence of its reason."""

    TABLE = "no row of this table was read"
    OTHER_MATTER = "this table is of sums, creditors or works, and of no objectives"
    ROW = "this row was not read with the others of its table"
    CELLS = "these cells of a row that was read are in none of its fields"
    BOX = "this box was not read"
    LINE = "this line has the form of a label or of a heading, and nothing was read from it"
    HEADER = "this header names no field"


@dataclass(frozen=True, slots=True)
class LeftOutRegion:
    """A region that no record holds.

    Attributes:
        kind: What it is.
        page: From 1.
        box: Around its words.
        words: Its words, cut where they are many.
    """

    kind: Left
    page: int
    box: Box
    words: str


def left_out(regions: Sequence[Region]) -> Iterator[LeftOutRegion]:
    """The regions that no record holds, tables of which nothing was read whole a page."""
    for table, of_table in groupby(regions, key=lambda region: region.table):
        rows = list(of_table)
        if table is None:
            for region in rows:
                yield from _by_page(region.left, Left.LINE)
        elif any(region.is_held for region in rows):
            for region in rows:
                yield from _of_row(region)
        else:
            pieces = [piece for region in rows for piece in region.left]
            is_box = all(len(region.pieces) < COVERAGE.table_cells for region in rows)
            kind = Left.BOX if is_box else Left.TABLE
            if any(region.is_other_matter for region in rows):
                kind = Left.OTHER_MATTER
            yield from _by_page(pieces, kind)


def _of_row(region: Region) -> Iterator[LeftOutRegion]:
    if region.unknown_headers:
        yield from _by_page(region.unknown_headers, Left.HEADER)
    left = region.left
    if left:
        is_whole = len(left) == len(region.pieces)
        yield from _by_page(left, Left.ROW if is_whole else Left.CELLS)


def _by_page(pieces: Sequence[Piece], kind: Left) -> Iterator[LeftOutRegion]:
    in_order = sorted(pieces, key=_page)
    for page, on_page in groupby(in_order, key=_page):
        own = list(on_page)
        inks = [piece.part.ink for piece in own]
        words = " | ".join(piece.text for piece in own)
        yield LeftOutRegion(
            kind,
            page,
            Box(
                min(ink.x0 for ink in inks),
                min(ink.top for ink in inks),
                max(ink.x1 for ink in inks),
                max(ink.bottom for ink in inks),
            ),
            words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…",
        )


def _page(piece: Piece) -> int:
    return piece.part.page
