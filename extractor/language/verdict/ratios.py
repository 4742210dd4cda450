"""Parts of wholes in a text: "3 delle 4 iniziative", "38 su 40", "cinque delle sei"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extractor.language.clauses.marks import Analysis, Quantity
from extractor.language.words.data import pattern
from models.language import QuantityUnit

_COUNTED = frozenset({QuantityUnit.COUNT, QuantityUnit.EURO, QuantityUnit.HOURS})
_LEAD = 24


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
    found: list[Ratio] = []
    for first, second in pairwise(counted):
        between = analysis.text[first.end : second.start]
        lead = analysis.text[max(0, first.start - _LEAD) : first.start]
        if pattern("ratios.toml", "words", "between").fullmatch(between):
            part, whole = first, second
        elif pattern("ratios.toml", "words", "before").search(lead) and _is_one(between):
            part, whole = second, first
        else:
            continue
        if whole.value > 0 and part.value <= whole.value:
            found.append(Ratio(part, whole, min(part.start, whole.start), max(part.end, whole.end)))
    return found


def _is_one(between: str) -> bool:
    return pattern("ratios.toml", "words", "same_sentence").fullmatch(between) is not None
