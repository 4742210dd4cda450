"""Values as one document prints them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.sampler.attributes import Attributes, Deadlines, Detail, States
from corpus.sampler.data import content
from corpus.sampler.draws import choose, generator
from corpus.sampler.facts.truth import Objective, Step, Truth

_WEIGHTS = ("{n}%", "{n}", "{n},00%", "{n} %")
_PROGRAMMES = ("{mission}.{programme}", "Missione {mission} - Programma {programme}")


@dataclass(frozen=True)
class Entry:
    """An objective as printed: what each field says, and each field of its steps."""

    truth: Objective
    values: dict[str, str]
    steps: tuple[dict[str, str], ...]


_GAPS = (
    "step.deadline",
    "step.target",
    "step.source",
    "verification.text",
    "verification.value",
    "verification.achieved_pct",
)
"""Fields of steps that an office may leave empty."""

_GAP, _NOTE = 0.2, 0.4  # share of cells that are empty, and of results with a footnote


class Printer:
    """Prints values in the ways that one document has chosen.

    Args:
        seed: The document's number.
        attributes: How deadlines and states are printed.
    """

    def __init__(self, seed: int, attributes: Attributes) -> None:
        self._attributes = attributes
        self._weight = choose(seed, "weight form", _WEIGHTS)
        self._programme = choose(seed, "programme form", _PROGRAMMES)
        self._outcome = choose(seed, "outcome words", (0, 1, 2))
        self._mark: str = choose(seed, "note mark", content("values")["notes"]["marks"])
        self._rng = generator(seed, "details")

    def entries(self, truth: Truth) -> tuple[Entry, ...]:
        """Return every objective as printed."""
        return tuple(self._entry(objective) for objective in truth.objectives)

    def share(self, percent: int) -> str:
        """Return a weight as written."""
        return self._weight.format(n=percent)

    def deadline(self, day: date) -> str:
        """Return a deadline as written."""
        words = content("values")["words"]
        form = self._attributes.deadlines
        if form is Deadlines.DAY:
            return f"{day:%d/%m/%Y}"
        if form is Deadlines.DOTS:
            return f"{day:%d.%m.%Y}"
        if form is Deadlines.UNTIL:
            return str(words["until"]).format(day=f"{day:%d/%m/%Y}")
        if form is Deadlines.QUARTER:
            return f"{words['quarters'][(day.month - 1) // 3]} {day.year}"
        month = words["months"][day.month - 1]
        in_words = form is Deadlines.IN_WORDS
        return f"{day.day} {month} {day.year}" if in_words else f"{month} {day.year}"

    def outcome(self, step: Step) -> str:
        """Return the outcome in words; marks are drawn from the step itself."""
        return str(content("values")["words"]["outcomes"][step.outcome.value][self._outcome])

    def _entry(self, objective: Objective) -> Entry:
        mission, programme = objective.programme.split(".")
        values = {
            "objective.code": objective.code or "",
            "objective.title": objective.title,
            "objective.unit": objective.unit,
            "objective.manager": objective.manager,
            "objective.weight_pct": self.share(objective.weight),
            "objective.programmes": self._programme.format(mission=mission, programme=programme),
            "objective.current_situation": objective.situation,
            "objective.expected_benefits": objective.benefits,
            "objective.staff": objective.staff,
            "objective.priority": objective.priority,
            "objective.stakeholders": objective.stakeholders,
            "none.kind": objective.kind,
            "none.politician": objective.politician,
            "none.notes": objective.note,
        }
        if self._attributes.detail is Detail.WEIGHT_IN_TITLE:
            form: str = content("values")["words"]["weighted_title"]
            weight = self.share(objective.weight)
            values["objective.title"] = form.format(title=objective.title, weight=weight)
        return Entry(objective, values, tuple(self._step(step) for step in objective.steps))

    def _step(self, step: Step) -> dict[str, str]:
        values = self._values_of(step)
        detail = self._attributes.detail
        if detail is Detail.GAPS:
            values |= {field: "" for field in _GAPS if self._rng.random() < _GAP}
        elif detail is Detail.NOTES and self._rng.random() < _NOTE:
            for field in ("verification.text", "verification.value"):
                values[field] += self._mark
        return values

    def _values_of(self, step: Step) -> dict[str, str]:
        words = self._attributes.states is States.WORDS
        return {
            "step.code": step.code,
            "step.description": step.phase,
            "step.deadline": self.deadline(step.deadline),
            "step.start": f"{step.start:%d/%m/%Y}",
            "step.indicator": step.indicator,
            "step.unit_of_measure": step.measure,
            "step.target": step.targets[0],
            "step.weight_in_objective_pct": self.share(step.weight),
            "step.source": step.source,
            "verification.text": step.phase_result,
            "verification.value": step.result,
            "verification.achieved_pct": f"{step.share}%",
            "verification.outcome": self.outcome(step) if words else "",
            "step.baseline": step.baseline,
            "verification.deviation": str(100 - step.share),
        }
