"""Lines and tables that tell that a paper begins or ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from extractor.layouts.headings import is_in_capitals
from extractor.layouts.vocabulary import Vocabulary
from extractor.parts.lexicon import opens_with, part_words
from extractor.tables.cell import Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle, line_text

_LONGEST_TITLE = 130  # characters
_CONFIRMED_BY = 2  # different formulae that make a heading one of an act
_CONFIRMED_WITHIN = 40  # items
_TOP_ITEMS = 6  # items at the top of a page among which the title of a paper stands
_HEADER_ROWS = 3
_NAMES_FIELD = 0.8  # share of 1: as a label without a column to confirm it
_FEWEST_FIELDS = 2
_MEASURES = frozenset({"step.indicator", "step.target", "verification.achieved_pct"})


class Mark(Enum):
    """What an item tells of the papers of a file."""

    ACT = "an act begins"
    TAIL = "opinions or attestations begin"
    ANNEX = "an annex begins"
    TITLE = "a performance document begins"
    OBJECTIVES = "a table of objectives begins"


_ACTS = frozenset({Mark.ACT, Mark.TAIL})


@dataclass(frozen=True, slots=True)
class Marked:
    """An item that tells something, and its index."""

    index: int
    mark: Mark


def outline_of(
    items: Sequence[Table | TextLine], style: JoinStyle, vocabulary: Vocabulary
) -> list[Marked]:
    """The items that tell where papers begin and end, in order.

    Tables before the first line that tells something belong to the first paper, whatever they are.

    Args:
        items: The tables and lines of a file in reading order.
        style: How it wraps its lines.
        vocabulary: The words that headers and kinds of documents go by.
    """
    found: list[Marked] = []
    for index, item in enumerate(items):
        if isinstance(item, TextLine):
            mark = _mark(items, index, item, vocabulary)
        elif any(entry.mark in _ACTS for entry in found) and _is_of_objectives(
            item, style, vocabulary
        ):
            mark = Mark.OBJECTIVES
        else:
            mark = None
        if mark is not None:
            found.append(Marked(index, mark))
    return found


def _mark(
    items: Sequence[Table | TextLine], index: int, item: TextLine, vocabulary: Vocabulary
) -> Mark | None:
    text, words = line_text(item.words), part_words()
    if len(text) > _LONGEST_TITLE:
        return None
    if opens_with(text, words.tail_titles):
        return Mark.TAIL
    if opens_with(text, words.act_titles) and _is_confirmed(items, index):
        return Mark.ACT
    if opens_with(text, words.annex_titles) and _is_title_like(text):
        return Mark.ANNEX
    if (
        _is_at_top(items, index)
        and vocabulary.kind_of(text, vocabulary.documents)
        and _is_title_like(text)
    ):
        return Mark.TITLE
    return None


def _is_title_like(text: str) -> bool:
    """Whether a line is no sentence, no label with a value and no numbered section."""
    return (
        not text[0].isdigit()
        and not text.rstrip().endswith((".", ";", ","))
        and ":" not in text
        and (is_in_capitals(text) or text[:1].isupper())
    )


def _is_at_top(items: Sequence[Table | TextLine], index: int) -> bool:
    """Whether an item is among the first of its page, no table before it."""
    page = _page(items[index])
    for before in range(index - 1, max(-1, index - _TOP_ITEMS - 1), -1):
        if _page(items[before]) != page or _ends_on(items[before]) > page:
            return True
        if isinstance(items[before], Table):
            return False
    return index < _TOP_ITEMS


def _page(item: Table | TextLine) -> int:
    return item.page


def _ends_on(item: Table | TextLine) -> int:
    return item.rows[-1].page if isinstance(item, Table) else item.page


def _is_confirmed(items: Sequence[Table | TextLine], index: int) -> bool:
    """Whether the formulae of an act follow a heading."""
    said: set[str] = set()
    words = part_words()
    for item in items[index + 1 : index + 1 + _CONFIRMED_WITHIN]:
        if isinstance(item, TextLine):
            text = line_text(item.words)
            said.update(it for it in words.act_formulae if opens_with(text, (it,)))
        if len(said) >= _CONFIRMED_BY:
            return True
    return False


def says_act(item: Table | TextLine) -> bool:
    """Whether a line opens as those of an act do, or as what stands behind one."""
    if not isinstance(item, TextLine):
        return False
    words = part_words()
    return opens_with(line_text(item.words), (*words.act_formulae, *words.tail_titles))


def _is_of_objectives(table: Table, style: JoinStyle, vocabulary: Vocabulary) -> bool:
    """Whether the header of a table names objectives and how they are measured."""
    for row in table.rows[:_HEADER_ROWS]:
        texts = [text for cell in row.all_cells() if (text := cell.text(style))]
        fields = {
            item.field
            for text in texts
            for item in vocabulary.scores(text)
            if item.score >= _NAMES_FIELD
        }
        names_objective = any(
            word in text.lower().split() for text in texts for word in part_words().names_objective
        )
        if len(texts) > _FEWEST_FIELDS and len(fields & _MEASURES) and names_objective:
            return True
    return False
