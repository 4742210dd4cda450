"""Growth and reduction told by a text: "da 21 a 12", "34 giorni contro 34", "in calo del 5%"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.asking.asked import Asked
from extractor.language.asking.growth import AskedChange, growth_pattern
from extractor.language.asking.thresholds import Threshold
from extractor.language.clauses.marks import Analysis
from extractor.language.words.numbers import NUMBER, read_number, read_number_word
from models.language import QuantityUnit

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Change:
    """A change told: by how many percent, upward above 0, where, and by how much."""

    percent: float
    start: int
    end: int
    amount: float | None = None

    def meets(self, asked: AskedChange) -> bool:
        """Whether it is the change asked for, and enough of it."""
        gained = self.percent if asked.upward else -self.percent
        if asked.percent:
            return gained >= asked.percent
        return gained > 0 or (gained == 0 and asked.may_stay)

    def share_of(self, asked: AskedChange) -> float | None:
        """Return the share of the change asked for, None where there is none to speak of."""
        gained = self.percent if asked.upward else -self.percent
        if not asked.percent or gained <= 0:
            return None
        return round(min(gained / asked.percent, 1.0) * _WHOLE, 2)


def difference_asked(asked: Asked) -> Threshold | None:
    """Return the threshold of a saving or a gain that is no percentage, None where none is asked.

    Args:
        asked: What the step asks for.
    """
    saved = growth_pattern("saved").search(asked.indicator)
    gained = growth_pattern("gained").search(asked.indicator) or growth_pattern("gained").search(
        asked.target
    )
    if not (saved or gained) or len(asked.thresholds) != 1 or not asked.thresholds[0].is_floor:
        return None
    return None if asked.thresholds[0].unit is QuantityUnit.PERCENT else asked.thresholds[0]


def read_change(analysis: Analysis, reference_year: int | None) -> Change | None:
    """Read the change that a text tells.

    Args:
        analysis: The text with its marks.
        reference_year: The year whose value is the new one.

    Returns:
        The change, None where the text tells none.
    """
    text = analysis.text
    pair = _pair(text, reference_year)
    if pair is not None:
        return pair
    none = growth_pattern("none").search(text)
    if none is not None:
        return Change(0.0, *none.span())
    return _worded(text)


def _pair(text: str, reference_year: int | None) -> Change | None:
    for name in ("from_to", "beside", "against"):
        match = growth_pattern(name).search(text)
        if match is not None:
            told = {key[:3]: value for key, value in match.groupdict().items() if value}
            return _between(told["old"], told["new"], match.span())
    differs = growth_pattern("differs_by").search(text)
    if differs is not None:
        return _by_difference(differs)
    values: dict[int, tuple[str, tuple[int, int]]] = {}
    for match in growth_pattern("by_year").finditer(text):
        year = match["year"] or match["year2"] or match["year3"]
        value = match["value"] or match["value2"] or match["value3"]
        values.setdefault(int(year), (value, match.span()))
    if len(values) < 2:
        return None
    new = reference_year if reference_year in values else max(values)
    earlier = [year for year in values if year < new]
    if not earlier:
        return None
    (old_value, old_span), (new_value, new_span) = values[max(earlier)], values[new]
    span = min(old_span[0], new_span[0]), max(old_span[1], new_span[1])
    return _between(old_value, new_value, span)


def _by_difference(match: re.Match[str]) -> Change | None:
    """Read "38 persone, tre in meno del 2020"."""
    after, by = read_number(match["new"]), read_number(match["by"])
    by = read_number_word(match["by"].lower()) if by is None else by
    if after is None or by is None:
        return None
    fewer = growth_pattern("less_way").fullmatch(match["way"]) is not None
    return _changed(after + by if fewer else after - by, after, match.span())


def _between(old: str, new: str, span: tuple[int, int]) -> Change | None:
    return _changed(read_number(old), read_number(new), span)


def _changed(before: float | None, after: float | None, span: tuple[int, int]) -> Change | None:
    if not before or after is None:
        return None
    percent = round((after - before) / before * _WHOLE, 2)
    return Change(percent, *span, round(after - before, 4))


def _worded(text: str) -> Change | None:
    """Read "diminuzione del 15%", "+8%", "si è ridotto di 9 unità"."""
    signed = re.search(rf"(?<![\w\d])([-−–+])\s*({NUMBER})\s*%", text)
    down, up = growth_pattern("down").search(text), growth_pattern("up").search(text)
    percent = re.search(rf"({NUMBER})\s*(?:%|per\s?cento)", text)
    if signed is not None:
        value = read_number(signed[2]) or 0.0
        return Change(value if signed[1] == "+" else -value, *signed.span())
    word = down or up
    if word is None or (down and up):
        return None
    if percent is None:
        return None
    value = read_number(percent[1]) or 0.0
    start, end = min(word.start(), percent.start()), max(word.end(), percent.end())
    return Change(-value if down else value, start, end)
