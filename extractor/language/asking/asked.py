"""Everything a step asks for, read from its indicator, its target and its description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractor.language.asking.deliverables import Deliverable, deliverables
from extractor.language.asking.frequency import frequency_of, in_a_year
from extractor.language.asking.growth import AskedChange, asked_change
from extractor.language.asking.thresholds import Threshold, thresholds
from extractor.language.records import StepContext
from extractor.language.timeline.deadlines import deadline_in
from extractor.language.words.data import pattern, read_toml
from extractor.language.words.lexicon import stem
from extractor.language.words.small import is_topic

_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a step asks for.

    Attributes:
        indicator: The indicator's text, empty where there is none.
        target: The target's text, empty where there is none.
        deliverables: What must be done or handed over.
        alternative: Whether one deliverable is enough.
        thresholds: The quantities asked for; a target's come before an indicator's.
        change: The growth or the reduction asked for, if any.
        frequency: How often in a year it is asked for; None where no period is named.
        target_deadline: The date that the target is, or that the indicator asks to keep.
        stems: Stems of the words of indicator, target and description.
        is_universal: Whether all of something is asked for.
        is_absence: Whether it asks that something be absent.
        is_counting: Whether the indicator is a number to be measured.
        is_yes_no: Whether the target is a yes or a no.
    """

    indicator: str
    target: str
    deliverables: tuple[Deliverable, ...]
    alternative: bool
    thresholds: tuple[Threshold, ...]
    change: AskedChange | None
    frequency: int | None
    target_deadline: date | None
    stems: frozenset[str]
    is_universal: bool
    is_absence: bool
    is_counting: bool
    is_yes_no: bool


def subject_stems(words: str) -> frozenset[str]:
    """Return stems of the words that say what a step is about."""
    return frozenset(stem(word) for word in _WORD.findall(words.lower()) if is_topic(word))


def asked_of(context: StepContext) -> Asked:
    """Read what a step asks for.

    Args:
        context: The step.

    Returns:
        What it asks for; where there is no indicator, the description stands in for it.
    """
    indicator = context.indicator or context.description or ""
    target = context.target or ""
    wanted, alternative = deliverables(indicator)
    if not wanted and context.description and not _is("counting", indicator):
        wanted, alternative = deliverables(context.description)
    both = f"{target} {indicator}"
    wanted_amounts = _thresholds(indicator, target)
    return Asked(
        indicator=indicator,
        target=target,
        deliverables=wanted,
        alternative=alternative,
        thresholds=wanted_amounts,
        change=asked_change(indicator, target),
        frequency=frequency_of(target) or frequency_of(indicator),
        target_deadline=_target_deadline(context, indicator, target),
        stems=subject_stems(" ".join((indicator, target, context.description or ""))),
        is_universal=_is("universal", both),
        is_absence=_is("absence", indicator) or any(t.is_none for t in wanted_amounts),
        is_counting=_is("counting", indicator),
        is_yes_no=pattern("asking.toml", "chunks", "yes_no").match(target) is not None,
    )


def _is(name: str, text: str) -> bool:
    return pattern("asking.toml", "chunks", name).search(text) is not None


def _thresholds(indicator: str, target: str) -> tuple[Threshold, ...]:
    lower = _is_better_low(indicator, target)
    found = thresholds(target, "target", lower_is_better=lower) if target else ()
    if found:
        return tuple(in_a_year(threshold, target) for threshold in found)
    found = thresholds(indicator, "indicator", lower_is_better=lower)
    return tuple(in_a_year(threshold, indicator) for threshold in found)


def _is_better_low(indicator: str, target: str) -> bool:
    """Whether an indicator measures what should be rare or short: complaints, costs, delays."""
    counting = pattern("numbers.toml", "better_low", "counting").match(indicator)
    measured = counting["what"] if counting is not None else indicator
    is_time = counting is None and "%" not in target and _names_one_of("time", measured)
    is_low = _names_one_of("stems", measured) or is_time
    return is_low and not _names_one_of("but", indicator)


@lru_cache(maxsize=4)
def _one_of(name: str) -> re.Pattern[str]:
    stems = read_toml("numbers.toml")["better_low"][name]
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


def _names_one_of(name: str, text: str) -> bool:
    return _one_of(name).search(text) is not None


def _target_deadline(context: StepContext, indicator: str, target: str) -> date | None:
    due = deadline_in(target, context.reference_year) if target else None
    if due is not None:
        return due.deadline
    inside = deadline_in(indicator, context.reference_year)
    if inside is None or context.deadline not in {None, inside.deadline}:
        return None
    return inside.deadline
