"""The gold sentences: a text with what it is asked, and what a careful reader takes from it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from extractor.language import StepContext, StepReading, deadline_in, read_steps

SENTENCES = Path(__file__).parent / "sentences"
_SHARE_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Case:
    """One gold sentence: its place in its file, the step, and the marks expected."""

    name: str
    context: StepContext
    expected: dict[str, Any]


def cases(file_name: str) -> Iterator[Case]:
    """The cases of one file, in order."""
    with (SENTENCES / file_name).open("rb") as file:
        entries = tomllib.load(file)["case"]
    for number, entry in enumerate(entries, start=1):
        year = entry.get("year", 2022)
        target, indicator = entry.get("target"), entry.get("indicator")
        deadline = entry.get("deadline")
        if deadline is None:
            inside = deadline_in(target or "", year) or deadline_in(indicator or "", year)
            deadline = inside.deadline if inside else None
        context = StepContext(
            text=entry["text"],
            description=entry.get("description"),
            indicator=indicator,
            target=target,
            deadline=deadline,
            reference_year=year,
        )
        yield Case(f"{file_name}:{number}", context, entry)


def status(deadline: date | None, reading: StepReading) -> str:
    """The status of a due step, by the definitions of the metrics."""
    first, last = reading.completed_from, reading.completed_to
    if deadline is not None and first is not None and first > deadline:
        return "late"
    if deadline is not None and last is not None:
        return "on_time" if last <= deadline else "possibly_late"
    return "asserted" if reading.punctuality_basis else "undated"


def marks(case: Case, reading: StepReading) -> dict[str, tuple[Any, Any]]:
    """Every mark that a case expects, with what was read: name → (expected, read)."""
    expected, deadline = case.expected, case.context.deadline
    compared: dict[str, tuple[Any, Any]] = {}
    if "status" in expected:
        compared["status"] = expected["status"], status(deadline, reading)
    if expected.get("status") in {"undated", "asserted"} or {"from", "to"} & expected.keys():
        interval = reading.completed_from, reading.completed_to
        compared["interval"] = (expected.get("from"), expected.get("to")), interval
    if "outcome" in expected:
        outcome = reading.assessed_outcome or "none"
        compared["outcome"] = expected["outcome"], outcome
    if "share" in expected:
        read = reading.assessed_share_pct
        near = read is not None and abs(read - expected["share"]) <= _SHARE_TOLERANCE
        compared["share"] = expected["share"], expected["share"] if near else read
    if "extended" in expected:
        compared["extended"] = expected["extended"], reading.extended_deadline or "none"
    if "earlier" in expected:
        compared["earlier"] = expected["earlier"], reading.earlier_deadline or "none"
    for name, words in (
        ("excuse", reading.excuse_basis),
        ("contradiction", reading.contradiction_basis),
    ):
        if name in expected:
            compared[name] = expected[name], words is not None
    if "acts" in expected:
        compared["acts"] = expected["acts"], reading.acts_cited
    return compared


def compared(file_name: str) -> Iterator[tuple[Case, dict[str, tuple[Any, Any]]]]:
    """Every case of a file with its marks, expected and read."""
    all_cases = list(cases(file_name))
    readings = read_steps([case.context for case in all_cases])
    for case, reading in zip(all_cases, readings, strict=True):
        yield case, marks(case, reading)
