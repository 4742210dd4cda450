"""Running heads, running feet and page numbers, told apart from what a page says."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from extractor.pages.page import Box, Page, Word
from extractor.tables.chunks import chunks_of
from extractor.tables.text import Line, line_text

_MOST_PIECES = 2  # a line in more pieces is the header of a table, however often it comes back
_EDGE_LINES = 4  # how many lines at the top and at the bottom of a page may be furniture
_SAME_PLACE = 6.0  # points
_NEAR_PLACE = 0.08  # of the page height: on a cover the running head may stand a little lower
_OWN_LINES = 2  # lines of a page's own matter behind which nothing runs
_CLOSE = 0.6  # line heights: a line so near to the page's own is its caption and does not run
_SHARE = 0.3  # of the pages
_MARGIN_TOP = 0.08  # of the page height: page numbers stand above it,
_MARGIN_BOTTOM = 0.88  # or below this
_PAGE_NUMBER = re.compile(
    r"^\W*(pag(ina|\.)?\s*)?\d{1,4}(\s*(di|/|su)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_ALIKE = 0.15  # of the line height by which the spaces of one piece may differ


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text outside any table."""

    page: int
    box: Box
    words: Line


@dataclass(slots=True)
class Furniture:
    """The running lines of a document.

    Attributes:
        lines: Each of them once.
        by_page: The words to leave out of each page.
    """

    lines: list[TextLine] = field(default_factory=list)
    by_page: dict[int, set[Word]] = field(default_factory=dict)

    def words_on(self, page: int) -> set[Word]:
        """The words of running lines on a page."""
        return self.by_page.get(page, set())


def find_furniture(
    sheets: Sequence[tuple[Page, Sequence[TextLine], Sequence[Box]]],
) -> Furniture:
    """Find the running lines.

    Args:
        sheets: For each page its lines outside grids, from the top, and the boxes of its grids.
    """
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    outermost: dict[str, list[tuple[int, float]]] = defaultdict(list)
    edges = [_edge_lines(lines, grids) for _, lines, grids in sheets]
    for lines in edges:
        for line in lines:
            for key in _keys(line):
                places[key].append((line.page, line.box.top))
    needed = max(2, _SHARE * len(sheets))
    running = _repeated(places, needed)
    outer = [_outer_lines(lines, running) for lines in edges]
    for line in (line for lines in outer for line in lines):
        outermost[line_text(line.words)].append((line.page, line.box.top))
    heads = _repeated(outermost, needed)
    captions = _captions(edges, running)
    furniture = Furniture()
    seen: set[str] = set()
    for (page, _, _), lines, own in zip(sheets, edges, outer, strict=True):
        inner = _inner_lines(lines, running)
        for line in lines:
            text = line_text(line.words)
            if id(line) in inner or text in captions:
                continue
            near = _NEAR_PLACE * page.height
            is_outermost = any(line is other for other in own)
            if (
                _is_page_number(line, page.height)
                or _is_running(line, running)
                or (is_outermost and _recurs(line, heads.get(text, ()), near))
            ):
                if text not in seen:
                    seen.add(text)
                    furniture.lines.append(line)
                furniture.by_page.setdefault(page.number, set()).update(line.words)
    return furniture


def _is_running(line: TextLine, running: dict[str, list[tuple[int, float]]]) -> bool:
    return any(_recurs(line, running.get(key, ()), _SAME_PLACE) for key in _keys(line))


def _outer_lines(
    lines: Sequence[TextLine], running: dict[str, list[tuple[int, float]]]
) -> list[TextLine]:
    """The first and the last line of a page, and those behind lines that run at one place."""
    rest = [line for line in lines if not _is_running(line, running)]
    return [line for pair in (lines, rest) if pair for line in (pair[0], pair[-1])]


