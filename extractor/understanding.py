"""What the sentences of steps and verifications say, put into their records."""

from collections.abc import Iterable, Sequence
from datetime import date

from extractor.language import StepContext, StepReading, deadline_in, read_steps
from extractor.language.quantities import amounts_in, single_value
from extractor.language.tags import tags_in
from models.column import Record
from models.provenance import Evidence
from models.records import Amount, Objective, ObjectiveTag, Step
from models.verifications import Verification
from models.vocabulary import AchievementKind, OutcomeBasis, ValueSource


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
) -> tuple[list[Step], list[Verification]]:
    """Fill what words say: completion, extension, outcome and why, and quantities as numbers."""
    said = {verification.step_id: verification for verification in verifications}
    has_year = any(step.weight_in_year_pct is not None for step in steps)
    contexts = [
        step_context(step, said.get(step.step_id), reference_year, kind, has_year=has_year)
        for step in steps
    ]
    readings = {
        step.step_id: reading for step, reading in zip(steps, read_steps(contexts), strict=True)
    }
    return (
        [step.model_copy(update=_quantities(step, readings[step.step_id])) for step in steps],
        [
            verification.model_copy(update=_fields(verification, readings[verification.step_id]))
            for verification in verifications
        ],
    )


def step_context(
    step: Step,
    verification: Verification | None,
    reference_year: int | None,
    kind: AchievementKind | None,
    *,
    has_year: bool = True,
) -> StepContext:
    """What the language rules need to know of a step and its verification.

    Args:
        step: The step.
        verification: What is said of it, if anything.
        reference_year: The year of the results.
        kind: What its figure is.
        has_year: Whether the document prints weights for the year; else those of the objective
            are what a credit is a share of.
    """
    return StepContext(
        text=verification.text if verification else None,
        description=step.description,
        indicator=step.indicator,
        target=step.target,
        deadline=step.deadline,
        deadline_text=step.deadline_text,
        reference_year=reference_year,
        achieved_pct=verification.achieved_pct if verification else None,
        weight_in_year_pct=step.weight_in_year_pct if has_year else step.weight_in_objective_pct,
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
        fields["declared_outcome_basis"] = OutcomeBasis.PRINTED
    return fields


def _quantities(step: Step, reading: StepReading) -> dict[str, object]:
    """What a step asks for and starts from, as numbers."""
    return {
        "target_value": reading.target_value,
        "target_unit": reading.target_unit,
        "target_comparison": reading.target_comparison,
        "baseline_value": single_value(step.baseline),
    }


_MONEY_OF = {
    "objectives": ("actions", "costs", "expected_benefits", "achievement_indicator"),
    "steps": ("description", "indicator", "target"),
    "verifications": ("text",),
}
"""Columns whose words may name money."""


def read_amounts(
    objectives: Sequence[Objective], steps: Sequence[Step], verifications: Sequence[Verification]
) -> list[Amount]:
    """The amounts of money that objectives, steps and verifications name, in that order."""
    documents = {objective.objective_id: objective.document_id for objective in objectives}
    owners = {step.step_id: step.objective_id for step in steps}
    places: list[tuple[str, str, str, str | None, Record]] = [
        ("objectives", it.objective_id, it.objective_id, None, it) for it in objectives
    ]
    places += [("steps", step.step_id, step.objective_id, step.step_id, step) for step in steps]
    places += [
        ("verifications", said.verification_id, owners[said.step_id], said.step_id, said)
        for said in verifications
    ]
    return [
        Amount(
            amount_id=f"{record_id}/{field}/{number}",
            document_id=documents[objective_id],
            objective_id=objective_id,
            step_id=step_id,
            record_table=table,
            record_id=record_id,
            field=field,
            amount_eur=found.value,
            purpose=found.purpose,
            words=found.words,
            start=found.start,
        )
        for table, record_id, objective_id, step_id, record in places
        for field in _MONEY_OF[table]
        for number, found in enumerate(amounts_in(getattr(record, field) or ""), start=1)
    ]


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
