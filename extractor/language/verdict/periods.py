"""Series: which months, quarters or halves of a year a text tells of where all are asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.asking.asked import Asked
from extractor.language.clauses.marks import Analysis, Clause
from extractor.language.timeline.dates import DateMark
from extractor.language.timeline.relations import SPOKEN_OF, STATE_ON
from extractor.language.timeline.units import CalendarUnit, calendar_units
from extractor.language.verdict.matching import NEGATIVE, TURNS, find_matches
from extractor.language.words.data import pattern, read_toml
from extractor.language.words.numbers import read_number_word
from models.language import ClauseState, DateRelation

_MONTHS = 12
_FEWEST = 2  # periods told by name that make an enumeration
_NEUTRAL = frozenset({ClauseState.DONE, ClauseState.BACKGROUND})
_NOT_DONE = frozenset({DateRelation.BACKGROUND, DateRelation.PLANNED})


@dataclass(frozen=True, slots=True)
class Series:
    """How many periods are told of.

    Attributes:
        told: In how many it was done.
        asked: How many a year has.
        is_closed: Whether the text says that there were no others.
        start: Offset of the words that tell it.
        end: Offset after them.
    """

    told: int
    asked: int
    is_closed: bool
    start: int
    end: int

    @property
    def is_complete(self) -> bool:
        """Whether no period is missing."""
        return self.told >= self.asked

    @property
    def percent(self) -> float:
        """The periods told of as a percentage of all."""
        return round(self.told / self.asked * 100, 2)


def read_series(analysis: Analysis, asked: Asked) -> Series | None:
    """Read in how many periods of a year something was done.

    Args:
        analysis: The text with its clauses.
        asked: What the step asks for, with its frequency.

    Returns:
        The series; None where no frequency is asked for, or the text enumerates no periods.
    """
    times = asked.frequency
    if times is None:
        return None
    return _each(analysis, times) or _enumerated(analysis, asked, times)


def _each(analysis: Analysis, times: int) -> Series | None:
    """Read "ogni mese, salvo aprile e agosto"."""
    text = analysis.text
    whole = pattern("periods.toml", "each_of", str(times)).search(text)
    if whole is None or _is_denied(analysis, whole.start()):
        return None
    excepted = pattern("periods.toml", "words", "except").search(text, whole.end())
    if excepted is None:
        return Series(times, times, is_closed=True, start=whole.start(), end=whole.end())
    units = calendar_units(excepted["which"])
    missing = {period for unit in units for period in _periods(unit, times)}
    missing |= _ordinals(excepted["which"], times)
    if not missing or len(missing) >= times:
        return None
    end = excepted.start("which") + max((unit.end for unit in units), default=0)
    end = max(end, excepted.end()) if not units else end
    told = times - len(missing)
    return Series(told, times, is_closed=True, start=whole.start(), end=end)


def _is_denied(analysis: Analysis, place: int) -> bool:
    for clause in analysis.clauses:
        low, high = _span(analysis, clause)
        if low <= place < high and clause.state is not ClauseState.DONE:
            return True
    return False


def _enumerated(analysis: Analysis, asked: Asked, times: int) -> Series | None:
    """Read "a marzo, giugno e settembre", "primo, secondo e terzo trimestre"."""
    matches = [match for wanted in asked.deliverables for match in find_matches(analysis, wanted)]
    done = [match.clause for match in matches if match.state is ClauseState.DONE]
    against = [m.clause for m in matches if m.state not in _NEUTRAL]
    against += [c for c in analysis.clauses if _leaves_out(analysis, c, times)]
    periods: set[int] = set()
    spans: list[tuple[int, int]] = []
    for clause in done:
        found = _periods_of(analysis, clause, times)
        if found:
            periods |= found
            spans.append(_span(analysis, clause))
    if not periods or (len(periods) < _FEWEST and not against):
        return None
    start, end = min(low for low, _ in spans), max(high for _, high in spans)
    is_closed = bool(against) or len(periods) >= _FEWEST
    return Series(min(len(periods), times), times, is_closed, start, end)


def _leaves_out(analysis: Analysis, clause: Clause, times: int) -> bool:
    """Whether a clause says of a period that it was put off or left out."""
    low, high = _span(analysis, clause)
    turned = clause.state in NEGATIVE or clause.aspects & TURNS.keys()
    return bool(turned and _ordinals(analysis.text[low:high], times))


def _span(analysis: Analysis, clause: Clause) -> tuple[int, int]:
    return analysis.starts[clause.low], analysis.ends[max(clause.low, clause.high - 1)]


def _periods_of(analysis: Analysis, clause: Clause, times: int) -> set[int]:
    low, high = _span(analysis, clause)
    words = analysis.text[low:high]
    named = _ordinals(words, times)
    if named:
        return named
    marks = [m for m in clause.dates if _tells_period(m)]
    found: set[int] = set()
    for unit in calendar_units(words):
        place = low + unit.start
        if any(mark.start <= place < mark.end for mark in marks):
            found |= _dates_of(unit, times)
    return found


def _tells_period(mark: DateMark) -> bool:
    """Whether a date tells when it was done, or which months it was done for."""
    spoken_of = mark.why in {SPOKEN_OF, STATE_ON} and mark.kind != "year"
    return mark.last is not None and (mark.relation not in _NOT_DONE or spoken_of)


def _dates_of(unit: CalendarUnit, times: int) -> set[int]:
    """Return a number for each date told: two in one month are two meetings, not two months."""
    if unit.kind not in {"day", "month"}:
        return _periods(unit, times)
    return (
        {unit.first_month}
        if times == _MONTHS or unit.kind == "month"
        else {unit.first_month * 100 + day for day in (*unit.days_before, unit.first_day)}
    )


def _periods(unit: CalendarUnit, times: int) -> set[int]:
    length = _MONTHS // times
    if unit.last_month - unit.first_month + 1 > max(length, 1):
        return set()
    return {(unit.first_month - 1) // length + 1}


@lru_cache(maxsize=8)
def _forms(times: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns of "primo, secondo e terzo trimestre" and of one ordinal."""
    ordinals = read_toml("calendar.toml")["ordinals"]
    words = [word for number, names in ordinals.items() if int(number) > 0 for word in names]
    one = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    name = read_toml("periods.toml")["names"][str(times)]
    joint = r"(?:\s*(?:,|e|ed)\s*(?:del\s+|nel\s+|il\s+)?)"
    listed = rf"(?<![\w])(?:{one}){joint}(?:(?:{one}){joint})*(?:{one})\s+{name}\b"
    single = rf"(?<![\w])(?:{one})\s*{name}\b"
    return (
        re.compile(rf"{listed}|{single}", re.IGNORECASE),
        re.compile(rf"(?<![\w])(?:{one})(?![\w])", re.IGNORECASE),
    )


def _ordinals(words: str, times: int) -> set[int]:
    """Return the numbers of the periods that a stretch of text names."""
    numbers = {
        word: int(number)
        for number, names in read_toml("calendar.toml")["ordinals"].items()
        for word in names
    }
    whole, one = _forms(times)
    found = {
        numbers[match[0].lower()]
        for stretch in whole.finditer(words)
        for match in one.finditer(stretch[0])
    }
    name = read_toml("periods.toml")["names"][str(times)]
    lead = read_toml("periods.toml")["words"]["first_ones"]
    firsts = re.search(rf"{lead}{name}\b", words, re.IGNORECASE)
    if firsts is not None:
        count = read_number_word(firsts["n"].lower())
        found |= set(range(1, (count or 0) + 1))
    return {number for number in found if 0 < number <= times}
