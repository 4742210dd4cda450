"""Rows told by leading: lines of a cell stand at the usual distance, the next row further off."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import quantiles

from extractor.tables.chunks import Chunk
from extractor.tables.refined import is_figure
from extractor.tables.regions import Region

PLAIN_PITCH = 1.0
"""The distance of lines, in line heights, where no page tells."""

_COUNT = re.compile(r"^(\d{1,3})[.)]?$")
_FEWEST_COUNTED = 3  # numbers that count rows
_FEWEST_FROM_ONE = 2  # the same, where they begin at 1
_FEWEST_DISTANCES = 3
_WIDEST_PITCH = 1.6  # lines further apart are rows of one line each
_SOLID = 0.95  # line heights: lines of one cell stand no closer
_ROW_GAP = 1.2  # of the usual distance of lines: a larger one parts rows
_SMALLEST_GAP = 1.0  # points by which it must be larger
_CODE_LENGTH = 7  # characters
_FEWEST_FULL = 3  # lines, and columns, that are full
_EVEN = 0.15  # of the line height by which the distances of such lines differ
_FEWEST_FIGURES = 3  # in a column of figures
_TOGETHER = 0.4  # the same, where two columns hold figures in the very same lines
_OTHER_SIZE = 0.12  # share of the height of a line by which another is in another size
_LABEL = ":"  # ends a label
_FEWEST_LABELS = 3
_LABELS = 0.6  # share of the texts of the first column that end a label
_FIGURE_SHARE = 0.75  # share of the lines below the header that hold figures


def usual_pitch(lines: Iterable[Sequence[Chunk]]) -> float | None:
    """The distance of lines below each other, as a multiple of the line height, in running text.

    None where a page does not tell: too few lines, or all so far apart that each is a row.
    """
    distances = []
    before: list[Chunk] = []
    for line in lines:
        for chunk in line:
            for above in before:
                height = above.bottom - above.top
                distance = chunk.top - above.top
                if abs(above.x0 - chunk.x0) < 1.0 and 0.5 * height < distance < 2.5 * height:
                    distances.append(distance / height)
        before = [chunk for chunk in line if not chunk.is_tall]
    if len(distances) < _FEWEST_DISTANCES:
        return None
    pitch = quantiles(distances, n=10)[0]
    return pitch if pitch <= _WIDEST_PITCH else None


def _least_pitch(region: Region, pitch: float) -> float:
    """The least distance of lines in a column, as a multiple of the line height.

    Where cells wrap they do so at this distance, whatever the page's rows made of the usual one.
    """
    last: dict[int, Chunk] = {}
    least = pitch
    for number, chunk in (piece for line in region.lines for piece in line):
        above = last.get(number)
        if above is not None and not (above.is_tall or chunk.is_tall):
            distance = (chunk.top - above.top) / (above.bottom - above.top)
            if distance >= _SOLID:
                least = min(least, distance)
        last[number] = chunk
    return least


def runs_of_lines(region: Region, pitch: float) -> list[list[list[Chunk]]]:
    """For each column its runs of lines that follow each other at the usual distance."""
    columns: list[list[list[Chunk]]] = [[] for _ in region.columns]
    pitch = _least_pitch(region, pitch)
    each_a_row = (
        counted_lines(region)
        or _lines_of_figures(region)
        or _full_lines(region)
        or _after_labels(region)
    )
    for index, line in enumerate(region.lines):
        for number, chunk in line:
            runs = columns[max(number, 0)]
            if index in each_a_row or not runs or _parts(runs[-1][-1], chunk, pitch, number):
                runs.append([chunk])
            else:
                runs[-1].append(chunk)
    return columns


def counted_lines(region: Region) -> set[int]:
    """Lines that begin rows, where the first column counts them: 1, 2, 3 or 14, 15, 16.

    Each number stands on the first line of its row: the first row begins with one, and lines
    without a number stand closer to the line above than those with one. A line that does not is a
    row too, if it holds a figure: it adds up the others.
    """
    numbers = {
        index: int(match[1])
        for index, line in enumerate(region.lines)
        if line[0][0] == 0
        and len(line) > 1
        and len(line[0][1].words) == 1
        and (match := _COUNT.match(line[0][1].words[0].text))
    }
    counts = list(numbers.values())
    first, last = min(numbers, default=0), len(region.lines)
    fewest = _FEWEST_FROM_ONE if counts[:1] == [1] else _FEWEST_COUNTED
    if len(counts) < fewest or counts != list(range(counts[0], counts[0] + len(counts))):
        return set()
    tops = [line[0][1].top for line in region.lines]
    steps = {index: tops[index] - tops[index - 1] for index in range(first + 1, last)}
    least = min(step for index, step in steps.items() if index in numbers)
    others = [index for index in steps if index not in numbers]
    own = {
        index
        for index in others
        if steps[index] > least - _SMALLEST_GAP and _holds_figure(region.lines[index])
    }
    if any(steps[index] > least - _SMALLEST_GAP for index in others if index not in own):
        return set()
    return {*numbers, *own}


def _holds_figure(line: Sequence[tuple[int, Chunk]]) -> bool:
    return any(len(chunk.words) == 1 and is_figure(chunk.words[0].text) for _, chunk in line)


def _full_lines(region: Region) -> set[int]:
    """All lines, where they stand equally far apart and each fills every column: each is a row.

    Cells that wrap hardly ever wrap in all columns at once.
    """
    if len(region.columns) < _FEWEST_FULL or len(region.lines) < _FEWEST_FULL:
        return set()
    numbers = set(range(len(region.columns)))
    tops = [line[0][1].top for line in region.lines]
    height = min(chunk.bottom - chunk.top for _, chunk in region.lines[0])
    steps = [after - before for before, after in pairwise(tops)]
    is_even = max(steps) - min(steps) <= _EVEN * height
    is_full = all({number for number, _ in line} == numbers for line in region.lines)
    return set(range(len(region.lines))) if is_even and is_full else set()


def _after_labels(region: Region) -> set[int]:
    """Lines that begin after a label ended, where the first column holds labels: each is a row.

    So does one in another size. Lines in which the first column is empty go on with the values
    above.
    """
    first = [(index, line[0][1]) for index, line in enumerate(region.lines) if line[0][0] == 0]
    ended = [chunk.words[-1].text.endswith(_LABEL) for _, chunk in first]
    if len(first) < _FEWEST_LABELS or sum(ended) < _LABELS * len(first):
        return set()
    after = {
        index
        for ((_, above), (index, chunk)), is_end in zip(pairwise(first), ended, strict=False)
        if is_end or abs(_height(above) - _height(chunk)) > _OTHER_SIZE * _height(above)
    }
    return {first[0][0], *after}


def _height(chunk: Chunk) -> float:
    return chunk.bottom - chunk.top


def _lines_of_figures(region: Region) -> set[int]:
    """Lines that hold figures, where each is a row.

    That is so where (almost) each line of a region holds some, and where two columns hold figures
    in the very same lines.
    """
    places = [
        {
            number
            for number, chunk in line
            if len(chunk.words) == 1 and is_figure(chunk.words[0].text)
        }
        for line in region.lines
    ]
    counts = Counter(number for line in places for number in line)
    columns = {number for number, count in counts.items() if count >= _FEWEST_FIGURES}
    by_column = Counter(
        frozenset(index for index, line in enumerate(places) if number in line)
        for number in columns
    )
    together = max(
        (
            rows
            for rows, count in by_column.items()
            if count > 1 and len(rows) > 2 * _FEWEST_FIGURES
        ),
        key=len,
        default=None,
    )
    if together is not None and len(together) >= _TOGETHER * (len(region.lines) - min(together)):
        return set(together)
    rows = {index for index, line in enumerate(places) if line & columns}
    first = min(rows, default=0)
    is_dense = len(rows) >= _FIGURE_SHARE * (len(region.lines) - first)
    return rows if len(columns) > 1 and is_dense else set()


def _parts(above: Chunk, chunk: Chunk, pitch: float, column: int) -> bool:
    """Whether a new cell begins with a piece that stands below another."""
    if column < 0 or above.is_tall or chunk.is_tall:
        return True
    height = above.bottom - above.top
    distance = chunk.top - above.top
    if distance < 0.5 * height:
        return False
    limit = max(pitch * height * _ROW_GAP, pitch * height + _SMALLEST_GAP)
    return distance > limit or (column == 0 and _is_code(chunk) and _is_code(above))


def _is_code(chunk: Chunk) -> bool:
    text = chunk.words[0].text
    return (
        len(chunk.words) == 1
        and len(text) <= _CODE_LENGTH
        and (any(character.isdigit() for character in text) or len(text) == 1)
    )


def row_starts(columns: Sequence[Sequence[Sequence[Chunk]]]) -> list[float]:
    """The tops at which cells begin, tops of one row as one."""
    tops = sorted((run[0].top, run[0].bottom - run[0].top) for runs in columns for run in runs)
    starts: list[float] = []
    for top, height in tops:
        if not starts or top - starts[-1] > 0.6 * height:
            starts.append(top)
    return starts