def _inner_lines(
    lines: Sequence[TextLine], running: dict[str, list[tuple[int, float]]]
) -> set[int]:
    """Lines that stand behind lines of the page's own matter, seen from its edge.

    A form prints its captions in one place of every page, below what each page says for itself.
    """
    inner: set[int] = set()
    for side in _from_edges(lines):
        own = 0
        for line in side:
            if own >= _OWN_LINES:
                inner.add(id(line))
            own += not _is_running(line, running)
    return inner


def _captions(
    pages: Iterable[Sequence[TextLine]], running: dict[str, list[tuple[int, float]]]
) -> set[str]:
    """Lines that run, but stand right at a line of the page's own wherever they do: captions."""
    close: dict[str, bool] = {}
    for lines in pages:
        for side in _from_edges(lines):
            for line, after in zip_longest(side, side[1:]):
                text = line_text(line.words)
                if _is_running(line, running):
                    is_caption = (
                        after is not None
                        and not _is_running(after, running)
                        and _are_close(line, after)
                    )
                    close[text] = close.get(text, True) and is_caption
    return {text for text, is_caption in close.items() if is_caption}


def _from_edges(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Lines from the top edge down, and from the bottom edge up."""
    middle = sum(line.box.top for line in lines) / len(lines) if lines else 0.0
    return (
        [line for line in lines if line.box.top <= middle],
        [line for line in reversed(lines) if line.box.top > middle],
    )


def _are_close(one: TextLine, other: TextLine) -> bool:
    """Whether two lines follow each other as a caption and its value do, on one edge."""
    upper, lower = sorted((one.box, other.box), key=lambda box: box.top)
    return (
        lower.top - upper.bottom < _CLOSE * upper.height and abs(lower.x0 - upper.x0) < _SAME_PLACE
    )


def _keys(line: TextLine) -> list[str]:
    """A line's words, as they are and with its page's own number left open wherever it stands."""
    words = [word.text for word in line.words]
    opened = [open_number(text, line.page) for text in words]
    keys = [" ".join(words).lower()]
    keys.extend(
        " ".join([*words[:place], text, *words[place + 1 :]]).lower()
        for place, text in enumerate(opened)
        if text != words[place]
    )
    return keys


def open_number(text: str, number: int) -> str:
    """A word in which a number is left open, where it is one of its figures."""
    return re.sub(rf"(?<!\d){number}(?!\d)", "#", text, count=1)


def _edge_lines(lines: Sequence[TextLine], grids: Sequence[Box]) -> list[TextLine]:
    """Lines at the top and at the bottom, outside what grids enclose."""
    first = min((box.top for box in grids), default=float("inf"))
    last = max((box.bottom for box in grids), default=float("-inf"))
    top = [line for line in lines[:_EDGE_LINES] if line.box.top < first]
    rest = lines[max(len(top), len(lines) - _EDGE_LINES) :]
    return top + [line for line in rest if line.box.bottom > last]


def _is_page_number(line: TextLine, height: float) -> bool:
    is_in_margin = line.box.bottom > _MARGIN_BOTTOM * height or line.box.top < _MARGIN_TOP * height
    return is_in_margin and _PAGE_NUMBER.match(line_text(line.words)) is not None


def _repeated(
    places: dict[str, list[tuple[int, float]]], needed: float
) -> dict[str, list[tuple[int, float]]]:
    """The lines that stand on so many pages."""
    return {
        text: where for text, where in places.items() if len({page for page, _ in where}) >= needed
    }


def _recurs(line: TextLine, places: Iterable[tuple[int, float]], distance: float) -> bool:
    """Whether a line stands in the same place of another page; headers of tables never do."""
    if len(chunks_of(line.words)) > _MOST_PIECES and not _is_evenly_spaced(line.words):
        return False
    return any(page != line.page and abs(top - line.box.top) <= distance for page, top in places)


def _is_evenly_spaced(words: Line) -> bool:
    """Whether all gaps are alike: the spaces of a wide font, not those between columns."""
    gaps = [after.x0 - word.x1 for word, after in pairwise(words)]
    height = max(word.bottom - word.top for word in words)
    return max(gaps) - min(gaps) <= _ALIKE * height
