"""The verdict on a reading: the share of the paper that it holds, and whether to trust it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.coverage.doubts import Doubt, doubts_of, illegible
from extractor.coverage.held import HeldWords
from extractor.coverage.known import Known
from extractor.coverage.left_out import Left, LeftOutRegion, left_out
from extractor.coverage.regions import Region, regions_of
from extractor.coverage.tolerances import COVERAGE
from extractor.layouts.records import TypedDraft
from extractor.layouts.vocabulary import Vocabulary
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text
from models.vocabulary import ReadingStatus


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document was understood.

    Attributes:
        share_pct: Share of the words that say something of objectives which records hold, 0-100.
        status: The verdict.
        doubts: Why it is not understood whole; empty where it is.
        left_out: The regions that no record holds.
    """

    share_pct: float
    status: ReadingStatus
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOutRegion, ...]

    @property
    def basis(self) -> str | None:
        """The doubts as a sentence; None without any."""
        return "; ".join(doubt.sentence for doubt in self.doubts) or None


def measure_coverage(
    items: Sequence[Table | TextLine],
    held: HeldWords,
    records: TypedDraft,
    vocabulary: Vocabulary,
    style: JoinStyle,
    illegible_pages: Sequence[int] = (),
    pages_before: int = 0,
) -> Coverage:
    """Hold the words of a document against those of its records.

    Args:
        items: Its tables and lines in reading order.
        held: The words that its records hold.
        records: Its records.
        vocabulary: The words of headers and headings.
        style: How it wraps its lines.
        illegible_pages: Pages whose text layer cannot be believed.
        pages_before: Pages of the file before its first: doubts name the pages of the file.
    """
    lines = (line_text(item.words) for item in items if isinstance(item, TextLine))
    known = Known(lines, vocabulary)
    regions = _from_first_record(regions_of(items, held, known, style))
    share_pct = _share_pct(regions)
    regions_left = tuple(left_out(regions))
    pages: dict[Left, list[int]] = defaultdict(list)
    for region in regions_left:
        pages[region.kind].append(region.page + pages_before)
    doubts = (
        *illegible([page + pages_before for page in illegible_pages]),
        *doubts_of(pages, records, share_pct, known),
    )
    status = _status(share_pct, doubts, has_objectives=bool(records.objectives))
    return Coverage(share_pct, status, doubts, regions_left)


def _from_first_record(regions: Sequence[Region]) -> list[Region]:
    """The regions from the first record on: those before it say nothing of objectives.

    A table before the first value belongs to the records where its rows are cut as those of a
    table that gave some.
    """
    held = {region.table for region in regions if region.is_held} - {None}
    firsts = (at for at, region in enumerate(regions) if region.is_held or region.table in held)
    first = next(firsts, None)
    if first is None:
        return list(regions)
    before = regions[:first]
    rows = [region for region in before if region.table is not None and len(region.pieces) > 1]
    cuts = {_cut(region) for region in regions if region.is_held} if rows else set()
    alike = {region.table for region in rows if _cut(region) in cuts}
    first = next((at for at, region in enumerate(before) if region.table in alike), first)
    return list(regions[_with_heading(regions, first) :])


def _with_heading(regions: Sequence[Region], first: int) -> int:
    """Where what is counted begins: a heading just over the first record is counted with it."""
    above = regions[first - 1] if first else None
    return first - 1 if above is not None and above.table is None else first


def _cut(region: Region) -> tuple[int, ...]:
    """Where the cells of a row begin, in steps of some points."""
    return tuple(round(piece.part.box.x0 / COVERAGE.same_edge) for piece in region.pieces)


def _share_pct(regions: Sequence[Region]) -> float:
    """Words that fields hold, with headers and labels; words under unknown headers count less."""
    counted = [
        piece
        for region in regions
        if not (region.is_known or region.is_other_matter)
        for piece in region.pieces
    ]
    words = sum([piece.count for piece in counted])
    if not words:
        return 0.0
    held = sum([piece.held for piece in counted])
    return round(100 * held / words, 1)


def _status(share_pct: float, doubts: Sequence[Doubt], *, has_objectives: bool) -> ReadingStatus:
    if not has_objectives or share_pct < COVERAGE.not_understood_pct:
        return ReadingStatus.NOT_UNDERSTOOD
    return ReadingStatus.PARTLY_UNDERSTOOD if doubts else ReadingStatus.UNDERSTOOD
