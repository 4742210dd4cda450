"""What the words before a date make of it: a day, a bound, a period, or no event's date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.timeline.laws import is_law_date
from extractor.language.timeline.units import CalendarUnit
from extractor.language.words.data import pattern, read_toml
from models.language import DateRelation

_REACH = 60  # characters before a date that are looked at


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words before a date make of it: the relation, where they begin, and why.

    ``is_prior`` tells "prima del": the day before is the bound; ``is_span`` tells "tra il 10 e il
    15 giugno": it lasted from the first to the last.
    """

    relation: DateRelation
    start: int
    why: str = ""
    is_prior: bool = False
    is_span: bool = False


STATE_ON = "the state on that day"
SPOKEN_OF = "the period spoken of"
_REPORTED = "the period reported on"
# Tried in this order; the first that ends where the date begins decides.
_RULES = (
    ("through", DateRelation.THROUGH, ""),
    ("planned", DateRelation.PLANNED, "expected then"),
    ("since", DateRelation.SINCE, ""),
    ("after", DateRelation.BACKGROUND, "after that day"),
)


@lru_cache(maxsize=16)
def _before(name: str) -> re.Pattern[str]:
    """Return a pattern for words that end where a date begins."""
    data = read_toml("relations.toml")
    words, day = data["before"][name], data["day"]["words"]
    return re.compile(rf"(?<!\w)(?P<lead>{words})\s*(?P<rest>{day})$", re.IGNORECASE)


def _mark(name: str) -> re.Pattern[str]:
    return pattern("relations.toml", "marks", name)


def is_between(lead: str) -> bool:
    """Whether the words before a date open a range: "dal", "tra"."""
    return _before("between").search(lead) is not None


def read_relation(text: str, unit: CalendarUnit, joined: str) -> Reading:
    """Read the preposition of a date.

    Args:
        text: The text.
        unit: The date, or the first of several.
        joined: ``range`` or ``list`` where several dates belong together.

    Returns:
        The relation and where its words begin.
    """
    lead = text[max(0, unit.start - _REACH) : unit.start]
    background = _background(text, unit, lead)
    if background:
        return Reading(DateRelation.BACKGROUND, unit.start, background)
    return (
        _bound(unit, lead)
        or _span(unit, lead)
        or (_range(unit, lead) if joined == "range" else None)
        or _by_rules(unit, lead)
        or _placed(unit, lead)
    )


def _background(text: str, unit: CalendarUnit, lead: str) -> str:
    """Tell why a date is of no event, "" where nothing speaks against it."""
    if is_law_date(text, unit.start):
        return "law"
    if _mark("to_be_done").search(lead):
        return "what is to be done from then on"
    if _mark("in_force").search(lead):
        return "in force or valid then"
    if _mark("deadline_quoted").search(lead):
        return "a deadline quoted"
    return ""


def _begin(unit: CalendarUnit, lead: str, match: re.Match[str]) -> int:
    return unit.start - len(lead) + match.start("lead")


def _bound(unit: CalendarUnit, lead: str) -> Reading | None:
    """Read "entro il", "prima del"."""
    if match := _before("until").search(lead):
        start = _begin(unit, lead, match)
        if _mark("expected").search(lead[: match.start()]):
            return Reading(DateRelation.PLANNED, start, "expected by then")
        return Reading(DateRelation.UNTIL, start)
    if match := _before("prior").search(lead):
        return Reading(DateRelation.UNTIL, _begin(unit, lead, match), is_prior=True)
    return None


def _span(unit: CalendarUnit, lead: str) -> Reading | None:
    """Read "tra il 10 e il 15 giugno", where the month is told once."""
    match = _before("between").search(lead) if unit.days_before else None
    if match is None or match["lead"].lower().startswith("da"):
        return None
    return Reading(DateRelation.POINT, _begin(unit, lead, match), is_span=True)


def _range(unit: CalendarUnit, lead: str) -> Reading:
    """Read "dal … al", how long something lasted, and "tra … e", when it happened."""
    match = _before("between").search(lead)
    if match is None:
        spoken_of = _mark("period").search(lead) or _before("planned").search(lead)
        if spoken_of:
            return Reading(DateRelation.BACKGROUND, unit.start, SPOKEN_OF)
        relation = DateRelation.POINT if unit.kind == "month" else DateRelation.RANGE
        return Reading(relation, unit.start)
    if _mark("period").search(lead[: match.start()]):
        return Reading(DateRelation.BACKGROUND, unit.start, SPOKEN_OF)
    lasts = match["lead"].lower().startswith("da")
    relation = DateRelation.RANGE if lasts else DateRelation.POINT
    return Reading(relation, _begin(unit, lead, match))


def _by_rules(unit: CalendarUnit, lead: str) -> Reading | None:
    for name, relation, why in _RULES:
        if match := _before(name).search(lead):
            lasting = relation is DateRelation.SINCE and unit.days_before
            found = DateRelation.RANGE if lasting else relation
            return Reading(found, _begin(unit, lead, match), why)
    return None


def _placed(unit: CalendarUnit, lead: str) -> Reading:
    """Read "in data", "nel mese di", "del", or nothing at all."""
    if _mark("session").search(lead):
        return Reading(DateRelation.POINT, unit.start)
    if match := _before("as_of").search(lead):
        return _as_of(unit, lead, match)
    if match := _before("point").search(lead):
        start = _begin(unit, lead, match)
        if unit.kind in {"year", "part"} and _mark("reported").search(lead[: match.start()]):
            return Reading(DateRelation.BACKGROUND, start, _REPORTED)
        return Reading(DateRelation.POINT, start)
    if match := _before("of").search(lead):
        return _of(unit, lead, match)
    if unit.kind in {"year", "season"} or (unit.kind == "part" and unit.year is None):
        return Reading(DateRelation.BACKGROUND, unit.start, SPOKEN_OF)
    return Reading(DateRelation.POINT, unit.start)


def _of(unit: CalendarUnit, lead: str, match: re.Match[str]) -> Reading:
    """Tell "verbale del 3/5" from "i dati del 2021" and from "la seduta del"."""
    start = _begin(unit, lead, match)
    if unit.kind != "day":
        return Reading(DateRelation.BACKGROUND, start, SPOKEN_OF)
    before = lead[: match.start()]
    of_document = _mark("document").search(before) and not _mark("own_act").search(before)
    return Reading(DateRelation.DOCUMENT if of_document else DateRelation.POINT, start)


def _as_of(unit: CalendarUnit, lead: str, match: re.Match[str]) -> Reading:
    """Tell "alla data del 31/07", a bound, from "relazione al 30/9", a period reported on."""
    start = _begin(unit, lead, match)
    if _mark("reported").search(lead[: match.start()]):
        return Reading(DateRelation.BACKGROUND, start, _REPORTED)
    quoted_state = _mark("state_on").search(f"{match['lead']} {match['rest']}") is not None
    if unit.kind in {"feast", "part"}:
        return Reading(DateRelation.POINT, start)
    if quoted_state:
        return Reading(DateRelation.UNTIL, start, STATE_ON)
    return Reading(DateRelation.BACKGROUND, start, STATE_ON)
