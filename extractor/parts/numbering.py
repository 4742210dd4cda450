"""Whether a page is the first of a paper: by its own count, or by its letterhead."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.layouts.body_names import name_at, tokens_of
from extractor.layouts.folding import plain
from extractor.pages.page import Page
from extractor.parts.lexicon import part_words
from extractor.tables.text import line_text, lines_of

_MARGIN = 0.1  # of the page height: page numbers stand above or below it
_FEW_WORDS = 60  # words of a cover at most
_FIRST_LINES = 3
_FEWEST_BEFORE = 2  # pages without a running head that tell where it begins


def restarts(pages: Sequence[Page], first: int, page: int) -> bool:
    """Whether a page begins a paper, and does not go on with the one before.

    Args:
        pages: The pages of the file.
        first: Number of the first page of the paper before, from 1.
        page: Number of the page in question.
    """
    here = pages[page - 1]
    number = _own_number(here)
    if number is not None:
        return number == 1
    if len(here.words) <= _FEW_WORDS:
        return True
    head = body_at_top(here)
    before = [head in _first_lines(other) for other in pages[first - 1 : page - 1]]
    if head is None or before[-1] or any(before[1:]):
        return False
    is_running = page < len(pages) and head in _first_lines(pages[page])
    return not is_running or len(before) >= _FEWEST_BEFORE


def body_at_top(page: Page) -> str | None:
    """The line at the top of a page that begins with the name of a public body."""
    return next((line for line in _first_lines(page) if name_at(line, tokens_of(line), 0)), None)


@cache
def _number() -> re.Pattern[str]:
    """A line that is a page number, or says one in words, or as a share of all."""
    words = part_words()
    before = "|".join(map(re.escape, words.before_number))
    of = "|".join(map(re.escape, words.number_of))
    return re.compile(
        rf"(?:{before})\s*(\d{{1,3}})\b|(?<!\d)(\d{{1,3}})\s*(?:{of})\s*\d{{1,3}}\W*$|^\W*(\d{{1,3}})\W*$"
    )


def _own_number(page: Page) -> int | None:
    """The number that a page prints of itself; None without one."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    words = [word for word in page.words if word.top > bottom or word.bottom < top]
    for line in reversed(lines_of(words)):
        match = _number().search(plain(line_text(line)))
        if match is not None:
            return int(next(filter(None, match.groups())))
    return None


def _first_lines(page: Page) -> list[str]:
    return [line_text(line) for line in lines_of(page.words)[:_FIRST_LINES]]
