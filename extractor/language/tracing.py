"""The rules that were tried on a text, with the words they stand on: what ``explain`` shows."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language.asking.asked import Asked
from extractor.language.clauses.marks import Analysis
from extractor.language.records import DeadlineReading, RuleTrace
from extractor.language.verdict.completion import Completion
from extractor.language.verdict.extension import Extension
from extractor.language.verdict.reasons import Finding, tell
from models.language import RuleVerdict

_FIRED, _REJECTED = RuleVerdict.FIRED, RuleVerdict.REJECTED


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that was read from one text.

    Attributes:
        analysis: The text with its clauses.
        completion: When the step was completed.
        extension: The deadline as extended, if any.
        rejected: Place and reason of an extension that is none.
        finding: The outcome.
        excuse: Span of the sentence that excuses a delay.
    """

    analysis: Analysis
    completion: Completion
    extension: Extension | None
    rejected: tuple[int, int, str] | None
    finding: Finding
    excuse: tuple[int, int] | None


def traces_of(
    told: Told, quoted: DeadlineReading | None, source: str, asked: Asked | None
) -> tuple[RuleTrace, ...]:
    """Return the rules that fired or were rejected.

    Args:
        told: What was read.
        quoted: The deadline of an earlier plan, if any.
        source: Where it is quoted.
        asked: What the step asks for; None where there is no text.
    """
    traces = [
        _trace(
            told.analysis,
            (trial.rule, _FIRED if trial.fired else _REJECTED, trial.field),
            (trial.start, trial.end),
            trial.why,
        )
        for trial in told.completion.trials
    ]
    traces += _of_extension(told)
    if told.excuse is not None:
        why = "the sentence excuses a delay"
        traces.append(_trace(told.analysis, ("excuse", _FIRED, "excuse_basis"), told.excuse, why))
    if told.completion.contradiction is not None:
        names = ("contradiction", _FIRED, "contradiction_basis")
        why = "one event is given two dates that exclude each other"
        traces.append(_trace(told.analysis, names, told.completion.contradiction, why))
    if quoted is not None:
        why = "the deadline of an earlier plan is quoted"
        rule = ("earlier_plan", _FIRED, "earlier_deadline")
        traces.append(RuleTrace(*rule, source, quoted.start, quoted.end, quoted.words, why))
    if told.finding.outcome is not None:
        span = told.finding.span
        place = (span.start, span.end) if span else (0, 0)
        names = (told.finding.rule, _FIRED, "assessed_outcome")
        traces.append(_trace(told.analysis, names, place, tell(told.finding) or ""))
    return (*traces, *_of_thresholds(asked))


def _trace(
    analysis: Analysis, names: tuple[str, RuleVerdict, str], span: tuple[int, int], why: str
) -> RuleTrace:
    start, end = span
    return RuleTrace(*names, "text", start, end, analysis.text[start:end], why)


def _of_extension(told: Told) -> list[RuleTrace]:
    if told.extension is not None:
        span = told.extension.start, told.extension.end
        names = ("extension", _FIRED, "extended_deadline")
        return [_trace(told.analysis, names, span, "a deadline was moved by someone outside")]
    if told.rejected is None:
        return []
    start, end, why = told.rejected
    names = ("extension", _REJECTED, "extended_deadline")
    return [_trace(told.analysis, names, (start, end), why)]


def _of_thresholds(asked: Asked | None) -> list[RuleTrace]:
    return [
        RuleTrace(
            "threshold",
            _FIRED,
            "assessed_outcome",
            threshold.source,
            threshold.start,
            threshold.end,
            threshold.words,
            f"asks for {threshold.comparison} {threshold.value:g} ({threshold.unit})",
        )
        for threshold in (asked.thresholds if asked else ())
    ]
