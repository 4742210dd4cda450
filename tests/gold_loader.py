"""Gold records (JSON in the form of ``corpus/gold``) as rows of the tables, no PDF read."""

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, UnitScore
from models.column import Record
from models.records import (
    Document,
    Objective,
    ObjectiveLink,
    ObjectiveProgramme,
    Step,
)
from models.verifications import Verification
from models.vocabulary import AchievementKind, DocumentKind, ObjectiveKind, OwnerBasis, ValueSource

Rows = dict[str, list[Record]]

OBJECTIVE_TEXTS = (
    "unit",
    "weight_pct",
    "first_year",
    "current_situation",
    "critical_issues",
    "expected_situation",
    "expected_benefits",
    "actions",
    "staff",
    "costs",
    "achievement_indicator",
)
RESTATED = ("description", "deadline", "indicator", "text", "achieved_pct")
OWN = (
    "description",
    "deadline",
    "indicator",
    "target",
    "weight_in_objective_pct",
    "weight_in_year_pct",
    "source",
)


def gold_rows(path: Path) -> Rows:
    """The rows of one gold file, by table; the file's name stands for the PDF's."""
    content = path.read_bytes()
    gold = json.loads(content)
    document = _document(gold, path, content)
    rows: Rows = {"documents": [document]}
    for number, objective in enumerate(gold["objectives"], start=1):
        for table, record in _objective(document.document_id, number, objective):
            rows.setdefault(table, []).append(record)
    for table, record in _closing(document.document_id, gold):
        rows.setdefault(table, []).append(record)
    return rows


def _document(gold: dict[str, Any], path: Path, content: bytes) -> Document:
    facts = gold["document"]
    steps = [step for objective in gold["objectives"] for step in objective["steps"]]
    prints = any((step.get("verification") or {}).get("achieved_pct") is not None for step in steps)
    digest = hashlib.sha256(content).hexdigest()
    return Document(
        document_id=f"{path.stem}-{digest[:8]}",
        consortium_id=facts["consortium"],
        consortium_basis=OwnerBasis.OPTION,
        kind=DocumentKind(facts["kind"]),
        period_start=facts["period_start"],
        period_end=facts["period_end"],
        reference_year=facts.get("reference_year"),
        published_on=facts.get("published_on"),
        achievement_kind=AchievementKind.CREDIT if prints else None,
        page_count=1,
        sha256=digest,
        extractor_version="gold",
        source_path=str(path),
        ingested_at=datetime(2023, 1, 1, 12, 0),  # noqa: DTZ001
    )


def _objective(document_id: str, number: int, gold: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    objective_id = f"{document_id}-o{number:02}"
    yield (
        "objectives",
        Objective(
            objective_id=objective_id,
            document_id=document_id,
            position=number,
            code=gold.get("code"),
            kind=ObjectiveKind(gold.get("kind", "unclassified")),
            title=gold["title"],
            **{name: gold.get(name) for name in OBJECTIVE_TEXTS},
        ),
    )
    for programme in gold.get("programmes", ()):
        yield (
            "objective_programmes",
            ObjectiveProgramme(objective_id=objective_id, programme=programme),
        )
    for code in gold.get("strategic_links", ()):
        yield "objective_links", ObjectiveLink(objective_id=objective_id, linked_code=code)
    for step in gold["steps"]:
        yield from _step(objective_id, step)


def _step(objective_id: str, gold: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    step_id = f"{objective_id}-s{gold['position']:02}"
    yield (
        "steps",
        Step(
            step_id=step_id,
            objective_id=objective_id,
            position=gold["position"],
            code=gold.get("code"),
            deadline_source=ValueSource.COLUMN if gold.get("deadline") else None,
            **{name: gold.get(name) for name in OWN},
        ),
    )
    said = gold.get("verification")
    if said:
        yield (
            "verifications",
            Verification(
                verification_id=f"{step_id}-v",
                step_id=step_id,
                **{name: said.get(name) for name in RESTATED},
            ),
        )


def _closing(document_id: str, gold: dict[str, Any]) -> Iterator[tuple[str, Record]]:
    for score in gold.get("unit_scores", ()):
        yield "unit_scores", UnitScore(document_id=document_id, **score)
    closing = gold.get("closing") or {}
    for position, line in enumerate(closing.get("weights", ()), start=1):
        yield (
            "closing_weights",
            ClosingWeight(document_id=document_id, position=position, **line),
        )
    for programme in closing.get("programmes", ()):
        yield (
            "closing_programmes",
            ClosingProgramme(document_id=document_id, programme=programme),
        )
    for position, link in enumerate(_links(closing.get("matrix", ())), start=1):
        yield "closing_links", ClosingLink(document_id=document_id, position=position, **link)


def _links(matrix: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for strategic in matrix:
        for operational in strategic["operational"]:
            for kind in (ObjectiveKind.PERFORMANCE, ObjectiveKind.PEG):
                for code in operational[kind] or [None]:
                    yield {
                        "strategic_code": strategic["code"],
                        "strategic_title": strategic["title"],
                        "operational_code": operational["code"],
                        "kind": kind,
                        "objective_code": code,
                    }


def with_evidence(rows: Rows, path: Path) -> Rows:
    """The same rows, the completion intervals of a gold table of evidence filled in."""
    with path.open(encoding="utf-8", newline="") as handle:
        evidence = {line["code"]: line for line in csv.DictReader(handle)}
    codes = {step.step_id: step.code for step in rows["steps"] if isinstance(step, Step)}
    filled = [
        _completed(record, evidence.get(codes[record.step_id] or ""))
        for record in rows["verifications"]
        if isinstance(record, Verification)
    ]
    return {**rows, "verifications": list(filled)}


def _completed(record: Verification, line: dict[str, str] | None) -> Verification:
    if line is None:
        return record
    return record.model_copy(
        update={
            "completed_from": _day(line["completed_from"]),
            "completed_to": _day(line["completed_to"]),
            "extended_deadline": _day(line["extended_deadline"]),
            "completed_basis": line["basis"] or None,
            "punctuality_basis": line["basis"] if line["status"] == "asserted" else None,
            "acts_cited": 0,
        }
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
