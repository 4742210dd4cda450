"""Running heads, running feet and page numbers, told apart from what a page says."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from extractor.tables.cell import Table
from extractor.tables.page_tables import PageContent, TextLine
from extractor.tables.text import line_text

_EDGE_LINES = 4  # how many lines at the top and at the bottom of a page may be furniture
_SAME_PLACE = 8.0  # points
_SHARE = 0.3  # of the pages
_PAGE_NUMBER = re.compile(
    r"^\W*(pag(ina|\.)?\s*)?\d{1,4}(\s*(di|/|su)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def without_furniture(
    contents: Sequence[PageContent],
) -> tuple[list[PageContent], list[TextLine]]:
    """Take furniture out of the pages.

    Returns:
        The pages without it, and each running line once.
    """
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for content in contents:
        for line in _edge_lines(content):
            places[_key(line)].append((content.page.number, line.box.top))
    needed = max(2, _SHARE * len(contents))
    running = {
        key: where for key, where in places.items() if len({page for page, _ in where}) >= needed
    }
    cleaned: list[PageContent] = []
    furniture: dict[str, TextLine] = {}
    for content in contents:
        dropped: list[int] = []
        for line in _edge_lines(content):
            if _is_furniture(line, content, running):
                furniture.setdefault(line_text(line.words), line)
                dropped.append(id(line))
        cleaned.append(
            replace(content, items=tuple(item for item in content.items if id(item) not in dropped))
            if dropped
            else content
        )
    return cleaned, list(furniture.values())


def _key(line: TextLine) -> str:
    return _DIGITS.sub("#", line_text(line.words).lower())


def _edge_lines(content: PageContent) -> list[TextLine]:
    """Lines at the top and at the bottom, outside what tables enclose."""
    items = content.items
    top: list[TextLine] = []
    for item in items[:_EDGE_LINES]:
        if isinstance(item, Table):
            break
        top.append(item)
    bottom: list[TextLine] = []
    for item in reversed(items[max(len(top), len(items) - _EDGE_LINES) :]):
        if isinstance(item, Table):
            break
        bottom.append(item)
    return top + bottom


def _is_furniture(
    line: TextLine, content: PageContent, running: dict[str, list[tuple[int, float]]]
) -> bool:
    height = content.page.height
    if _PAGE_NUMBER.match(line_text(line.words)):
        return line.box.bottom > 0.88 * height or line.box.top < 0.08 * height
    return any(
        page != line.page and abs(top - line.box.top) <= _SAME_PLACE
        for page, top in running.get(_key(line), ())
    )
