"""The shape of a plan: columns and labels of its families with words in them, and headings."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from extractor.genre.lexicon import Family, Lexicon, family_of, stems_of
from extractor.genre.passages import Passage
from extractor.pages.page import Word
from extractor.tables.cell import Cell, Row, Table

_LONGEST_LABEL = 6  # words with a meaning
_LONGEST_PRINTED = 12  # words as printed
_TELLING = 3  # words of a label among which one names its family
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

    def add(self, family: Family, words: Sequence[Word]) -> None:
        """Count a value of a family; what an objective is called needs words."""
        if family.name == _OBJECTIVE:
            text = " ".join(word.text for word in words)
            if len(words) < 2 or sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
                return
            self.objectives.add(text)
        elif not any(map(str.isalnum, "".join(word.text for word in words))):
            return
        self.values[family.name] += 1
        self.families[family.name] = family


def shape_of(passages: Sequence[Passage], tables: Sequence[Table], lexicon: Lexicon) -> Shape:
    """Look at cells and lines for columns and labels of plans that hold something.

    Args:
        passages: The passages of a part.
        tables: Its tables.
        lexicon: The words that tell.
    """
    shape = Shape()
    cells = {id(passage.cell): passage for passage in passages if passage.cell is not None}
    for table in tables:
        _see_table(table, cells, shape)
    lines = [passage for passage in passages if passage.cell is None and passage.stems]
    for line, below in zip_longest(lines, lines[1:]):
        _see_line(line, below, shape, lexicon)
    return shape


def _family(words: Sequence[Word], stems: Sequence[str]) -> Family | None:
    """The family of words that may be a label: few, and no figures but a year or a number."""
    if not 0 < len(stems) <= _LONGEST_LABEL or len(words) > _LONGEST_PRINTED:
        return None
    family = family_of(stems[:_TELLING])
    if family is None:
        return None
    text = " ".join(word.text for word in words)
    numbers = [run for run in _FIGURES.findall(text) if len(run) != _YEAR_DIGITS]
    is_value = len(numbers) > 1 or any(len(run) > _NUMBER_DIGITS for run in numbers)
    return None if is_value or ": " in text else family


def _see_table(table: Table, cells: dict[int, Passage], shape: Shape) -> None:
    header: list[tuple[float, Family]] = []
    for row in table.rows:
        passages = [cells[id(cell)] for cell in row.all_cells() if id(cell) in cells]
        named = [(it, family) for it in passages if (family := _family(it.words, it.stems))]
        is_header = len({family.name for _, family in named}) > 1
        if is_header and 2 * len(named) >= len(passages) - 1:
            header = [(_middle(passage.cell), family) for passage, family in named]
            continue
        for middle, family in header:
            below = row.cell_at(middle)
            if below is not None and any(below is cell for cell in row.cells):
                shape.add(family, list(below.words()))
        if not header:
            _see_labels(row, cells, shape)


def _middle(cell: Cell | None) -> float:
    return cell.box.x_middle if cell is not None else 0.0


def _see_labels(row: Row, cells: dict[int, Passage], shape: Shape) -> None:
    """Labels of a row with the cell beside them, or with their value in their own cell."""
    passages = [cells.get(id(cell)) for cell in row.all_cells()]
    for passage, beside in zip(passages, [*passages[1:], None], strict=True):
        if passage is None or not passage.stems:
            continue
        family = _family(passage.words, passage.stems)
        if family is None:
            for named, value in _inside(passage):
                shape.add(named, value)
        elif beside is not None and _family(beside.words, beside.stems) is None:
            shape.add(family, beside.words)


def _inside(passage: Passage) -> Iterator[tuple[Family, Sequence[Word]]]:
    """A label before a colon, or on the first line of a cell, with the words after it."""
    words = passage.words
    if family_of(passage.stems[:_TELLING]) is None:
        return
    label = next((at for at, word in enumerate(words) if word.text.endswith(":")), None)
    if label is None and passage.cell is not None:
        label = len(passage.cell.parts[0].lines[0]) - 1 if passage.cell.parts[0].lines else None
    if label is None or label + 1 >= len(words):
        return
    before = words[: label + 1]
    family = _family(before, [stem for word in before for stem in stems_of(word.text)])
    if family is not None:
        yield family, words[label + 1 :]


def _see_line(line: Passage, below: Passage | None, shape: Shape, lexicon: Lexicon) -> None:
    opens = line.stems[0] in lexicon.heading_openings
    if opens and any(word.text[:1].isdigit() for word in line.words):
        shape.headings.add(" ".join(word.text for word in line.words))
    if line.words[0].text[:1].islower():
        return
    for family, value in _inside(line):
        shape.add(family, value)
    if line.words[-1].text[-1] in _ENDS_SENTENCE:
        return
    if below is not None and not opens and line.stems[0] not in lexicon.article_openings:
        alone = _family(line.words, line.stems)
        if alone is not None:
            shape.add(alone, below.words)
