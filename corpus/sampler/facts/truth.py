"""What a drawn document is about, before anything decides how it is printed."""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from corpus.sampler.attributes import Attributes, Codes, Deadlines, Kind
from corpus.sampler.data import content
from corpus.sampler.draws import generator
from corpus.sampler.facts.codes import objective_codes
from models.vocabulary import Outcome

_OUTCOMES = (Outcome.ACHIEVED, Outcome.PARTIALLY_ACHIEVED, Outcome.NOT_ACHIEVED)
_SHARES_OF_OUTCOMES = (70, 20, 10)
_LAST_DAY_OF_QUARTER = (3, 6, 9, 12)


@dataclass(frozen=True)
class Step:
    """What is done or measured below an objective.

    Attributes:
        code: Its number within the objective.
        phase: What is done.
        phase_result: What is said of it afterwards.
        indicator: What is measured.
        measure: In what unit.
        baseline: The value of the year before.
        targets: The value aimed at, for the reference year and the two after it.
        result: The value obtained.
        start: First day.
        deadline: Last day.
        weight: Share of the objective, in percent.
        source: Where the figure comes from.
        outcome: How it ended.
        share: How much of it was achieved, in percent.
    """

    code: str
    phase: str
    phase_result: str
    indicator: str
    measure: str
    baseline: str
    targets: tuple[str, str, str]
    result: str
    start: date
    deadline: date
    weight: int
    source: str
    outcome: Outcome
    share: int


@dataclass(frozen=True)
class Objective:
    """An objective with its steps; `code` is None in a document without codes."""

    code: str | None
    title: str
    unit: str
    manager: str
    weight: int
    programme: str
    situation: str
    benefits: str
    staff: str
    priority: str
    stakeholders: str
    kind: str
    politician: str
    note: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Body:
    """An invented body."""

    name: str
    province: str
    region: str


@dataclass(frozen=True)
class Truth:
    """A whole document, as facts."""

    body: Body
    title: str
    year: int
    kind: Kind
    objectives: tuple[Objective, ...]


def draw_truth(seed: int, attributes: Attributes, *, is_small: bool, one_step: bool) -> Truth:
    """Draw what a document says.

    Args:
        seed: The document's number.
        attributes: How it will be printed; codes and deadlines depend on it.
        is_small: Whether it has four to seven objectives; else ten to thirty.
        one_step: Whether each objective is measured by one step.
    """
    rng = generator(seed, "truth")
    year = rng.randint(2019, 2026)
    kind = attributes.kind if attributes.kind is not Kind.NEGATIVE else Kind.PLAN
    titles = content("documents")["titles"][kind.value]
    count = rng.randint(4, 7) if is_small else rng.randint(10, 30)
    return Truth(
        body=_draw_body(rng),
        title=rng.choice(titles).format(year=year),
        year=year,
        kind=kind,
        objectives=_draw_objectives(rng, attributes, count, year, one_step=one_step),
    )


def _draw_body(rng: random.Random) -> Body:
    forms, places = content("bodies")["form"], content("bodies")["places"]
    region = rng.choice(sorted(places))
    place, province = rng.choice(places[region])
    return Body(rng.choice(forms)["name"].format(place=place), province, region)


def _draw_objectives(
    rng: random.Random, attributes: Attributes, count: int, year: int, *, one_step: bool
) -> tuple[Objective, ...]:
    sectors = rng.sample(content("sectors")["sector"], k=rng.randint(2, 4))
    drawn: list[tuple[dict[str, Any], str, dict[str, Any]]] = []
    for sector in sectors:
        unit = rng.choice(sector["units"])
        drawn += [(sector, unit, item) for item in sector["objective"]]
    while len(drawn) < count:
        sector = rng.choice(
            [item for item in content("sectors")["sector"] if item not in sectors] or sectors
        )
        sectors.append(sector)
        unit = rng.choice(sector["units"])
        drawn += [(sector, unit, item) for item in sector["objective"]]
    kept = sorted(rng.sample(range(len(drawn)), k=count))
    chosen = [drawn[index] for index in kept]
    weights = _shares(rng, count, 5 if count < 15 else 1)
    codes = objective_codes(attributes.codes, [unit for _, unit, _ in chosen], year)
    return tuple(
        _draw_objective(rng, attributes, item, code, weight, year, one_step=one_step)
        for item, code, weight in zip(chosen, codes, weights, strict=True)
    )


