"""What the sentences of steps and verifications say, put into their records."""

from collections.abc import Iterable, Sequence
from datetime import date

from extractor.language import StepContext, StepReading, deadline_in, read_steps
from extractor.language.tags import tags_in
from models.provenance import Evidence
from models.records import Objective, ObjectiveTag, Step
from models.verifications import Verification
from models.vocabulary import AchievementKind, ValueSource

_ROUNDING = 0.05  # percentage points by which a printed credit may differ from its weight
_MOST = 0.75  # share of the figures that must keep within their weights


def achievement_kind(
    steps: Sequence[Step], verifications: Sequence[Verification]
) -> AchievementKind | None:
    """What a document prints as achievement, told apart by arithmetic.

    A weighted credit does not exceed the weight that its step has for the year, but for a mistake
    here and there; a degree does as soon as a step of less than full weight is done. Where no step
    has a weight for the year the figures can only be degrees.

    Returns:
        The kind, or None where the document prints no figure.
    """
    weights = {step.step_id: step.weight_in_year_pct for step in steps}
    printed = [
        (verification.achieved_pct, weights.get(verification.step_id))
        for verification in verifications
        if verification.achieved_pct is not None
    ]
    if not printed:
        return None
    weighted = [(achieved, weight) for achieved, weight in printed if weight is not None]
    within = sum(achieved <= weight + _ROUNDING for achieved, weight in weighted)
    is_credit = bool(weighted) and within >= _MOST * len(weighted)
    return AchievementKind.CREDIT if is_credit else AchievementKind.DEGREE


def with_deadlines(steps: Iterable[Step], reference_year: int | None) -> list[Step]:
    """Fill the deadline of steps that have none of their own from their target or indicator."""
    return [
        step if step.deadline is not None else _with_deadline(step, reference_year)
        for step in steps
    ]


def _with_deadline(step: Step, reference_year: int | None) -> Step:
    found = find_deadline(step.target, step.indicator, step.description, reference_year)
    if found is None:
        return step
    deadline, source = found
    return step.model_copy(update={"deadline": deadline, "deadline_source": source})


def find_deadline(
    target: str | None, indicator: str | None, description: str | None, reference_year: int | None
) -> tuple[date, ValueSource] | None:
    """Find the deadline that stands in other words.

    Args:
        target: The target, looked at first.
        indicator: The indicator.
        description: The description, looked at last.
        reference_year: The year of a date that does not write it.

    Returns:
        The deadline and where it stands, None where none is told.
    """
    sources = (
        (ValueSource.TARGET, target),
        (ValueSource.INDICATOR, indicator),
        (ValueSource.DESCRIPTION, description),
    )
    for source, text in sources:
        reading = deadline_in(text, reference_year) if text is not None else None
        if reading is not None:
            return reading.deadline, source
    return None


def understood(
    steps: Sequence[Step],
    verifications: Sequence[Verification],
    reference_year: int | None,
    kind: AchievementKind | None,
) -> list[Verification]:
    """Fill what the words of the verifications say: completion, extension, outcome and why."""
    by_id = {step.step_id: step for step in steps}
    contexts = [
        step_context(by_id[verification.step_id], verification, reference_year, kind)
        for verification in verifications
    ]
    return [
        verification.model_copy(update=_fields(verification, reading))
        for verification, reading in zip(verifications, read_steps(contexts), strict=True)
    ]


def step_context(
    step: Step,
    verification: Verification,
    reference_year: int | None,
    kind: AchievementKind | None,
) -> StepContext:
    """What the language rules need to know of a step and its verification."""
    return StepContext(
        text=verification.text,
        description=step.description,
        indicator=step.indicator,
        target=step.target,
        deadline=step.deadline,
        deadline_text=step.deadline_text,
        reference_year=reference_year,
        achieved_pct=verification.achieved_pct,
        weight_in_year_pct=step.weight_in_year_pct,
        achievement_kind=kind,
    )


_DERIVED = tuple(
    name for name in Verification.model_fields if name in StepReading.__dataclass_fields__
)
"""The fields of a verification that a reading of its words gives."""


def _fields(verification: Verification, reading: StepReading) -> dict[str, object]:
    """What a reading gives; an outcome that the document prints stays as printed."""
    fields = {name: getattr(reading, name) for name in _DERIVED}
    if verification.declared_outcome is not None:
        fields["declared_outcome"] = verification.declared_outcome
    return fields


def deadline_evidence(steps: Iterable[Step], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The places of deadlines that stand in the words of another field: those of that field."""
    sources = {
        (step.step_id, step.deadline_source.value)
        for step in steps
        if step.deadline_source is not None and step.deadline_source != ValueSource.COLUMN
    }
    return [
        item.model_copy(update={"field": "deadline"})
        for item in evidence
        if item.record_table == "steps" and (item.record_id, item.field) in sources
    ]


def tags_of(objectives: Iterable[Objective]) -> list[ObjectiveTag]:
    """The funds and themes that titles and costs name, each once an objective and a detail."""
    tags: dict[tuple[str, str, str | None], ObjectiveTag] = {}
    for objective in objectives:
        for tag in tags_in(objective.title, objective.costs):
            tags.setdefault(
                (objective.objective_id, tag.tag, tag.detail),
                ObjectiveTag(
                    objective_id=objective.objective_id,
                    tag=tag.tag,
                    detail=tag.detail,
                    field=tag.field,
                    words=tag.words,
                ),
            )
    return list(tags.values())


def tag_evidence(tags: Sequence[ObjectiveTag], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The places of tags: those of the fields whose words say them."""
    by_field = {(tag.objective_id, tag.field) for tag in tags}
    return [
        item.model_copy(update={"record_table": "objective_tags", "field": "tag"})
        for item in evidence
        if item.record_table == "objectives" and (item.record_id, item.field) in by_field
    ]
