"""The quantities of a step that can be compared: what is asked, what was measured, from what."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.asking.asked import Asked
from extractor.language.asking.thresholds import Threshold
from extractor.language.clauses.marks import Analysis, Quantity
from extractor.language.clauses.quantities import quantities
from extractor.language.timeline.units import calendar_units
from extractor.language.verdict.measuring import is_terse, measure
from extractor.language.words.data import pattern, read_toml
from models.language import Comparison, QuantityUnit

_COUNTABLE = frozenset(
    {
        *(QuantityUnit.COUNT, QuantityUnit.PERCENT, QuantityUnit.DAYS),
        *(QuantityUnit.HOURS, QuantityUnit.EURO),
    }
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money in a text.

    Attributes:
        value: Euro.
        start: Offset of the words.
        words: The words of the amount.
        purpose: The words beside it that say what it is for; None where none do.
    """

    value: float
    start: int
    words: str
    purpose: str | None


def single_threshold(asked: Asked | None) -> Threshold | None:
    """Return the one quantity that a step asks for: the target's before the indicator's.

    Returns:
        None where none is asked, where several are, or where it is a range.
    """
    if asked is None:
        return None
    for source in ("target", "indicator"):
        found = [threshold for threshold in asked.thresholds if threshold.source == source]
        if found:
            return found[0] if len(found) == 1 and _is_single(found[0]) else None
    return None


def _is_single(threshold: Threshold) -> bool:
    return threshold.comparison is not Comparison.BETWEEN


def measured_quantity(analysis: Analysis, asked: Asked | None) -> tuple[float, QuantityUnit] | None:
    """Return the quantity of a text that answers what is asked.

    A text that is little more than one figure answers an indicator that counts, also where it
    asks for no particular number.
    """
    if asked is None:
        return None
    threshold = single_threshold(asked)
    if threshold is not None:
        result = measure(analysis, asked, threshold)
        answers = result.met is not None and result.value is not None
        return (result.value, threshold.unit) if answers and result.value is not None else None
    named = [mark for mark in analysis.quantities if _is_figure(mark)]
    if asked.is_counting and is_terse(analysis) and len(named) == 1:
        return named[0].value, named[0].unit
    return None


def _is_figure(mark: Quantity) -> bool:
    return mark.unit in _COUNTABLE and not mark.is_article


def single_value(text: str | None) -> float | None:
    """Return the one number of a cell, such as a baseline; None where it holds none or several."""
    if text is None:
        return None
    found = [mark for mark in _marks(text) if _is_figure(mark)]
    return found[0].value if len(found) == 1 else None


def amounts_in(text: str) -> list[Amount]:
    """Return the amounts of money of a text, in order."""
    return [
        Amount(_euro(text, mark), mark.start, text[mark.start : mark.end], _purpose(text, mark))
        for mark in _marks(text)
        if mark.unit is QuantityUnit.EURO and not mark.is_article
    ]


def _euro(text: str, mark: Quantity) -> float:
    """Return the value of an amount, where a word multiplies its digits: "5 mila", "2 milioni"."""
    written = text[mark.start : mark.end].lower().split()
    factors = read_toml("amounts.toml")["multipliers"]
    factor = next((factors[word] for word in written if word in factors), 1)
    return mark.value * factor if mark.value < factor else mark.value


def _marks(text: str) -> list[Quantity]:
    taken = [(unit.start, unit.end) for unit in calendar_units(text) if not unit.weak]
    return quantities(text, taken)


def _purpose(text: str, mark: Quantity) -> str | None:
    behind = pattern("amounts.toml", "purpose", "behind").search(text[mark.end :])
    found = behind or pattern("amounts.toml", "purpose", "before").search(text[: mark.start])
    words = found["what"].strip(" :=–-€\n") if found is not None else ""
    return " ".join(words.split()) if any(letter.isalpha() for letter in words) else None
