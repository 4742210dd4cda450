"""Reading a step: the analysis of its text put against what the step asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractor.language.asked import Asked, asked_of
from extractor.language.completion import Completion, Question, read_completion
from extractor.language.deadlines import earlier_deadline_in
from extractor.language.declared import declared_outcome
from extractor.language.extension import Extension, read_extension
from extractor.language.marks import Analysis
from extractor.language.outcome import Outcome, assess, is_empty
from extractor.language.pipeline import analyse
from extractor.language.records import DeadlineReading, RuleTrace, StepContext, StepReading
from extractor.language.requirement import is_recurring


@dataclass(frozen=True, slots=True)
class _Earlier:
    reading: DeadlineReading
    source: str


def read_all(contexts: Sequence[StepContext]) -> list[StepReading]:
    """Reads steps in order; texts are analysed one after the other by one pipeline."""
    texts = [(context.text or "", context.reference_year) for context in contexts]
    return [
        _read(context, analysis) for context, analysis in zip(contexts, analyse(texts), strict=True)
    ]


def _read(context: StepContext, analysis: Analysis) -> StepReading:
    earlier = _earlier_deadline(context)
    declared = declared_outcome(context, analysis)
    if is_empty(context.text):
        return _assembled(analysis, Completion(), None, earlier, Outcome(None, None), declared, "")
    asked = asked_of(context)
    extension, rejected = read_extension(analysis)
    question = Question(
        deliverables=asked.deliverables,
        alternative=asked.alternative,
        recurring=is_recurring(context.indicator or ""),
        deadline=context.deadline or asked.target_deadline,
        extended=extension.deadline if extension else None,
    )
    completion = read_completion(analysis, question)
    outcome = assess(analysis, asked, completion)
    return _assembled(analysis, completion, extension, earlier, outcome, declared, rejected, asked)


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


def _assembled(
    analysis: Analysis,
    completion: Completion,
    extension: Extension | None,
    earlier: _Earlier | None,
    outcome: Outcome,
    declared: str | None,
    rejected: str,
    asked: Asked | None = None,
) -> StepReading:
    text = analysis.text
    interval = completion.interval
    claim = completion.claim
    excuse = _excuse(analysis)
    contradiction = completion.contradiction
    quoted = earlier.reading if earlier else None

    def words(span: tuple[int, int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    return StepReading(
        completed_from=interval.first if interval else None,
        completed_to=interval.last if interval else None,
        completed_basis=text[interval.start : interval.end] if interval else None,
        completed_basis_start=interval.start if interval else None,
        completed_basis_end=interval.end if interval else None,
        completed_year_is_inferred=interval.inferred if interval else None,
        extended_deadline=extension.deadline if extension else None,
        extension_basis=text[extension.start : extension.end] if extension else None,
        extension_basis_start=extension.start if extension else None,
        extension_basis_end=extension.end if extension else None,
        extended_by=extension.granted_by if extension else None,
        earlier_deadline=quoted.deadline if quoted else None,
        earlier_deadline_basis=quoted.words if quoted else None,
        earlier_deadline_basis_start=quoted.start if quoted else None,
        earlier_deadline_basis_end=quoted.end if quoted else None,
        earlier_deadline_source=earlier.source if earlier else None,
        punctuality_basis=words(claim),
        punctuality_basis_start=claim[0] if claim else None,
        punctuality_basis_end=claim[1] if claim else None,
        excuse_basis=words(excuse),
        excuse_basis_start=excuse[0] if excuse else None,
        excuse_basis_end=excuse[1] if excuse else None,
        contradiction_basis=words(contradiction),
        contradiction_basis_start=contradiction[0] if contradiction else None,
        contradiction_basis_end=contradiction[1] if contradiction else None,
        declared_outcome=declared,
        assessed_outcome=outcome.outcome,
        assessed_share_pct=outcome.share_pct,
        assessment_reason=outcome.reason,
        reason_start=outcome.start,
        reason_end=outcome.end,
        acts_cited=len(analysis.acts) if text.strip() else None,
        traces=_traces(
            analysis, completion, extension, quoted, earlier, outcome, rejected, excuse, asked
        ),
    )


def _excuse(analysis: Analysis) -> tuple[int, int] | None:
    """The sentence that excuses a delay: two phrases of excuse, or one that says enough alone."""
    claims = analysis.of_kind("excuse")
    strong = [
        c for c in claims if "ritardo" not in analysis.text[c.start : c.end].lower().split()[-1:]
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


def _traces(
    analysis: Analysis,
    completion: Completion,
    extension: Extension | None,
    quoted: DeadlineReading | None,
    earlier: _Earlier | None,
    outcome: Outcome,
    rejected: str,
    excuse: tuple[int, int] | None,
    asked: Asked | None,
) -> tuple[RuleTrace, ...]:
    text = analysis.text
    traces = list(completion.traces)

    def add(rule: str, verdict: str, name: str, start: int, end: int, why: str) -> None:
        traces.append(RuleTrace(rule, verdict, name, "text", start, end, text[start:end], why))

    if extension is not None:
        add(
            "extension",
            "fired",
            "extended_deadline",
            extension.start,
            extension.end,
            "a deadline was moved by someone outside",
        )
    elif rejected:
        for found in analysis.of_kind("extension"):
            add("extension", "rejected", "extended_deadline", found.start, found.end, rejected)
    if excuse is not None:
        add("excuse", "fired", "excuse_basis", *excuse, "the sentence excuses a delay")
    if completion.contradiction is not None:
        add(
            "contradiction",
            "fired",
            "contradiction_basis",
            *completion.contradiction,
            "one event is given two dates that exclude each other",
        )
    if quoted is not None and earlier is not None:
        traces.append(
            RuleTrace(
                "earlier_plan",
                "fired",
                "earlier_deadline",
                earlier.source,
                quoted.start,
                quoted.end,
                quoted.words,
                "the deadline of an earlier plan is quoted",
            )
        )
    if outcome.rule:
        add(
            outcome.rule,
            "fired",
            "assessed_outcome",
            outcome.start or 0,
            outcome.end or 0,
            outcome.reason or "",
        )
    traces.extend(
        RuleTrace(
            "threshold",
            "fired",
            "assessed_outcome",
            threshold.source,
            threshold.start,
            threshold.end,
            threshold.words,
            f"asks for {threshold.comparison} {threshold.value:g} ({threshold.unit})",
        )
        for threshold in (asked.thresholds if asked else ())
    )
    return tuple(traces)


def deadline_of(context: StepContext) -> date | None:
    """The deadline that the reading goes by: the column's, else the target's."""
    return context.deadline or asked_of(context).target_deadline
