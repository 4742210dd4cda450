"""Later evidence: a second date of the event itself, after the deadline that the first one kept.

"Collaudato il 22/09, come da verbale di collaudo del 22/10": the two exclude each other, and both
are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor.language.asking.deliverables import Deliverable
from extractor.language.clauses.marks import Analysis
from extractor.language.timeline.dates import DateMark
from extractor.language.verdict.intervals import Interval
from extractor.language.words.data import pattern
from extractor.language.words.lexicon import ROOT_LENGTH, find_noun
from models.language import DateRelation

_TOLD = frozenset({DateRelation.POINT, DateRelation.DOCUMENT})
_PAPER_REACH = 60  # characters before a date within which its paper is named


def later_evidence(
    analysis: Analysis, wanted: Sequence[Deliverable], interval: Interval, deadline: date
) -> Interval | None:
    """Return the interval up to a later date of the same event.

    Args:
        analysis: The text with its marks.
        wanted: What was asked for.
        interval: When the text says that it was done.
        deadline: The deadline that counts.

    Returns:
        From the first date to the second, None where no second lies after the deadline.
    """
    if interval.last > deadline:
        return None
    for mark in analysis.dates:
        if mark.relation not in _TOLD or mark.first is None or mark.first <= deadline:
            continue
        if _is_of_event(analysis, wanted, mark):
            start, end = min(interval.start, mark.start), max(interval.end, mark.end)
            last = mark.last or mark.first
            first = interval.first
            return Interval(first, last, start, end, interval.inferred, contradicts=True)
    return None


def _is_of_event(analysis: Analysis, wanted: Sequence[Deliverable], mark: DateMark) -> bool:
    text = analysis.text
    low = max((a for a, _ in analysis.sentences if a <= mark.start), default=0)
    lead = text[max(low, mark.start - _PAPER_REACH) : mark.start]
    paper = pattern("claims_words.toml", "evidence", "paper").search(lead)
    if paper is not None and any(_is_named(paper["what"], item) for item in wanted):
        return True
    act = pattern("claims_words.toml", "evidence", "act").search(lead) if mark.is_of_act else None
    if act is not None and any(_is_named(act["what"], item) for item in wanted):
        return True
    if pattern("claims_words.toml", "evidence", "contrary").search(text[low : mark.end]):
        return True
    last = pattern("claims_words.toml", "evidence", "last").search(text[low : mark.start])
    return last is not None and any(_is_part(last["what"], item) for item in wanted)


def _is_named(word: str, wanted: Deliverable) -> bool:
    """Whether a word names the action that was asked for."""
    return word.lower()[:ROOT_LENGTH] in wanted.roots


def _is_part(word: str, wanted: Deliverable) -> bool:
    """Whether a word names the action asked for, or what it is made of: lessons of a course."""
    entry = find_noun(word.lower())
    classes = entry.classes if entry is not None else frozenset[str]()
    return _is_named(word, wanted) or bool(classes & wanted.accepted)
