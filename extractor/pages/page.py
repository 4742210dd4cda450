"""A page as words and ruling lines.

Coordinates are points, the origin at the top left of the page as shown: rotation is undone, so that
``top`` grows downwards and text reads from left to right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from extractor.pages.share import WHOLE, Share
from models.vocabulary import Engine


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Horizontal extent."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Vertical extent."""
        return self.bottom - self.top

    @property
    def x_middle(self) -> float:
        """Middle of the horizontal extent."""
        return (self.x0 + self.x1) / 2

    @property
    def y_middle(self) -> float:
        """Middle of the vertical extent."""
        return (self.top + self.bottom) / 2


class Word(NamedTuple):
    """A run of characters without white space.

    Attributes:
        text: The characters.
        x0: Left edge.
        top: Top of the line box (ascender), not of the ink.
        x1: Right edge.
        bottom: Bottom of the line box (descender).
        has_space_after: Whether the text layer holds a space right after it. Producers that write
            one at the end of wrapped lines thereby tell a wrapped line from a broken word.
        is_upright: False for words set vertically.
        is_bold: Whether its first letter is set in a heavy face. The size of its letters is told by
            the height of the line box.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    has_space_after: bool = False
    is_upright: bool = True
    is_bold: bool = False


def on_page(words: Iterable[Word], width: float, height: float) -> list[Word]:
    """The words that reach into a page of a size; what stands beside it is not shown."""
    return [
        word
        for word in words
        if word[3] > 0 and word[1] < width and word[4] > 0 and word[2] < height
    ]


class Rule(NamedTuple):
    """A ruling line: its `position` across, and from `start` to `end` along it."""

    position: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled area that is no line, such as the background of a cell, and its grey (0 black)."""

    box: Box
    grey: float


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows.

    Attributes:
        number: From 1.
        width: Of the page as shown, in points.
        height: Likewise.
        words: In the order of the text layer.
        horizontals: Ruling lines across the page (``position`` is a y).
        verticals: Ruling lines down the page (``position`` is an x).
        fills: Filled areas, white ones left out.
        engine: The reader.
        hidden_words: Words of the text layer that are not shown, left out of `words`.
        unmapped_share: Share of characters that have no Unicode meaning, 0 to 1.
        slanted_words: Words set at a slant across the page, such as a watermark; not in `words`.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    horizontals: tuple[Rule, ...]
    verticals: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    engine: Engine
    hidden_words: int = 0
    unmapped_share: float = 0.0
    slanted_words: tuple[Word, ...] = ()


class AttachedFile(NamedTuple):
    """A file attached to a PDF: its name, where it has one, and its size in bytes."""

    name: str | None
    size_bytes: int


@dataclass(frozen=True, slots=True)
class PagesOfDocument:
    """A document as its pages: all that the later stages need of the file.

    Attributes:
        path: The file.
        sha256: Hash of its bytes.
        pages: Its pages in order.
        attachments: The files attached to it.
    """

    path: Path
    sha256: str
    pages: tuple[Page, ...]
    attachments: tuple[AttachedFile, ...] = ()


class PageReader(Protocol):
    """Whatever turns a PDF into pages."""

    def __call__(
        self, path: Path, password: str | None = None, share: Share = WHOLE
    ) -> Iterator[Page]:
        """Yield the pages of a share in order.

        Raises:
            extractor.errors.UnreadableError: When the file is no PDF, is encrypted or damaged.
        """
        ...
