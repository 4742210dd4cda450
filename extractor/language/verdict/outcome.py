"""Whether the words support what the step asked for: answers, quantities, events, exceptions.

A wrong ``achieved`` is worse than an honest gap: where two readings differ, the outcome is
``not_assessable``. Only a clause told as done can support ``achieved``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.language.asking.asked import Asked
from extractor.language.asking.deliverables import FINAL_STAGES, Deliverable
from extractor.language.asking.growth import growth_pattern
from extractor.language.asking.thresholds import Threshold
from extractor.language.clauses.marks import Analysis, Clause, Quantity
from extractor.language.verdict.answers import (
    Answer,
    is_bare_claim,
    is_bare_denial,
    read_answer,
    read_done,
    refers_elsewhere,
)
from extractor.language.verdict.changes import difference_asked, read_change
from extractor.language.verdict.colours import read_light
from extractor.language.verdict.exceptions import find_exception, find_part
from extractor.language.verdict.fulfilment import Fulfilment, fulfilment_of, told_anyway
from extractor.language.verdict.items import Items, count_items
from extractor.language.verdict.measuring import Measured, measure
from extractor.language.verdict.periods import Series, read_series
from extractor.language.verdict.ratios import find_ratios
from extractor.language.verdict.reasons import Finding, Span
from extractor.language.words.data import pattern, word_set
from extractor.language.words.numbers import read_number
from models.language import Aspect, ClauseForm, ClauseState, QuantityUnit
from models.vocabulary import Outcome

_TERSE = 5  # words of a text that need not name what it is about
_WHOLE = 100.0
_OPEN = Outcome.NOT_ASSESSABLE
_AHEAD = frozenset({ClauseState.PLANNED, ClauseState.POSTPONED})
_AHEAD_ASPECTS = frozenset({Aspect.PLAN, Aspect.POSTPONE})
_RULES = {
    ClauseState.DENIED: "denied",
    ClauseState.PLANNED: "planned",
    ClauseState.POSTPONED: "planned",
    ClauseState.CANCELLED: "cancelled",
    ClauseState.ONGOING: "ongoing",
    ClauseState.BEGUN: "ongoing",
}


def assess(analysis: Analysis, asked: Asked, reference_year: int | None) -> Finding:
    """Assess a step by its words.

    Args:
        analysis: The text with its marks.
        asked: What the step asks for.
        reference_year: The year the results are about.

    Returns:
        The outcome with what it rests on.
    """
    return (
        _bare(analysis)
        or _by_light(analysis, asked)
        or _by_answer(analysis, asked)
        or _by_change(analysis, asked, reference_year)
        or _by_difference(analysis, asked, reference_year)
        or _by_series(analysis, asked)
        or _by_quantity(analysis, asked)
        or _by_events(analysis, asked)
    )


def _words(analysis: Analysis, span: Span) -> str:
    return analysis.text[span.start : span.end]


def _whole(analysis: Analysis) -> Span:
    return Span(0, len(analysis.text))


def _told(analysis: Analysis, rule: str, outcome: Outcome, span: Span, **more: object) -> Finding:
    found = Finding(rule, outcome, span, told=_words(analysis, span))
    return replace(found, **more)  # type: ignore[arg-type]


def _bare(analysis: Analysis) -> Finding | None:
    """Read texts that only point elsewhere, or only claim an outcome."""
    text, span = analysis.text, _whole(analysis)
    if refers_elsewhere(text):
        return _told(analysis, "elsewhere", _OPEN, span)
    if is_bare_claim(text):
        return _told(analysis, "bare_claim", _OPEN, span)
    if is_bare_denial(text):
        return _told(analysis, "bare_denial", Outcome.NOT_ACHIEVED, span)
    part = pattern("claims_words.toml", "answers", "done_in_part").match(text)
    if part is not None:
        share = read_number(part["n"]) or 0.0
        if share < _WHOLE:
            partial = Outcome.PARTIALLY_ACHIEVED
            return _told(analysis, "part_of_all", partial, Span(*part.span()), share_pct=share)
    return None


def _by_light(analysis: Analysis, asked: Asked) -> Finding | None:
    """Read a colour: alone it decides, before other words only where it is against them."""
    light = read_light(analysis.text, f"{asked.target}; {asked.indicator}")
    if light is None or not (light.is_alone or light.outcome is Outcome.NOT_ACHIEVED):
        return None
    return _told(analysis, "light", light.outcome, Span(light.start, light.end))


def _by_answer(analysis: Analysis, asked: Asked) -> Finding | None:
    """Read a leading no; a yes is only taken where nothing behind it says otherwise."""
    given = read_answer(analysis.text)
    if given is None or given.is_yes:
        return None
    wants_no = re.fullmatch(r"\s*no\s*\.?\s*", asked.target, re.IGNORECASE) is not None
    outcome = Outcome.ACHIEVED if wants_no else Outcome.NOT_ACHIEVED
    return _told(analysis, "answer_no", outcome, Span(given.start, given.end))


def _by_change(analysis: Analysis, asked: Asked, reference_year: int | None) -> Finding | None:
    """Compare the growth or reduction that the text tells with the one asked for."""
    if asked.change is None:
        return None
    change = read_change(analysis, reference_year)
    if change is None:
        return None
    wanted = asked.target or asked.indicator
    span = Span(change.start, change.end)
    if change.meets(asked.change):
        return _told(analysis, "change_met", Outcome.ACHIEVED, span, asked=wanted)
    share = change.share_of(asked.change)
    outcome = Outcome.NOT_ACHIEVED if share is None else Outcome.PARTIALLY_ACHIEVED
    return _told(analysis, "change_missed", outcome, span, asked=wanted, share_pct=share)


def _by_difference(analysis: Analysis, asked: Asked, reference_year: int | None) -> Finding | None:
    """Compare a saving or a gain in euro, or points, with old and new value: "da 212 a 203"."""
    threshold = difference_asked(asked)
    change = read_change(analysis, reference_year) if threshold is not None else None
    if threshold is None or change is None or change.amount is None:
        return None
    downward = growth_pattern("saved").search(asked.indicator) is not None
    gained = -change.amount if downward else change.amount
    span = Span(change.start, change.end)
    if threshold.is_met_by(gained):
        return _told(analysis, "change_met", Outcome.ACHIEVED, span, asked=threshold.words)
    share = round(gained / threshold.value * _WHOLE, 2) if gained > 0 else None
    outcome = Outcome.NOT_ACHIEVED if share is None else Outcome.PARTIALLY_ACHIEVED
    return _told(analysis, "change_missed", outcome, span, asked=threshold.words, share_pct=share)


def _by_series(analysis: Analysis, asked: Asked) -> Finding | None:
    """Compare the months or quarters told of with all those of the year, where all are asked."""
    series = read_series(analysis, asked)
    if series is None:
        return None
    wanted = asked.target or asked.indicator
    span = Span(series.start, series.end)
    if series.is_complete:
        return _whole_series(analysis, asked, span, series)
    if not series.is_closed:
        return None
    partial = Outcome.PARTIALLY_ACHIEVED
    return _told(analysis, "series_short", partial, span, asked=wanted, share_pct=series.percent)


def _whole_series(analysis: Analysis, asked: Asked, span: Span, series: Series) -> Finding | None:
    """Tell a whole series as achieved where nothing else is asked for and nothing denied."""
    counts = [t for t in asked.thresholds if t.unit is QuantityUnit.COUNT]
    if len(counts) < len(asked.thresholds) or any(not t.is_met_by(series.told) for t in counts):
        return None
    if any(measure(analysis, asked, threshold).amounts for threshold in counts):
        return None
    told = [fulfilment_of(analysis, wanted) for wanted in asked.deliverables]
    states = {clause.state for clause in analysis.clauses}
    all_done = all(item.is_done for item in told) if told else states == {ClauseState.DONE}
    if not all_done:
        return None
    wanted = asked.target or asked.indicator
    return _told(analysis, "series_told", Outcome.ACHIEVED, span, asked=wanted)


def _by_quantity(analysis: Analysis, asked: Asked) -> Finding | None:
    """Compare the quantities asked for with those told, unless what was asked is denied."""
    if not asked.thresholds or asked.change is not None:
        return None
    measured = [measure(analysis, asked, threshold) for threshold in asked.thresholds]
    missed = next((result for result in measured if result.met is False), None)
    if missed is not None:
        return _missed(analysis, missed)
    refuted = _refuted(analysis, asked, is_met=any(result.met for result in measured))
    if refuted is not None:
        return refuted
    excepted = find_exception(analysis, asked)
    if excepted is not None:
        return excepted
    left = _left_over(analysis)
    if left is not None and asked.is_universal:
        return left
    if all(result.met for result in measured):
        first = measured[0]
        span = Span(first.start, first.end)
        words = first.threshold.words
        return _told(analysis, "threshold_met", Outcome.ACHIEVED, span, asked=words)
    return _unmeasured(analysis, asked, measured)


def _refuted(analysis: Analysis, asked: Asked, *, is_met: bool) -> Finding | None:
    """Whether what was asked is told as not done: then no quantity makes it achieved."""
    told = [fulfilment_of(analysis, wanted) for wanted in asked.deliverables]
    against = [item for item in told if item.is_negative]
    if not against or asked.is_absence:
        return None
    if is_met and not all(item.is_negative for item in told):
        return _against(analysis, against[0], Outcome.PARTIALLY_ACHIEVED)
    if is_met:  # by figures: those of a text that only plans measure nothing
        clauses = _told_clauses(analysis)
        is_plan = bool(clauses) and all(map(_is_ahead, clauses))
        return _against(analysis, against[0], Outcome.NOT_ACHIEVED) if is_plan else None
    some = against[0].also_done or any(item.is_done or item.is_going_on for item in told)
    outcome = Outcome.PARTIALLY_ACHIEVED if some else Outcome.NOT_ACHIEVED
    return _against(analysis, against[0], outcome)


def _told_clauses(analysis: Analysis) -> list[Clause]:
    return [c for c in analysis.clauses if c.state is not ClauseState.BACKGROUND]


def _is_ahead(clause: Clause) -> bool:
    """Whether a clause tells of what is still to come."""
    return clause.state in _AHEAD or bool(_AHEAD_ASPECTS & clause.aspects)


def _missed(analysis: Analysis, result: Measured) -> Finding:
    """Tell a shortfall: part of a number is a share, a rate below its floor is a miss."""
    threshold = result.threshold
    span = Span(result.start, result.end)
    share: float | None = None
    if threshold.is_floor and threshold.value > 0 and result.value:
        share = round(result.value / threshold.value * _WHOLE, 2)
    rate = threshold.unit is QuantityUnit.PERCENT and threshold.value < _WHOLE
    if share is None or share <= 0 or (rate and not result.is_part):
        return _told(
            analysis, "threshold_missed", Outcome.NOT_ACHIEVED, span, asked=threshold.words
        )
    return _told(
        analysis,
        "threshold_missed",
        Outcome.PARTIALLY_ACHIEVED,
        span,
        asked=threshold.words,
        share_pct=share,
    )


def _unmeasured(analysis: Analysis, asked: Asked, measured: Sequence[Measured]) -> Finding | None:
    """Settle thresholds that no quantity measures: by a list, by a yes, by all that were meant."""
    open_ones = [result for result in measured if result.met is None]
    threshold = open_ones[0].threshold
    if threshold.unit is QuantityUnit.COUNT and threshold.is_floor and not open_ones[0].amounts:
        items = count_items(analysis, asked)
        if items is not None and (items.is_closed or threshold.is_met_by(items.number)):
            return _counted(analysis, items, threshold)
    part = find_part(analysis, asked)
    if part is not None:
        return part
    given = read_answer(analysis.text) or read_done(analysis.text)
    if given is not None and _allows_yes(asked, open_ones):
        return _yes(analysis, given)
    if threshold.source == "indicator" and threshold.value <= 1:
        return None
    return Finding("threshold_not_measured", _OPEN, asked=threshold.words)


def _counted(analysis: Analysis, items: Items, threshold: Threshold) -> Finding:
    """Tell how many things a text lists, and what share of those asked for they are."""
    found = _told(
        analysis,
        "items_counted",
        Outcome.ACHIEVED,
        Span(items.start, items.end),
        asked=threshold.words,
    )
    if threshold.is_met_by(items.number):
        return found
    share = round(items.number / threshold.value * _WHOLE, 2)
    partial = Outcome.PARTIALLY_ACHIEVED
    return replace(found, rule="items_short", outcome=partial, share_pct=share)


def _allows_yes(asked: Asked, unmeasured: Sequence[Measured]) -> bool:
    """A yes settles "at least one", and a yes/no target where the text counts nothing else."""
    single = all(t.is_floor and t.value <= 1 for t in asked.thresholds)
    counted = any(result.amounts for result in unmeasured)
    return single or (asked.is_yes_no and not counted)


def _yes(analysis: Analysis, given: Answer) -> Finding:
    return _told(analysis, "answer_yes", Outcome.ACHIEVED, Span(given.start, given.end))


def _by_events(analysis: Analysis, asked: Asked) -> Finding:
    """Every deliverable must be told as done, and of the same thing."""
    given = read_answer(analysis.text) or read_done(analysis.text)
    told = [fulfilment_of(analysis, wanted) for wanted in asked.deliverables]
    told = told_anyway(asked.deliverables, told)
    against = _by_negatives(analysis, asked, told, affirmed=given is not None)
    if against is not None:
        return _with_share(analysis, asked, against)
    part = find_exception(analysis, asked) or find_part(analysis, asked)
    if part is not None:
        return part
    left = _left_over(analysis)
    if left is not None:
        return left
    partly = pattern("claims_words.toml", "answers", "partly").search(analysis.text)
    if partly is not None and (given is not None or _is_main(analysis, partly.start(), told)):
        return _told(analysis, "bare_part", Outcome.PARTIALLY_ACHIEVED, Span(*partly.span()))
    if given is not None:
        return _yes(analysis, given)
    return _by_fulfilment(analysis, asked, told)


def _with_share(analysis: Analysis, asked: Asked, against: Finding) -> Finding:
    """Tell by how much a thing was done in part, where the text measures it."""
    if against.outcome is not Outcome.PARTIALLY_ACHIEVED:
        return against
    part = find_part(analysis, asked)
    return part if part is not None and part.share_pct is not None else against


def _left_over(analysis: Analysis) -> Finding | None:
    """Tell what is left for later: "i restanti lo saranno nel 2023"."""
    left = pattern("claims_words.toml", "answers", "rest_later").search(analysis.text)
    if left is None:
        return None
    return _told(analysis, "partly_denied", Outcome.PARTIALLY_ACHIEVED, Span(*left.span()))


def _is_main(analysis: Analysis, start: int, told: Sequence[Fulfilment]) -> bool:
    """Whether "in parte" stands in a clause that speaks of what was asked."""
    spans = [
        (analysis.starts[c.low], analysis.ends[c.high - 1])
        for item in told
        for c in (item.clause,)
        if c is not None
    ]
    return any(low <= start < high for low, high in spans) or len(analysis.words) <= 2 * _TERSE


def _by_negatives(
    analysis: Analysis, asked: Asked, told: Sequence[Fulfilment], *, affirmed: bool
) -> Finding | None:
    """Tell what was asked and denied, put off, stopped, or is still going on."""
    if asked.is_absence:
        return None
    negative = [item for item in told if item.is_negative]
    done = [item for item in told if item.is_done]
    if affirmed:
        negative = [i for i in negative if i.state in {ClauseState.DENIED, ClauseState.CANCELLED}]
    if negative and asked.alternative and done:
        return None
    if negative:
        some = bool(done) or negative[0].also_done or affirmed
        some = some or any(item.is_going_on for item in told)
        some = some or _leaves_rest(analysis, negative[0])
        outcome = Outcome.PARTIALLY_ACHIEVED if some else Outcome.NOT_ACHIEVED
        return _against(analysis, negative[0], outcome)
    going = [item for item in told if item.is_going_on]
    if going and not affirmed and not (asked.alternative and done):
        return _against(analysis, going[0], Outcome.PARTIALLY_ACHIEVED)
    return None


def _leaves_rest(analysis: Analysis, item: Fulfilment) -> bool:
    """Whether something is said to be left behind what was done: "restano da definire 6"."""
    clause = item.clause
    if clause is None or clause.lemma.split()[0] not in word_set("claims_words.toml", "left"):
        return False
    earlier = [c for c in analysis.clauses if c.head < clause.head]
    return any(c.state is ClauseState.DONE and not c.is_embedded for c in earlier)


def _against(analysis: Analysis, item: Fulfilment, outcome: Outcome) -> Finding:
    clause = item.clause
    left = _share_left(analysis, clause)
    if left is not None:
        words = analysis.text[left.start : left.end]
        return Finding(
            "part_of_all",
            Outcome.PARTIALLY_ACHIEVED,
            Span(left.start, left.end),
            round(_WHOLE - left.value, 2),
            told=words,
        )
    rule = _RULES.get(item.state or ClauseState.DENIED, "denied")
    if outcome is Outcome.PARTIALLY_ACHIEVED and rule in {"denied", "planned", "cancelled"}:
        rule = "partly_denied"
    if clause is None:
        return _told(analysis, rule, outcome, _whole(analysis))
    start = analysis.starts[min(clause.first, clause.head)]
    return _told(analysis, rule, outcome, Span(start, max(clause.end, start)))


def _share_left(analysis: Analysis, clause: Clause | None) -> Quantity | None:
    """Return the share that a denial holds for: "un terzo delle pratiche è da evadere"."""
    if clause is None or clause.state is ClauseState.DONE:
        return None
    low, high = analysis.starts[clause.low], analysis.ends[clause.high - 1]
    shares = [
        q
        for q in analysis.quantities
        if low <= q.start < clause.start and q.end <= high and q.unit is QuantityUnit.PERCENT
    ]
    if clause.lemma.split()[0] in word_set("claims_words.toml", "left"):
        shares += [
            replace(r.part, value=r.percent, start=r.start, end=r.end)
            for r in find_ratios(analysis)
            if low <= r.start < high
        ]
    return shares[0] if len(shares) == 1 and 0 < shares[0].value < _WHOLE else None


def _still_ahead(analysis: Analysis, settled: Sequence[Fulfilment]) -> Finding | None:
    """Tell what is announced where nothing asked for is told as done: it is still to come."""
    if settled:
        return None
    told = _told_clauses(analysis)
    ahead = [c for c in told if _is_ahead(c)]
    ahead = [c for c in ahead if c.form is not ClauseForm.PARTICIPLE]
    ahead = [c for c in ahead if c.classes or c.argument_classes or c.aspects]
    if not ahead:
        return _stopped(analysis, told)
    item = Fulfilment(ClauseState.PLANNED, ahead[-1])
    return _against(analysis, item, Outcome.NOT_ACHIEVED)


def _stopped(analysis: Analysis, told: Sequence[Clause]) -> Finding | None:
    """Tell what was stopped where the text tells of nothing else: "Procedura sospesa dal TAR"."""
    main = [c for c in told if not c.is_embedded and Aspect.PLAN not in c.aspects]
    stopped = [c for c in main if Aspect.CANCEL in c.aspects and c.state is ClauseState.DONE]
    if not stopped or len(stopped) < len(main):
        return None
    item = Fulfilment(ClauseState.CANCELLED, stopped[-1])
    return _against(analysis, item, Outcome.NOT_ACHIEVED)


def _only_drafted(
    analysis: Analysis, wanted: Deliverable, settled: Sequence[Fulfilment]
) -> Finding | None:
    """Tell that only a draft was made of what had to be approved, signed or published."""
    if settled or wanted.is_draft or not wanted.classes & FINAL_STAGES:
        return None
    drafts = [c for c in analysis.clauses if c.is_draft and c.state is ClauseState.DONE]
    drafts = [c for c in drafts if c.topics & wanted.topics]
    if not drafts:
        return None
    span = Span(drafts[-1].start, drafts[-1].end)
    return _told(analysis, "only_drafted", Outcome.NOT_ACHIEVED, span, asked=wanted.words)


def _by_fulfilment(analysis: Analysis, asked: Asked, told: Sequence[Fulfilment]) -> Finding:
    if not told:
        return Finding("no_event_asked", _OPEN)
    settled = [item for item in told if item.is_done]
    if asked.alternative and settled:
        told = settled
    for item, wanted in zip(told, asked.deliverables, strict=False):
        if not item.is_done:
            ahead = _still_ahead(analysis, settled) or _only_drafted(analysis, wanted, settled)
            if ahead is not None:
                return ahead
            return Finding("event_not_told", _OPEN, asked=wanted.words)
    last = told[-1].clause or told[0].clause
    if last is None:
        return Finding("event_not_told", _OPEN, asked=asked.deliverables[-1].words)
    words = asked.deliverables[-1].words
    span = Span(last.start, last.end)
    return _told(analysis, "event_told", Outcome.ACHIEVED, span, asked=words)
