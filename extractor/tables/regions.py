"""Stretches of lines whose pieces stand in the same columns: tables that no vertical line draws.

A region grows line by line as long as every piece of the next line fits one column and stands where
the column's other pieces stand (on the same left edge, right edge or middle).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.pages.page import Rule
from extractor.tables.chunks import Chunk

_ALIGNED = 4.0  # points by which edges of one column may differ
_CENTRED = 8.0  # points by which middles of one column may differ
_LOOK_AHEAD = 3  # lines among which the one with most pieces gives the columns
_WIDEST_GAP = 5.0  # line heights without text that end a region
_TITLE_GAP = 1.25  # of the widest gap between lines so far: below it a lone piece is a title
_FEWEST_HEADERS = 3  # pieces of a line above the columns that must be their headers
_HEADER_COLUMNS = 4  # pieces of a line that may be a header at the end of a page
_MOST_BANDS = 4  # lines of bands between two rows of a table
_BAND_GAP = 2.0  # line heights within which they stand
_BANDED_SHARE = 0.6  # share of the columns that the row below them fills
_LIKE = 0.6  # share of its cells that hold a figure where a row above does, or none where it does
_BANDED_COLUMNS = 3  # of a table with bands, at least
_FEWEST_LINES = 2
_SHARED_LINES = 2  # lines that must have pieces in two columns or more
_STRUCK_LINES = 2  # lines that a chart's grid lines meet
_STRUCK_SHARE = 0.4  # of its lines
_STRUCK_MIDDLE = 0.25  # of the line height, on either side of the middle
_LABEL_GAP = 2.0  # line heights between a label and the grid line that it names
_BULLET = re.compile(r"^[^\w\s()%+=<>≥≤/*]$")
_MARK = re.compile(
    r"^(?:[^\w\s%+]+\w{0,2}[^\w\s%+]*|\w\)|\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,4}\.?)$"
)
_LABEL = re.compile(r"^[^:]+:$")


@dataclass(slots=True)
class ColumnSpan:
    """A column: what its pieces cover, and where they begin, end and have their middle."""

    x0: float
    x1: float
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    middles: list[float] = field(default_factory=list)

    def is_aligned(self, chunk: Chunk) -> bool:
        """Whether a piece stands on an edge or a middle that the column already has."""
        middle = (chunk.x0 + chunk.x1) / 2
        return (
            any(abs(chunk.x0 - left) <= _ALIGNED for left in self.lefts)
            or any(abs(chunk.x1 - right) <= _ALIGNED for right in self.rights)
            or any(abs(middle - other) <= _CENTRED for other in self.middles)
        )

    def add(self, chunk: Chunk) -> None:
        """Take a piece in."""
        self.x0, self.x1 = min(self.x0, chunk.x0), max(self.x1, chunk.x1)
        self.lefts.append(chunk.x0)
        self.rights.append(chunk.x1)
        self.middles.append((chunk.x0 + chunk.x1) / 2)


@dataclass(slots=True)
class Region:
    """Lines in columns.

    Attributes:
        columns: From the left.
        lines: Each line's pieces with the column of each; -1 for pieces over several columns.
        is_carried: Whether the columns come from the page before.
        is_open_below: Whether the page ends with it, so that it may go on.
    """

    columns: list[ColumnSpan]
    lines: list[list[tuple[int, Chunk]]] = field(default_factory=list)
    is_carried: bool = False
    is_open_below: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the lines are a table and not a chance alignment."""
        shared = sum(len({column for column, _ in line}) > 1 for line in self.lines)
        if self.is_carried:  # a line at the left edge alone begins a page as any paragraph does
            return bool(shared) or any(number > 0 for line in self.lines for number, _ in line)
        if self.is_open_below and len(self.columns) >= _HEADER_COLUMNS and shared:
            return True
        return len(self.lines) >= _FEWEST_LINES and shared >= _SHARED_LINES and not self._is_list()

    def _is_list(self) -> bool:
        """Whether the first column holds nothing but the marks of a list or of headings."""
        pieces = [chunk for line in self.lines for number, chunk in line if number == 0]
        texts = ["".join(word.text for word in piece.words) for piece in pieces]
        if all(_BULLET.match(text) for text in texts):
            return True
        return (
            len(self.columns) == 2
            and any(map(_MARK.match, texts))
            and all(_MARK.match(text) or _LABEL.match(text) or text.isdigit() for text in texts)
        )

    def boundaries(self) -> list[float]:
        """The x between neighbouring columns."""
        return [(before.x1 + after.x0) / 2 for before, after in pairwise(self.columns)]


