"""Atoms: pieces of text with their place and their style, cut without losing either."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractor.pages.page import Box, Word
from extractor.tables.cell import Cell, Part
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, Line, TextBlock, joined

_OTHER_SIZE = 0.12  # share of the height of a line by which another is in another size
_OTHER_WIDTH = 0.06  # the same of the mean width of its letters
_WHITE = 0.97  # grey, 0 to 1, from which a background counts as none
_CAPITALS = 0.75  # share of the letters of a text set in capitals
_FEWEST_LETTERS = 3
_HALF_POINTS = 2  # sizes are compared to the half point
_LEFT_OF_LINE = " .…_:=;(-–"


@dataclass(frozen=True, eq=False)
class Atom:
    """A piece of text.

    Attributes:
        parts: Where it stands, one part a page; their lines hold its words and no others.
        style: How the document wraps its lines.
        wording: What it says, where that is less than its words.
    """

    parts: tuple[Part, ...]
    style: JoinStyle
    wording: str | None = None

    @cached_property
    def text(self) -> str:
        """Its words as one string."""
        if self.wording is not None:
            return self.wording
        return joined([TextBlock(part.box, part.lines) for part in self.parts], self.style)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in reading order."""
        return tuple(word for part in self.parts for line in part.lines for word in line)

    @property
    def page(self) -> int:
        """The page on which it begins, from 1."""
        return self.parts[0].page

    @property
    def box(self) -> Box:
        """The box it stands in, on that page."""
        return self.parts[0].box

    @cached_property
    def is_bold(self) -> bool:
        """Whether most of its words are bold."""
        return 2 * sum(word.is_bold for word in self.words) > len(self.words)

    @cached_property
    def size(self) -> float:
        """The height of its first line of text, in points to the half."""
        if not self.words:
            return 0.0
        first = next(line for _, line in self.lines())
        heights = sorted(word.bottom - word.top for word in first)
        return round(_HALF_POINTS * heights[len(heights) // 2]) / _HALF_POINTS

    @cached_property
    def height(self) -> float:
        """The height of its tallest word, in points: what tells sizes where boxes fit letters."""
        return max((word.bottom - word.top for word in self.words), default=0.0)

    @cached_property
    def letter_width(self) -> float:
        """The mean width of its characters, in points."""
        count = sum(len(word.text) for word in self.words)
        return sum(word.x1 - word.x0 for word in self.words) / count if count else 0.0

    @cached_property
    def is_in_capitals(self) -> bool:
        """Whether most of its letters are capitals."""
        letters = [letter for letter in self.text if letter.isalpha()]
        if len(letters) < _FEWEST_LETTERS:
            return False
        return sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)

    @property
    def grey(self) -> float:
        """The lightness of its background; 1 where it has none."""
        return self.parts[0].grey if self.parts[0].grey < _WHITE else 1.0

    @property
    def look(self) -> tuple[float, bool, bool]:
        """What tells the hand of a heading: size, weight, capitals."""
        return self.size, self.is_bold, self.is_in_capitals

    def lines(self) -> Iterator[tuple[Part, Line]]:
        """Its lines with the part that each stands in."""
        for part in self.parts:
            for line in part.lines:
                yield part, line

    def keep(self, wanted: Callable[[int], bool], wording: str | None = None) -> "Atom | None":
        """The words whose numbers are wanted, as an atom of their own; None where there are none.

        Args:
            wanted: Tells of a word's number, from 0, whether it is kept.
            wording: What the rest says, where it is less than its words.
        """
        number = 0
        parts: list[Part] = []
        for part in self.parts:
            lines: list[Line] = []
            for line in part.lines:
                kept = [word for at, word in enumerate(line, start=number) if wanted(at)]
                number += len(line)
                if kept:
                    lines.append(kept)
            if lines:
                parts.append(Part(part.page, part.box, lines, part.grey))
        return Atom(tuple(parts), self.style, wording) if parts else None

    def between(self, start: int, end: int | None = None) -> "Atom | None":
        """The words from one number up to another, the latter left out."""
        stop = len(self.words) if end is None else end
        return self.keep(lambda at: start <= at < stop)

    def saying(self, wording: str) -> "Atom":
        """The same words, read as saying less."""
        return Atom(self.parts, self.style, wording.strip())

    @property
    def first_line(self) -> "Atom":
        """Its first line as an atom; itself where it has no other."""
        part, line = next(self.lines())
        if len(self.parts) == 1 and len(part.lines) == 1:
            return self
        return Atom((Part(part.page, part.box, [line], part.grey),), self.style)

    def lines_as_atoms(self) -> list["Atom"]:
        """Each of its lines as an atom."""
        return [
            Atom((Part(part.page, part.box, [line], part.grey),), self.style)
            for part, line in self.lines()
        ]


def atom_of_cell(cell: Cell | None, style: JoinStyle) -> Atom | None:
    """The text of a cell; None where it is empty or missing."""
    if cell is None or cell.is_empty:
        return None
    return Atom(tuple(part for part in cell.parts if part.lines), style)


def atom_of_lines(lines: Sequence[TextLine], style: JoinStyle, right: float | None = None) -> Atom:
    """Lines of text as one atom, one part a page.

    Args:
        lines: At least one, in reading order.
        style: How the document wraps its lines.
        right: How far lines reach, where their own words do not tell.
    """
    parts: list[Part] = []
    for line in lines:
        edge = max(line.box.x1, right or 0.0)
        if parts and parts[-1].page == line.page:
            above = parts[-1]
            box = Box(
                min(above.box.x0, line.box.x0),
                min(above.box.top, line.box.top),
                max(above.box.x1, edge),
                max(above.box.bottom, line.box.bottom),
            )
            parts[-1] = Part(line.page, box, [*above.lines, line.words], above.grey)
        else:
            box = Box(line.box.x0, line.box.top, edge, line.box.bottom)
            parts.append(Part(line.page, box, [line.words]))
    return Atom(tuple(parts), style)


def are_in_two_sizes(one: Atom, other: Atom) -> bool:
    """Whether two lines are set in two sizes: height and width of their letters say so together."""
    taller, wider = one.height - other.height, one.letter_width - other.letter_width
    return (
        abs(taller) > _OTHER_SIZE * one.height
        and abs(wider) > _OTHER_WIDTH * one.letter_width
        and (taller > 0) == (wider > 0)
    )


def joined_atoms(atoms: Sequence[Atom]) -> Atom:
    """Atoms that follow each other as one."""
    if len(atoms) == 1:
        return atoms[0]
    parts = tuple(part for atom in atoms for part in atom.parts)
    return Atom(parts, atoms[0].style)


def without_leaders(text: str) -> str:
    """A label without the dots, colon and blanks that lead to its value."""
    return text.strip(_LEFT_OF_LINE)
