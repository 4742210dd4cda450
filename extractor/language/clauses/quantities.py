"""Quantities of a text: value, unit, what they count, and whether they were done or only due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.clauses.marks import Quantity
from extractor.language.words.data import pattern, read_toml, word_set
from extractor.language.words.lexicon import stem
from extractor.language.words.numbers import NUMBER, read_about, read_number, read_number_word
from models.language import QuantityUnit

_WORDS_BEHIND = 5
_LEAD = 44
_DIGITS = re.compile(NUMBER)
_WORD = re.compile(r"\d+|[^\W\d_]+['’]?")
_NOUN_WORD = re.compile(r"\s*[(\"]?\s*([^\W\d_][\w-]*['’]?)")
_SHORTEST_NOUN = 4
_WHOLE = 100.0
_HOURS_OF_DAY = 24


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of ``numbers.toml``, ready for look-up."""

    all_words: frozenset[str]
    none_words: frozenset[str]
    any_words: frozenset[str]
    almost: frozenset[str]
    articles: frozenset[str]
    only: frozenset[str]
    approximate: frozenset[str]
    measures: re.Pattern[str]
    other: frozenset[str]
    times: frozenset[str]
    fractions: re.Pattern[str]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    data = read_toml("numbers.toml")
    measures = data["measures"]
    named = "|".join(
        rf"(?P<{unit}>{'|'.join(_bounded(word) for word in sorted(measures[unit], key=len)[::-1])})"
        for unit in ("percent", "euro", "days", "hours", "other")
    )
    fractions = "|".join(sorted(data["fractions"], key=len)[::-1])
    return _Vocabulary(
        all_words=frozenset(data["quantifiers"]["all"]),
        none_words=frozenset(data["quantifiers"]["none"]),
        any_words=frozenset(data["quantifiers"]["any"]),
        almost=frozenset(data["quantifiers"]["almost"]),
        articles=frozenset(data["articles"]["words"]),
        only=frozenset(data["articles"]["only"]),
        approximate=frozenset(data["approximate"]["words"]),
        measures=re.compile(rf"\s*(?:{named})", re.IGNORECASE),
        other=frozenset(measures["other"]),
        times=frozenset(measures["times"]),
        fractions=re.compile(rf"\b(?:{fractions})\b", re.IGNORECASE),
    )


def _bounded(word: str) -> str:
    return re.escape(word) + (r"(?!\w)" if word[-1].isalpha() else "")


