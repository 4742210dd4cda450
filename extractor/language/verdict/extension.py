"""Deadlines moved by someone outside: "il Ministero ha prorogato dal 30/11 al 15/12/2022".

A contract or a service that is extended moves no deadline; what the office itself puts off is a
postponement; an extension that was asked for and not granted extends nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.language.clauses.marks import Analysis, ClaimMark
from extractor.language.timeline.anchors import moved
from extractor.language.timeline.dates import DateMark
from extractor.language.words.data import pattern, read_toml, word_set
from extractor.language.words.lexicon import stem
from extractor.language.words.numbers import read_number_word
from models.language import ClauseState, DateRelation

_NOT_GRANTED = frozenset({ClauseState.DENIED, ClauseState.PLANNED, ClauseState.POSSIBLE})
_NOT_A_TERM = frozenset({"law", "the period spoken of", "in force or valid then"})
_MAY_BE_TERM = frozenset({"the state on that day"})
_TO = 3  # characters of a date that may be its preposition
_REACH = 60


@dataclass(frozen=True, slots=True)
class Extension:
    """An extended deadline: the day, the words, and who granted it."""

    deadline: date
    start: int
    end: int
    granted_by: str | None


def _pattern(name: str) -> re.Pattern[str]:
    return pattern("claims_words.toml", "extension", name)


def read_extension(
    analysis: Analysis, deadline: date | None, stems: frozenset[str]
) -> tuple[Extension | None, tuple[int, int, str] | None]:
    """Read the extension of a deadline.

    Args:
        analysis: The text with its marks.
        deadline: The deadline, for an extension by so many days.
        stems: Stems of what the step asks for: a term for something else is not its deadline.

    Returns:
        The extension, and the place and the reason of one that was rejected.
    """
    rejected: tuple[int, int, str] | None = None
    for claim in analysis.of_kind("extension"):
        low, high = _part(analysis, claim)
        why = _rejection(analysis, low, high, claim, stems)
        if why:
            rejected = (claim.start, claim.end, why)
            continue
        found = _moved_to(analysis, claim, high) or _moved_by(analysis, claim, high, deadline)
        if found is None:
            continue
        granted_by = _granted_by(analysis.text, low, high, claim)
        day, start, end = found
        return Extension(day, min(claim.start, start), end, granted_by), None
    return None, rejected


def _rejection(
    analysis: Analysis, low: int, high: int, claim: ClaimMark, stems: frozenset[str]
) -> str:
    text = analysis.text
    if not _moves_a_term(text, low, high, claim) or _is_another_term(text, low, high, stems):
        return "what was extended is not a deadline"
    states = {c.state for c in analysis.clauses if claim.start <= c.start < claim.end}
    if states & _NOT_GRANTED or _is_refused(analysis, low, high):
        return "the extension was not granted"
    granted_by = _granted_by(text, low, high, claim)
    own = word_set("grammar.toml", "organs", "own")
    if granted_by and granted_by.split()[0].lower() in own:
        return "the office moved the deadline itself"
    return ""


def _is_another_term(text: str, low: int, high: int, stems: frozenset[str]) -> bool:
    """Whether the term is for others: "il termine per le domande", where none were asked for."""
    found = _pattern("term_of").search(text[low:high])
    if found is None or not stems:
        return False
    return stem(found["what"].lower()) not in stems


def _is_refused(analysis: Analysis, low: int, high: int) -> bool:
    text = analysis.text
    sentence = next((span for span in analysis.sentences if span[0] <= low < span[1]), (low, high))
    if _pattern("refused").search(text[sentence[0] : sentence[1]]):
        return True
    asked = _pattern("asked").search(text[low:high])
    return asked is not None and _pattern("granted").search(text[low:high]) is None


def _moves_a_term(text: str, low: int, high: int, claim: ClaimMark) -> bool:
    """Whether the thing moved is a deadline and not a contract or a service."""
    before, behind = text[low : claim.start], text[claim.end : high]
    if _pattern("contract").search(before) and not _pattern("term").search(before):
        return _pattern("granted_before").search(before) is not None
    return bool(
        _pattern("term").search(before)
        or _pattern("term").search(text[claim.start : claim.end])
        or _pattern("term").search(behind)
        or _pattern("grant").search(behind)
        or _pattern("granted").search(behind)
        or _pattern("granted_before").search(before)
    )


def _part(analysis: Analysis, claim: ClaimMark) -> tuple[int, int]:
    for low, high in analysis.segments:
        if low <= claim.start < high:
            return low, high
    return 0, len(analysis.text)


def _moved_to(analysis: Analysis, claim: ClaimMark, high: int) -> tuple[date, int, int] | None:
    moved_to = [
        mark
        for mark in analysis.dates
        if claim.start < mark.end and _is_term(analysis.text, mark, high)
    ]
    moved_to = [mark for mark in moved_to if mark.start > claim.start]
    if not moved_to:
        return None
    to = [m for m in moved_to if _pattern("moved_to").search(analysis.text[: m.start + _TO])]
    mark = next((m for m in to or moved_to if to or _is_new_term(m)), moved_to[0])
    return mark.last or date.max, mark.start, mark.end


def _is_new_term(mark: DateMark) -> bool:
    """Whether a date is the one moved to: "differito al 31 luglio" looks like a state on a day."""
    return mark.relation is not DateRelation.BACKGROUND or mark.why in _MAY_BE_TERM


def _is_term(text: str, mark: DateMark, high: int) -> bool:
    is_due_then = _pattern("due_then").search(text[: mark.start + _TO]) is not None
    return (
        mark.start < high
        and mark.last is not None
        and mark.kind in {"day", "month"}
        and (mark.why not in _NOT_A_TERM or is_due_then)
        and not mark.is_of_act
        and mark.relation is not DateRelation.DOCUMENT
    )


def _moved_by(
    analysis: Analysis, claim: ClaimMark, high: int, deadline: date | None
) -> tuple[date, int, int] | None:
    """Read "posticipato di un mese": so much behind the deadline."""
    match = _pattern("by_amount").search(analysis.text, claim.start, min(high, claim.end + _REACH))
    if match is None or deadline is None:
        return None
    word = match["n"].lower()
    number = int(word) if word.isdigit() else read_number_word(word)
    if number is None:
        return None
    units = read_toml("relations.toml")["relative_words"]
    names = ("day", "week", "month")
    unit = next((name for name in names if match["unit"].lower() in units[name]), "day")
    return moved(deadline, number, unit), *match.span()


def _granted_by(text: str, low: int, high: int, claim: ClaimMark) -> str | None:
    subject = re.match(_pattern("subject").pattern, text[low : claim.end])
    if subject:
        return subject[1].strip()
    agent = re.search(_pattern("agent").pattern, text[claim.end : high])
    return agent[1].strip() if agent else None
