"""Where a text holds numbers and addresses of people: tax codes, telephones, mail, serials."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipelines.output.people.lexicon import fold, words
from pipelines.output.people.names import Place

_DIGIT = "[0-9LMNPQRSTUV]"
_TAX_CODE = re.compile(
    r"(?<![^\W_])[A-Z]{3}\s?[A-Z]{3}\s?"
    rf"{_DIGIT}{{2}}\s?[ABCDEHLMPRST]\s?{_DIGIT}{{2}}\s?[A-Z]\s?{_DIGIT}{{3}}\s?[A-Z](?![^\W_])",
    re.IGNORECASE,
)
"""Codice fiscale of a person (D.M. 23/12/1976), with the letters that stand for digits where two
people would have the same."""

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++(?:@|\s?[\[(](?:at|AT)[\])]\s?)[\w-]++(?:\.[\w-]++)+")

_NUMBER = re.compile(
    r"(?<![\w.,/@€])(?<!€ )\(?(?:\+|00)?\(?\d[\d ()./\u00a0-]{4,24}\d(?![\w@]|[.,]\d)"
)
"""What may be a telephone number: what it is made of, before its digits are looked at."""

_BARE = re.compile(
    r"(?:\(?(?:\+|00)39\)?[ .-]?)?(?:3\d{2}[ ./-]?\d{2,3}[ .-]?\d{2,3}[ .-]?\d{1,3}"
    r"|0\d{1,3}[ ./-]\d{5,8})\Z"
    r"|(?:\+|00)39[ .-]?[03]\d[\d ./-]{5,12}\Z"
)
"""Telephones without a word that says so: mobiles, and a prefix with its number."""

_PHONE_DIGITS = range(6, 14)
_LABEL = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.?[\s:.°º/(-]*\Z")
_LABEL_LENGTH = 40
"""Characters before a number in which the word for it is looked for."""


def _alternatives(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s") for phrase in ordered)


@cache
def _serial() -> re.Pattern[str]:
    serials, counters = _alternatives(words().serials), _alternatives(words().counters)
    return re.compile(
        rf"(?<!\w)(?:{serials})\.?\s?(?:(?:{counters})\.?\s?)?[:°]?\s?(?=\w*\d)(\w{{3,16}})",
        re.IGNORECASE,
    )


@cache
def _units() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{_alternatives(words().units)})(?!\w)", re.IGNORECASE)


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    known = words()
    return frozenset(map(fold, known.telephones)), frozenset(map(fold, known.counters))


def numbers_of_people(text: str) -> Iterator[Place]:
    """Where a text holds numbers and addresses by which people are found.

    Args:
        text: Any text; what it takes grows with its length and no faster.
    """
    for pattern in (_TAX_CODE, _MAIL):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span(1) for match in _serial().finditer(text))
    yield from _telephones(text)


def _telephones(text: str) -> Iterator[Place]:
    for match in _NUMBER.finditer(text):
        number = match[0].rstrip(" ()./-")
        is_called, is_other = _what_is_before(text, match.start())
        if is_other or not _is_telephone(number, is_called=is_called):
            continue
        if _units().match(text, match.start() + len(number)):
            continue
        yield match.start(), match.start() + len(number)


def _is_telephone(number: str, *, is_called: bool) -> bool:
    digits = re.sub(r"\D", "", number)
    if not is_called:
        return bool(_BARE.match(number))
    begins = digits.startswith(("0", "3")) or number.startswith("+")
    return begins and len(digits) in _PHONE_DIGITS


def _what_is_before(text: str, start: int) -> tuple[bool, bool]:
    """Whether a word before a number says that it is a telephone, or that it is something else."""
    telephones, counters = _labels()
    before = text[max(0, start - _LABEL_LENGTH) : start]
    while (label := _LABEL.search(before)) is not None:
        word = fold(label[1])
        if word in telephones or word.rpartition(".")[2] in telephones:
            return True, False
        if word in words().others or word.rpartition(".")[2] in words().others:
            return False, True
        if word not in counters:
            return False, False
        before = before[: label.start()]
    return False, False
