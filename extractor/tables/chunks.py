"""Lines cut where the gap between words is wider than a space: the pieces columns are made of."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.pages.page import Word
from extractor.tables.text import lines_of

_GUTTER = 0.55  # of the line height: a wider gap parts columns


class Chunk(NamedTuple):
    """Words of one line with no more than spaces between them."""

    x0: float
    top: float
    x1: float
    bottom: float
    words: tuple[Word, ...]

    @property
    def middle(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


def chunk_lines(words: Iterable[Word]) -> list[list[Chunk]]:
    """The lines of a page from the top, each as chunks from the left."""
    return [chunks_of(line) for line in lines_of(words)]


def chunks_of(line: Sequence[Word]) -> list[Chunk]:
    """Cut a line at its wide gaps."""
    chunks: list[Chunk] = []
    run: list[Word] = []
    for word in line:
        if run and word.x0 - run[-1].x1 > _GUTTER * (word.bottom - word.top):
            chunks.append(_chunk(run))
            run = []
        run.append(word)
    if run:
        chunks.append(_chunk(run))
    return chunks


def _chunk(run: list[Word]) -> Chunk:
    return Chunk(
        run[0].x0,
        min(word.top for word in run),
        max(word.x1 for word in run),
        max(word.bottom for word in run),
        tuple(run),
    )
