"""The readings of the two real documents, where their texts are at hand."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractor.language import StepContext, StepReading, deadline_in, read_step
from models.vocabulary import AchievementKind, Outcome
from tests.language.gold import status

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the documents' texts are not at hand (../shared/corpus is missing)"
)
LEAST_AGREEMENT = 0.95


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _steps(folder: str, name: str) -> list[tuple[dict[str, Any], date | None, StepReading]]:
    document = json.loads((CORPUS / folder / name).read_text(encoding="utf-8"))
    year = document["document"]["reference_year"]
    found = []
    for objective in document["objectives"]:
        for step in objective["steps"]:
            verification = step.get("verification") or {}
            if not verification.get("text"):
                continue
            target, indicator = step.get("target"), step["indicator"]
            inside = deadline_in(target or "", year) or deadline_in(indicator, year)
            deadline = _date(step.get("deadline")) or (inside.deadline if inside else None)
            context = StepContext(
                text=verification["text"],
                description=step.get("description"),
                indicator=indicator,
                target=target,
                deadline=deadline,
                reference_year=year,
                achieved_pct=verification.get("achieved_pct"),
                weight_in_year_pct=step.get("weight_in_year_pct"),
                achievement_kind=AchievementKind.CREDIT,
            )
            found.append((step, deadline, read_step(context)))
    return found


@pytest.fixture(params=["gold", "facsimile"], scope="module")
def cssm(request: pytest.FixtureRequest) -> dict[str, tuple[date | None, StepReading]]:
    steps = _steps(request.param, "cssm-verifica-2022-2024.json")
    return {step["code"]: (deadline, reading) for step, deadline, reading in steps}


@pytest.fixture(params=["gold", "facsimile"], scope="module")
def cissac(request: pytest.FixtureRequest) -> list[StepReading]:
    return [reading for _, _, reading in _steps(request.param, "cissac-relazione-2021.json")]


@pytest.fixture(scope="module")
def evidence() -> dict[str, dict[str, str]]:
    with (CORPUS / "gold" / "cssm-evidence-performance.csv").open(encoding="utf-8") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def test_intervals_and_statuses_agree_with_the_gold(
    cssm: dict[str, tuple[date | None, StepReading]], evidence: dict[str, dict[str, str]]
) -> None:
    with_interval = right = 0
    wrong_statuses = []
    for code, row in evidence.items():
        deadline, reading = cssm[code]
        expected = _date(row["completed_from"]), _date(row["completed_to"])
        read = reading.completed_from, reading.completed_to
        if expected == (None, None):
            assert read == (None, None), code
        else:
            with_interval += 1
            right += expected == read
        if status(deadline, reading) != row["status"]:
            wrong_statuses.append(code)
        assert reading.extended_deadline == _date(row["extended_deadline"]), code
    assert right / with_interval >= LEAST_AGREEMENT
    assert len(wrong_statuses) <= 1, wrong_statuses


def test_only_the_steps_known_to_be_late_are_late(
    cssm: dict[str, tuple[date | None, StepReading]],
) -> None:
    late = {code: (r.completed_from, d) for code, (d, r) in cssm.items() if status(d, r) == "late"}
    days = {code: (first - due).days for code, (first, due) in late.items() if first and due}
    assert days == {"C.2": 10, "C.4": 34, "F.2": 2, "8.2": 60}


def test_the_named_cases_of_the_first_document(
    cssm: dict[str, tuple[date | None, StepReading]],
) -> None:
    assert cssm["C.4"][1].excuse_basis is not None
    assert cssm["8.2"][1].extended_deadline == date(2023, 3, 11)
    assert cssm["F.2"][1].punctuality_basis is not None
    assert cssm["6.1"][1].earlier_deadline == date(2022, 4, 30)
    assert cssm["12.3"][1].assessed_outcome == "partially_achieved"
    assert cssm["12.3"][1].assessed_share_pct == pytest.approx(80)
    assert {reading.declared_outcome for _, reading in cssm.values()} == {"achieved"}
    assert not any(reading.contradiction_basis for _, reading in cssm.values())


def test_the_named_cases_of_the_second_document(cissac: list[StepReading]) -> None:
    outcomes = [reading.assessed_outcome for reading in cissac]
    assert outcomes.count(Outcome.PARTIALLY_ACHIEVED) == 1
    assert set(outcomes) <= {"achieved", "partially_achieved", "not_assessable"}
    contradictions = [r.contradiction_basis for r in cissac if r.contradiction_basis]
    assert len(contradictions) == 1
    assert "14/07/2021" in contradictions[0]
