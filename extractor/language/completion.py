"""When a step was completed: the interval that the text allows, and the words that give it.

The rules of "Slippage": the event that the indicator asks for decides which date counts; several
deliverables end with the last; what is only claimed has no interval; a date of another event can
confirm that a deadline was met and never proves that it was missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.language.intervals import Interval, days_of, interval_of
from extractor.language.lexicon import lexicon
from extractor.language.marks import Analysis, EventMark
from extractor.language.matching import is_foreign, is_of_a_part, matching
from extractor.language.records import RuleTrace
from extractor.language.requirement import Deliverable

_IDLE = frozenset({"plan", "extend", "other", "happen", "background"})
_LATER = frozenset(
    {"send", "use", "publish", "start", "define", "inform", "provide", "register", "unspecified"}
)


@dataclass(slots=True)
class Completion:
    """What the text gives for the completion of a step.

    Attributes:
        interval: The interval, if any.
        contradiction: Span of two dates of one event that exclude each other.
        claim: Span of the claim of punctuality that counts.
        rule: Name of the rule that decided.
        traces: The rules tried.
    """

    interval: Interval | None = None
    contradiction: tuple[int, int] | None = None
    claim: tuple[int, int] | None = None
    rule: str = ""
    traces: list[RuleTrace] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the text.

    Attributes:
        deliverables: What the indicator asks for.
        alternative: Whether one deliverable is enough.
        recurring: Whether it asks for something done again and again.
        deadline: The deadline, if known.
        extended: The deadline as extended, if any.
    """

    deliverables: tuple[Deliverable, ...]
    alternative: bool
    recurring: bool
    deadline: date | None
    extended: date | None


def read_completion(analysis: Analysis, question: Question) -> Completion:
    """Reads the completion from an analysed text.

    Args:
        analysis: The text with its marks.
        question: What is asked of it.

    Returns:
        The interval or the claim, with the rules that were tried.
    """
    result = Completion()
    candidates = [
        event
        for event in analysis.events
        if event.state == "done"
        and not event.classes <= _IDLE
        and not is_of_a_part(analysis, event)
    ]
    _trace_background(analysis, result)
    matched = [matching(analysis, candidates, wanted) for wanted in question.deliverables]
    answered = [events for events in matched if events]
    if answered:
        _decide(analysis, question, answered, candidates, result)
    if not answered or (result.rule in {"", "event_not_dated"} and not question.recurring):
        _fall_back(analysis, question, candidates, answered, result)
    if result.claim is None:
        result.claim = _first_claim(analysis)
    return result


def _decide(
    analysis: Analysis,
    question: Question,
    answered: list[list[EventMark]],
    candidates: list[EventMark],
    result: Completion,
) -> None:
    """Puts the deliverables together: the last of them ends the interval."""
    found: list[tuple[EventMark, Interval]] = []
    asserted: list[EventMark] = []
    undated: list[EventMark] = []
    for events in answered:
        intervals = [(event, _interval(analysis, question, event, result)) for event in events]
        known = [(event, interval) for event, interval in intervals if interval is not None]
        claimed = [event for event, interval in intervals if interval is None and event.claims]
        if known and not (claimed and claimed[-1].token > known[-1][0].token):
            found.append((known[-1][0], _last_of(question, known)))
        elif claimed:
            asserted.append(claimed[-1])
        else:
            undated.append(events[0])
    if asserted and not (question.alternative and found):
        _assert(analysis, question, asserted[-1], candidates, result)
        return
    if not found:
        result.rule = "event_not_dated"
        if undated:
            _confirm(analysis, question, undated[-1], candidates, result)
        return
    if question.recurring and not question.alternative:
        result.rule = "recurring_activity"
        _trace(
            result,
            result.rule,
            "rejected",
            analysis,
            found[-1][1],
            "the indicator asks for something done again and again",
        )
        return
    last_event = max(event.token for event, _ in found)
    open_ones = [event for event in undated if event.token > last_event]
    if open_ones and not question.alternative:
        result.rule = "last_deliverable_not_dated"
        _trace(
            result,
            "last_deliverable_not_dated",
            "rejected",
            analysis,
            found[-1][1],
            "another deliverable that the indicator asks for follows without a date",
        )
        return
    result.interval = _joined([interval for _, interval in found])
    result.rule = "date_of_required_event"
    _trace(
        result,
        result.rule,
        "fired",
        analysis,
        result.interval,
        "the date belongs to the event that the indicator asks for",
    )


def _last_of(question: Question, known: list[tuple[EventMark, Interval]]) -> Interval:
    """One event told twice: the last counts, and either may when the deadline lies between."""
    last = max((interval for _, interval in known), key=lambda interval: interval.last)
    firsts = [interval.first for _, interval in known if interval.first is not None]
    deadline = question.deadline
    if deadline is None or last.first is None or last.first <= deadline:
        return last
    if firsts and min(firsts) <= deadline:
        return Interval(min(firsts), last.last, last.start, last.end, last.inferred)
    return last


def _joined(intervals: list[Interval]) -> Interval:
    """The interval of all deliverables: none is complete before the last has begun to be."""
    last = max(intervals, key=lambda interval: interval.last)
    firsts = [interval.first for interval in intervals if interval.first is not None]
    return Interval(max(firsts) if firsts else None, last.last, last.start, last.end, last.inferred)


