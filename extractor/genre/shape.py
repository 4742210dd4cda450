"""The shape of a plan: columns and labels of its families with words in them, and headings."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.genre.lexicon import (
    Family,
    Lexicon,
    family_of,
    may_be_label,
    stems_of,
    stems_of_words,
)
from extractor.genre.passages import words_of
from extractor.genre.tolerances import TOLERANCES
from extractor.pages.page import Word
from extractor.tables.cell import Cell, Row, Table
from extractor.tables.furniture import TextLine

_LONGEST_LABEL = 6  # words with a meaning
_LONGEST_PRINTED = 12  # words as printed
_TELLING = 3  # words of a label among which one names its family
_ROWS_BETWEEN_LOOKS = 6  # rows after which it is asked again whether more is needed
_FEWEST_LETTERS = 8  # of what an objective is called
_OBJECTIVE = "objective"
_ENDS_SENTENCE = ".;,"
_FIGURES = re.compile(r"\d+")
_YEAR_DIGITS = 4
_NUMBER_DIGITS = 2  # at most, of the number of a column


@dataclass(slots=True)
class Shape:
    """What was seen of a plan's shape.

    Attributes:
        values: How many values each family has, by its name.
        families: The families seen with a value.
        objectives: The texts that stand where objectives do, each once.
        headings: The headings of objectives, each once.
    """

    values: Counter[str] = field(default_factory=Counter)
    families: dict[str, Family] = field(default_factory=dict)
    objectives: set[str] = field(default_factory=set)
    headings: set[str] = field(default_factory=set)

    @property
    def weight(self) -> float:
        """What columns, labels and headings add; objectives and their measures together count."""
        objectives = max(len(self.objectives), len(self.headings))
        fewest = TOLERANCES.fewest_values * len(self.objectives)
        measures = sum(
            family.weight
            for name, family in self.families.items()
            if name != _OBJECTIVE and self.values[name] >= fewest
        )
        if not objectives:
            return min(TOLERANCES.most_shape, measures) * TOLERANCES.alone
        named = self.families[_OBJECTIVE].weight if _OBJECTIVE in self.families else 1.0
        weight = named + (TOLERANCES.many_objectives if objectives > 1 else 0.0)
        if not measures:
            return min(weight, TOLERANCES.unmeasured)
        return min(TOLERANCES.most_shape, weight + measures)

    @property
    def is_full(self) -> bool:
        """Whether nothing more can be added."""
        return self.weight >= TOLERANCES.most_shape

    def add(self, family: Family, words: Sequence[Word]) -> None:
        """Count a value of a family; what an objective is called needs words."""
        if family.name == _OBJECTIVE:
            text = " ".join(word.text for word in words)
            if len(words) < 2 or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
                return
            self.objectives.add(text)
        elif not any(any(map(str.isalnum, word.text)) for word in words):
            return
        self.values[family.name] += 1
        self.families[family.name] = family


def shape_of(items: Sequence[Table | TextLine], lexicon: Lexicon) -> Shape:
    """Look at tables and lines for columns and labels of plans that hold something.

    What is seen after the shape is as full as it can be changes nothing and is left out.
    """
    shape = Shape()
    for at, item in enumerate(items):
        if isinstance(item, Table):
            _see_table(item, shape)
            if shape.is_full:
                break
        else:
            below = items[at + 1] if at + 1 < len(items) else None
            _see_line(item, below if isinstance(below, TextLine) else None, shape, lexicon)
    return shape


def _family(words: Sequence[Word]) -> Family | None:
    """The family of words that may be a label: few, and no figures but a year or a number."""
    if not 0 < len(words) <= _LONGEST_PRINTED or not may_be_label(words):
        return None
    stems = stems_of_words(words)
    family = family_of(stems[:_TELLING]) if len(stems) <= _LONGEST_LABEL else None
    if family is None:
        return None
    text = " ".join(word.text for word in words)
    numbers = [run for run in _FIGURES.findall(text) if len(run) != _YEAR_DIGITS]
    is_value = len(numbers) > 1 or any(len(run) > _NUMBER_DIGITS for run in numbers)
    return None if is_value or ": " in text else family


def _see_table(table: Table, shape: Shape) -> None:
    header: list[tuple[float, Family]] = []
    for number, row in enumerate(table.rows):
        if number % _ROWS_BETWEEN_LOOKS == 0 and shape.is_full:
            return
        cells = [(cell, words_of(cell)) for cell in row.all_cells()]
        named = [(cell, family) for cell, words in cells if (family := _family(words))]
        if len({family.name for _, family in named}) > 1:
            filled = sum(bool(words) for _, words in cells)
            if 2 * len(named) >= filled - 1:
                header = [(cell.box.x_middle, family) for cell, family in named]
                continue
        if header:
            _see_values(row, cells, header, shape)
        else:
            _see_labels(cells, {id(cell): family for cell, family in named}, shape)


def _see_values(
    row: Row,
    cells: Sequence[tuple[Cell, list[Word]]],
    header: Sequence[tuple[float, Family]],
    shape: Shape,
) -> None:
    """The cells that begin in a row below the columns of a header."""
    from_above = {id(cell) for cell in row.spanning}
    own = {id(cell): words for cell, words in cells if id(cell) not in from_above}
    for middle, family in header:
        words = own.get(id(row.cell_at(middle)))
        if words is not None:
            shape.add(family, words)


def _see_labels(
    cells: Sequence[tuple[Cell, list[Word]]], families: dict[int, Family], shape: Shape
) -> None:
    """Labels of a row with the cell beside them, or with their value in their own cell."""
    for at, (cell, words) in enumerate(cells):
        family = families.get(id(cell))
        if family is None:
            first = len(cell.parts[0].lines[0]) if cell.parts[0].lines else 0
            _see_inside(words, first, shape)
        elif at + 1 < len(cells) and id(cells[at + 1][0]) not in families:
            shape.add(family, cells[at + 1][1])


def _see_inside(words: Sequence[Word], first: int, shape: Shape) -> None:
    """A label before a colon, or else on the first line of a cell, with the words after it."""
    ends = (at + 1 for at, word in enumerate(words[:_LONGEST_PRINTED]) if word.text[-1] == ":")
    label = next(ends, first)
    if 0 < label < len(words):
        family = _family(words[:label])
        if family is not None:
            shape.add(family, words[label:])


def _see_line(line: TextLine, below: TextLine | None, shape: Shape, lexicon: Lexicon) -> None:
    words = line.words
    if words[0].text[:1].islower():
        return
    stems = stems_of(words[0].text)
    opens = bool(stems) and stems[0] in lexicon.heading_openings
    if opens and any(word.text[:1].isdigit() for word in words):
        shape.headings.add(" ".join(word.text for word in words))
    _see_inside(words, 0, shape)
    if opens or below is None or words[-1].text[-1] in _ENDS_SENTENCE:
        return
    if not lexicon.article_openings.issuperset(stems) or not stems:
        family = _family(words)
        if family is not None:
            shape.add(family, below.words)
