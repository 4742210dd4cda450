"""A stamp, and the tolerances by which one is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractor.pages.page import Box, Word
from extractor.tables.furniture import TextLine

Line = Sequence[Word]


class StampSign(StrEnum):
    """By what a stamp is told."""

    TURNED = "it stands turned in the margin"
    WORDED = "it reads like a registration, a signature or a note of conformity"
    RECURRING = "it stands at the same place on other pages, beside what they say"
    OVERLAID = "its frame lies over lines and words of the page"
    SLANTED = "it stands at a slant across the page"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was put on a page.

    Attributes:
        page: From 1.
        box: Its frame, or the area of its words where it has none.
        lines: Its words, line by line.
        sign: By what it was told.
        is_framed: Whether lines or a background draw the box.
    """

    page: int
    box: Box
    lines: tuple[Line, ...]
    sign: StampSign
    is_framed: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for line in self.lines for word in line)

    def text_lines(self) -> list[TextLine]:
        """Its words as lines outside tables."""
        return [TextLine(self.page, area_of([line]), list(line)) for line in self.lines]


@dataclass(frozen=True, slots=True)
class StampTolerances:
    """Every tolerance of this room; docs/decisions/0074-stamps.md says how they were settled.

    Attributes:
        recurring_share: Of the pages of one size, 0 to 1: what stands on so many recurs.
        margin: Of the page width: turned words nearer to the edge are a stamp whatever they say.
        largest: Of the page area: a larger frame is part of the paper.
        most_words: A stamp has no more.
        plain_share: Of its words: with more ordinary words in lower case it is a sentence.
        named_share: The same where it does not open like a stamp and only names a number of one.
        same_edge: Points by which a frame may miss the edge of a table and still follow it.
        corner: Points by which the sides of a frame may miss each other.
        exact: Points by which the line of a neighbouring cell misses a corner at most.
        own: Points by which the lines that draw a frame miss it at most.
        size: Of the height of type by which a stamp differs from the text that it stands over.
    """

    recurring_share: float = 0.6
    margin: float = 0.07
    largest: float = 0.12
    most_words: int = 45
    plain_share: float = 0.35
    named_share: float = 0.15
    same_edge: float = 4.0
    corner: float = 3.0
    exact: float = 1.0
    own: float = 0.1
    size: float = 0.08


TOLERANCES = StampTolerances()


def area_of(lines: Sequence[Line]) -> Box:
    """The smallest box around words."""
    words = [word for line in lines for word in line]
    _, lefts, tops, rights, bottoms, *_ = zip(*words, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def holds(outer: Box, inner: Box | Word, slack: float = 1.0) -> bool:
    """Whether a box holds another, or a word, whole."""
    return (
        outer.x0 - slack <= inner.x0
        and outer.top - slack <= inner.top
        and inner.x1 <= outer.x1 + slack
        and inner.bottom <= outer.bottom + slack
    )
