"""Words that were written one after the other and stand together: lines, and blocks of lines.

A stamp is written in one go, before or after everything else, so its words follow each other in the
text layer even where it stands over a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.pages.page import Box, Word
from extractor.stamps.stamp import area_of

_LEVEL = 0.4  # of the line height by which words of one line may differ
_GAP = 1.5  # line heights: a wider gap ends a line
_ALIKE = 0.2  # of the line height by which the lines of a block may differ
_LEADING = 1.9  # line heights from one line of a block to the next, at most
_ALIGNED = 3.0  # points


@dataclass(frozen=True)
class Block:
    """Lines of the text layer that stand below each other.

    Attributes:
        first: The place of its first word among the words of the page.
        end: The place after its last word.
        lines: From the top.
    """

    first: int
    end: int
    lines: tuple[tuple[Word, ...], ...]

    @cached_property
    def box(self) -> Box:
        """The area of its words."""
        return area_of(self.lines)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for line in self.lines for word in line)

    @property
    def height(self) -> float:
        """Height of its type, in points."""
        word = self.lines[0][0]
        return word.bottom - word.top if word.is_upright else word.x1 - word.x0


def find_blocks(words: Sequence[Word], first: int = 0) -> list[Block]:
    """Cut words, in the order of the text layer, into blocks.

    Args:
        words: Of one page, or a stretch of them.
        first: The place of the first among the words of the page.
    """
    blocks: list[list[list[Word]]] = []
    for line in _lines(words):
        if blocks and _is_below(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    result = []
    for lines in blocks:
        end = first + sum(map(len, lines))
        result.append(Block(first, end, tuple(map(tuple, lines))))
        first = end
    return result


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and _follows(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _follows(before: Word, word: Word) -> bool:
    """Whether a word stands in line with the one before it."""
    if before.is_upright != word.is_upright:
        return False
    if not word.is_upright:
        width = word.x1 - word.x0
        gap = max(word.top - before.bottom, before.top - word.bottom)
        return abs(word.x0 - before.x0) < _LEVEL * width and gap < _GAP * width
    height = min(before.bottom - before.top, word.bottom - word.top)
    return (
        abs(word.top + word.bottom - before.top - before.bottom) < 2 * _LEVEL * height
        and -_LEVEL * height < word.x0 - before.x1 < _GAP * height
    )


def _is_below(above: Sequence[Word], line: Sequence[Word]) -> bool:
    """Whether a line goes on with the block that another one ends."""
    first, word = above[0], line[0]
    if first.is_upright != word.is_upright:
        return False
    if not word.is_upright:
        width = word.x1 - word.x0
        return 0 < abs(word.x0 - first.x0) < _LEADING * width
    height = first.bottom - first.top
    if abs(word.bottom - word.top - height) > _ALIKE * height:
        return False
    if not 0.5 * height < word.top - first.top < _LEADING * height:
        return False
    one, other = area_of([above]), area_of([line])
    return (
        abs(one.x0 - other.x0) < _ALIGNED
        or abs(one.x1 - other.x1) < _ALIGNED
        or abs(one.x_middle - other.x_middle) < _ALIGNED
    )
