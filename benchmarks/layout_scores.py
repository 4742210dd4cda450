"""How well an extraction agrees with the gold of a drawn document.

Objectives are paired by their titles and steps by their description or indicator, the likest
first; what is not paired is missed or invented. A field agrees when both say the same once white
space, quotes and dashes are levelled. In gold, null means that the document gives no value, a key
that is left out is not judged, and `any_of` holds readings that are equally good.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import BaseModel

from benchmarks.likeness import (
    SAME_RECORD,
    Same,
    Value,
    is_empty,
    likeness,
    same_day,
    same_figure,
    same_set,
    same_text,
    same_text_in_any_case,
)
from models.extraction import Extraction
from models.records import Objective, Step
from models.verifications import Verification

Record = dict[str, Any]


class Verdict(StrEnum):
    """What became of one field of one record."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    INVENTED = "invented"
    RIGHTLY_EMPTY = "rightly empty"


class Miss(NamedTuple):
    """A field that does not agree."""

    place: str
    field: str
    verdict: Verdict
    wanted: Value
    found: Value


@dataclass
class Found:
    """What was found of how much, and how much is not in gold."""

    hits: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0 to 1; None where there is nothing."""
        total = self.wanted + self.given
        return 2 * self.hits / total if total else None


@dataclass
class Score:
    """How well one document was read.

    Attributes:
        objectives: Those of gold that were found.
        steps: Likewise.
        fields: Verdicts by field.
        misses: The fields that do not agree.
        spurious: Titles of objectives that are in no gold.
        missed: Titles of gold that were not found.
    """

    objectives: Found = field(default_factory=Found)
    steps: Found = field(default_factory=Found)
    fields: dict[str, Counter[Verdict]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[Miss] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def fields_f1(self) -> float | None:
        """The share of fields that agree, as an F1."""
        total: Counter[Verdict] = Counter()
        for verdicts in self.fields.values():
            total.update(verdicts)
        right, wrong = total[Verdict.RIGHT], total[Verdict.WRONG]
        return Found(
            right, right + wrong + total[Verdict.MISSING], right + wrong + total[Verdict.INVENTED]
        ).f1

    @property
    def macro(self) -> float:
        """The mean of the three F1 of objectives, steps and fields, 0 to 1."""
        known = [
            value
            for value in (self.objectives.f1, self.steps.f1, self.fields_f1)
            if value is not None
        ]
        return sum(known) / len(known) if known else 0.0

    def judge(self, place: str, name: str, wanted: Value, found: Value, says: Same) -> None:
        """Take down whether one field agrees."""
        verdict = _verdict(wanted, found, says)
        self.fields[name][verdict] += 1
        if verdict not in (Verdict.RIGHT, Verdict.RIGHTLY_EMPTY):
            self.misses.append(Miss(place, name, verdict, wanted, found))


def score(gold: Record, extraction: Extraction | None) -> Score:
    """Compare an extraction with gold.

    Args:
        gold: The true records of the document.
        extraction: What was read; None where nothing was.
    """
    result = Score()
    read = _Read(extraction)
    for name, says in _DOCUMENT.items():
        if name in gold["document"] and extraction is not None:
            result.judge("document", name, gold["document"][name], read.document(name), says)
        elif name in gold["document"]:
            result.judge("document", name, gold["document"][name], None, says)
    wanted: Sequence[Record] = gold["objectives"]
    pairs = _paired(wanted, read.objectives, _objective_likeness)
    result.objectives = Found(len(pairs), len(wanted), len(read.objectives))
    taken = set(pairs.values())
    for place, objective in enumerate(read.objectives):
        if place not in taken:
            result.spurious.append(objective.title)
            result.steps.given += len(read.steps_of(objective))
    for place, record in enumerate(wanted):
        found = read.objectives[pairs[place]] if place in pairs else None
        if found is None:
            result.missed.append(str(record["title"]))
        _judge_objective(result, record, found, read)
    return result


class _Read:
    """The records of an extraction, by what they belong to."""

    def __init__(self, extraction: Extraction | None) -> None:
        self._extraction = extraction
        self.objectives: Sequence[Objective] = extraction.objectives if extraction else ()
        self._steps: dict[str, list[Step]] = defaultdict(list)
        self._verifications: dict[str, Verification] = {}
        self._programmes: dict[str, set[str]] = defaultdict(set)
        if extraction is None:
            return
        for step in extraction.steps:
            self._steps[step.objective_id].append(step)
        for verification in extraction.verifications:
            self._verifications.setdefault(verification.step_id, verification)
        for programme in extraction.objective_programmes:
            self._programmes[programme.objective_id].add(programme.programme)

    def document(self, name: str) -> Value:
        if self._extraction is None:
            return None
        if name == "entity_name":
            return self._extraction.consortium.name
        return getattr(self._extraction.document, name)

    def steps_of(self, objective: Objective) -> list[Step]:
        return self._steps[objective.objective_id]

    def verification_of(self, step: Step) -> Verification | None:
        return self._verifications.get(step.step_id)

    def programmes_of(self, objective: Objective) -> set[str]:
        return self._programmes[objective.objective_id]


def _judge_objective(result: Score, wanted: Record, found: Objective | None, read: _Read) -> None:
    place = str(_choices(wanted["title"])[0])[:60]
    for name, says in _OBJECTIVE_FIELDS.items():
        if name not in wanted:
            continue
        value: Value = None
        if found is not None:
            value = (
                read.programmes_of(found) if name == "programmes" else getattr(found, name, None)
            )
        if found is not None or not _may_be_empty(wanted[name]):
            result.judge(place, f"objective.{name}", wanted[name], value, says)
    steps: Sequence[Record] = wanted["steps"]
    given = read.steps_of(found) if found is not None else []
    pairs = _paired(steps, given, _step_likeness)
    if len(steps) == len(given) == 1:
        pairs = {0: 0}  # one thing measured, one record of it: the same, whatever it is called
    result.steps.hits += len(pairs)
    result.steps.wanted += len(steps)
    result.steps.given += len(given)
    for number, step in enumerate(steps):
        match = given[pairs[number]] if number in pairs else None
        _judge_step(result, f"{place} / {number + 1}", step, match, read)


def _judge_step(result: Score, place: str, wanted: Record, found: Step | None, read: _Read) -> None:
    for name, says in _STEP_FIELDS.items():
        if name in wanted and (found is not None or not _may_be_empty(wanted[name])):
            value = getattr(found, name, None)
            result.judge(place, f"step.{name}", wanted[name], value, says)
    verification = read.verification_of(found) if found is not None else None
    told: Record = wanted.get("verification", {})
    for name, says in _VERIFICATION_FIELDS.items():
        if name in told and (found is not None or not _may_be_empty(told[name])):
            value = getattr(verification, name, None)
            result.judge(place, f"verification.{name}", told[name], value, says)


def _objective_likeness(wanted: Record, found: Objective) -> tuple[float, float]:
    """Return how alike two titles are, and what else speaks for the pair."""
    alike = max(likeness(title, found.title) for title in _choices(wanted["title"]))
    same_code = _verdict(wanted.get("code"), found.code, same_text) is Verdict.RIGHT
    return alike, likeness(wanted.get("unit"), found.unit) / 10 + same_code


def _step_likeness(wanted: Record, found: Step) -> tuple[float, float]:
    alike = max(
        likeness(one, other)
        for one in (wanted.get("description"), wanted.get("indicator"))
        for other in (found.description, found.indicator)
    )
    same_code = _verdict(wanted.get("code"), found.code, same_text) is Verdict.RIGHT
    return alike, float(same_code)


def _paired(
    wanted: Sequence[Record],
    found: Sequence[Any],
    compare: Callable[[Record, Any], tuple[float, float]],
) -> dict[int, int]:
    """Pair what is wanted with what was found, one to one, the likest first."""
    candidates = []
    for left, record in enumerate(wanted):
        for right, other in enumerate(found):
            alike, besides = compare(record, other)
            if alike >= SAME_RECORD:
                candidates.append((-(alike + besides), abs(left - right), left, right))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, left, right in sorted(candidates):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def _verdict(wanted: Value, found: Value, says: Same) -> Verdict:
    options = _choices(wanted)
    if is_empty(found):
        return Verdict.RIGHTLY_EMPTY if _may_be_empty(wanted) else Verdict.MISSING
    if any(says(option, found) for option in options if not is_empty(option)):
        return Verdict.RIGHT
    return Verdict.INVENTED if all(map(is_empty, options)) else Verdict.WRONG


def _choices(wanted: Value) -> list[Value]:
    return wanted["any_of"] if isinstance(wanted, dict) else [wanted]


def _may_be_empty(wanted: Value) -> bool:
    return any(map(is_empty, _choices(wanted)))


_DOCUMENT: dict[str, Same] = {
    "entity_name": same_text_in_any_case,
    "kind": same_text,
    "period_start": same_figure,
    "period_end": same_figure,
    "reference_year": same_figure,
}
_OBJECTIVE: dict[str, Same] = {
    "code": same_text,
    "title": same_text,
    "unit": same_text,
    "weight_pct": same_figure,
    "programmes": same_set,
    "current_situation": same_text,
    "expected_benefits": same_text,
    "staff": same_text,
    "stakeholders": same_text,
    "priority": same_text,
}
_STEP: dict[str, Same] = {
    "code": same_text,
    "description": same_text,
    "deadline": same_day,
    "deadline_text": same_text,
    "indicator": same_text,
    "target": same_text,
    "weight_in_objective_pct": same_figure,
    "source": same_text,
    "baseline": same_text,
    "unit_of_measure": same_text,
}
_VERIFICATION: dict[str, Same] = {
    "text": same_text,
    "achieved_pct": same_figure,
    "declared_outcome": same_text,
    "deviation": same_text,
}


def _stored(says: dict[str, Same], record: type[BaseModel], *besides: str) -> dict[str, Same]:
    """Keep the fields that the product stores; gold may be ahead of it."""
    known = {*record.model_fields, *besides}
    return {name: same for name, same in says.items() if name in known}


_OBJECTIVE_FIELDS = _stored(_OBJECTIVE, Objective, "programmes")
_STEP_FIELDS = _stored(_STEP, Step)
_VERIFICATION_FIELDS = _stored(_VERIFICATION, Verification)
