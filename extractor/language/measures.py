"""Measuring a threshold against the quantities of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.amounts import quantities
from extractor.language.asked import Asked
from extractor.language.marks import AmountMark, Analysis, EventMark
from extractor.language.requirement import Threshold

_UNITS = {
    "count": frozenset({"count", "none"}),
    "percent": frozenset({"percent", "all"}),
    "days": frozenset({"days"}),
}
_CLAUSE = re.compile(r"[;.:]|,\s|\bdi\s+cui\b|\be\s+(?=n[.°])")
_PARTITION = re.compile(
    r"\b(?:dei|delle|degli|i|le|gli)\s+(?:restant|rimanent|altr|residu)\w+\s*$", re.IGNORECASE
)
_TERSE = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """A threshold with what the text gives for it.

    Attributes:
        threshold: The threshold.
        verdict: ``met``, ``missed`` or ``open``.
        value: The measured value, if any.
        start: Offset of the words that measure it.
        end: Offset after them.
        amounts: How many quantities of the right kind the text holds.
    """

    threshold: Threshold
    verdict: str
    value: float | None = None
    start: int = 0
    end: int = 0
    amounts: int = 0


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole: "3 delle 4 iniziative", "38 su 40"."""

    start: int
    end: int
    pct: float
    whole_start: int


_PART_OF = re.compile(
    r"(?<![\d/.,])(?P<part>\d{1,6})\s+(?:[^\W\d]+\s+){0,3}?(?:su(?:i|lle|gli)?|dei|delle|degli|contro|a\s+fronte\s+d\w+|rispetto\s+a(?:i|lle|gli)?)"
    r"\s+(?:n\.\s*|un\s+totale\s+di\s+|complessiv[ie]\s+)?(?P<whole>\d{1,6})(?![\d/.,]\d|\s?%)"
    r"|\bsu\s+(?:n\.\s*|un\s+totale\s+di\s+)?(?P<all>\d{1,6})\s+[^.;\d]{2,40}?,?\s+(?:n\.\s*)?(?P<some>\d{1,6})(?![\d/.,]\d|\s?%)",
    re.IGNORECASE,
)


def ratios(text: str) -> list[Ratio]:
    """Finds parts of wholes in a text; a part greater than its whole is none."""
    if not any(character.isdigit() for character in text):
        return []
    found = []
    for match in _PART_OF.finditer(text):
        part, whole = (
            (match["part"], match["whole"]) if match["part"] else (match["some"], match["all"])
        )
        if int(whole) > 0 and int(part) <= int(whole):
            name = "whole" if match["part"] else "all"
            pct = round(int(part) / int(whole) * 100, 2)
            found.append(Ratio(match.start(), match.end(), pct, match.start(name)))
    return found


