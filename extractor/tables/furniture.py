"""Running heads, running feet and page numbers, told apart from what a page says."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.pages.page import Box, Page, Word
from extractor.tables.chunks import chunks_of
from extractor.tables.text import Line, line_text

_MOST_PIECES = 2  # a line in more pieces is the header of a table, however often it comes back
_EDGE_LINES = 4  # how many lines at the top and at the bottom of a page may be furniture
_SAME_PLACE = 0.08  # of the page height: a running line is printed a little lower on a cover
_SHARE = 0.3  # of the pages
_MARGIN_TOP = 0.08  # of the page height: page numbers stand above it,
_MARGIN_BOTTOM = 0.88  # or below this
_PAGE_NUMBER = re.compile(
    r"^\W*(pag(ina|\.)?\s*)?\d{1,4}(\s*(di|/|su)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


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
    edges = [_edge_lines(lines, grids) for _, lines, grids in sheets]
    for lines in edges:
        for line in lines:
            places[_key(line)].append((line.page, line.box.top))
    needed = max(2, _SHARE * len(sheets))
    running = {
        key: where for key, where in places.items() if len({page for page, _ in where}) >= needed
    }
    furniture = Furniture()
    seen: set[str] = set()
    for (page, _, _), lines in zip(sheets, edges, strict=True):
        for line in lines:
            if _is_furniture(line, page.height, running):
                text = line_text(line.words)
                if text not in seen:
                    seen.add(text)
                    furniture.lines.append(line)
                furniture.by_page.setdefault(page.number, set()).update(line.words)
    return furniture


def _key(line: TextLine) -> str:
    return _DIGITS.sub("#", line_text(line.words).lower())


def _edge_lines(lines: Sequence[TextLine], grids: Sequence[Box]) -> list[TextLine]:
    """Lines at the top and at the bottom, outside what grids enclose."""
    first = min((box.top for box in grids), default=float("inf"))
    last = max((box.bottom for box in grids), default=float("-inf"))
    top = [line for line in lines[:_EDGE_LINES] if line.box.top < first]
    rest = lines[max(len(top), len(lines) - _EDGE_LINES) :]
    return top + [line for line in rest if line.box.bottom > last]


def _is_furniture(
    line: TextLine, height: float, running: dict[str, list[tuple[int, float]]]
) -> bool:
    if _PAGE_NUMBER.match(line_text(line.words)):
        return line.box.bottom > _MARGIN_BOTTOM * height or line.box.top < _MARGIN_TOP * height
    if len(chunks_of(line.words)) > _MOST_PIECES:
        return False
    return any(
        page != line.page and abs(top - line.box.top) <= _SAME_PLACE * height
        for page, top in running.get(_key(line), ())
    )
