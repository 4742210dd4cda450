"""Which fields a document prints, and in what order."""

from __future__ import annotations

import random
from dataclasses import dataclass

from corpus.sampler.attributes import (
    Above,
    Attributes,
    Codes,
    ColumnOrder,
    Container,
    Detail,
    Header,
    Kind,
    Measured,
    PageForm,
    States,
    TitlePlace,
)
from corpus.sampler.draws import WITH_ONE_STEP, generator

_MOST_COLUMNS = {
    PageForm.PORTRAIT: 7,
    PageForm.LANDSCAPE: 9,
    PageForm.ROTATED: 9,
    PageForm.TWO_COLUMNS: 7,
}
_IN_TABLES = frozenset(
    {
        Container.ROWS,
        Container.ROW_GROUPS,
        Container.CELL_LISTS,
        Container.YEARS_DOWN,
        Container.FACING_PAGES,
    }
)
_AMONG_STEPS = frozenset({"step.code", "step.weight_in_objective_pct"})
_SHORT = frozenset({"objective.unit", "objective.weight_pct", "objective.manager"})
_CHANCES = {
    "objective.unit": 0.6,
    "objective.manager": 0.35,
    "objective.weight_pct": 0.7,
    "objective.programmes": 0.2,
    "objective.current_situation": 0.3,
    "objective.expected_benefits": 0.3,
    "objective.staff": 0.3,
    "objective.priority": 0.15,
    "objective.stakeholders": 0.15,
    "none.kind": 0.12,
    "none.politician": 0.12,
    "none.notes": 0.08,
    "step.code": 0.4,
    "step.start": 0.2,
    "step.unit_of_measure": 0.2,
    "step.weight_in_objective_pct": 0.35,
    "step.source": 0.35,
    "step.baseline": 0.12,
    "verification.deviation": 0.1,
}


@dataclass(frozen=True)
class Selection:
    """The fields of objectives and of steps that are printed, in their order."""

    of_objectives: tuple[str, ...]
    of_steps: tuple[str, ...]

    def has(self, field: str) -> bool:
        """Whether a field is printed."""
        return field in self.of_objectives or field in self.of_steps


def draw_selection(seed: int, attributes: Attributes) -> Selection:
    """Draw the fields of a document."""
    rng = generator(seed, "selection")
    ours = _of_objectives(rng, attributes)
    steps = _of_steps(rng, attributes)
    if attributes.container in WITH_ONE_STEP:
        steps = [field for field in steps if field not in _AMONG_STEPS]
    if attributes.container in _IN_TABLES:
        most = _MOST_COLUMNS[attributes.page]
        if attributes.container is Container.FACING_PAGES:
            most *= 2
        ours = [field for field in ours if field in _SHORT or _CHANCES.get(field, 1) == 1]
        ours, steps = _fewer(ours, steps, most)
    if attributes.column_order is ColumnOrder.ANY:
        ours, steps = _shuffled(rng, ours, attributes), rng.sample(steps, k=len(steps))
    return Selection(tuple(ours), tuple(steps))


def _of_objectives(rng: random.Random, attributes: Attributes) -> list[str]:
    fields = ["objective.code"] if attributes.codes is not Codes.NONE else []
    fields.append("objective.title")
    for field, chance in _CHANCES.items():
        is_objective = field.startswith(("objective.", "none."))
        needed = field == "objective.unit" and attributes.codes is Codes.RESTARTING
        if is_objective and (rng.random() < chance or needed):
            fields.append(field)
    if attributes.above is Above.UNIT:
        fields = [field for field in fields if field != "objective.unit"]
    if attributes.detail is Detail.WEIGHT_IN_TITLE:
        fields = [field for field in fields if field != "objective.weight_pct"]
    return fields


def _of_steps(rng: random.Random, attributes: Attributes) -> list[str]:
    def maybe(*fields: str) -> list[str]:
        return [field for field in fields if rng.random() < _CHANCES[field]]

    weight = maybe("step.weight_in_objective_pct")
    if attributes.header is Header.NONE:
        fields = ["step.description", "step.deadline", *weight]
        if attributes.measured is Measured.INDICATORS:
            fields = ["step.indicator", "step.target", *weight]
    elif attributes.measured is Measured.PHASES:
        fields = [*maybe("step.code"), "step.description", *maybe("step.start"), "step.deadline"]
        fields += weight
    elif attributes.measured is Measured.INDICATORS:
        fields = [
            *maybe("step.code"),
            "step.indicator",
            *maybe("step.unit_of_measure", "step.baseline"),
        ]
        fields += ["step.target", *weight, *maybe("step.source")]
    else:
        fields = ["step.description", "step.deadline", "step.indicator", "step.target", *weight]
    return fields + _of_results(rng, attributes)


def _of_results(rng: random.Random, attributes: Attributes) -> list[str]:
    if attributes.kind is not Kind.REPORT:
        return []
    figures = attributes.measured is Measured.INDICATORS
    fields = ["verification.value" if figures else "verification.text"]
    if attributes.states is States.SHARE:
        fields.append("verification.achieved_pct")
    elif attributes.states is not States.NONE:
        fields.append("verification.outcome")
    if figures and rng.random() < _CHANCES["verification.deviation"]:
        fields.append("verification.deviation")
    return fields


def _fewer(ours: list[str], steps: list[str], most: int) -> tuple[list[str], list[str]]:
    """Leave out what a record can be without until the columns find room."""
    for field in (
        "objective.manager",
        "verification.deviation",
        "step.baseline",
        "step.source",
        "step.unit_of_measure",
        "step.start",
        "step.code",
        "step.weight_in_objective_pct",
        "objective.weight_pct",
    ):
        if len(ours) + len(steps) <= most:
            break
        ours = [item for item in ours if item != field]
        steps = [item for item in steps if item != field]
    return ours, steps


def _shuffled(rng: random.Random, fields: list[str], attributes: Attributes) -> list[str]:
    """Return the fields in any order; a card still begins with the title or the code."""
    mixed = rng.sample(fields, k=len(fields))
    if attributes.container in _IN_TABLES or attributes.title_place is not TitlePlace.LABEL:
        return mixed
    first = [field for field in fields if field in ("objective.code", "objective.title")]
    return first + [field for field in mixed if field not in first]
