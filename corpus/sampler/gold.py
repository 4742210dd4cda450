"""What a careful reader takes from a drawn document, in the form of the gold files.

Null is a value that the document does not give, a key that is left out is not to be judged, and
`any_of` holds readings that are equally good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus.sampler.attributes import (
    Above,
    Attributes,
    Container,
    Deadlines,
    Detail,
    Kind,
    TimeColumns,
)
from corpus.sampler.facts.printed import Entry
from corpus.sampler.facts.selection import Selection
from corpus.sampler.facts.truth import Step, Truth

Record = dict[str, Any]


@dataclass(frozen=True)
class GoldWriter:
    """Takes down what a document prints.

    Attributes:
        attributes: How it is printed.
        selection: The fields it prints.
    """

    attributes: Attributes
    selection: Selection

    def document(self, name: str, truth: Truth, entries: tuple[Entry, ...]) -> Record:
        """Return the true records of a document."""
        is_report = truth.kind is Kind.REPORT
        return {
            "pdf": f"{name}.pdf",
            "layout": self.attributes.container.value,
            "group": "layout",
            "attributes": self.attributes.named(),
            "document": {
                "entity_name": truth.body.name,
                "kind": {"any_of": ["report", "verification"]} if is_report else "plan",
                "period_start": truth.year,
                "period_end": truth.year,
                "reference_year": truth.year if is_report else None,
            },
            "objectives": [self._objective(entry) for entry in entries],
        }

    def paper(self, name: str) -> Record:
        """Return the gold of a paper without objectives."""
        return {
            "pdf": f"{name}.pdf",
            "layout": self.attributes.negative,
            "group": "negative",
            "attributes": self.attributes.named(),
            "document": {},
            "objectives": [],
        }

    def _objective(self, entry: Entry) -> Record:
        truth = entry.truth
        record = self._printed(
            "objective",
            {
                "code": truth.code,
                "title": truth.title,
                "weight_pct": float(truth.weight),
                "current_situation": truth.situation,
                "expected_benefits": truth.benefits,
                "staff": truth.staff,
                "priority": truth.priority,
                "stakeholders": truth.stakeholders,
            },
        )
        if self.attributes.detail is Detail.WEIGHT_IN_TITLE:
            record["weight_pct"] = float(truth.weight)
            record["title"] = {"any_of": [truth.title, entry.values["objective.title"]]}
        record["unit"] = self._unit(entry)
        has_programmes = self.selection.has("objective.programmes")
        record["programmes"] = [truth.programme] if has_programmes else []
        record["steps"] = [
            self._step(step, printed)
            for step, printed in zip(truth.steps, entry.steps, strict=True)
        ]
        return record

    def _printed(self, level: str, values: Record) -> Record:
        return {
            name: value if self.selection.has(f"{level}.{name}") else None
            for name, value in values.items()
        }

    def _unit(self, entry: Entry) -> str | Record | None:
        if self.selection.has("objective.unit") or self.attributes.above is Above.UNIT:
            return entry.truth.unit
        if self.selection.has("objective.manager"):
            # Where a document names only the person in charge, that may stand for the unit.
            return {"any_of": [None, entry.truth.manager]}
        return None

    def _step(self, step: Step, printed: dict[str, str]) -> Record:
        record = self._printed(
            "step",
            {
                "code": step.code,
                "description": step.phase,
                "deadline": step.deadline.isoformat(),
                "indicator": step.indicator,
                "target": step.targets[0],
                "weight_in_objective_pct": float(step.weight),
                "source": step.source,
                "baseline": step.baseline,
                "unit_of_measure": step.measure,
            },
        )
        # In a chart of months, and in a column per year, no cell is the deadline's or the target's.
        record |= {
            name: None
            for name in ("deadline", "target", "source")
            if not printed[f"step.{name}"] and not self._has_columns(name)
        }
        in_months = self.attributes.time_columns is TimeColumns.MONTHS
        if self.selection.has("step.deadline") and not in_months:
            record["deadline_text"] = self._deadline_text(step, printed["step.deadline"])
        verification = self._verification(step, printed)
        if verification:
            record["verification"] = verification
        return record

    def _has_columns(self, name: str) -> bool:
        """Whether a field takes several columns, which are never left empty together."""
        time = self.attributes.time_columns
        years = time is TimeColumns.YEARS or self.attributes.container is Container.YEARS_DOWN
        return (name == "deadline" and time is TimeColumns.MONTHS) or (name == "target" and years)

    def _deadline_text(self, step: Step, written: str) -> str | Record | None:
        if not written:
            return None
        if self.attributes.deadlines is Deadlines.UNTIL:
            return {"any_of": [written, f"{step.deadline:%d/%m/%Y}"]}
        return written

    def _verification(self, step: Step, printed: dict[str, str]) -> Record:
        record: Record = {}
        texts = {"verification.text": step.phase_result, "verification.value": step.result}
        for field, text in texts.items():
            if self.selection.has(field):
                record["text"] = text if printed[field] else None
        if not record:
            return record
        has_share = bool(
            self.selection.has("verification.achieved_pct") and printed["verification.achieved_pct"]
        )
        record["achieved_pct"] = float(step.share) if has_share else None
        if self.selection.has("verification.deviation"):
            record["deviation"] = printed["verification.deviation"]
        if self.selection.has("verification.outcome"):
            record["declared_outcome"] = step.outcome.value
        return record