def quantities(text: str, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Mark the quantities of a text.

    Args:
        text: The text.
        taken: Spans of dates and acts: their digits are not quantities.

    Returns:
        The marks in order of position.
    """
    words = _vocabulary()
    shares = _fractions(text, words)
    found = [q for q in shares if not any(low <= q.start < high for low, high in taken)]
    spans = [*taken, *((mark.start, mark.end) for mark in found)]
    covered = {offset for low, high in spans for offset in range(low, high)}
    for match in _WORD.finditer(text):
        start = match.start()
        if start in covered:
            continue
        if text[start].isdigit():
            number = _DIGITS.match(text, start)
            covered.update(range(start, number.end() if number else match.end()))
            mark = _digits(text, start, words)
        else:
            mark = _worded(text, match, words)
        if mark is not None:
            found.append(mark)
            covered.update(range(mark.start, mark.end))
    return sorted(found, key=lambda mark: mark.start)


def _fractions(text: str, words: _Vocabulary) -> list[Quantity]:
    """Read "la metà delle pratiche" and "due terzi": shares."""
    values = read_toml("numbers.toml")["fractions"]
    return [
        Quantity(
            match.start(),
            match.end(),
            values[" ".join(match[0].lower().split())],
            QuantityUnit.PERCENT,
            _nouns(text, match.end()),
        )
        for match in words.fractions.finditer(text)
        if _pattern("of_whole").match(text, match.end())
    ]


def _pattern(name: str) -> re.Pattern[str]:
    return pattern("numbers.toml", "patterns", name)


def _digits(text: str, start: int, words: _Vocabulary) -> Quantity | None:
    match = _DIGITS.match(text, start)
    value = read_number(match[0]) if match else None
    if match is None or value is None:
        return None
    end = match.end()
    before = text[max(0, start - _LEAD) : start]
    negative = re.search(r"(?:^|[\s:(])[-−–]\s?$", before) is not None
    measure = words.measures.match(text, end)
    if measure is not None and _pattern("things").match(text, end):
        measure = None
    next_word = _NOUN_WORD.match(text, end)
    if next_word and next_word[1].lower() in words.times:
        return _made(text, start, next_word.end(), value, QuantityUnit.EURO, before)
    sign = _pattern("number_sign").search(before)
    if measure is None and sign is None and _counts_nothing(text, match, before):
        return None
    unit, end = _unit(measure, before, end)
    if measure is None and _pattern("hours_before").search(before):
        unit = QuantityUnit.HOURS if value > _HOURS_OF_DAY else None
    if unit is None:
        return None
    low = start - len(sign[0]) if sign else start
    is_decimal = not value.is_integer()
    if negative and (unit is not QuantityUnit.COUNT or is_decimal or _is_index(text, end)):
        value, low = -value, len(before.rstrip(" -−–")) + start - len(before)
    return _made(
        text, low, end, value, unit, before[: len(before) - len(sign[0])] if sign else before
    )


def _is_index(text: str, end: int) -> bool:
    """Whether a bare number behind a minus ends its text: "-4,2", "-20"."""
    return not text[end:].strip(" .%")


def _unit(measure: re.Match[str] | None, before: str, end: int) -> tuple[QuantityUnit | None, int]:
    if measure is not None:
        name = measure.lastgroup or ""
        if name == "other":
            return None, end
        return QuantityUnit(name), measure.end()
    if _pattern("euro_before").search(before):
        return QuantityUnit.EURO, end
    return QuantityUnit.COUNT, end


def _counts_nothing(text: str, match: re.Match[str], before: str) -> bool:
    """Whether digits number a paragraph, an article, a code, and count nothing."""
    behind = text[match.end() : match.end() + 3]
    listed = _pattern("list_head").search(before) and _pattern("enumerator").match(behind)
    if listed or _pattern("glued").match(text, match.end()):
        return True
    return _pattern("no_count_before").search(before) is not None


def _made(
    text: str, start: int, end: int, value: float, unit: QuantityUnit, before: str
) -> Quantity:
    behind = text[end : end + _LEAD]
    is_share = unit is QuantityUnit.PERCENT
    baseline = _pattern("baseline_share" if is_share else "baseline").search(before) or _pattern(
        "changed_from"
    ).search(before)
    if baseline is None and unit is not QuantityUnit.PERCENT:
        baseline = _pattern("baseline_behind").match(behind)
    last = before.split()[-1:] or [""]
    return Quantity(
        start,
        end,
        value,
        unit,
        _nouns(text, end),
        is_baseline=baseline is not None,
        is_vague=last[0].lower() in _vocabulary().approximate,
    )


def _worded(text: str, match: re.Match[str], words: _Vocabulary) -> Quantity | None:
    """Read "due nuove convenzioni", "tutti", "nessuno", "una domanda", "una decina"."""
    start, end = match.span()
    word = match[0].lower().replace("’", "'")
    if word in words.all_words:
        before = text[max(0, start - _LEAD) : start]
        last = (before.lower().replace("'", " ").split() or [""])[-1]
        vague = last in words.almost
        nouns = _nouns(text, end)
        return None if vague else Quantity(start, end, _WHOLE, QuantityUnit.ALL, nouns)
    denied = word in words.any_words and _pattern("denial").search(text[:start]) is not None
    if word in words.none_words or denied:
        return Quantity(start, end, 0, QuantityUnit.NONE, _nouns(text, end))
    about = read_about(word)
    if about is not None:
        is_half = text[:start].lower().rstrip().endswith(tuple(word_set("numbers.toml", "halves")))
        value = about / 2 if is_half else about
        return Quantity(start, end, value, QuantityUnit.COUNT, _nouns(text, end), is_vague=True)
    return _number_word(text, start, end, word)


def _number_word(text: str, start: int, end: int, word: str) -> Quantity | None:
    words = _vocabulary()
    if word in words.articles:
        return _article(text, start, end, words.measures.match(text, end))
    value = read_number_word(word)
    if value is None:
        return None
    before = text[max(0, start - _LEAD) : start]
    unit, high = _unit(words.measures.match(text, end), before, end)
    return None if unit is None else _made(text, start, high, value, unit, before)


def _article(text: str, start: int, end: int, measure: re.Match[str] | None) -> Quantity | None:
    words = _vocabulary()
    next_word = _NOUN_WORD.match(text, end)
    if next_word is None or measure is not None:
        return None
    if read_about(next_word[1].lower()) is not None:
        return None
    only = next_word[1].lower() in words.only
    nouns = _nouns(text, end)
    return Quantity(start, end, 1, QuantityUnit.COUNT, nouns[: 3 if only else 2], not only)


def _nouns(text: str, end: int) -> tuple[str, ...]:
    """Return stems of the words that a number counts: the next few, up to a stop."""
    found: list[str] = []
    position = end
    for _ in range(2 * _WORDS_BEHIND):
        match = _NOUN_WORD.match(text, position)
        if match is None or len(found) == _WORDS_BEHIND:
            break
        if len(match[1]) >= _SHORTEST_NOUN:
            found.append(stem(match[1].lower()))
        position = match.end()
    return tuple(found)
