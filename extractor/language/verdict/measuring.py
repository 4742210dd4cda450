"""Measuring a threshold against the quantities of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.language.asking.asked import Asked
from extractor.language.asking.thresholds import Threshold
from extractor.language.clauses.marks import Analysis, Clause, Quantity
from extractor.language.verdict.ratios import Ratio, find_ratios
from extractor.language.words.data import read_toml
from extractor.language.words.lexicon import stem
from models.language import ClauseForm, ClauseState, QuantityUnit

_UNITS = {
    QuantityUnit.COUNT: frozenset({QuantityUnit.COUNT, QuantityUnit.NONE}),
    QuantityUnit.PERCENT: frozenset({QuantityUnit.PERCENT, QuantityUnit.ALL}),
    QuantityUnit.DAYS: frozenset({QuantityUnit.DAYS}),
    QuantityUnit.HOURS: frozenset({QuantityUnit.HOURS}),
    QuantityUnit.EURO: frozenset({QuantityUnit.EURO}),
}
_MEASURES = frozenset(
    {QuantityUnit.HOURS, QuantityUnit.DAYS, QuantityUnit.EURO, QuantityUnit.PERCENT}
)
_CLAUSE_END = re.compile(r"[;:]|\.(?:\s|$)|,\s")
_TERSE = 6  # words of a text that is little more than its quantity
_LONG = 400  # characters from which a quantity alone proves little
_NARROW_REACH = 90


@dataclass(frozen=True, slots=True)
class Measured:
    """A threshold with what the text gives for it.

    Attributes:
        threshold: The threshold.
        met: Whether it is met; None where the text does not settle it.
        value: The measured value, if any.
        start: Offset of the words that measure it.
        end: Offset after them.
        amounts: How many quantities of the right kind the text holds.
        is_part: Whether the text itself measures a part of a whole.
    """

    threshold: Threshold
    met: bool | None
    value: float | None = None
    start: int = 0
    end: int = 0
    amounts: int = 0
    is_part: bool = False


def measure(analysis: Analysis, asked: Asked, threshold: Threshold) -> Measured:
    """Find the quantity of a text that answers a threshold and compare them.

    Args:
        analysis: The text with its marks.
        asked: What the step asks for.
        threshold: The threshold.

    Returns:
        Met or missed where one quantity answers it, or all possible ones agree; open otherwise.
    """
    ratios = find_ratios(analysis)
    amounts = _candidates(analysis, asked, threshold, ratios)
    if not amounts:
        return Measured(threshold, None)
    scored = [(_score(analysis, amount, threshold, asked), amount) for amount in amounts]
    best_score = max(score for score, _ in scored)
    best = [amount for score, amount in scored if score == best_score]
    if best_score == 0 and threshold.unit is QuantityUnit.COUNT:
        best = [amount for amount in best if not amount.is_article] or best
    chosen = best[0]
    verdicts = {threshold.is_met_by(amount.value) for amount in best}
    if len(verdicts) > 1 or _is_weak(analysis, best, best_score):
        return Measured(threshold, None, amounts=len(amounts))
    if _is_narrowed(analysis, chosen, asked):
        return _narrowed(analysis, threshold, len(amounts))
    met = verdicts.pop()
    if met and _is_contradicted(analysis, scored, threshold):
        return Measured(threshold, None, amounts=len(amounts))
    if not met and best_score == 0 and not is_terse(analysis) and not _all_miss(ratios, threshold):
        return Measured(threshold, None, amounts=len(amounts))
    is_part = any(r.start <= chosen.start < r.end for r in ratios)
    end = _end(analysis, chosen)
    return Measured(threshold, met, chosen.value, chosen.start, end, len(amounts), is_part)


def _all_miss(ratios: Sequence[Ratio], threshold: Threshold) -> bool:
    """Whether parts of wholes that the text gives miss a rate as well."""
    rates = [r.percent for r in ratios] if threshold.unit is QuantityUnit.PERCENT else []
    return bool(rates) and not any(threshold.is_met_by(rate) for rate in rates)


def _candidates(
    analysis: Analysis, asked: Asked, threshold: Threshold, ratios: Sequence[Ratio]
) -> list[Quantity]:
    wholes = {ratio.whole.start for ratio in ratios}
    usable = [
        amount
        for amount in analysis.quantities
        if not amount.is_baseline
        and amount.start not in wholes
        and _may_answer(analysis, amount, threshold)
    ]
    found = [amount for amount in usable if amount.unit in _UNITS[threshold.unit]]
    if threshold.unit is QuantityUnit.PERCENT and not found:
        return [
            Quantity(r.start, r.end, r.percent, QuantityUnit.PERCENT, threshold.nouns)
            for r in ratios
        ]
    named = [amount for amount in found if not amount.is_article]
    bare = threshold.unit is QuantityUnit.COUNT and threshold.source == "target"
    if bare and not named and not threshold.nouns:
        found = [amount for amount in usable if amount.unit in _MEASURES] or found
    if bare and asked.is_counting and not found:
        found = [amount for amount in usable if amount.unit in _MEASURES]
    if threshold.unit in _MEASURES and threshold.unit is not QuantityUnit.PERCENT and not found:
        found = [a for a in usable if a.unit is QuantityUnit.COUNT and not a.is_article]
        found = found if is_terse(analysis) or asked.is_counting else []
    return found


def is_terse(analysis: Analysis) -> bool:
    """Whether a text is little more than its quantity: "Nessuno", "N° 4 reclami", "84 ore"."""
    return len(analysis.text.split()) <= _TERSE


def _may_answer(analysis: Analysis, amount: Quantity, threshold: Threshold) -> bool:
    if amount.is_article and threshold.value > 1 and threshold.is_floor:
        return False
    if amount.unit is QuantityUnit.NONE and threshold.is_floor:
        return bool(set(amount.nouns) & set(threshold.nouns)) or is_terse(analysis)
    return True


def _bounds(analysis: Analysis, amount: Quantity) -> tuple[int, int]:
    """Return the part of the text around a quantity, between commas and stops."""
    low, high = 0, len(analysis.text)
    for match in _CLAUSE_END.finditer(analysis.text):
        if match.end() <= amount.start:
            low = match.end()
        elif match.start() >= amount.end:
            return low, match.start()
    return low, high


def _score(analysis: Analysis, amount: Quantity, threshold: Threshold, asked: Asked) -> int:
    """Tell how much ties a quantity to a threshold: the event it counts, the thing it counts."""
    low, high = _bounds(analysis, amount)
    clauses = _clauses(analysis, low, high)
    score = 0
    classes = [clause.classes | clause.argument_classes for clause in clauses]
    if threshold.classes and any(own & threshold.classes for own in classes):
        score += 3
    elif any(own & wanted.accepted for own in classes for wanted in asked.deliverables):
        score += 1
    counted = frozenset(threshold.nouns) or asked.stems
    told = frozenset(
        stem(word) for word in re.findall(r"[^\W\d_]{4,}", analysis.text[low:high].lower())
    )
    if frozenset(amount.nouns) & counted:
        score += 2
    elif told & counted:
        score += 1
    if any(clause.form is ClauseForm.FINITE for clause in clauses):
        score += 1
    if _is_of_the_rest(analysis.text[low : amount.start]):
        score -= 3
    return max(0, score)


def _is_of_the_rest(lead: str) -> bool:
    words = read_toml("shortfalls.toml")["rest"]["pattern"]
    return re.search(words, lead, re.IGNORECASE) is not None


def _clauses(analysis: Analysis, low: int, high: int) -> list[Clause]:
    return [c for c in analysis.clauses if low <= c.start < high and c.state is ClauseState.DONE]


def _is_weak(analysis: Analysis, best: Sequence[Quantity], score: int) -> bool:
    if score:
        return False
    return best[0].is_article or (len(analysis.text) > _LONG and len(best) > 1)


def _is_contradicted(
    analysis: Analysis, scored: list[tuple[int, Quantity]], threshold: Threshold
) -> bool:
    """Whether another quantity of the text falls short and is told as a shortfall."""
    for score, amount in scored:
        if score > 0 and not threshold.is_met_by(amount.value):
            low, high = _bounds(analysis, amount)
            if re.search(
                read_toml("shortfalls.toml")["short"]["pattern"], analysis.text[low:high], re.I
            ):
                return True
    return False


def _is_narrowed(analysis: Analysis, amount: Quantity, asked: Asked) -> bool:
    """Whether "il 100% dei dipendenti iscritti" measures fewer people than were meant."""
    if amount.unit not in {QuantityUnit.PERCENT, QuantityUnit.ALL}:
        return False
    behind = analysis.text[amount.end : amount.end + _NARROW_REACH].lower()
    behind = re.split(r"[.;,:]|\b(?:è|sono|ha|hanno)\b(?!\s+iscritt)", behind)[0]
    words = frozenset(read_toml("numbers.toml")["qualifiers"]["narrowing"])
    narrowing = [word for word in re.findall(r"\w+", behind) if word in words]
    wanted = f"{asked.indicator} {asked.target}".lower()
    return any(word[:6] not in wanted for word in narrowing)


def _narrowed(analysis: Analysis, threshold: Threshold, amounts: int) -> Measured:
    """Measure those who were narrowed against the whole, where the text counts both."""
    words = read_toml("shortfalls.toml")["whole"]["pattern"]
    counted = [q for q in analysis.quantities if q.unit is QuantityUnit.COUNT and not q.is_article]
    wholes = [q for q in counted if re.search(words, _around(analysis, q), re.IGNORECASE)]
    parts = [q for q in counted if q not in wholes]
    if len(wholes) == 1 and len(parts) == 1 and 0 < parts[0].value < wholes[0].value:
        share = round(parts[0].value / wholes[0].value * 100, 2)
        if not threshold.is_met_by(share):
            part = parts[0]
            span = part.start, part.end
            return Measured(
                threshold,
                met=False,
                value=share,
                start=span[0],
                end=span[1],
                amounts=amounts,
                is_part=True,
            )
    return Measured(threshold, None, amounts=amounts)


def _around(analysis: Analysis, amount: Quantity) -> str:
    low, high = _bounds(analysis, amount)
    return analysis.text[low:high]


def _end(analysis: Analysis, amount: Quantity) -> int:
    """Return the end of the quantity with the word it counts, for the reason."""
    match = re.match(r"\s*[^\W\d_][\w'’-]*", analysis.text[amount.end :])
    keeps = match and amount.unit is QuantityUnit.COUNT
    return amount.end + (match.end() if match and keeps else 0)
