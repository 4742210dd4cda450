"""Lines cut where the gap between words is wider than a space: the pieces columns are made of."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.pages.page import Word
from extractor.tables.text import lines_of

_GUTTER = 0.55  # of the line height: a wider gap parts columns
_JUSTIFIED_WORDS = 4  # fewer do not tell a justified line
_JUSTIFIED_GAP = 2.0  # line heights: the widest gap of a justified line
_ALIKE = 0.15  # of the line height by which the gaps of a justified line may differ
_LETTERS = 3  # letters that a word of prose has at least, on average


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
    """Cut a line at its wide gaps; a line that is justified has none."""
    if _is_justified(line):
        return [_chunk(list(line))]
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


def _is_justified(line: Sequence[Word]) -> bool:
    """Whether all gaps are alike and no wider than justified prose has them."""
    if len(line) < _JUSTIFIED_WORDS:
        return False
    height = max(word.bottom - word.top for word in line)
    gaps = [after.x0 - word.x1 for word, after in pairwise(line)]
    return (
        max(gaps) <= _JUSTIFIED_GAP * height
        and max(gaps) - min(gaps) <= _ALIKE * height
        and sum(sum(map(str.isalpha, word.text)) for word in line) >= _LETTERS * len(line)
    )


def _chunk(run: list[Word]) -> Chunk:
    return Chunk(
        run[0].x0,
        min(word.top for word in run),
        max(word.x1 for word in run),
        max(word.bottom for word in run),
        tuple(run),
    )
