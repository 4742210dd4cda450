"""The quantities that a target or an indicator asks for: "=> 10", "almeno il 70%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractor.language.clauses.marks import Quantity
from extractor.language.clauses.quantities import quantities
from extractor.language.timeline.units import calendar_units
from extractor.language.words.data import pattern, read_toml
from extractor.language.words.lexicon import find_noun, find_verb, stem
from models.language import Comparison, QuantityUnit, WordKind

_WORD = re.compile(r"[^\W\d_]+")
_MEASURED = frozenset(
    {
        *(QuantityUnit.COUNT, QuantityUnit.PERCENT, QuantityUnit.DAYS),
        *(QuantityUnit.HOURS, QuantityUnit.EURO),
    }
)
_NAMED = frozenset({WordKind.PARTICIPLE, WordKind.INFINITIVE, WordKind.NOUN})
_SHORT_TAIL = 40  # characters behind a bare number


@dataclass(frozen=True, slots=True)
class Threshold:
    """A quantity asked for.

    Attributes:
        comparison: How what is measured is compared with it.
        value: The number.
        unit: What it is measured in.
        nouns: Stems of the words it counts.
        classes: Classes of the action it counts, if named.
        source: ``target`` or ``indicator``.
        start: Offset of the words in that source.
        end: Offset after them.
        words: Those words.
        upper: The most of a range; None where there is none.
    """

    comparison: Comparison
    value: float
    unit: QuantityUnit
    nouns: tuple[str, ...]
    classes: frozenset[str]
    source: str
    start: int
    end: int
    words: str
    upper: float | None = None

    def is_met_by(self, value: float) -> bool:
        """Whether a measured value meets the threshold."""
        if self.comparison is Comparison.AT_LEAST:
            return value >= self.value
        if self.comparison is Comparison.MORE_THAN:
            return value > self.value
        if self.comparison is Comparison.AT_MOST:
            return value <= self.value
        if self.comparison is Comparison.BETWEEN:
            return self.value <= value <= (self.upper or self.value)
        return value < self.value

    @property
    def is_none(self) -> bool:
        """Whether it asks that there be none."""
        return self.value == 0 and self.comparison is Comparison.AT_MOST

    @property
    def is_floor(self) -> bool:
        """Whether more is better."""
        return self.comparison in {Comparison.AT_LEAST, Comparison.MORE_THAN}


@lru_cache(maxsize=4096)
def thresholds(text: str, source: str, *, lower_is_better: bool = False) -> tuple[Threshold, ...]:
    """Read the thresholds of a target or an indicator.

    Args:
        text: The target or the indicator.
        source: ``target`` or ``indicator``.
        lower_is_better: Whether the indicator counts what should be rare, such as complaints.

    Returns:
        The thresholds in order. A bare number in a target ("3", "100%") asks for at least that,
        or at most where less is better; 0 is always a most.
    """
    taken = [(unit.start, unit.end) for unit in calendar_units(text) if not unit.weak]
    found: list[Threshold] = []
    amounts = quantities(text, taken)
    between = _range(text, source, amounts)
    if between is not None:
        return (between,)
    for amount in amounts:
        if amount.unit not in _MEASURED or amount.is_article:
            continue
        made = _threshold(text, source, amount, lower_is_better=lower_is_better)
        if made is not None:
            found.append(made)
    return tuple(found)


def _range(text: str, source: str, amounts: Sequence[Quantity]) -> Threshold | None:
    """Read "tra 15 e 20 giorni", "dal 60 all'80 %": the least and the most."""
    for low, high in pairwise(amounts):
        lead = pattern("numbers.toml", "patterns", "range_before").search(text[: low.start])
        joined = pattern("numbers.toml", "patterns", "range_between")
        if lead is None or joined.match(text[low.end : high.start]) is None:
            continue
        if low.value >= high.value or high.unit not in _MEASURED:
            continue
        span = (lead.start(), high.end)
        words = text[span[0] : span[1]].strip()
        classes, between = _classes(text, high), Comparison.BETWEEN
        value, unit = low.value, high.unit
        return Threshold(
            between, value, unit, high.nouns, classes, source, *span, words, high.value
        )
    return None


def _threshold(
    text: str, source: str, amount: Quantity, *, lower_is_better: bool
) -> Threshold | None:
    lead = text[: amount.start]
    comparison, low = _comparison(lead)
    if amount.unit is QuantityUnit.DAYS:
        if pattern("asking.toml", "chunks", "days_from").match(text[amount.end :]):
            return None
        within = pattern("asking.toml", "chunks", "within").search(lead)
        if within:
            comparison, low = Comparison.AT_MOST, within.start()
    if comparison is None and source == "target" and _is_bare(text, amount):
        fewer = lower_is_better or amount.value == 0
        comparison, low = (Comparison.AT_MOST if fewer else Comparison.AT_LEAST), amount.start
    announced = _announced_nouns(text, amount) if source == "indicator" else ()
    nouns = amount.nouns or announced
    counted = amount.value > 1 and (nouns or amount.unit is not QuantityUnit.COUNT)
    if comparison is None and source == "indicator" and counted:
        if amount.unit in {QuantityUnit.DAYS, QuantityUnit.EURO}:
            return None
        comparison, low = Comparison.AT_LEAST, amount.start
    if comparison is None:
        return None
    words = text[low : amount.end].strip()
    classes = _classes(text, amount)
    span = (low, amount.end)
    return Threshold(comparison, amount.value, amount.unit, nouns, classes, source, *span, words)


def _announced_nouns(text: str, amount: Quantity) -> tuple[str, ...]:
    """Return stems of what a number behind a colon counts: "N. controlli: 60" asks for 60."""
    announced = pattern("asking.toml", "chunks", "announced").search(text[: amount.start])
    if announced is None or text[amount.end :].strip(" .;%"):
        return ()
    return tuple(stem(word) for word in _WORD.findall(announced["what"].lower()) if len(word) > 3)


def _classes(text: str, amount: Quantity) -> frozenset[str]:
    """Return the classes of the action that a quantity counts: before it, else behind it."""
    chunk = re.split(r"[;.](?:\s|$)", text[: amount.start])[-1]
    found: frozenset[str] = frozenset()
    for match in _WORD.finditer(chunk):
        entry = find_noun(match[0].lower()) or find_verb(match[0].lower())
        if entry and entry.kind in _NAMED and entry.classes:
            found = entry.classes
    if found:
        return found
    for match in _WORD.finditer(re.split(r"[;.,]", text[amount.end :])[0]):
        entry = find_verb(match[0].lower()) or find_noun(match[0].lower())
        if entry and entry.kind in _NAMED and entry.classes:
            return entry.classes
    return frozenset()


def _comparison(lead: str) -> tuple[Comparison | None, int]:
    """Return the comparison that the words before a number ask for, and where they begin."""
    candidates = [lead.lower().replace("’", "'").rstrip()]
    while candidates[-1]:
        stripped = pattern("asking.toml", "chunks", "leads").sub("", candidates[-1]).rstrip()
        if stripped == candidates[-1]:
            break
        candidates.append(stripped)
    best: tuple[Comparison | None, int, int] = (None, -1, 0)
    for name, phrases in read_toml("numbers.toml")["comparisons"].items():
        for phrase in phrases:
            for candidate in candidates:
                if not candidate.endswith(phrase) or len(phrase) <= best[2]:
                    continue
                glued = phrase[0].isalpha() and candidate[: -len(phrase)][-1:].isalpha()
                if not glued:
                    best = (Comparison(name), len(candidate) - len(phrase), len(phrase))
    return best[0], best[1]


def _is_bare(text: str, amount: Quantity) -> bool:
    """Whether a target is little more than a number: "3", "n. 2 incontri", "100%"."""
    before = re.sub(r"(?:n(?:r|um)?\s?[.°º]{1,2}|[=:€\s])", "", text[: amount.start])
    before = before.removeprefix("euro")
    return not before and len(text) - amount.end < _SHORT_TAIL


def is_recurring(text: str) -> bool:
    """Whether an indicator asks for something done again and again: no single date completes it."""
    return pattern("asking.toml", "chunks", "recurring").search(text) is not None
