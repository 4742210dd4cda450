"""What a careful reader takes from a drawn document, in the form of the gold files."""

from __future__ import annotations

from typing import Any

from corpus.sampler.attributes import Attributes, Deadlines, Kind, TimeColumns
from corpus.sampler.printed import Entry, Printer
from corpus.sampler.selection import Selection
from corpus.sampler.truth import Step, Truth

Record = dict[str, Any]


def gold_of(
    name: str,
    attributes: Attributes,
    truth: Truth,
    entries: tuple[Entry, ...],
    selection: Selection,
    printer: Printer,
) -> Record:
    """Return the true records of a document; null is a value that it does not give.

    A key that is left out is not to be judged. `any_of` holds readings that are equally good.
    """
    is_report = truth.kind is Kind.REPORT
    return {
        "pdf": f"{name}.pdf",
        "layout": attributes.container.value,
        "group": "layout",
        "attributes": attributes.named(),
        "document": {
            "entity_name": truth.body.name,
            "kind": {"any_of": ["report", "verification"]} if is_report else "plan",
            "period_start": truth.year,
            "period_end": truth.year,
            "reference_year": truth.year if is_report else None,
        },
        "objectives": [_objective(entry, attributes, selection, printer) for entry in entries],
    }


def negative_gold(name: str, attributes: Attributes) -> Record:
    """Return the gold of a paper without objectives."""
    return {
        "pdf": f"{name}.pdf",
        "layout": attributes.negative,
        "group": "negative",
        "attributes": attributes.named(),
        "document": {},
        "objectives": [],
    }


def _objective(
    entry: Entry, attributes: Attributes, selection: Selection, printer: Printer
) -> Record:
    truth = entry.truth
    values: dict[str, Any] = {
        "code": truth.code,
        "title": truth.title,
        "unit": truth.unit,
        "weight_pct": float(truth.weight),
        "programmes": [truth.programme],
        "current_situation": truth.situation,
        "expected_benefits": truth.benefits,
        "staff": truth.staff,
    }
    record = {
        name: value
        if selection.has(f"objective.{name}")
        else ([] if name == "programmes" else None)
        for name, value in values.items()
    }
    record["steps"] = [
        _step(step, values, attributes, selection, printer)
        for step, values in zip(truth.steps, entry.steps, strict=True)
    ]
    return record


def _step(
    step: Step,
    printed: dict[str, str],
    attributes: Attributes,
    selection: Selection,
    printer: Printer,
) -> Record:
    values: Record = {
        "code": step.code,
        "description": step.phase,
        "deadline": step.deadline.isoformat(),
        "indicator": step.indicator,
        "target": step.targets[0],
        "weight_in_objective_pct": float(step.weight),
        "source": step.source,
    }
    record = {
        name: value if selection.has(f"step.{name}") else None for name, value in values.items()
    }
    if selection.has("step.deadline") and attributes.time_columns is not TimeColumns.MONTHS:
        written = printed["step.deadline"]
        if attributes.deadlines is Deadlines.UNTIL:
            record["deadline_text"] = {"any_of": [written, f"{step.deadline:%d/%m/%Y}"]}
        else:
            record["deadline_text"] = written
    verification = _verification(step, printed, selection)
    if verification:
        record["verification"] = verification
    return record


def _verification(step: Step, printed: dict[str, str], selection: Selection) -> Record:
    record: Record = {}
    if selection.has("verification.text"):
        record["text"] = printed["verification.text"]
    elif selection.has("verification.value"):
        record["text"] = printed["verification.value"]
    if selection.has("verification.achieved_pct"):
        record["achieved_pct"] = float(step.share)
    elif record:
        record["achieved_pct"] = None
    if selection.has("verification.outcome"):
        record["declared_outcome"] = step.outcome.value
    return record