def _draw_objective(
    rng: random.Random,
    attributes: Attributes,
    item: tuple[dict[str, Any], str, dict[str, Any]],
    code: str | None,
    weight: int,
    year: int,
    *,
    one_step: bool,
) -> Objective:
    sector, unit, source = item
    words = content("values")["words"]
    return Objective(
        code=code if attributes.codes is not Codes.NONE else None,
        title=source["title"],
        unit=unit,
        manager=sector["manager"],
        weight=weight,
        programme=rng.choice(sector["programmes"]),
        situation=source["context"],
        benefits=source["benefits"],
        staff=rng.choice(words["staff"]),
        priority=rng.choice(words["priorities"]),
        stakeholders=rng.choice(words["stakeholders"]),
        kind=rng.choice(words["kinds"]),
        politician=rng.choice(words["politicians"]),
        note=rng.choice(words["notes"]),
        steps=_draw_steps(rng, attributes, source, year, one_step=one_step),
    )


def _draw_steps(
    rng: random.Random, attributes: Attributes, source: dict[str, Any], year: int, *, one_step: bool
) -> tuple[Step, ...]:
    phases, indicators = source["phases"], source["indicators"]
    count = 1 if one_step else min(len(phases), len(indicators), rng.randint(2, 3))
    weights = _shares(rng, count, 5)
    steps = []
    month = 0
    for number in range(count):
        month = rng.randint(month + 1, 12 - (count - 1 - number))
        phase, phase_result = (part.strip() for part in phases[number].split("|"))
        steps.append(
            _draw_step(
                rng,
                Step(
                    code=str(number + 1),
                    phase=phase,
                    phase_result=phase_result,
                    indicator="",
                    measure="",
                    baseline="",
                    targets=("", "", ""),
                    result="",
                    start=date(year, rng.randint(max(1, month - 3), month), 1),
                    deadline=_deadline(rng, attributes.deadlines, year, month),
                    weight=weights[number],
                    source=rng.choice(content("values")["words"]["sources"]),
                    outcome=rng.choices(_OUTCOMES, _SHARES_OF_OUTCOMES)[0],
                    share=100,
                ),
                indicators[number],
            )
        )
    return tuple(steps)


def _draw_step(rng: random.Random, step: Step, indicator: str) -> Step:
    """Fill in what is measured, and what came out, in keeping with the outcome."""
    name, kind = (part.strip() for part in indicator.split("|"))
    values = content("values")
    least, most, by = {
        "count": (4, 60, 2),
        "percent": (30, 90, 5),
        "days": (10, 60, 5),
        "minutes": (10, 60, 5),
        "score": (3, 4, 1),
    }[kind]
    target = rng.randrange(least, most, by)
    form = rng.choice(values["targets"][kind])
    outcome, share = step.outcome, 100
    result = target + rng.choice((0, 0, by))
    if outcome is Outcome.PARTIALLY_ACHIEVED:
        share = rng.choice((50, 60, 75, 80))
        result = max(1, target - by)
    elif outcome is Outcome.NOT_ACHIEVED:
        share, result = 0, max(0, target // 3)
    return replace(
        step,
        indicator=name,
        measure=rng.choice(values["measures"][kind]),
        baseline=str(max(1, target - 2 * by)),
        targets=(
            form.format(n=target),
            form.format(n=target + by),
            form.format(n=target + 2 * by),
        ),
        result=values["results"][kind].format(n=result),
        share=share,
    )


def _deadline(rng: random.Random, form: Deadlines, year: int, month: int) -> date:
    if form is Deadlines.QUARTER:
        month = next(last for last in _LAST_DAY_OF_QUARTER if last >= month)
    last = calendar.monthrange(year, month)[1]
    if form in (Deadlines.MONTH, Deadlines.QUARTER):
        return date(year, month, last)
    return date(year, month, rng.choice((last, last, 15)))


def _shares(rng: random.Random, count: int, by: int) -> list[int]:
    """Draw `count` shares of 100, multiples of `by`."""
    parts = 100 // by
    cuts = sorted(rng.sample(range(1, parts), k=count - 1))
    return [by * (end - start) for start, end in zip([0, *cuts], [*cuts, parts], strict=True)]
