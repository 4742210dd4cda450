"""The reading of a step in sentences: what was asked, what was concluded, from which words, why."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from models.language import RuleVerdict
from pipelines.output.values import shown

if TYPE_CHECKING:
    from extractor.language.explain import Explanation
    from extractor.language.records import RuleTrace, StepReading

_STATUSES = {
    "on_time": "It was in time",
    "late": "It was late",
    "possibly_late": "It may have been late: the words leave days before and after the deadline",
    "asserted": "It is said to have been in time, without a date",
    "undated": "No words say when it was done",
    "no_deadline": "It has no deadline to be late against",
    "not_due": "It was not due yet",
}
"""What each status of punctuality says of a step."""


def in_sentences(step: Mapping[str, Any], explanation: "Explanation") -> Iterator[str]:
    """An explanation as lines; those of a list begin with two blanks.

    Args:
        step: The row of ``explain_step``.
        explanation: What fired, what was rejected and why.
    """
    yield from _heading(step)
    yield from _list("What the step asks for:", explanation.asked)
    yield from _list("What was concluded:", _conclusions(step, explanation.reading))
    fired = [trace for trace in explanation.rules if trace.verdict is not RuleVerdict.REJECTED]
    rejected = [trace for trace in explanation.rules if trace.verdict is RuleVerdict.REJECTED]
    yield from _list("Why:", map(_because, fired))
    yield from _list("What was tried and rejected:", map(_because, rejected))
    yield from _list("What was marked in the text:", map(_marked, explanation.marks))


def _heading(step: Mapping[str, Any]) -> Iterator[str]:
    yield f"Step {step['step']} of objective {step['objective']} ({step['document_id']})"
    if step["description"]:
        yield f"It is: «{step['description']}»"
    due = step["deadline"] or step["deadline_text"]
    weights = [
        f"{shown(step[name])}% of {what}"
        for name, what in (
            ("weight_in_objective_pct", "its objective"),
            ("weight_in_year_pct", "the objective's year"),
        )
        if step[name] is not None
    ]
    facts = [f"is due on {due}" if due else "has no deadline"]
    facts += [f"weighs {' and '.join(weights)}"] if weights else []
    facts += [f"is credited {shown(step['achieved_pct'])}%"] if step["achieved_pct"] else []
    yield f"It {', '.join(facts)}."
    yield f"The document says: «{step['text']}»" if step["text"] else "The document says nothing."


def _list(title: str, lines: "Iterator[str] | map[str] | tuple[str, ...]") -> Iterator[str]:
    """A list under its title; nothing where it is empty."""
    found = list(dict.fromkeys(lines))
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _outcome(word: str) -> str:
    return word.replace("_", " ")


def _conclusions(step: Mapping[str, Any], reading: "StepReading") -> Iterator[str]:
    """What the reading says, a sentence for each thing."""
    if reading.declared_outcome is not None:
        yield f"The document declares it {_outcome(reading.declared_outcome)}."
    if reading.assessed_outcome is not None:
        share = reading.assessed_share_pct
        part = f" ({shown(share)}%)" if share is not None else ""
        reason = f": {reading.assessment_reason}" if reading.assessment_reason else "."
        yield f"Its words support {_outcome(reading.assessed_outcome)}{part}{reason}"
    yield from _days(reading)
    yield _punctuality(step)
    if reading.extended_deadline is not None:
        by = f" by {reading.extended_by}" if reading.extended_by else ""
        yield f"The deadline was extended{by} to {reading.extended_deadline}: " + _quoted(
            reading.extension_basis
        )
    if reading.earlier_deadline is not None:
        yield f"An earlier plan had the deadline {reading.earlier_deadline}: " + _quoted(
            reading.earlier_deadline_basis
        )
    for words, said in (
        (reading.punctuality_basis, "It claims to have been in time"),
        (reading.excuse_basis, "It excuses a delay"),
        (reading.contradiction_basis, "It gives one event two dates that exclude each other"),
    ):
        if words:
            yield f"{said}: {_quoted(words)}"
    if reading.acts_cited:
        acts = (
            "1 numbered act" if reading.acts_cited == 1 else f"{reading.acts_cited} numbered acts"
        )
        yield f"It cites {acts}."


def _quoted(words: str | None) -> str:
    return f"«{' '.join((words or '').split())}»"


def _days(reading: "StepReading") -> Iterator[str]:
    """When the step can have been completed, and which words say so."""
    first, last = reading.completed_from, reading.completed_to
    if first is None and last is None:
        return
    if first == last:
        when = f"on {first}"
    elif first is None:
        when = f"on {last} or earlier"
    elif last is None:
        when = f"on {first} or later"
    else:
        when = f"between {first} and {last}"
    inferred = "; the year is not written there" if reading.completed_year_is_inferred else ""
    basis = reading.completed_basis
    words = f", by the words {_quoted(basis)}{inferred}" if basis is not None else ""
    yield f"It was completed {when}{words}."


def _from_deadline(days: int) -> str:
    """A distance from the deadline in words; negative is before it."""
    if days == 0:
        return "on the day"
    noun = "day" if abs(days) == 1 else "days"
    return f"{abs(days)} {noun} {'after' if days > 0 else 'before'} the deadline"


def _punctuality(step: Mapping[str, Any]) -> str:
    """Whether the step came in time, and by how many days."""
    first, last = step["slippage_min_days"], step["slippage_max_days"]
    said = _STATUSES.get(step["status"] or "", "Whether it was in time is not known")
    days = list(dict.fromkeys(_from_deadline(day) for day in (first, last) if day is not None))
    if days:
        said += f": {' to '.join(days)}"
    reason = step["status_reason"]
    return f"{said} ({reason})." if reason else f"{said}."


def _because(trace: "RuleTrace") -> str:
    words = f"{_quoted(trace.words)} in " if trace.words else ""
    why = trace.why.rstrip(".")
    return f"{words}the {trace.source}: {why} (rule {trace.rule}, for {trace.field})."


def _marked(trace: "RuleTrace") -> str:
    return f"{_quoted(trace.words)}: {trace.rule}, {trace.why.replace('_', ' ')}."
