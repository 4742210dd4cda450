"""Measuring a threshold against the quantities of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.language.asking.asked import Asked
from extractor.language.asking.thresholds import Threshold
from extractor.language.clauses.marks import Analysis, Clause, Quantity
from extractor.language.verdict.ratios import Ratio, find_ratios, within_limit
from extractor.language.words.data import pattern, read_toml
from extractor.language.words.lexicon import ROOT_LENGTH, stem
from models.language import Aspect, ClauseForm, ClauseState, QuantityUnit

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
_COMING = frozenset({"arrive", "send", "register", "inform"})
_CLAUSE_END = re.compile(r"[;:]|\.(?:\s|$)|,\s")
_TERSE = 6  # words of a text that is little more than its quantity
_SHORT = 12  # words of a text whose only quantity answers what was asked
_LONG = 400  # characters from which a quantity alone proves little
_FEW = 3  # a quotient asked for is below
_FAR = 20  # times the quotient asked for: no quotient any more
_STOPS = frozenset(".;:")
_NARROW_REACH = 90
_PART_REACH = 24  # characters before a number that tell that it is a part


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
    ratios = within_limit(analysis, asked.indicator, find_ratios(analysis))
    amounts = _candidates(analysis, asked, threshold, ratios)
    if not amounts:
        return _absent(analysis, asked, threshold)
    scored = [(_score(analysis, amount, threshold, asked), amount) for amount in amounts]
    best_score = max(score for score, _ in scored)
    best = [amount for score, amount in scored if score == best_score]
    if best_score == 0 and threshold.unit is QuantityUnit.COUNT:
        best = [amount for amount in best if not amount.is_article] or best
    if _is_per_head(analysis, asked):
        return _per_head(analysis, threshold, best)
    summed = _with_additions(analysis, best, analysis.quantities, threshold)
    is_sum, best = summed is not best, summed
    chosen = best[0]
    verdicts = {threshold.is_met_by(amount.value) for amount in best}
    if len(verdicts) > 1 or _is_weak(analysis, best, best_score):
        return Measured(threshold, None, amounts=len(amounts))
    if _is_split(analysis, chosen, amounts, threshold):
        return Measured(threshold, None, amounts=len(amounts))
    if _is_narrowed(analysis, chosen, asked):
        return _narrowed(analysis, threshold, asked, len(amounts))
    met = verdicts.pop()
    if met and _is_contradicted(analysis, scored, threshold):
        return Measured(threshold, None, amounts=len(amounts))
    alone = is_sum or is_terse(analysis) or (len(amounts) == 1 and len(analysis.words) <= _SHORT)
    if not met and best_score == 0 and not alone and not _all_miss(ratios, threshold):
        return Measured(threshold, None, amounts=len(amounts))
    is_part = any(r.start <= chosen.start < r.end for r in ratios)
    end = _end(analysis, chosen)
    return Measured(threshold, met, chosen.value, chosen.start, end, len(amounts), is_part)


def _absent(analysis: Analysis, asked: Asked, threshold: Threshold) -> Measured:
    """Read "non si sono verificati infortuni" where none were to be: none at all."""
    for clause in analysis.clauses if threshold.is_none else ():
        told = {stem(word) for word in analysis.words[clause.low : clause.high]}
        happens = Aspect.HAPPEN in clause.aspects or clause.classes & _COMING
        if clause.state is ClauseState.DENIED and happens and told & asked.stems:
            return Measured(threshold, met=True, value=0, start=clause.start, end=clause.end)
    return Measured(threshold, None)


def _is_per_head(analysis: Analysis, asked: Asked) -> bool:
    """Whether so much for each person is asked, and the text does not say that it tells that."""
    per_head = pattern("numbers.toml", "patterns", "per_head")
    told = pattern("numbers.toml", "patterns", "per_head_told")
    wanted = f"{asked.indicator} {asked.target}"
    return per_head.search(wanted) is not None and told.search(analysis.text) is None


def _per_head(analysis: Analysis, threshold: Threshold, best: Sequence[Quantity]) -> Measured:
    """Divide a total by the people told of: "36 dipendenti, 792 ore"; open where none are."""
    counted = pattern("numbers.toml", "patterns", "people")
    heads = [
        q
        for q in analysis.quantities
        if q.unit is QuantityUnit.COUNT and q.value and counted.match(analysis.text[q.end :])
    ]
    total = [q for q in best if q not in heads]
    if len(heads) != 1 or len(total) != 1:
        is_one = is_terse(analysis) and len(analysis.quantities) == 1
        if not is_one:
            return Measured(threshold, None, amounts=len(best))
        total, value = list(best), best[0].value
    else:
        value = round(total[0].value / heads[0].value, 2)
    met = threshold.is_met_by(value)
    return Measured(threshold, met, value, total[0].start, total[0].end, len(best))


def _with_additions(
    analysis: Analysis, best: list[Quantity], amounts: Sequence[Quantity], threshold: Threshold
) -> list[Quantity]:
    """Add up what is told in parts: "8 nel primo semestre e altri 13 nel secondo"."""
    last = best[0]
    if not threshold.is_floor or threshold.unit is QuantityUnit.PERCENT:
        return best
    total = last.value
    for amount in amounts:
        between = analysis.text[last.end : amount.start]
        if amount.start < last.end or amount.unit is not last.unit or set(between) & _STOPS:
            continue
        alike = _are_of_kinds(analysis, best[0], amount)
        if amount.is_article and not alike:
            continue
        if not (alike or _adds(analysis, last, amount) or _are_of_periods(analysis, last, amount)):
            continue
        total, last = total + amount.value, amount
    if last is best[0]:
        return best
    return [replace(best[0], value=total, end=last.end)]


def _are_of_kinds(analysis: Analysis, first: Quantity, other: Quantity) -> bool:
    """Whether two numbers count one thing for two: "tre laboratori per bambini, due per adulti"."""
    one = pattern("numbers.toml", "patterns", "kind_first").match(analysis.text[first.end :])
    two = pattern("numbers.toml", "patterns", "kind_other").match(analysis.text[other.end :])
    return one is not None and two is not None and one["link"] == two["link"]


def _adds(analysis: Analysis, one: Quantity, other: Quantity) -> bool:
    """Whether a second number adds to the first, and counts nothing else: "e altri 13 nel"."""
    between, behind = analysis.text[one.end : other.start], analysis.text[other.end :]
    if not pattern("numbers.toml", "patterns", "adds").search(between):
        return False
    same = other.nouns[:1] == one.nouns[:1]
    return same or pattern("numbers.toml", "patterns", "no_noun").match(behind) is not None


def _are_of_periods(analysis: Analysis, one: Quantity, other: Quantity) -> bool:
    """Whether two numbers hold for two parts of a year: "6 nel primo semestre e 5 nel secondo"."""
    period = pattern("numbers.toml", "patterns", "in_period")
    return all(period.match(analysis.text[q.end :]) is not None for q in (one, other))


def _is_split(
    analysis: Analysis, chosen: Quantity, amounts: Sequence[Quantity], threshold: Threshold
) -> bool:
    """Whether a measure holds for some only and another, for others, gives another verdict."""
    if chosen.unit not in _MEASURES:
        return False
    partition = pattern("numbers.toml", "patterns", "partition")

    def is_of_some(amount: Quantity) -> bool:
        low = max((a for a, _ in analysis.segments if a <= amount.start), default=0)
        return partition.search(analysis.text[low : amount.start]) is not None

    met = threshold.is_met_by(chosen.value)
    bare = [q for q in analysis.quantities if q.unit is QuantityUnit.COUNT and not q.nouns]
    rivals = [a for a in (*amounts, *bare) if threshold.is_met_by(a.value) != met]
    return is_of_some(chosen) and any(is_of_some(rival) for rival in rivals)


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
        and not _is_of_part(analysis, amount, asked)
        and _may_answer(analysis, amount, threshold)
    ]
    found = [amount for amount in usable if amount.unit in _UNITS[threshold.unit]]
    if _is_quotient(asked, threshold):
        parts = [_quotient(ratio, threshold) for ratio in ratios]
        return parts or [a for a in found if a.value <= threshold.value * _FAR]
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


def _is_of_part(analysis: Analysis, amount: Quantity, asked: Asked) -> bool:
    """Whether a number counts some of those told before: "1.240 ore, di cui 200 a distanza"."""
    lead = analysis.text[max(0, amount.start - _PART_REACH) : amount.start]
    behind = pattern("shortfalls.toml", "di_cui", "pattern").search(lead)
    return behind is not None and not frozenset(amount.nouns) & asked.stems


def _is_quotient(asked: Asked, threshold: Threshold) -> bool:
    """Whether a bare number of a few units is asked of one thing divided by another."""
    small = threshold.unit is QuantityUnit.COUNT and threshold.value < _FEW
    return (
        small
        and pattern("numbers.toml", "patterns", "quotient").search(asked.indicator) is not None
    )


def _quotient(ratio: Ratio, threshold: Threshold) -> Quantity:
    value = ratio.part.value / ratio.whole.value
    return Quantity(ratio.start, ratio.end, value, QuantityUnit.COUNT, threshold.nouns)


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
    lead = analysis.text[low : amount.start]
    if _is_of_the_rest(lead):
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
    behind = pattern("numbers.toml", "qualifiers", "end").split(behind)[0]
    words = frozenset(read_toml("numbers.toml")["qualifiers"]["narrowing"])
    narrowing = [word for word in re.findall(r"\w+", behind) if word in words]
    wanted = f"{asked.indicator} {asked.target}".lower()
    return any(word[:6] not in wanted for word in narrowing)


def _does_what_was_asked(analysis: Analysis, amount: Quantity, asked: Asked) -> bool:
    """Whether those counted did what the indicator names: "200 hanno sottoscritto il patto"."""
    clauses = _clauses(analysis, *_bounds(analysis, amount))
    named = {c.lemma[:ROOT_LENGTH] for c in clauses}
    wanted = {word[:ROOT_LENGTH] for word in asked.indicator.lower().split()}
    return bool(named & wanted)


def _narrowed(analysis: Analysis, threshold: Threshold, asked: Asked, amounts: int) -> Measured:
    """Measure those who were narrowed against the whole, where the text counts both."""
    words = read_toml("shortfalls.toml")["whole"]["pattern"]
    counted = [q for q in analysis.quantities if q.unit is QuantityUnit.COUNT and not q.is_article]
    wholes = [q for q in counted if re.search(words, _around(analysis, q), re.IGNORECASE)]
    parts = [q for q in counted if q not in wholes]
    if len(parts) > 1:
        parts = [q for q in parts if _does_what_was_asked(analysis, q, asked)]
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
