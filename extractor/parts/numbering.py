"""Whether a page is the first of a paper: by its own count, its letterhead, or its size."""

import re
from collections.abc import Sequence

from extractor.pages.page import Page, Word
from extractor.tables.text import line_text, lines_of

_MARGIN = 0.1  # of the page height: page numbers stand above or below it
_NUMBER = re.compile(r"(?<!\d)(\d{1,3})(?:\s*(?:di|/|su|of)\s*\d{1,3})?\W*$", re.IGNORECASE)
_FEW_WORDS = 60  # words of a cover at most
_FIRST_LINES = 2


def restarts(pages: Sequence[Page], first: int, page: int) -> bool:
    """Whether a page begins a paper, as another page of the file does.

    Args:
        pages: The pages of the file.
        first: Number of the first page of the paper before, from 1.
        page: Number of the page in question.
    """
    here, there = pages[page - 1], pages[first - 1]
    between = pages[first : page - 1]
    number = _own_number(here)
    if number is not None:
        return number == 1
    if len(here.words) <= _FEW_WORDS:
        return True
    heads = set(_first_lines(there))
    is_running = any(heads & set(_first_lines(other)) for other in between)
    return not is_running and bool(heads & set(_first_lines(here)))


def _own_number(page: Page) -> int | None:
    """The number that a page prints of itself; None without one."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    margins: tuple[list[Word], list[Word]] = (
        [word for word in page.words if word.top > bottom],
        [word for word in page.words if word.bottom < top],
    )
    for words in margins:
        for line in lines_of(words):
            text = line_text(line)
            match = _NUMBER.search(text)
            if match is not None and len(text) < _FEW_WORDS:
                return int(match.group(1))
    return None


def _first_lines(page: Page) -> list[str]:
    return [line_text(line) for line in lines_of(page.words)[:_FIRST_LINES]]
