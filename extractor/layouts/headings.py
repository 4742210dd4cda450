"""Headings: of an objective with its code, of a unit, of a card."""

import re
from typing import NamedTuple

from extractor.layouts.folding import plain
from extractor.layouts.vocabulary import Vocabulary

_OBJECTIVE = re.compile(
    r"^\W*(?P<label>[^\W\d_][^\d:]*?)\s*(?:\bn\.?|\bn°|\bnr\.?|\bnum\.?|\bnumero)?\s*"
    r"(?<![^\W_])(?P<code>\d{1,3}(?:[.\-/]\d{1,3})*[A-Za-z]?|(?-i:[A-Z]\d{0,3}(?:\.\d{1,3})*))"
    r"(?:\s*[.)]?\s*(?:[-–—:.]|\s)\s*(?P<title>\S.*))?\s*$",
    re.IGNORECASE,
)
_LONGEST_UNIT = 90  # characters
_UPPER = 0.6  # share of capitals from which a line is set in capitals
_FEWEST_LETTERS = 4


class ObjectiveHeading(NamedTuple):
    """The code that a heading gives, and where its title begins; -1 where it has none."""

    code: str
    title_start: int


def objective_heading(text: str, vocabulary: Vocabulary) -> ObjectiveHeading | None:
    """``OBIETTIVO N. 3 - Ampliare gli orari`` as code and title; None for any other line."""
    match = _OBJECTIVE.match(text)
    if match is None:
        return None
    label = vocabulary.fold(match["label"])
    known = [vocabulary.fold(phrase) for phrase in vocabulary.phrases("objectives", "headings")]
    if label not in known and label[:-1] not in known:
        return None
    if label not in known and label[-1:] != vocabulary.fold("numero"):
        return None
    title = match["title"]
    if (
        title is not None
        and not title[0].isupper()
        and not title[0].isdigit()
        and title[0].isalpha()
    ):
        return None
    return ObjectiveHeading(match["code"], match.start("title") if title else -1)


def is_in_capitals(text: str) -> bool:
    """Whether most letters are capitals."""
    letters = [character for character in text if character.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and sum(map(str.isupper, letters)) > _UPPER * len(
        letters
    )


def names_unit(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line names a unit: ``SETTORE TECNICO``, ``Area Servizi sociali``."""
    if len(text) > _LONGEST_UNIT or text.endswith((".", ";", ":", ",")):
        return False
    folded = plain(text)
    return any(
        folded.startswith(word) and len(folded) > len(word) and not folded[len(word)].isalnum()
        for word in vocabulary.phrases("units", "first_words")
    )


def begins_card(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line is the heading that every card repeats."""
    tokens = vocabulary.fold(text)
    return any(
        tokens == vocabulary.fold(phrase) for phrase in vocabulary.phrases("cards", "headings")
    )


def is_total(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a row adds up others, by its first word."""
    first = plain(text.split(" ", 1)[0]).split(" ", 1)[0].rstrip(".:")
    return first in vocabulary.phrases("totals", "first_words")
