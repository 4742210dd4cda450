"""Reading a step: the clauses of its text put against what the step asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractor.language.asking.asked import Asked, asked_of
from extractor.language.asking.thresholds import is_recurring
from extractor.language.clauses.marks import Analysis
from extractor.language.pipeline import Source, pipeline
from extractor.language.quantities import measured_quantity, single_threshold
from extractor.language.records import DeadlineReading, StepContext, StepReading
from extractor.language.timeline.deadlines import earlier_deadline_in
from extractor.language.tracing import Told, traces_of
from extractor.language.verdict.answers import is_empty, read_answer, read_done
from extractor.language.verdict.completion import Completion, Question, read_completion
from extractor.language.verdict.declared import declared_outcome
from extractor.language.verdict.extension import Extension, read_extension
from extractor.language.verdict.figures import hold_to_figure
from extractor.language.verdict.intervals import Interval
from extractor.language.verdict.outcome import assess
from extractor.language.verdict.periods import read_series
from extractor.language.verdict.reasons import Finding, tell
from extractor.language.words.data import pattern
from models.language import DateRelation
from models.vocabulary import Outcome, OutcomeBasis

_WORDS_BESIDE_ACT = 3
_UNDONE = frozenset({Outcome.NOT_ACHIEVED, Outcome.PARTIALLY_ACHIEVED})
# Findings that what was asked for did not come to its end: then no day completed it.
_NOT_DONE = frozenset(
    {
        "denied",
        "planned",
        "cancelled",
        "ongoing",
        "partly_denied",
        "part_of_all",
        "items_short",
        "series_short",
    }
    | {"only_drafted", "threshold_missed"}
)


@dataclass(frozen=True, slots=True)
class _Earlier:
    reading: DeadlineReading
    source: str


def read_all(contexts: Sequence[StepContext]) -> list[StepReading]:
    """Read steps in order."""
    return [_read(context) for context in contexts]


def analysis_of(context: StepContext, asked: Asked | None = None) -> Analysis:
    """Return the clauses of a step's text.

    Args:
        context: The step.
        asked: What it asks for, where that was read already.
    """
    deadline = context.deadline or (asked or asked_of(context)).target_deadline
    return pipeline().analyse(Source(context.text or "", context.reference_year, deadline))


def _read(context: StepContext) -> StepReading:
    earlier = _earlier_deadline(context)
    asked = asked_of(context)
    analysis = analysis_of(context, asked)
    declared = declared_outcome(context, analysis)
    if is_empty(context.text):
        told = Told(analysis, Completion(), None, None, Finding("empty", None), None)
        return _with_quantities(_assembled(told, earlier, declared, None), analysis, asked, context)
    deadline = context.deadline or asked.target_deadline
    extension, rejected = read_extension(analysis, deadline, asked.stems)
    question = Question(
        deliverables=asked.deliverables,
        alternative=asked.alternative,
        recurring=is_recurring(context.indicator or "") and not _is_whole(analysis, asked),
        deadline=deadline,
        extended=extension.deadline if extension else None,
        stems=asked.stems,
    )
    completion = read_completion(analysis, question)
    _date_the_answer(analysis, asked, completion)
    finding = hold_to_figure(assess(analysis, asked, context.reference_year), context)
    if finding.outcome in _UNDONE and finding.rule in _NOT_DONE and completion.interval:
        completion.drop_interval(finding.rule)
    excuse = _excuse(analysis)
    told = Told(analysis, completion, extension, rejected, finding, excuse)
    return _with_quantities(_assembled(told, earlier, declared, asked), analysis, asked, context)


def _with_quantities(
    reading: StepReading, analysis: Analysis, asked: Asked, context: StepContext
) -> StepReading:
    """Add what is asked and what was measured as numbers, and what the declared outcome is by."""
    threshold = single_threshold(asked)
    measured = None if is_empty(context.text) else measured_quantity(analysis, asked)
    basis = OutcomeBasis.WORDS if context.achieved_pct is None else OutcomeBasis.FIGURE
    return replace(
        reading,
        declared_outcome_basis=basis if reading.declared_outcome is not None else None,
        measured_value=measured[0] if measured else None,
        measured_unit=measured[1] if measured else None,
        target_value=threshold.value if threshold else None,
        target_unit=threshold.unit if threshold else None,
        target_comparison=threshold.comparison if threshold else None,
    )


def _is_whole(analysis: Analysis, asked: Asked) -> bool:
    """Whether every period of a series is told of: then the last of them ends it."""
    series = read_series(analysis, asked)
    return series is not None and series.is_complete


def _date_the_answer(analysis: Analysis, asked: Asked, completion: Completion) -> None:
    """Give a yes, or an act, its date where the text is little more: "Sì (31/10/2022)"."""
    given = read_answer(analysis.text) or read_done(analysis.text)
    is_yes = given is not None and given.is_yes
    if completion.interval is not None or analysis.clauses or not (is_yes or _is_act(analysis)):
        return
    usable = {DateRelation.POINT, DateRelation.UNTIL}
    dates = [mark for mark in analysis.dates if mark.relation in usable and mark.last]
    if len(dates) != 1:
        return
    mark = dates[0]
    last = mark.last or date.max
    inferred = mark.year_is_inferred
    completion.interval = Interval(mark.first, last, mark.start, mark.end, inferred)
    completion.rule = "date_of_answer"


def _is_act(analysis: Analysis) -> bool:
    """Whether a text is a numbered act and its date: "Determina n. 212 del 09/06/2022"."""
    taken = [(act.start, act.end) for act in analysis.acts]
    taken += [(mark.start, mark.end) for mark in analysis.dates]
    outside = [s for s in analysis.starts if not any(low <= s < high for low, high in taken)]
    return len(analysis.acts) == 1 and len(outside) <= _WORDS_BESIDE_ACT


def _earlier_deadline(context: StepContext) -> _Earlier | None:
    sources = (
        ("description", context.description),
        ("indicator", context.indicator),
        ("text", context.text),
    )
    for source, text in sources:
        reading = earlier_deadline_in(text, context.reference_year) if text else None
        if reading is not None:
            return _Earlier(reading, source)
    return None


def _passage(name: str, text: str, span: tuple[int, int] | None) -> dict[str, str | int | None]:
    """Return the three fields that hold the words of something and their place."""
    start, end = span if span is not None else (None, None)
    return {
        f"{name}_basis": text[start:end] if span is not None else None,
        f"{name}_basis_start": start,
        f"{name}_basis_end": end,
    }


def _assembled(
    told: Told, earlier: _Earlier | None, declared: Outcome | None, asked: Asked | None
) -> StepReading:
    analysis, completion, finding = told.analysis, told.completion, told.finding
    text, interval, extension = analysis.text, completion.interval, told.extension
    quoted = earlier.reading if earlier else None
    return StepReading(
        completed_from=interval.first if interval else None,
        completed_to=interval.last if interval else None,
        **_passage("completed", text, (interval.start, interval.end) if interval else None),  # type: ignore[arg-type]
        completed_year_is_inferred=interval.inferred if interval else None,
        extended_deadline=extension.deadline if extension else None,
        **_passage("extension", text, _span(extension)),  # type: ignore[arg-type]
        extended_by=extension.granted_by if extension else None,
        earlier_deadline=quoted.deadline if quoted else None,
        earlier_deadline_basis=quoted.words if quoted else None,
        earlier_deadline_basis_start=quoted.start if quoted else None,
        earlier_deadline_basis_end=quoted.end if quoted else None,
        earlier_deadline_source=earlier.source if earlier else None,
        **_passage("punctuality", text, completion.claim),  # type: ignore[arg-type]
        **_passage("excuse", text, told.excuse),  # type: ignore[arg-type]
        **_passage("contradiction", text, completion.contradiction),  # type: ignore[arg-type]
        declared_outcome=declared,
        assessed_outcome=finding.outcome,
        assessed_share_pct=finding.share_pct,
        assessment_reason=tell(finding),
        reason_start=finding.span.start if finding.span else None,
        reason_end=finding.span.end if finding.span else None,
        acts_cited=len(analysis.acts) if text.strip() else None,
        traces=traces_of(told, quoted, earlier.source if earlier else "", asked),
    )


def _span(extension: Extension | None) -> tuple[int, int] | None:
    return (extension.start, extension.end) if extension else None


def _excuse(analysis: Analysis) -> tuple[int, int] | None:
    """Return the sentence that excuses a delay; "lieve ritardo" alone excuses nothing."""
    weak = pattern("claims_words.toml", "excuse", "weak_end")
    strong = [
        claim
        for claim in analysis.of_kind("excuse")
        if not weak.fullmatch((analysis.text[claim.start : claim.end].split() or [""])[-1])
    ]
    if not strong:
        return None
    claim = strong[0]
    for low, high in analysis.sentences:
        if low <= claim.start < high:
            stripped = analysis.text[low:high]
            start = low + len(stripped) - len(stripped.lstrip())
            return start, low + len(stripped.rstrip())
    return claim.start, claim.end