def is_chart(region: Region, horizontals: Sequence[Rule]) -> bool:
    """Whether the lines are the labels of a chart: its grid lines meet their middles.

    The rules of a table part its lines and never strike them.
    """
    struck = sum(
        any(_is_struck(chunk, rule) for _, chunk in line for rule in horizontals)
        for line in region.lines
    )
    return struck >= _STRUCK_LINES and struck >= _STRUCK_SHARE * len(region.lines)


def _is_struck(chunk: Chunk, rule: Rule) -> bool:
    height = chunk.bottom - chunk.top
    reach = _LABEL_GAP * height
    return (
        abs(rule.position - chunk.middle) < _STRUCK_MIDDLE * height
        and rule.start < chunk.x1 + reach
        and rule.end > chunk.x0 - reach
    )


def begins_with_header(lines: Sequence[Sequence[Chunk]]) -> bool:
    """Whether the first line of a page names columns, as those above tables do: in heavy print."""
    if len(lines) < _FEWEST_LINES or len(lines[0]) < 2:
        return False
    below = next((line for line in lines if not _is_heavy(line)), None)
    return _is_heavy(lines[0]) and below is not None and len(below) > 1


def _is_heavy(line: Sequence[Chunk]) -> bool:
    return all(word.is_bold for chunk in line for word in chunk.words)


def find_regions(
    lines: Sequence[Sequence[Chunk]], carried: Sequence[ColumnSpan] | None = None
) -> tuple[list[Region], list[Sequence[Chunk]]]:
    """Group lines into regions.

    Args:
        lines: The page's lines from the top, as pieces.
        carried: The columns of a table that ended the page before.

    Returns:
        The regions that are tables, and the lines that are in none.
    """
    regions: list[Region] = []
    others: list[Sequence[Chunk]] = []
    index = 0
    if carried is not None:
        region = Region([_copy(column) for column in carried], is_carried=True)
        after = _grow(region, lines, 0)
        if region.is_table:
            regions.append(region)
            index = after
    while index < len(lines):
        started = _start(lines, index)
        if started is None:
            others.append(lines[index])
            index += 1
            continue
        region, after = started
        after = _grow(region, lines, after)
        region.is_open_below = after == len(lines)
        if region.is_table:
            regions.append(region)
            index = after
        else:
            others.append(lines[index])
            index += 1
    return regions, others


def _copy(column: ColumnSpan) -> ColumnSpan:
    return ColumnSpan(
        column.x0, column.x1, list(column.lefts), list(column.rights), list(column.middles)
    )


def _start(lines: Sequence[Sequence[Chunk]], index: int) -> tuple[Region, int] | None:
    """A region whose columns are those of the fullest of the first lines; where to go on."""
    ahead = lines[index : index + _LOOK_AHEAD]
    if len(ahead[0]) < 2:
        return None
    fullest = max(
        range(len(ahead)),
        key=lambda offset: (len(ahead[offset]), not ahead[offset][0].is_tall, -offset),
    )
    if not _are_near(ahead[: fullest + 1]):
        fullest = 0
    if any(map(_is_of_labels, ahead[:fullest])):
        return None  # labels with values name no columns, nor does what stands above them
    region = Region([ColumnSpan(chunk.x0, chunk.x1) for chunk in ahead[fullest]])
    for column, chunk in zip(region.columns, ahead[fullest], strict=True):
        column.add(chunk)
    for line in ahead[:fullest]:
        placed = [(_loose_column(region, chunk), chunk) for chunk in line]
        region.lines.append(placed)
        if len(line) >= _FEWEST_HEADERS and all(
            number < 0 or _fits_between(region.columns, number, chunk) for number, chunk in placed
        ):
            for number, chunk in placed:
                if number >= 0:
                    region.columns[number].add(chunk)
    region.lines.append(list(enumerate(ahead[fullest])))
    return region, index + fullest + 1


