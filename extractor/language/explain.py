"""What fired, what was rejected and why: the data behind ``verifica explain``."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.language import read_step
from extractor.language.asked import asked_of
from extractor.language.records import RuleTrace, StepContext, StepReading


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading with everything that led to it.

    Attributes:
        reading: The reading.
        asked: What the step asks for, in words: deliverables, then thresholds.
        marks: What was found in the text: kind, words, what it was taken for.
        rules: The rules that fired or were rejected, in order of their passages.
    """

    reading: StepReading
    asked: tuple[str, ...]
    marks: tuple[RuleTrace, ...]
    rules: tuple[RuleTrace, ...]


def explain(context: StepContext) -> Explanation:
    """Explains the reading of one step.

    Args:
        context: The step.

    Returns:
        The reading, what was asked for, the marks on the text and the rules tried on them.
    """
    from extractor.language.pipeline import analyse  # noqa: PLC0415 - spaCy loads here

    asked = asked_of(context)
    wanted = [f"{' or '.join(sorted(item.own))}: {item.words}" for item in asked.deliverables]
    wanted += [
        f"{item.comparison} {item.value:g} ({item.unit}): {item.words}" for item in asked.thresholds
    ]
    text = context.text or ""
    analysis = next(iter(analyse([(text, context.reference_year)])))
    marks: list[RuleTrace] = []

    def mark(kind: str, name: str, start: int, end: int, why: str) -> None:
        marks.append(RuleTrace(kind, "marked", name, "text", start, end, text[start:end], why))

    for date in analysis.dates:
        days = f"{date.first or '…'} to {date.last or '…'}"
        mark(
            "date", "completed_from", date.start, date.end, f"{date.mode} {days} {date.why}".strip()
        )
    for act in analysis.acts:
        mark("act", "acts_cited", act.start, act.end, f"{act.kind} {act.number}")
    for amount in analysis.amounts:
        mark(
            "amount",
            "assessed_outcome",
            amount.start,
            amount.end,
            f"{amount.value:g} {amount.unit}",
        )
    for claim in analysis.claims:
        mark("claim", claim.kind, claim.start, claim.end, claim.kind)
    for event in analysis.events:
        given = [text[date.start : date.end] for date in event.dates]
        why = f"{event.state} ({', '.join(sorted(event.classes))})"
        mark(
            "event",
            "completed_from",
            event.start,
            event.end,
            why + (f" on {given}" if given else ""),
        )
    reading = read_step(context)
    return Explanation(
        reading=reading,
        asked=tuple(wanted),
        marks=tuple(sorted(marks, key=lambda item: (item.start, item.end, item.rule))),
        rules=tuple(sorted(reading.traces, key=lambda item: (item.source, item.start, item.rule))),
    )
