"""The interval of one event, from the dates, the terms and the acts that the text gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extractor.language.grammar import grammar
from extractor.language.marks import Analysis, DateMark, EventMark

_ONGOING = frozenset({"start", "use", "publish", "draft", "digitise"})
_EXTERNAL = re.compile(
    r"^\s*,?\s*(?:da[li]?\b|dall[ao]\b|dall['’]|dagli|dalle|ministerial|regional)", re.IGNORECASE
)
_EXTERNAL_REACH = 24
_TERM_REACH = 70


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
    analysis: Analysis, event: EventMark, deadline: date | None, extended: date | None
) -> Interval | None:
    """Reads the interval of one event from all its dates, terms and acts.

    Args:
        analysis: The text with its marks.
        event: The event.
        deadline: The step's deadline, if known: two dates on either side of it are both kept.
        extended: The deadline as extended, if any: "entro tale nuova scadenza" refers to it.

    Returns:
        The interval, or ``None`` where nothing dates the event.
    """
    usable = [mark for mark in event.dates if _is_usable(mark, event)]
    renewed = [claim for claim in event.claims if claim.kind == "new_term"]
    if renewed:
        last = usable[-1].last if usable else extended
        if last is not None:
            end = usable[-1].end if usable else renewed[0].end
            return Interval(None, last, renewed[0].start, end, inferred=False)
    if usable:
        return _agreed(deadline, usable, event)
    window = _window(analysis, event)
    if window is not None:
        return window
    years = [act for act in event.acts if act.year is not None]
    if years and not event.claims:
        act = years[-1]
        year = act.year or 0
        return Interval(date(year, 1, 1), date(year, 12, 31), act.start, act.end, inferred=False)
    return None


def _is_usable(mark: DateMark, event: EventMark) -> bool:
    if mark.last is None:
        return False
    if mark.mode == "since":
        return bool(event.classes & _ONGOING)
    if mark.mode == "document":
        return all(
            other is mark or other.mode in {"document", "background"} for other in event.dates
        )
    return mark.mode in {"point", "until", "range"}


def _agreed(deadline: date | None, marks: list[DateMark], event: EventMark) -> Interval:
    """Dates of one event: an act's date against another is a contradiction, else the last."""
    spans = [days_of(mark) for mark in marks]
    for mark, (first, last) in zip(marks, spans, strict=True):
        for other, (other_first, other_last) in zip(marks, spans, strict=True):
            apart = first is not None and other_last < first
            if mark.act and not other.act and apart and other_first is not None:
                low, high = min(mark.start, other.start), max(mark.end, other.end)
                return Interval(
                    other_first, last, low, high, inferred=other.year_is_inferred, contradicts=True
                )
    fine = [m for m in marks if m.kind != "year"] or marks
    fine = [m for m in fine if m.mode != "until"] or fine
    acts = [m for m in fine if m.act]
    others = [m for m in fine if not m.act]
    chosen = max(others or acts, key=lambda mark: mark.last or date.min)
    if acts and others and days_of(acts[-1])[0] is not None and chosen.mode != "until":
        narrow = min([*acts, chosen], key=_width)
        chosen = narrow if _overlap(narrow, chosen) else chosen
    first, last = days_of(chosen)
    earliest = min((day for day, _ in spans if day is not None), default=None)
    if _straddles(deadline, earliest, first) and not acts:
        first = earliest
    if chosen.mode == "range" and not event.classes & _ONGOING:
        first = last
    elif chosen.mode == "range":
        last = first or last
    return Interval(first, last, chosen.start, chosen.end, chosen.year_is_inferred)


def _straddles(deadline: date | None, earliest: date | None, first: date | None) -> bool:
    """Whether one event has a date before the deadline and another after it."""
    if deadline is None or earliest is None or first is None:
        return False
    return earliest <= deadline < first


def days_of(mark: DateMark) -> tuple[date | None, date]:
    """First and last day of a mark; "dal 26/04" is that day, "da marzo" that month."""
    last = mark.last or date.max
    if mark.mode == "since":
        return mark.first, (mark.first or last) if mark.kind == "day" else last
    return mark.first, last


def _width(mark: DateMark) -> int:
    first, last = days_of(mark)
    return (last - first).days if first else 10**6


def _overlap(one: DateMark, other: DateMark) -> bool:
    (first, last), (other_first, other_last) = days_of(one), days_of(other)
    return (first or date.min) <= other_last and (other_first or date.min) <= last


def _window(analysis: Analysis, event: EventMark) -> Interval | None:
    """Reads "nei tempi dettati dal Ministero" where the Ministry's term is quoted: a bound."""
    claims = [c for c in event.claims if c.kind == "punctuality"]
    external = [
        c for c in claims if _EXTERNAL.match(analysis.text[c.end : c.end + _EXTERNAL_REACH])
    ]
    if not external:
        return None
    terms = [
        mark
        for term in analysis.of_kind("final_term")
        for mark in analysis.dates
        if mark.last is not None and term.end <= mark.start <= term.end + _TERM_REACH
    ]
    if not terms:
        return None
    openings = [
        mark.first
        for other in analysis.events
        if "start" in other.classes
        and other.token < event.token
        and _speaks_of_window(analysis, other)
        for mark in other.dates
        if mark.first is not None and mark.mode == "point"
    ]
    last = terms[-1].last or date.max
    opening = min(openings) if openings else None
    return Interval(opening, last, terms[-1].start, terms[-1].end, terms[-1].year_is_inferred)


def _speaks_of_window(analysis: Analysis, event: EventMark) -> bool:
    low, high = analysis.sentences[event.sentence]
    words = re.findall(r"\w+", analysis.text[low:high].lower())
    return any(word in grammar().windows for word in words)
