"""What the text of a cell looks like: the types of its value, whatever it is called."""

import re
from functools import lru_cache

from extractor.language.dates import deadline_of_cell
from extractor.layouts.values import has_date, is_code, is_mark, out_of, percentage, years

_FIGURE = re.compile(
    r"^\W{0,3}(?:[<>≤≥=]{1,2}\s*)?[-+−–±]?\s*\d[\d.,']*\s*(?:%|/\s*\d[\d.,]*|€|°)?"
    r"(?:\s+[^\W\d_]{1,12}\.?)?\W?$"
)
_COMPARED = re.compile(r"^\s*(?:[<>≤≥]=?|=)\s*[-−]?\s*\d")
_YEAR_ALONE = re.compile(r"^\W*(?:[^\W\d_]+\s+)?(?:19|20)\d\d\W*$")
_SHORT = 60  # characters of a phrase
_PROSE = 90  # characters from which a text with verbs and stops is prose
_LONGEST_CODE = 14
_WORD = re.compile(r"[^\W\d_]{5,}")
_WIDE_CODE = re.compile(
    r"^(?=.*\d)[A-Z0-9]{1,6}(?:[.\-_/ ]?[A-Za-z0-9]{1,6}){0,4}(?:/[a-z]{2,6})?[.)]?$"
)


@lru_cache(maxsize=16384)
def is_figure(text: str) -> bool:
    """Whether a text is one number, with a sign, a comparison or a unit of one word at most."""
    if has_date(text):
        return False
    return (
        percentage(text) is not None
        or out_of(text) is not None
        or _COMPARED.match(text) is not None
        or _FIGURE.match(text) is not None
    )


@lru_cache(maxsize=16384)
def is_day(text: str) -> bool:
    """Whether a text is a date or a stretch of the year, short enough to be a cell of its own."""
    if len(text) > _SHORT or not text.strip():
        return False
    if has_date(text):
        return len(text) <= _SHORT
    return deadline_of_cell(text, 2000, 2000) is not None and not is_figure(text)


def is_year(text: str) -> bool:
    """Whether a text is a year, with one word before it at most."""
    return _YEAR_ALONE.match(text) is not None


def names_years(text: str) -> list[int]:
    """The years that a text names."""
    return years(text)


@lru_cache(maxsize=16384)
def is_label_of_record(text: str) -> bool:
    """Whether a text looks like the code of something."""
    bare = text.strip()
    if is_code(bare):
        return True
    return len(bare) <= _LONGEST_CODE and _WIDE_CODE.match(bare) is not None


@lru_cache(maxsize=16384)
def is_value(text: str) -> bool:
    """Whether a text is a figure, a date, a code with digits or a mark: never a header."""
    if is_year(text):
        return False
    return (
        is_figure(text)
        or (has_date(text) and len(text) <= 25)
        or (is_label_of_record(text) and _holds_code(text))
        or (is_mark(text) and not text.isalpha())
    )


def _holds_code(text: str) -> bool:
    """Whether a text with figures is a code: a word with a number behind it is a name."""
    return any(letter.isdigit() for letter in text) and _WORD.search(text) is None


def is_phrase(text: str) -> bool:
    """Whether a text is a few words."""
    return 1 < len(text) <= _SHORT and any(letter.isalpha() for letter in text)


def is_prose(text: str) -> bool:
    """Whether a text is a sentence or more."""
    return len(text) >= _PROSE


@lru_cache(maxsize=16384)
def shape(text: str) -> str:
    """A text with its figures as ``#``, in lower case: what records of one kind share."""
    return re.sub(r"\d+", "#", " ".join(text.lower().split())).strip(" .:")
