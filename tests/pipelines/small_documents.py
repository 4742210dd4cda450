"""Small documents for hand-computed cases: one objective, one step, all done, unless said."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import duckdb

from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, UnitScore
from models.column import Record
from models.provenance import UnreadRegion
from models.records import (
    Consortium,
    Document,
    Objective,
    ObjectiveLink,
    ObjectiveProgramme,
    Step,
)
from models.verifications import Verification
from tests.database import load

Values = dict[str, Any]

END_OF_JUNE = date(2022, 6, 30)


def said(**values: Any) -> Values:
    """What is said of a step: full credit, dated before the deadline, unless given otherwise."""
    return {
        "description": "Stipula della convenzione",
        "deadline": END_OF_JUNE,
        "indicator": "Convenzione firmata.",
        "text": "La convenzione è stata firmata in data 15/06/2022.",
        "achieved_pct": 100.0,
        "completed_from": date(2022, 6, 15),
        "completed_to": date(2022, 6, 15),
        "assessed_outcome": "achieved",
        "acts_cited": 0,
        **values,
    }


def unsaid() -> Values:
    """A verification that only repeats the step."""
    return said(text=None, achieved_pct=None, completed_from=None, completed_to=None,
                assessed_outcome=None, acts_cited=None)  # fmt: skip


def step(code: str | None = "A.1", verification: Values | None = None, **values: Any) -> Values:
    """A step due in June 2022 that carries the whole weight, unless given otherwise."""
    return {
        "code": code,
        "description": "Stipula della convenzione",
        "deadline": END_OF_JUNE,
        "deadline_source": "column",
        "indicator": "Convenzione firmata.",
        "weight_in_objective_pct": 100.0,
        "weight_in_year_pct": 100.0,
        "verification": verification,
        **values,
    }


def objective(code: str | None = "A", *steps: Values, **values: Any) -> Values:
    """An objective that carries the whole plan, with the steps given or one that was done."""
    return {
        "code": code,
        "kind": "performance",
        "title": f"Obiettivo {code}",
        "unit": "Direzione",
        "weight_pct": 100.0,
        "first_year": 2022,
        "programmes": [],
        "links": [],
        "steps": steps or (step(f"{code}.1", said()),),
        **values,
    }


@dataclass(frozen=True)
class Small:
    """A document with what closes it and pages of regions left out; ``values`` are of its row."""

    document_id: str
    objectives: tuple[Values, ...] = ()
    weights: tuple[tuple[str | None, str | None, float | None], ...] = ()
    matrix: tuple[tuple[str, str | None], ...] = ()
    programmes: tuple[str, ...] = ()
    scores: tuple[tuple[str, float, float | None], ...] = ()
    unread: tuple[int, ...] = ()
    values: Values = field(default_factory=dict)

    def rows(self) -> dict[str, list[Record]]:
        """Its rows by table; its body is named after it unless its values name one."""
        rows: dict[str, list[Record]] = {"documents": [self._document()]}
        for position, made in enumerate(self.objectives, start=1):
            for record in _records(f"{self.document_id}-o{position}", self.document_id, made):
                rows.setdefault(_TABLES[type(record)], []).append(record)
        rows["closing_weights"] = [
            ClosingWeight(
                document_id=self.document_id, position=n, code=code, title=title, weight_pct=weight
            )
            for n, (code, title, weight) in enumerate(self.weights, start=1)
        ]
        rows["closing_links"] = [
            ClosingLink.model_validate(
                {
                    "document_id": self.document_id,
                    "position": n,
                    "operational_code": operational,
                    "kind": "performance",
                    "objective_code": code,
                }
            )
            for n, (operational, code) in enumerate(self.matrix, start=1)
        ]
        rows["closing_programmes"] = [
            ClosingProgramme(document_id=self.document_id, programme=code)
            for code in self.programmes
        ]
        rows["unit_scores"] = [
            UnitScore(document_id=self.document_id, unit=unit, score=score, maximum=maximum)
            for unit, score, maximum in self.scores
        ]
        rows["unread"] = [
            UnreadRegion(
                document_id=self.document_id,
                page=page,
                x0=0,
                top=0,
                x1=1,
                bottom=1,
                words="Totale",
                reason="no header names it",
            )
            for page in self.unread
        ]
        return rows

    def _document(self) -> Document:
        return Document.model_validate(
            {
                "document_id": self.document_id,
                "consortium_id": f"body-{self.document_id}",
                "consortium_basis": "option",
                "kind": "verification",
                "period_start": 2022,
                "period_end": 2024,
                "reference_year": 2022,
                "achievement_kind": "credit",
                "page_count": 1,
                "sha256": "0" * 64,
                "extractor_version": "test",
                "source_path": "test.pdf",
                "ingested_at": datetime(2023, 1, 1),  # noqa: DTZ001
                **self.values,
            }
        )


_TABLES: dict[type[Record], str] = {
    Objective: "objectives",
    ObjectiveProgramme: "objective_programmes",
    ObjectiveLink: "objective_links",
    Step: "steps",
    Verification: "verifications",
}


def _records(objective_id: str, document_id: str, made: Values) -> list[Record]:
    values = dict(made)
    programmes, links, steps = values.pop("programmes"), values.pop("links"), values.pop("steps")
    records: list[Record] = [
        Objective.model_validate(
            {
                "objective_id": objective_id,
                "document_id": document_id,
                "position": int(objective_id.rsplit("-o", 1)[1]),
                **values,
            }
        )
    ]
    records += [ObjectiveProgramme(objective_id=objective_id, programme=p) for p in programmes]
    records += [ObjectiveLink(objective_id=objective_id, linked_code=code) for code in links]
    for position, given in enumerate(steps, start=1):
        fields = dict(given)
        verification = fields.pop("verification")
        step_id = f"{objective_id}-s{position}"
        keys = {"step_id": step_id, "objective_id": objective_id, "position": position}
        records.append(Step.model_validate({**keys, **fields}))
        if verification is not None:
            keys_of_text = {"verification_id": f"{step_id}-v", "step_id": step_id}
            records.append(Verification.model_validate({**keys_of_text, **verification}))
    return records


def put(connection: duckdb.DuckDBPyConnection, *documents: Small) -> None:
    """Store small documents, each table at one go."""
    rows: dict[str, list[Record]] = {}
    for document in documents:
        for table, records in document.rows().items():
            rows.setdefault(table, []).extend(records)
    load(connection, rows)


def body(consortium_id: str, region: str | None) -> Consortium:
    """A body of a region."""
    return Consortium(consortium_id=consortium_id, name=consortium_id, region=region)
