"""A document as a sequence of what its tables, lines and boxes say, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.layouts.binding import Binding, bind
from extractor.layouts.blocks import Block, blocks_of
from extractor.layouts.drafts import Value, value_of
from extractor.layouts.headings import (
    ObjectiveHeading,
    begins_card,
    is_in_capitals,
    names_unit,
    objective_heading,
)
from extractor.layouts.pairs import (
    Pair,
    goes_on,
    heading_and_pairs,
    is_loose_label,
    line_pairs,
    lines_value,
    text_of,
    value_lines,
)
from extractor.layouts.values import is_code
from extractor.layouts.vocabulary import Vocabulary
from extractor.pages.page import Word
from extractor.tables.cell import Cell, Part, Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text

_CODE_AND_TITLE = 2  # cells
_HEADING_LINES = 3  # at most so many lines make the title of an objective


@dataclass(frozen=True, slots=True)
class BoundBlock:
    """A block and the reading that was found for it."""

    block: Block
    binding: Binding


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of an objective."""

    code: Value
    title: Value | None


@dataclass(frozen=True, slots=True)
class UnitHeading:
    """A heading that names the unit in charge of what follows."""

    unit: Value


@dataclass(frozen=True, slots=True)
class Caption:
    """A line or a box of one line that is neither label nor heading of an objective.

    Attributes:
        text: Its words.
        value: Where it stands.
        begins_card: Whether it is the heading that every card repeats.
        is_above_table: Whether a table follows.
    """

    text: str
    value: Value
    begins_card: bool
    is_above_table: bool = False


Event = BoundBlock | Pair | Heading | UnitHeading | Caption


def events_of(
    items: Sequence[Table | TextLine],
    style: JoinStyle,
    vocabulary: Vocabulary,
    preferred_year: int | None,
) -> Iterator[Event]:
    """Everything that a document says, in order."""
    lines: list[TextLine] = []
    for item in items:
        if isinstance(item, TextLine):
            lines.append(item)
            continue
        yield from _line_events(lines, style, vocabulary, is_above_table=True)
        lines = []
        yield from _table_events(item, style, vocabulary, preferred_year)
    yield from _line_events(lines, style, vocabulary, is_above_table=False)


def _table_events(
    table: Table, style: JoinStyle, vocabulary: Vocabulary, preferred_year: int | None
) -> Iterator[Event]:
    blocks = list(blocks_of(table, style, vocabulary))
    for number, block in enumerate(blocks):
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        if below is not None and below.headed and not block.headed:
            named = _objective_row(block, style, vocabulary)
            if named:
                yield from named
                continue
        if block.title_cell is not None:
            yield from _group_pairs(block.title_cell, style, vocabulary)
        for _, group in block.groups:
            yield from _group_pairs(group, style, vocabulary)
        if block.text_cells:
            lines = [line for cell in block.text_cells for line in _cell_lines(cell)]
            yield from _line_events(lines, style, vocabulary, is_above_table=True)
        elif block.pairs:
            for label, beside in block.pairs:
                text = label.text(style).rstrip(" :")
                yield Pair(text, value_of(beside, style, header=text))
        elif len(block.columns) == 1 and not block.headed:
            yield from _box_events(block, style, vocabulary)
        else:
            yield BoundBlock(block, bind(block, vocabulary, style, preferred_year))


def _objective_row(block: Block, style: JoinStyle, vocabulary: Vocabulary) -> list[Event]:
    """The objective that a row above a header names: its code, its title, labels with values."""
    if len(block.rows) != 1:
        return []
    filled = [cell for cell in block.rows[0] if cell is not None and not cell.is_empty]
    if len(filled) < _CODE_AND_TITLE:
        return []
    code, title, *others = filled
    texts = [cell.text(style) for cell in filled]
    pairs = [pair for cell in others for pair in _group_pairs(cell, style, vocabulary)]
    is_named = is_code(texts[0]) and " " in texts[1] and not is_code(texts[1])
    if not is_named or len(pairs) < len(others):
        return []
    return [Heading(_value(code, style), _value(title, style)), *pairs]


def _group_pairs(cell: Cell, style: JoinStyle, vocabulary: Vocabulary) -> Iterator[Event]:
    """Labels with values that stand above the columns of a table."""
    for part in cell.parts:
        for words in part.lines:
            line = TextLine(part.page, part.box, words)
            for label, rest in line_pairs(line, vocabulary):
                yield Pair(label, lines_value([(part.page, rest)], part.box.x1, style))


def _box_events(block: Block, style: JoinStyle, vocabulary: Vocabulary) -> Iterator[Event]:
    """A box with a heading and prose inside; boxes of lines are read as lines."""
    cells = [row[0] for row in block.rows if row[0] is not None]
    index = 0
    while index < len(cells):
        text = cells[index].text(style)
        below = cells[index + 1] if index + 1 < len(cells) else None
        heading = objective_heading(text, vocabulary)
        if below is not None and heading is not None and heading.title_start < 0:
            code = replace(_value(cells[index], style), text=heading.code)
            yield Heading(code, value_of(below, style, header=text))
            index += 2
        elif below is not None and vocabulary.names_field(text.rstrip(" :"), 0.9):
            yield Pair(text.rstrip(" :"), value_of(below, style, header=text))
            index += 2
        else:
            lines = _cell_lines(cells[index])
            yield from _line_events(lines, style, vocabulary, is_above_table=False)
            index += 1


