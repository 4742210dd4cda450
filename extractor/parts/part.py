"""A part of a file: a paper of its own, as pages that can be read by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extractor.pages.page import Fill, Page, Rule, Word


class Role(StrEnum):
    """What a part is, as far as where it begins and ends tells."""

    DOCUMENT = "document"
    ACT = "act"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: a page, from 1, and how far down, in points."""

    page: int
    top: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file.

    Attributes:
        role: What it is.
        pages: Its pages, numbered from 1 and without what belongs to other parts.
        first_page: Number of its first page in the file.
        last_page: Number of its last one.
        copy_of: First and last page of the part that it repeats; None where it repeats none.
    """

    role: Role
    pages: tuple[Page, ...]
    first_page: int
    last_page: int
    copy_of: tuple[int, int] | None = None

    def holds(self, page: int) -> bool:
        """Whether a page of the file is, at least in part, one of its own."""
        return self.first_page <= page <= self.last_page


def part_between(
    pages: Sequence[Page],
    role: Role,
    start: Position,
    end: Position | None,
    copy_of: tuple[int, int] | None = None,
) -> Part:
    """The stretch of a file from one position up to another.

    Args:
        pages: All pages of the file.
        role: What the stretch is.
        start: Where it begins.
        end: Where the next one begins; None at the end of the file.
        copy_of: First and last page of what it repeats.
    """
    last = len(pages) if end is None else end.page if end.top > 0 else end.page - 1
    own: list[Page] = []
    for page in pages[start.page - 1 : last]:
        top = start.top if page.number == start.page else 0.0
        bottom = end.top if end is not None and page.number == end.page else page.height
        own.append(replace(_between(page, top, bottom), number=len(own) + 1))
    return Part(role, tuple(own), start.page, last, copy_of)


def _between(page: Page, top: float, bottom: float) -> Page:
    """A page with what stands between two heights alone."""
    if top <= 0 and bottom >= page.height:
        return page

    def is_in(y: float) -> bool:
        return top <= y < bottom

    return replace(
        page,
        words=tuple(word for word in page.words if is_in(_middle(word))),
        horizontals=tuple(rule for rule in page.horizontals if is_in(rule.position)),
        verticals=tuple(filter(None, (_cut(rule, top, bottom) for rule in page.verticals))),
        fills=tuple(fill for fill in page.fills if is_in(_fill_middle(fill))),
    )


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _fill_middle(fill: Fill) -> float:
    return fill.box.y_middle


def _cut(rule: Rule, top: float, bottom: float) -> Rule | None:
    start, end = max(rule.start, top), min(rule.end, bottom)
    return Rule(rule.position, start, end) if end > start else None
