"""A part of a file as passages: its lines and its cells, each as the stems of its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.genre.lexicon import Lexicon, stems_of_words
from extractor.pages.page import Box, Word
from extractor.tables.cell import Cell, Table
from extractor.tables.furniture import TextLine

_FIRST_PASSAGES = 14  # of a part: among them its title stands
_HEADING_PAGES = 2  # pages on which a line in capitals may be a title
_LONGEST_HEADER = 8  # words; a longer cell with others beside it is a value, and tells nothing
_LONGEST_HEADING = 18  # words
_LONGEST_PLAIN = 14  # words of a heading that is not in capitals
_UPPER = 0.7  # share of capitals among the letters of a heading
_CONTINUES = 0.9  # line heights: below a narrower gap a line continues the one above
_LEADER = "..."  # of a table of contents
_ENDS_NOTHING = (";", ",")  # with these at its end a line is no heading


@dataclass(slots=True)
class Passage:
    """A line or a cell.

    Attributes:
        words: As printed.
        stems: Of its words.
        cell: The cell that it is; None for a line.
        is_alone: Whether nothing stands beside it.
        may_be_title: Whether it stands where a title may.
    """

    words: Sequence[Word]
    stems: list[str]
    cell: Cell | None = None
    is_alone: bool = True
    may_be_title: bool = False


def passages_of(items: Sequence[Table | TextLine], lexicon: Lexicon) -> list[Passage]:
    """The passages of a part in order.

    Args:
        items: Its tables and lines.
        lexicon: Knows what opens the subject of an act: what follows says what the act is about,
            and not what the paper is.
    """
    passages: list[Passage] = []
    last_page = items[0].page + _HEADING_PAGES - 1 if items else 0
    subject: Box | None = None
    for item in items:
        if isinstance(item, Table):
            subject = None
            new = list(_cell_passages(item))
        else:
            passage = Passage(item.words, stems_of_words(item.words))
            new = [passage]
            opens = lexicon.subject_openings.issuperset(passage.stems[:1]) and bool(passage.stems)
            continues = subject is not None and _continues(item.box, subject)
            subject = item.box if opens or continues else None
        if item.page <= last_page and subject is None:
            for at, passage in enumerate(new, start=len(passages)):
                passage.may_be_title = (
                    passage.is_alone
                    and _may_be_title(passage.words, at < _FIRST_PASSAGES)
                    and lexicon.subject_words.isdisjoint(passage.stems)
                )
        passages += new
    return passages


def _cell_passages(table: Table) -> Iterator[Passage]:
    for row in table.rows:
        filled = [(cell, words) for cell in row.cells if (words := words_of(cell))]
        is_alone = len(filled) == 1 and not row.spanning
        for cell, words in filled:
            if is_alone or len(words) <= _LONGEST_HEADER:
                yield Passage(words, stems_of_words(words), cell, is_alone)


def words_of(cell: Cell) -> list[Word]:
    """The words of a cell in reading order."""
    return [word for part in cell.parts for line in part.lines for word in line]


def _continues(box: Box, above: Box) -> bool:
    """Whether a line stands right below another."""
    return -above.height < box.top - above.bottom < _CONTINUES * box.height


def _may_be_title(words: Sequence[Word], is_among_first: bool) -> bool:
    """Whether words are set as a heading; among the first any that begin with a capital."""
    if len(words) > _LONGEST_HEADING or words[-1].text.endswith(_ENDS_NOTHING):
        return False
    if any(_LEADER in word.text for word in words):
        return False
    letters = [letter for word in words for letter in word.text if letter.isalpha()]
    if not letters or letters[0].islower():
        return False
    is_short = len(words) <= _LONGEST_PLAIN and not words[-1].text.endswith(".")
    return (is_among_first and is_short) or sum(map(str.isupper, letters)) > _UPPER * len(letters)