def _value(cell: Cell, style: JoinStyle) -> Value:
    return Value(cell.text(style), tuple(part for part in cell.parts if part.lines))


def _cell_lines(cell: Cell) -> list[TextLine]:
    return [
        TextLine(part.page, Part(part.page, part.box, [line]).ink, line)
        for part in cell.parts
        for line in part.lines
    ]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a line is: its pairs, or a heading with the pairs behind it, or a card, or a label."""

    line: TextLine
    pairs: list[tuple[str, list[Word]]]
    heading: ObjectiveHeading | None
    is_card: bool
    is_label: bool

    @property
    def ends_value(self) -> bool:
        """Whether no value goes on over this line."""
        return bool(self.pairs) or self.heading is not None or self.is_card or self.is_label


def _read_line(line: TextLine, vocabulary: Vocabulary) -> _Read:
    is_card = begins_card(text_of(line), vocabulary)
    head, behind = heading_and_pairs(line, vocabulary)
    heading = objective_heading(text_of(head), vocabulary)
    if heading is not None:
        return _Read(head, behind, heading, is_card, is_label=False)
    pairs = line_pairs(line, vocabulary)
    if pairs:
        return _Read(line, pairs, None, is_card, is_label=False)
    return _Read(line, [], None, is_card, is_loose_label(line, vocabulary))


def _line_events(
    lines: Sequence[TextLine], style: JoinStyle, vocabulary: Vocabulary, is_above_table: bool
) -> Iterator[Event]:
    read = [_read_line(line, vocabulary) for line in lines]
    kept = [item.line for item in read]
    read = [
        replace(item, is_label=False) if item.is_label and at and goes_on(kept, at) else item
        for at, item in enumerate(read)
    ]
    ends = [item.ends_value for item in read]
    right = max((line.box.x1 for line in lines), default=0.0)
    index = 0
    while index < len(lines):
        item = read[index]
        if item.heading is not None:
            code = replace(_line_value([item.line], style), text=item.heading.code)
            title, after = _heading_title(kept, index, item.heading.title_start, ends, right, style)
            yield Heading(code, title)
            for label, rest in item.pairs:
                yield _pair(label, lines_value([(item.line.page, rest)], right, style))
            index = after
        elif item.pairs:
            *firsts, (last_label, last_rest) = item.pairs
            for label, rest in firsts:
                yield _pair(label, lines_value([(item.line.page, rest)], right, style))
            gathered = value_lines(kept, index, last_rest, ends)
            yield _pair(last_label, lines_value(gathered, right, style))
            index += len(gathered)
        elif item.is_label:
            after = next((at for at in range(index + 1, len(lines)) if ends[at]), len(lines))
            below = [(line.page, line.words) for line in kept[index + 1 : after]]
            yield from _other(item, is_above_table and index == len(lines) - 1, style, vocabulary)
            yield replace(
                _pair(text_of(item.line), lines_value(below, right, style)), is_loose=True
            )
            index = after
        else:
            yield from _other(item, is_above_table and index == len(lines) - 1, style, vocabulary)
            index += 1


def _other(
    item: _Read, is_right_above: bool, style: JoinStyle, vocabulary: Vocabulary
) -> Iterator[Event]:
    text, value = text_of(item.line), _line_value([item.line], style)
    is_heading = is_in_capitals(text) or is_right_above
    if not item.is_card and is_heading and names_unit(text, vocabulary):
        yield UnitHeading(value)
    else:
        yield Caption(text, value, item.is_card, is_right_above)


def _pair(label: str, value: Value | None) -> Pair:
    return Pair(label, replace(value, header=label) if value is not None else None)


def _line_value(lines: Sequence[TextLine], style: JoinStyle) -> Value:
    parts = tuple(Part(line.page, line.box, [line.words]) for line in lines)
    return Value(" ".join(line_text(line.words) for line in lines), parts)


def _heading_title(
    lines: Sequence[TextLine],
    index: int,
    start: int,
    ends: Sequence[bool],
    right: float,
    style: JoinStyle,
) -> tuple[Value | None, int]:
    """The title of a heading, gone on with as long as its lines are full; the index after it."""
    if start < 0:
        return None, index + 1
    gathered = [(lines[index].page, _words_from(lines[index], start))]
    after = index + 1
    while (
        after < len(lines)
        and len(gathered) < _HEADING_LINES
        and not ends[after]
        and _is_full(lines[after - 1], lines[after], right)
    ):
        gathered.append((lines[after].page, list(lines[after].words)))
        after += 1
    return lines_value(gathered, right, style), after


def _words_from(line: TextLine, start: int) -> list[Word]:
    """The words of a line from a character on."""
    position = 0
    words = []
    text = text_of(line)
    skipped = len(line_text(line.words)) - len(text)
    for word in line.words:
        if position - skipped >= start:
            words.append(word)
        position += len(word.text) + 1
    return words


def _is_full(line: TextLine, after: TextLine, right: float) -> bool:
    """Whether the next line's first word did not fit on a line."""
    height = line.words[0].bottom - line.words[0].top
    gap = after.box.top - line.box.bottom
    return line.box.x1 + (after.words[0].x1 - after.words[0].x0) > right and gap < 0.6 * height
