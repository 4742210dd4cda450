"""The interval of one clause, from the dates, the terms and the acts that the text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.language.clauses.marks import Analysis, Clause
from extractor.language.timeline.dates import DateMark
from extractor.language.words.data import pattern, word_set
from models.language import Aspect, DateRelation

_ONGOING = frozenset({"start", "use", "publish", "draft", "digitise", "recruit", "define"})
_EXTERNAL_REACH = 24
_TERM_REACH = 70
_USABLE = frozenset({DateRelation.POINT, DateRelation.UNTIL, DateRelation.RANGE})


@dataclass(slots=True)
class Interval:
    """First and last day, and where the words stand.

    Attributes:
        first: First day; ``None`` where only an upper bound is known.
        last: Last day.
        start: Offset of the words.
        end: Offset after them.
        inferred: Whether the year is not written in them.
        contradicts: Whether the words hold two dates that exclude each other.
    """

    first: date | None
    last: date
    start: int
    end: int
    inferred: bool
    contradicts: bool = False


def interval_of(
    analysis: Analysis, clause: Clause, deadline: date | None, extended: date | None
) -> Interval | None:
    """Read the interval of one clause from all its dates, terms and acts.

    Args:
        analysis: The text with its marks.
        clause: The clause.
        deadline: The step's deadline, if known: two dates on either side of it are both kept.
        extended: The deadline as extended, if any: "entro tale nuova scadenza" refers to it.

    Returns:
        The interval, or ``None`` where nothing dates the clause.
    """
    usable = [mark for mark in clause.dates if _is_usable(mark, clause)]
    renewed = [claim for claim in clause.claims if claim.kind == "new_term"]
    if renewed:
        last = usable[-1].last if usable else extended
        if last is not None:
            end = usable[-1].end if usable else renewed[0].end
            return Interval(None, last, renewed[0].start, end, inferred=False)
    if usable:
        return _agreed(deadline, usable, clause)
    window = _window(analysis, clause)
    if window is not None:
        return window
    years = [act for act in clause.acts if act.year is not None]
    if years and not clause.claims:
        act = years[-1]
        year = act.year or 0
        return Interval(date(year, 1, 1), date(year, 12, 31), act.start, act.end, inferred=False)
    return None


def _is_usable(mark: DateMark, clause: Clause) -> bool:
    if mark.last is None:
        return False
    if mark.relation is DateRelation.SINCE:
        return bool((clause.classes | clause.argument_classes) & _ONGOING) or (
            Aspect.BEGIN in clause.aspects
        )
    if mark.relation is DateRelation.DOCUMENT:
        documents = {DateRelation.DOCUMENT, DateRelation.BACKGROUND}
        return all(other is mark or other.relation in documents for other in clause.dates)
    return mark.relation in _USABLE


def _agreed(deadline: date | None, marks: list[DateMark], clause: Clause) -> Interval:
    """Put the dates of one clause together: an act's against another contradicts, else the last."""
    contradiction = _contradiction(marks)
    if contradiction is not None:
        return contradiction
    fine = [m for m in marks if m.kind != "year"] or marks
    fine = [m for m in fine if m.relation is not DateRelation.UNTIL] or fine
    acts = [m for m in fine if m.is_of_act]
    others = [m for m in fine if not m.is_of_act]
    chosen = max(others or acts, key=lambda mark: mark.last or date.min)
    if acts and others and days_of(acts[-1])[0] and chosen.relation is not DateRelation.UNTIL:
        narrow = min([*acts, chosen], key=_width)
        chosen = narrow if _overlap(narrow, chosen) else chosen
    first, last = days_of(chosen)
    earliest = min((day for day in (days_of(m)[0] for m in marks) if day is not None), default=None)
    if _straddles(deadline, earliest, first) and not acts:
        first = earliest
    if chosen.relation is DateRelation.RANGE:
        begins = bool(clause.classes & _ONGOING)
        first, last = (first, first or last) if begins else (last, last)
    return Interval(first, last, chosen.start, chosen.end, chosen.year_is_inferred)


def _contradiction(marks: list[DateMark]) -> Interval | None:
    """Find an act dated after the day on which the text says that it was done."""
    for mark in marks:
        first, last = days_of(mark)
        for other in marks:
            other_first, other_last = days_of(other)
            apart = first is not None and other_first is not None and other_last < first
            if mark.is_of_act and not other.is_of_act and apart:
                low, high = min(mark.start, other.start), max(mark.end, other.end)
                inferred = other.year_is_inferred
                return Interval(other_first, last, low, high, inferred, contradicts=True)
    return None


def _straddles(deadline: date | None, earliest: date | None, first: date | None) -> bool:
    """Whether one event has a date before the deadline and another after it."""
    if deadline is None or earliest is None or first is None:
        return False
    return earliest <= deadline < first


def days_of(mark: DateMark) -> tuple[date | None, date]:
    """Return first and last day of a mark; "dal 26/04" is that day, "da marzo" that month."""
    last = mark.last or date.max
    if mark.relation is DateRelation.SINCE:
        return mark.first, (mark.first or last) if mark.kind == "day" else last
    return mark.first, last


def _width(mark: DateMark) -> int:
    first, last = days_of(mark)
    return (last - first).days if first else 10**6


def _overlap(one: DateMark, other: DateMark) -> bool:
    (first, last), (other_first, other_last) = days_of(one), days_of(other)
    return (first or date.min) <= other_last and (other_first or date.min) <= last


def _window(analysis: Analysis, clause: Clause) -> Interval | None:
    """Read "nei tempi dettati dal Ministero" where the Ministry's term is quoted: a bound."""
    pointed = _same_period(analysis, clause)
    if pointed is not None:
        return pointed
    external = pattern("claims_words.toml", "window", "external")
    claims = [c for c in clause.claims if c.kind == "punctuality"]
    if not any(external.match(analysis.text[c.end : c.end + _EXTERNAL_REACH]) for c in claims):
        return None
    terms = [
        mark
        for term in analysis.of_kind("final_term")
        for mark in analysis.dates
        if mark.last is not None and term.end <= mark.end <= term.end + _TERM_REACH
    ]
    if not terms:
        return None
    openings = [
        mark.first
        for other in analysis.clauses
        if "start" in other.classes | other.argument_classes
        and other.head < clause.head
        and _speaks_of_window(analysis, other)
        for mark in other.dates
        if mark.first is not None and mark.relation is DateRelation.POINT
    ]
    last = terms[-1].last or date.max
    opening = min(openings) if openings else None
    return Interval(opening, last, terms[-1].start, terms[-1].end, terms[-1].year_is_inferred)


def _same_period(analysis: Analysis, clause: Clause) -> Interval | None:
    """Read "in tale periodo": the range told before."""
    phrase = pattern("claims_words.toml", "window", "same_period")
    text = analysis.text[analysis.starts[clause.low] : analysis.ends[clause.high - 1]]
    if phrase.search(text) is None:
        return None
    ranges = [
        mark
        for mark in analysis.dates
        if mark.end <= clause.start and mark.first is not None and mark.first != mark.last
    ]
    if not ranges:
        return None
    mark = ranges[-1]
    return Interval(mark.first, mark.last or date.max, mark.start, mark.end, mark.year_is_inferred)


def _speaks_of_window(analysis: Analysis, clause: Clause) -> bool:
    low, high = analysis.sentences[clause.sentence]
    windows = word_set("claims_words.toml", "window")
    told = [w for w, s in zip(analysis.words, analysis.starts, strict=True) if low <= s < high]
    return any(word in windows for word in told)