def _interval(
    analysis: Analysis, question: Question, event: EventMark, result: Completion
) -> Interval | None:
    """The interval of one event; two dates that exclude each other are kept as a finding."""
    interval = interval_of(analysis, event, question.deadline, question.extended)
    if interval is not None and interval.contradicts:
        result.contradiction = (interval.start, interval.end)
    return interval


def _assert(
    analysis: Analysis,
    question: Question,
    event: EventMark,
    candidates: list[EventMark],
    result: Completion,
) -> None:
    """A claim without a date: kept as a claim, unless a later event's date confirms it."""
    claim = event.claims[-1]
    result.claim = (claim.start, claim.end)
    result.rule = "punctuality_claimed"
    _trace_span(
        result,
        result.rule,
        "fired",
        "punctuality_basis",
        analysis,
        result.claim,
        "the event that the indicator asks for is only said to have been on time",
    )
    _confirm(analysis, question, event, candidates, result)


def _confirm(
    analysis: Analysis,
    question: Question,
    event: EventMark,
    candidates: list[EventMark],
    result: Completion,
) -> None:
    """A later event of the same thing, dated before the deadline, bounds an undated one."""
    if question.deadline is None or question.recurring:
        return
    for later in candidates:
        if (
            later.token <= event.token
            or not later.classes & _LATER
            or later.classes & event.classes
        ):
            continue
        intervals = [m for m in later.dates if m.mode in {"point", "since", "until"} and m.last]
        if later.sentence > event.sentence + 1 or not intervals:
            continue
        mark = min(intervals, key=lambda mark: days_of(mark)[1])
        last = days_of(mark)[1]
        if last <= question.deadline:
            result.interval = Interval(None, last, mark.start, mark.end, mark.year_is_inferred)
            result.rule = "later_event_confirms"
            _trace(
                result,
                result.rule,
                "fired",
                analysis,
                result.interval,
                "what came after the event that the indicator asks for lies before the deadline",
            )
            return


def _fall_back(
    analysis: Analysis,
    question: Question,
    candidates: list[EventMark],
    answered: Sequence[list[EventMark]],
    result: Completion,
) -> None:
    """One dated event and no other: taken, but never as proof of a delay."""
    if result.interval is not None or result.claim is not None or question.recurring:
        return
    if answered and result.rule == "event_not_dated":
        return
    if _is_still_to_come(analysis, question):
        return
    stage = _stage(frozenset[str]().union(*(wanted.own for wanted in question.deliverables)))
    dated = [
        (event, _interval(analysis, question, event, result))
        for event in candidates
        if event.dates
        and _stage(event.classes) >= stage
        and not any(is_foreign(analysis, event, wanted) for wanted in question.deliverables)
    ]
    known = [(event, interval) for event, interval in dated if interval is not None]
    distinct = {(interval.first, interval.last) for _, interval in known}
    claimed = [event for event in candidates if event.claims]
    if len(distinct) != 1 or question.recurring or claimed:
        for _, interval in known:
            _trace(
                result,
                "only_dated_event",
                "rejected",
                analysis,
                interval,
                "several dates, and none belongs to what the indicator asks for",
            )
        return
    _, interval = known[-1]
    after = question.deadline is not None and interval.last > question.deadline
    if after and interval.first is not None:
        _trace(
            result,
            "only_dated_event",
            "rejected",
            analysis,
            interval,
            "another event's date after the deadline settles nothing",
        )
        return
    result.interval = interval
    result.rule = "only_dated_event"
    _trace(
        result,
        result.rule,
        "fired",
        analysis,
        interval,
        "the only event of the text that has a date; it can not prove a delay",
    )


def _is_still_to_come(analysis: Analysis, question: Question) -> bool:
    """Whether the text puts off or denies what was asked for."""
    return any(
        event.state in {"future", "not_done"} and event.classes & wanted.accepted
        for event in analysis.events
        for wanted in question.deliverables
    )


def _stage(classes: frozenset[str]) -> int:
    """How far along the work an event stands: a start can not stand for an end."""
    stages = lexicon().stages
    return max((stages.get(name, 0) for name in classes), default=0)


def _first_claim(analysis: Analysis) -> tuple[int, int] | None:
    denied = [e for e in analysis.events if e.state in {"not_done", "future", "background"}]
    for claim in analysis.of_kind("punctuality"):
        if not any(claim in event.claims for event in denied):
            return claim.start, claim.end
    return None


def _trace_background(analysis: Analysis, result: Completion) -> None:
    for mark in analysis.dates:
        if mark.why:
            _trace_span(
                result,
                "date_of_completion",
                "rejected",
                "completed_from",
                analysis,
                (mark.start, mark.end),
                f"not a completion: {mark.why}",
            )


def _trace(
    result: Completion, rule: str, verdict: str, analysis: Analysis, interval: Interval, why: str
) -> None:
    span = interval.start, interval.end
    _trace_span(result, rule, verdict, "completed_from", analysis, span, why)


def _trace_span(
    result: Completion,
    rule: str,
    verdict: str,
    name: str,
    analysis: Analysis,
    span: tuple[int, int],
    why: str,
) -> None:
    words = analysis.text[span[0] : span[1]]
    result.traces.append(RuleTrace(rule, verdict, name, "text", span[0], span[1], words, why))
