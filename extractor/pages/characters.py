"""Words put together from characters, for text that is set at any quarter turn."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.pages.page import Word

_WORD_GAP = 0.18  # of the line height: a wider gap along the line ends a word
_LINE_END_HYPHEN = "\ufffe"  # pdfium writes a hyphen that ends a line so
SLANTED = 0.06  # quarter turns, some five degrees: text further off lies across the page
_LINE_SHIFT = 0.5  # of the line height: a larger shift across the line ends a word


class Character(NamedTuple):
    """A character, its box on the page as shown, and the quarter turns of its baseline.

    `quarter` 0 reads to the right, 1 downwards, 2 to the left, 3 upwards.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    quarter: int
    has_space_after: bool
    is_bold: bool = False


def clean(text: str) -> str:
    """Characters as a reader sees them: ligatures taken apart, a line-end hyphen as a hyphen."""
    if text.isascii():
        return text
    text = text.replace(_LINE_END_HYPHEN, "-")
    return "".join(
        unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufb06" else character
        for character in text
    )


def words_of(characters: Iterable[Character]) -> list[Word]:
    """Join characters, taken in the order of the text layer, to words.

    A word ends where the text layer has a space, where the gap to the next character is that of a
    space, or where the line or the direction changes.
    """
    return [word_of(run) for run in character_runs(characters)]


def character_runs(characters: Iterable[Character]) -> Iterator[list[Character]]:
    """Characters, taken in the order of the text layer, cut where a word ends."""
    run: list[Character] = []
    for character in characters:
        if run and not _follows(run[-1], character):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _along_and_across(character: Character) -> tuple[float, float, float, float, float]:
    """Start and end along the direction of reading, start and end across it, and line height."""
    x0, top, x1, bottom = character.x0, character.top, character.x1, character.bottom
    if character.quarter == 0:
        return x0, x1, top, bottom, bottom - top
    if character.quarter == 1:
        return top, bottom, x0, x1, x1 - x0
    if character.quarter == 2:
        return -x1, -x0, top, bottom, bottom - top
    return -bottom, -top, x0, x1, x1 - x0


def _follows(before: Character, after: Character) -> bool:
    if before.has_space_after or before.quarter != after.quarter:
        return False
    if before[1:5] == after[1:5]:
        return True  # letters of one glyph
    _, end, across, _, height = _along_and_across(before)
    start, _, next_across, _, _ = _along_and_across(after)
    return (
        -0.5 * height < start - end < _WORD_GAP * height
        and abs(next_across - across) < _LINE_SHIFT * height
    )


def token_runs(characters: Iterable[Character]) -> Iterator[list[Character]]:
    """Characters cut only where the text layer has a space: for text at a slant."""
    run: list[Character] = []
    for character in characters:
        run.append(character)
        if character.has_space_after:
            yield run
            run = []
    if run:
        yield run


def word_of(run: Sequence[Character]) -> Word:
    """Characters of one word as that word."""
    return Word(
        text="".join(character.text for character in run),
        x0=min(character.x0 for character in run),
        top=min(character.top for character in run),
        x1=max(character.x1 for character in run),
        bottom=max(character.bottom for character in run),
        has_space_after=run[-1].has_space_after,
        is_upright=run[0].quarter == 0,
        is_bold=run[0].is_bold,
    )