def _is_of_labels(line: Sequence[Chunk]) -> bool:
    """Whether a line holds several pieces, each a label, a colon and a value."""
    return len(line) > 1 and all(
        any(word.text.endswith(":") for word in piece.words[:-1]) for piece in line
    )


def _fits_between(columns: Sequence[ColumnSpan], number: int, chunk: Chunk) -> bool:
    """Whether a piece leaves the columns beside its own alone."""
    left = columns[number - 1].x1 if number > 0 else float("-inf")
    right = columns[number + 1].x0 if number + 1 < len(columns) else float("inf")
    return left < chunk.x0 and chunk.x1 < right


def _are_near(lines: Sequence[Sequence[Chunk]], gap: float = 1.5) -> bool:
    return all(
        after[0].top - before[0].bottom < gap * (before[0].bottom - before[0].top)
        for before, after in pairwise(lines)
    )


def _loose_column(region: Region, chunk: Chunk) -> int:
    """The column of a piece above the columns' own line, -1 where it stands over several."""
    over = [
        number
        for number, column in enumerate(region.columns)
        if chunk.x0 < column.x1 and chunk.x1 > column.x0
    ]
    if len(over) == 1:
        return over[0]
    lefts = [
        number
        for number, column in enumerate(region.columns)
        if abs(column.x0 - chunk.x0) <= _ALIGNED
    ]
    return lefts[0] if lefts and not over else -1


def _grow(region: Region, lines: Sequence[Sequence[Chunk]], index: int) -> int:
    """Add lines as long as they fit; the index of the first that does not."""
    while index < len(lines):
        line = lines[index]
        following = lines[index + 1] if index + 1 < len(lines) else None
        if line[0].is_tall:
            break
        if region.lines and _ends_above(region, line, following):
            bands = _bands(region, lines[index : index + _MOST_BANDS + 1])
            if not bands:
                break
            region.lines.extend(bands)
            index += len(bands)
            continue
        placed = _placed(region, line)
        if placed is None:
            bands = _bands(region, lines[index : index + _MOST_BANDS + 1])
            if not bands:
                break
            region.lines.extend(bands)
            index += len(bands)
            continue
        for number, chunk in placed:
            region.columns[number].add(chunk)
        region.lines.append(placed)
        index += 1
    return index


def _bands(region: Region, lines: Sequence[Sequence[Chunk]]) -> list[list[tuple[int, Chunk]]]:
    """Bands between rows of a table, with the column of each piece; none where a table begins.

    A band begins where the table does, and runs over columns or stands alone; a figure may stand
    at its end. The row below holds figures where a full row above has them.
    """
    rows = [
        number
        for number, line in enumerate(lines[: _MOST_BANDS + 1])
        if len(line) >= max(_BANDED_COLUMNS, _BANDED_SHARE * len(region.columns))
    ]
    if not region.lines or len(region.columns) < _BANDED_COLUMNS:
        return []
    if not rows:
        return _bands_at_page_end(region, lines)
    row, bands = lines[rows[0]], lines[: rows[0]]
    last: Sequence[Chunk] = [chunk for _, chunk in region.lines[-1]]
    if not all(_may_be_band(region, band) for band in bands):
        return []
    if not _are_near([last, *bands, row], _BAND_GAP) or not _is_row(region, row):
        return []
    return [_as_band(region, band) for band in bands]


def _bands_at_page_end(
    region: Region, lines: Sequence[Sequence[Chunk]]
) -> list[list[tuple[int, Chunk]]]:
    """The last lines of a page below a header whose rows stand on the next page."""
    last: Sequence[Chunk] = [chunk for _, chunk in region.lines[-1]]
    is_header = len(region.columns) >= _HEADER_COLUMNS and all(
        _is_heavy([chunk for _, chunk in line]) for line in region.lines
    )
    is_end = len(lines) <= _MOST_BANDS and all(_may_be_band(region, line) for line in lines)
    if not is_header or not is_end or not _are_near([last, *lines], _BAND_GAP):
        return []
    return [_as_band(region, line) for line in lines]


