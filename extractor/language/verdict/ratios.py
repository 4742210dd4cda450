"""Parts of wholes in a text: "3 delle 4 iniziative", "38 su 40", "cinque delle sei"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.language.clauses.marks import Analysis, Quantity
from extractor.language.words.data import pattern
from models.language import QuantityUnit

_COUNTED = frozenset({QuantityUnit.COUNT, QuantityUnit.EURO, QuantityUnit.HOURS})
_LEAD = 24
_TAIL = 30  # characters behind a part within which its limit of time stands


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole.

    Attributes:
        part: The part.
        whole: The whole.
        start: Offset of the words.
        end: Offset after them.
    """

    part: Quantity
    whole: Quantity
    start: int
    end: int

    @property
    def percent(self) -> float:
        """The part as a percentage of the whole."""
        return round(self.part.value / self.whole.value * 100, 2)


def find_ratios(analysis: Analysis) -> list[Ratio]:
    """Find parts of wholes in a text; a part greater than its whole is none."""
    counted = [q for q in analysis.quantities if q.unit in _COUNTED and not q.is_article]
    found = [
        Ratio(replace(whole, value=1), whole, whole.start, whole.end)
        for whole in counted
        if whole.value > 1 and _is_of_ordinal(analysis, whole)
    ]
    for first, second in pairwise(counted):
        between = analysis.text[first.end : second.start]
        lead = analysis.text[max(0, first.start - _LEAD) : first.start]
        are_sums = first.unit is QuantityUnit.EURO and second.unit is QuantityUnit.EURO
        divided = are_sums and pattern("ratios.toml", "words", "money").fullmatch(between)
        if divided or pattern("ratios.toml", "words", "between").fullmatch(between):
            part, whole = first, second
        elif pattern("ratios.toml", "words", "before").search(lead) and _is_one(between):
            part, whole = second, first
        else:
            continue
        if whole.value > 0 and part.value <= whole.value:
            found.append(Ratio(part, whole, min(part.start, whole.start), max(part.end, whole.end)))
    return found


def _is_of_ordinal(analysis: Analysis, whole: Quantity) -> bool:
    """Whether one of so many is told of: "la prima delle due fasi"."""
    lead = analysis.text[max(0, whole.start - _LEAD) : whole.start]
    return pattern("ratios.toml", "words", "ordinal").search(lead) is not None


def within_limit(analysis: Analysis, indicator: str, ratios: list[Ratio]) -> list[Ratio]:
    """Return the parts done within the time that an indicator counts by.

    "Evase 184 istanze su 200, di cui 171 entro 30 giorni": 171 of 200 where it asks for those
    handled within 30 days.

    Args:
        analysis: The text with its marks.
        indicator: The indicator.
        ratios: The parts of wholes of the text.
    """
    within = pattern("ratios.toml", "words", "within")
    if within.search(indicator) is None:
        return ratios
    found: list[Ratio] = []
    for ratio in ratios:
        for part in analysis.quantities:
            between = analysis.text[ratio.end : part.start]
            if part.start < ratio.end or part.unit not in _COUNTED or part.is_article:
                continue
            is_part = pattern("ratios.toml", "words", "of_these").fullmatch(between)
            tail = analysis.text[part.end : part.end + _TAIL]
            if is_part and within.search(tail) and part.value <= ratio.whole.value:
                found.append(Ratio(part, ratio.whole, ratio.start, part.end))
    return found or ratios


def _is_one(between: str) -> bool:
    return pattern("ratios.toml", "words", "same_sentence").fullmatch(between) is not None
