"""Everything a step asks for, read from its indicator, its target and its description."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.language.amounts import quantities
from extractor.language.deadlines import deadline_in
from extractor.language.grammar import grammar, is_subject
from extractor.language.lexicon import lexicon, stem
from extractor.language.records import StepContext
from extractor.language.requirement import Deliverable, Threshold, deliverables, thresholds

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
        target_deadline: The date that the target is, or that the indicator asks to keep.
        stems: Stems of the words of indicator, target and description.
    """

    indicator: str
    target: str
    deliverables: tuple[Deliverable, ...]
    alternative: bool
    thresholds: tuple[Threshold, ...]
    target_deadline: date | None
    stems: frozenset[str]


def _subject_stems(words: str) -> frozenset[str]:
    """Stems of the words that say what a step is about; none where only events are named."""
    forms, generic = lexicon().forms, grammar().generic
    subjects = [word for word in _WORD.findall(words.lower()) if is_subject(word, forms)]
    telling = [word for word in subjects if word not in generic]
    if all(word in forms for word in telling):
        return frozenset()
    return frozenset(stem(word) for word in telling)


def asked_of(context: StepContext) -> Asked:
    """Reads what a step asks for.

    Args:
        context: The step.

    Returns:
        What it asks for; where there is no indicator, the description stands in for it.
    """
    indicator = context.indicator or context.description or ""
    target = context.target or ""
    wanted, alternative = deliverables(indicator)
    if not wanted and context.description:
        wanted, alternative = deliverables(context.description)
    lower = quantities().better_low.search(indicator) is not None
    wanted_quantities = thresholds(target, "target", lower_is_better=lower) if target else ()
    if not wanted_quantities:
        wanted_quantities = thresholds(indicator, "indicator", lower_is_better=lower)
    due = deadline_in(target, context.reference_year) if target else None
    if due is None:
        inside = deadline_in(indicator, context.reference_year)
        own = inside is not None and context.deadline in {None, inside.deadline}
        due = inside if own else None
    words = " ".join((indicator, target, context.description or ""))
    return Asked(
        indicator=indicator,
        target=target,
        deliverables=wanted,
        alternative=alternative,
        thresholds=wanted_quantities,
        target_deadline=due.deadline if due else None,
        stems=_subject_stems(words),
    )