def _as_band(region: Region, line: Sequence[Chunk]) -> list[tuple[int, Chunk]]:
    return [(-1, line[0]), *((len(region.columns) - 1, chunk) for chunk in line[1:])]


def _may_be_band(region: Region, line: Sequence[Chunk]) -> bool:
    """Whether a line begins where the table does, with a piece at its other end at most."""
    first, *others = line
    left, right = region.columns[0].x0, region.columns[-1].x1
    if not left - _ALIGNED <= first.x0 < right or len(others) > 1:
        return False
    return all(first.x0 <= left + _ALIGNED and other.x0 > region.columns[-2].x1 for other in others)


def _rows_of(region: Region) -> list[list[tuple[int, Chunk]]]:
    """The full lines of a region that are no header: in heavy print where others are not."""
    full = [line for line in region.lines if len(line) == len(region.columns)]
    return [line for line in full if not _is_heavy([chunk for _, chunk in line])]


def _begins_table(region: Region, line: Sequence[Chunk]) -> bool:
    """Whether a line names columns anew: it is in heavy print, and rows above are not."""
    return _is_heavy(line) and bool(_rows_of(region))


def _is_row(region: Region, line: Sequence[Chunk]) -> bool:
    """Whether a line fits the columns, and is like the full rows above where there are any."""
    placed = _placed(region, line)
    if placed is None or _begins_table(region, line):
        return False
    own = {number: _has_figure(chunk) for number, chunk in placed}
    rows = [{number: _has_figure(chunk) for number, chunk in above} for above in _rows_of(region)]
    rows = [row for row in rows if any(row.values())]
    if not rows:
        return all(region.columns[number].is_aligned(chunk) for number, chunk in placed)
    return any(
        sum(row[number] == has for number, has in own.items()) >= _LIKE * len(own) for row in rows
    )


def _has_figure(chunk: Chunk) -> bool:
    return any(character.isdigit() for word in chunk.words for character in word.text)


def _ends_above(region: Region, line: Sequence[Chunk], following: Sequence[Chunk] | None) -> bool:
    """Whether a line stands too far below the region, as the title of the next table does.

    A lone piece is a band within the table where the line after it fills the same columns.
    """
    _, last = region.lines[-1][0]
    gap = line[0].top - last.bottom
    if gap > _WIDEST_GAP * (last.bottom - last.top):
        return True
    usual = max(
        (after[0][1].top - before[0][1].bottom for before, after in pairwise(region.lines)),
        default=gap,
    )
    is_title = len(line) == 1 and _column_of(region, line[0]) == 0
    if not is_title or gap <= max(_TITLE_GAP * usual, 0.5 * (last.bottom - last.top)):
        return False
    is_band = (
        following is not None
        and len(following) == len(region.columns)
        and _placed(region, following) is not None
        and not _begins_table(region, following)
    )
    return not is_band


def _placed(region: Region, line: Sequence[Chunk]) -> list[tuple[int, Chunk]] | None:
    """The column of each piece of a line, or None when the line does not fit."""
    placed: list[tuple[int, Chunk]] = []
    strays = 0
    for chunk in line:
        number = _column_of(region, chunk)
        if number is None:
            return None
        strays += not region.columns[number].is_aligned(chunk)
        placed.append((number, chunk))
    shared = len(line) - len({number for number, _ in placed})
    if shared > 1 or (shared and len(line) > len(region.columns)):
        return None
    if 2 * strays > len(line) or (strays and len(line) == 1):
        return None
    return placed


def _column_of(region: Region, chunk: Chunk) -> int | None:
    columns = region.columns
    over = [
        number
        for number, column in enumerate(columns)
        if chunk.x0 < column.x1 and chunk.x1 > column.x0
    ]
    if len(over) > 1:
        return None
    number = over[0] if over else _nearest(columns, chunk)
    return number if _fits_between(columns, number, chunk) else None


def _nearest(columns: Sequence[ColumnSpan], chunk: Chunk) -> int:
    def distance(column: ColumnSpan) -> float:
        return max(column.x0 - chunk.x1, chunk.x0 - column.x1)

    return min(range(len(columns)), key=lambda number: distance(columns[number]))
