"""Quantities in a text: digits and words, percentages, "tutti", "nessuno"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.lexicon import read_toml, stem
from extractor.language.marks import AmountMark

_WORDS_BEHIND = 5
_NUMBER_SIGN = re.compile(r"(?:n(?:r|um)?\s?[.°º]{1,2}|\bn|numero)\s*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_BEHIND = re.compile(
    r"\s*(?P<percent>%|per\s?cento\b)|\s*(?P<euro>euro\b|€|mila\b|milioni\b)", re.I
)
_EURO_BEFORE = re.compile(r"(?:euro|€|eur\.?|importo\s+(?:di|pari\s+a))\s*$", re.IGNORECASE)
_WORD = re.compile(r"[\w'’]+")
_NOUN_WORD = re.compile(r"\s*[(\"]?\s*([^\W\d_][\w-]*['’]?)")
_NOT_A_COUNT_BEFORE = re.compile(
    r"(?:\bart(?:icol[oi]|t|\.)*|\bcomm[ai]|\bpunt[oi]|\bpar\.|\blett\.|\bfase|\basse|\bmissione|\bazione|\bpag\.|"
    r"\bcapitolo|\bcap\.|\bversione|\blinea|\binvestimento|\bstep|\bobiettivo|\ballegat[oi]|\bcivico|\blotto|"
    r"\bn\.\s?\d+\s?/|[\d/.,\-]|\bcn|\bto|[A-Za-z]-|\bore|\balle|\bdalle|\bd\.?\s?lgs\.?|\blegge|\bl\.|\bcovid-?|\btipo)\s*$",
    re.IGNORECASE,
)
_ENUMERATOR = re.compile(r"^\s*[.)](?:\s|$)|^\s*[°ª]\s+(?=[a-z])|^[/\-]\d|^[A-Za-z]")
_GLUED = re.compile(r"[°ª]|[/\-]\d|[A-Za-z]")
_DAYS = frozenset({"giorni", "giorno", "gg"})
_LIST_HEAD = re.compile(r"(?:^|[:;.\-]\s*)$")


@dataclass(frozen=True, slots=True)
class Quantities:
    """The vocabulary of ``quantities.toml``, ready for look-up."""

    numbers: dict[str, int]
    articles: frozenset[str]
    all_words: frozenset[str]
    none_words: frozenset[str]
    half_words: frozenset[str]
    comparisons: dict[str, tuple[str, ...]]
    not_counted: frozenset[str]
    neutral: frozenset[str]
    narrowing: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    better_low: re.Pattern[str]


@lru_cache(maxsize=1)
def quantities() -> Quantities:
    """Loads ``quantities.toml`` once."""
    data = read_toml("quantities.toml")
    return Quantities(
        numbers=data["numbers"],
        articles=frozenset(data["articles"]["words"]),
        all_words=frozenset(data["quantifiers"]["all"]),
        none_words=frozenset(data["quantifiers"]["none"]),
        half_words=frozenset(data["quantifiers"]["half"]),
        comparisons={kind: tuple(words) for kind, words in data["comparisons"].items()},
        not_counted=frozenset(data["not_counted"]["words"]),
        neutral=frozenset(data["neutral_qualifiers"]["words"]),
        narrowing=frozenset(data["narrowing_qualifiers"]["words"]),
        yes=frozenset(data["answers"]["yes"]),
        no=frozenset(data["answers"]["no"]),
        better_low=re.compile(rf"\b(?:{'|'.join(data['better_low']['stems'])})", re.IGNORECASE),
    )


def number(digits: str) -> float:
    """Reads "1.250,5" as Italians write it."""
    return float(digits.replace(".", "").replace(",", "."))


def amount_marks(text: str, taken: list[tuple[int, int]]) -> list[AmountMark]:
    """Marks the quantities of a text.

    Args:
        text: The text.
        taken: Spans of dates and acts: their digits are not quantities.

    Returns:
        The marks in order of position.
    """
    words = quantities()
    found: list[AmountMark] = []
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0].lower().replace("’", "'")
        if any(low <= start < high for low, high in taken):
            continue
        if text[start].isdigit():
            mark = _digits(text, start, words)
        else:
            mark = _worded(text, match, word, words)
        if mark is not None and (not found or mark.start >= found[-1].end):
            found.append(mark)
    return found


def _digits(text: str, start: int, words: Quantities) -> AmountMark | None:
    match = _DIGITS.match(text, start)
    if match is None:
        return None
    before = text[max(0, start - 16) : start]
    behind = _BEHIND.match(text, match.end())
    value = number(match[0])
    if behind and behind["percent"]:
        return AmountMark(start, behind.end(), value, "percent", _nouns(text, behind.end(), words))
    if behind or _EURO_BEFORE.search(before):
        return AmountMark(start, match.end(), value, "euro", ())
    sign = _NUMBER_SIGN.search(before)
    if sign is None:
        listed = _LIST_HEAD.search(before) and _ENUMERATOR.match(
            text[match.end() : match.end() + 3]
        )
        if listed or _NOT_A_COUNT_BEFORE.search(before) or _GLUED.match(text, match.end()):
            return None
    nouns = _nouns(text, match.end(), words)
    next_word = _NOUN_WORD.match(text, match.end())
    if next_word and next_word[1].lower() in words.not_counted:
        days = next_word[1].lower() in _DAYS
        return AmountMark(start, next_word.end(), value, "days", ()) if days else None
    low = start - len(sign[0]) if sign else start
    return AmountMark(low, match.end(), value, "count", nouns)


def _worded(text: str, match: re.Match[str], word: str, words: Quantities) -> AmountMark | None:
    """Reads "due nuove convenzioni", "tutti", "nessuno", "una domanda"."""
    start, end = match.span()
    if "'" in word and not word.endswith("'"):
        lead, _, word = word.rpartition("'")
        start += len(lead) + 1
    if not (
        word in words.numbers
        or word in words.all_words
        or word in words.none_words
        or word in words.articles
    ):
        return None
    nouns = _nouns(text, end, words)
    next_word = _NOUN_WORD.match(text, end)
    counted = next_word is None or next_word[1].lower() not in words.not_counted
    if word in words.numbers and counted:
        return AmountMark(start, end, words.numbers[word], "count", nouns)
    before = text[max(0, start - 8) : start].lower().split()[-1:]
    if word in words.all_words and before in (["quasi"], ["non"]):
        return None
    if word in words.all_words:
        return AmountMark(start, end, 100, "all", nouns)
    if word in words.none_words:
        return AmountMark(start, end, 0, "none", nouns)
    if word in words.articles and counted and nouns:
        only = next_word is not None and next_word[1].lower() in {"sola", "solo", "unica", "unico"}
        return AmountMark(start, end, 1, "count", nouns[: 3 if only else 2], article=not only)
    return None


def _nouns(text: str, end: int, words: Quantities) -> tuple[str, ...]:
    """Stems of the words that a number counts: the next few, up to a stop."""
    found: list[str] = []
    position = end
    while len(found) < _WORDS_BEHIND and (match := _NOUN_WORD.match(text, position)):
        if len(match[1]) > 3:
            found.append(stem(match[1]))
        position = match.end()
    return tuple(found)