def measure(analysis: Analysis, asked: Asked, threshold: Threshold) -> Measured:
    """Finds the quantity of a text that answers a threshold and compares them.

    Args:
        analysis: The text with its marks.
        asked: What the step asks for.
        threshold: The threshold.

    Returns:
        ``met`` or ``missed`` where one quantity answers it, or all possible ones agree;
        ``open`` otherwise.
    """
    wanted = _UNITS[threshold.unit]
    shares = ratios(analysis.text)
    wholes = {share.whole_start for share in shares}
    amounts = [
        amount
        for amount in analysis.amounts
        if amount.unit in wanted
        and _may_answer(analysis, amount, threshold)
        and not any(amount.start <= start < amount.end for start in wholes)
    ]
    if threshold.unit == "percent" and not amounts:
        amounts = [
            AmountMark(share.start, share.end, share.pct, "percent", threshold.nouns)
            for share in shares
        ]
    if not amounts:
        return Measured(threshold, "open")
    ranked = sorted(
        (
            (_score(analysis, amount, threshold, asked), -position, amount)
            for position, amount in enumerate(amounts)
        ),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    best_score = ranked[0][0]
    best = [amount for score, _, amount in ranked if score == best_score]
    if best_score == 0 and threshold.unit == "count":
        best = [amount for amount in best if not amount.article] or best
    chosen = best[0]
    verdicts = {threshold.is_met_by(amount.value) for amount in best}
    weak = best_score == 0 and (chosen.article or (len(analysis.text) > 400 and len(best) > 1))
    if len(verdicts) > 1 or weak or _is_narrowed(analysis, chosen, asked):
        return Measured(threshold, "open", amounts=len(amounts))
    met = verdicts.pop()
    contrary = [a for s, _, a in ranked if s > 0 and threshold.is_met_by(a.value) != met]
    if met and contrary and any(_tells_of_shortfall(analysis, a) for a in contrary):
        return Measured(threshold, "open", amounts=len(amounts))
    if not met and best_score == 0 and not _is_terse(analysis):
        return Measured(threshold, "open", amounts=len(amounts))
    verdict = "met" if met else "missed"
    return Measured(
        threshold, verdict, chosen.value, chosen.start, _end(analysis, chosen), len(amounts)
    )


def _is_terse(analysis: Analysis) -> bool:
    """Whether the text is little more than its quantity: "Nessuno", "N° 4 reclami"."""
    return len(analysis.text.split()) <= _TERSE


def _may_answer(analysis: Analysis, amount: AmountMark, threshold: Threshold) -> bool:
    if amount.article and threshold.value > 1 and threshold.comparison in {"at_least", "more_than"}:
        return False
    if amount.unit == "none" and threshold.comparison in {"at_least", "more_than"}:
        return bool(set(amount.nouns) & set(threshold.nouns)) or _is_terse(analysis)
    return True


def _clause(analysis: Analysis, amount: AmountMark) -> tuple[int, int]:
    """The clause around a quantity."""
    text = analysis.text
    low = 0
    high = len(text)
    for match in _CLAUSE.finditer(text):
        if text[match.start()] == "." and text[match.start() - 2 : match.start()].lower() in {
            " n",
            "(n",
            "n",
        }:
            continue
        if match.end() <= amount.start:
            low = match.end()
        elif match.start() >= amount.end:
            high = match.start()
            break
    return low, high


def _score(analysis: Analysis, amount: AmountMark, threshold: Threshold, asked: Asked) -> int:
    """How much ties a quantity to a threshold: the event it counts, the thing it counts."""
    low, high = _clause(analysis, amount)
    events = _events(analysis, low, high)
    score = 0
    wanted = threshold.classes
    if wanted and any(event.classes & wanted for event in events):
        score += 3
    elif any(e.classes & d.accepted for e in events for d in asked.deliverables):
        score += 1
    counted = frozenset(threshold.nouns) or asked.stems
    words = frozenset(
        word[:6] for word in re.findall(r"[^\W\d_]{4,}", analysis.text[low:high].lower())
    )
    if frozenset(amount.nouns) & counted:
        score += 2
    elif words & frozenset(noun[:6] for noun in counted):
        score += 1
    if any(event.form == "finite" for event in events):
        score += 1
    if _PARTITION.search(analysis.text[low : amount.start]):
        score -= 3
    return max(0, score)


def _events(analysis: Analysis, low: int, high: int) -> list[EventMark]:
    return [e for e in analysis.events if low <= e.start < high and e.state == "done"]


def _tells_of_shortfall(analysis: Analysis, amount: AmountMark) -> bool:
    low, high = _clause(analysis, amount)
    return any(low <= claim.start < high for claim in analysis.of_kind("shortfall"))


def _is_narrowed(analysis: Analysis, amount: AmountMark, asked: Asked) -> bool:
    """Whether "il 100% dei dipendenti iscritti" measures fewer people than were meant."""
    if amount.unit not in {"percent", "all"}:
        return False
    behind = re.split(r"[.;]", analysis.text[amount.end : amount.end + 90].lower())[0]
    narrowing = [word for word in re.findall(r"\w+", behind) if word in quantities().narrowing]
    wanted = f"{asked.indicator} {asked.target}".lower()
    return any(word[:6] not in wanted for word in narrowing)


def _end(analysis: Analysis, amount: AmountMark) -> int:
    """The quantity with the word it counts, for the reason."""
    match = re.match(r"\s*[^\W\d_][\w'’-]*", analysis.text[amount.end :])
    return amount.end + (match.end() if match and amount.unit != "percent" else 0)
