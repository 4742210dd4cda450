"""Lines cut where the gap between words is wider than a space: the pieces columns are made of."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from extractor.pages.page import Word
from extractor.tables.text import lines_of
from extractor.tables.turned import TurnedHeader, turned_headers

_GUTTER = 0.55  # of the line height: a wider gap parts columns
_JUSTIFIED_WORDS = 4  # fewer do not tell a justified line
_JUSTIFIED_GAP = 2.0  # line heights: the widest gap of a justified line
_ALIKE = 0.15  # of the line height by which the gaps of a justified line may differ
_TALL = 2.0  # heights of its words from which a piece is more than a line
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

    @property
    def is_tall(self) -> bool:
        """Whether it is a name in a header of turned names, as high as the longest of them."""
        _, _, top, _, bottom, *_ = self.words[0]
        return not self.words[0].is_upright or self.bottom - self.top > _TALL * (bottom - top)


def chunk_lines(words: Iterable[Word]) -> list[list[Chunk]]:
    """The lines of a page from the top, each as chunks from the left."""
    words = list(words)
    headers = turned_headers(words) if not all(map(attrgetter("is_upright"), words)) else []
    if not headers:
        return [chunks_of(line) for line in lines_of(words)]
    own: list[list[Word]] = [[] for _ in headers]
    others: list[Word] = []
    for word in words:
        place = next((n for n, header in enumerate(headers) if header.holds(word)), None)
        (others if place is None else own[place]).append(word)
    lines = [chunks_of(line) for line in lines_of(others)]
    lines += [_header_line(header, inside) for header, inside in zip(headers, own, strict=True)]
    return sorted(lines, key=lambda line: line[0].top)


def _header_line(header: TurnedHeader, inside: Sequence[Word]) -> list[Chunk]:
    """Turned names and the upright ones between them, each as high as the header."""
    upright = [word for word in inside if word.is_upright]
    pieces = [list(name) for name in header.names]
    for piece in (piece for line in lines_of(upright) for piece in chunks_of(line)):
        above = next(
            (
                words
                for words in pieces
                if words[0].is_upright
                and piece.x0 < max(word.x1 for word in words)
                and piece.x1 > min(word.x0 for word in words)
            ),
            None,
        )
        if above is None:
            pieces.append(list(piece.words))
        else:
            above.extend(piece.words)
    top = min(word.top for word in inside)
    bottom = max(word.bottom for word in inside)
    chunks = [
        Chunk(
            min(word.x0 for word in words),
            top,
            max(word.x1 for word in words),
            bottom,
            tuple(words),
        )
        for words in pieces
    ]
    return sorted(chunks)


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
