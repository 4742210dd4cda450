"""What fired, what was rejected and why: the data behind ``verifica explain``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.language import read_step
from extractor.language.records import RuleTrace, StepContext, StepReading
from models.language import RuleVerdict

if TYPE_CHECKING:
    from extractor.language.asking.deliverables import Deliverable


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


def _names(item: Deliverable) -> str:
    """Return the classes of a deliverable, or what is asked of its action."""
    return " or ".join(sorted(item.classes) or sorted(item.aspects))


def explain(context: StepContext) -> Explanation:
    """Explains the reading of one step.

    Args:
        context: The step.

    Returns:
        The reading, what was asked for, the marks on the text and the rules tried on them.
    """
    from extractor.language.asking.asked import asked_of  # noqa: PLC0415 - spaCy loads here
    from extractor.language.reading import analysis_of  # noqa: PLC0415

    asked = asked_of(context)
    wanted = [f"{_names(item)}: {item.words}" for item in asked.deliverables]
    wanted += [
        f"{item.comparison} {item.value:g} ({item.unit}): {item.words}" for item in asked.thresholds
    ]
    text = context.text or ""
    analysis = analysis_of(context)
    marks: list[RuleTrace] = []

    def mark(kind: str, name: str, start: int, end: int, why: str) -> None:
        marks.append(
            RuleTrace(kind, RuleVerdict.MARKED, name, "text", start, end, text[start:end], why)
        )

    for date in analysis.dates:
        days = f"{date.first or '…'} to {date.last or '…'}"
        mark(
            "date",
            "completed_from",
            date.start,
            date.end,
            f"{date.relation} {days} {date.why}".strip(),
        )
    for act in analysis.acts:
        mark("act", "acts_cited", act.start, act.end, f"{act.kind} {act.number}")
    for amount in analysis.quantities:
        mark(
            "amount",
            "assessed_outcome",
            amount.start,
            amount.end,
            f"{amount.value:g} {amount.unit}",
        )
    for claim in analysis.claims:
        mark("claim", claim.kind, claim.start, claim.end, claim.kind)
    for event in analysis.clauses:
        given = " and ".join(f"«{text[date.start : date.end]}»" for date in event.dates)
        classes = ", ".join(sorted(event.classes | event.argument_classes))
        why = f"{event.state} ({classes})" if classes else event.state
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
