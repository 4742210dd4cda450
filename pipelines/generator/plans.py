"""Objectives and steps of a made plan, and the inconsistencies planted in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from random import Random
from tomllib import loads

from models.vocabulary import ObjectiveKind
from pipelines.generator.sentences import last_day
from pipelines.generator.values import Finding, MadeObjective, MadeStep

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@cache
def words() -> dict[str, list[str]]:
    """The words that documents are made of."""
    text = files("pipelines.generator").joinpath("words.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = loads(text)
    return table


@dataclass(slots=True)
class Theme:
    """An objective as it lives on from plan to plan."""

    code: str
    kind: ObjectiveKind
    title: str
    unit: str
    first_year: int
    programmes: tuple[str, ...]
    links: tuple[str, ...]
    descriptions: Iterator[str]
    carried: MadeStep | None = None


def new_theme(random: Random, title: str, number: int, year: int) -> Theme:
    """A new objective.

    Args:
        random: The source of chance.
        title: Its title.
        number: How many objectives the body has had before; makes the code.
        year: Its first year.
    """
    vocabulary = words()
    pairs = [f"{verb} {thing}" for verb in vocabulary["verbs"] for thing in vocabulary["objects"]]
    is_peg = number % 2 == 1
    half = number // 2
    return Theme(
        code=str(half + 1) if is_peg else _letters(half),
        kind=ObjectiveKind.PEG if is_peg else ObjectiveKind.PERFORMANCE,
        title=title,
        unit=random.choice(vocabulary["units"]),
        first_year=year,
        programmes=tuple(sorted(random.sample(vocabulary["programmes"], random.randrange(1, 4)))),
        links=tuple(sorted(random.sample(vocabulary["links"], random.randrange(1, 4)))),
        descriptions=iter(random.sample(pairs, len(pairs))),
    )


def _letters(number: int) -> str:
    first, second = divmod(number, len(_LETTERS))
    return (_LETTERS[first - 1] if first else "") + _LETTERS[second]


def titles(random: Random) -> Iterator[str]:
    """Titles of objectives, no theme twice."""
    vocabulary = words()
    for theme in random.sample(vocabulary["themes"], len(vocabulary["themes"])):
        yield f"{random.choice(vocabulary['actions'])} {theme}"


def shares(random: Random, parts: int, unit: int) -> list[float]:
    """100 in so many parts, each a multiple of a unit."""
    cuts = sorted(random.sample(range(1, 100 // unit), parts - 1))
    edges = [0, *cuts, 100 // unit]
    return [float((high - low) * unit) for low, high in pairwise(edges)]


def make_objective(
    random: Random, theme: Theme, year: int, weight: float, *, prints_year_weights: bool
) -> tuple[MadeObjective, list[Finding]]:
    """An objective of the plan that begins in a year, with what was planted in it."""
    count = random.randrange(3, 7)
    weights = shares(random, count, 5)
    findings: list[Finding] = []
    if random.random() < 0.03:
        weights[-1] += 5
        findings.append(("step_weights_sum", theme.code, None))
    deadlines = _deadlines(random, year, count)
    codes = [f"{theme.code}.{number}" for number in range(1, count + 1)]
    if random.random() < 0.02:
        codes[-1] = codes[0]
        findings.append(("step_code_unique", theme.code, codes[0]))
    if random.random() < 0.02 and deadlines[-1].year > year:
        deadlines[-1] = date(year + 3, 3, 31)
        findings.append(("deadline_in_period", theme.code, codes[-1]))
    year_weights, wrong = _year_weights(random, weights, [day.year == year for day in deadlines])
    if not prints_year_weights:
        year_weights = [None] * count
    elif wrong:
        findings += [("year_weight_derivation", theme.code, codes[place]) for place in wrong]
    steps = [
        MadeStep(
            code=code,
            description=f"{next(theme.descriptions)} – {theme.code}",
            indicator=random.choice(words()["indicators"]),
            deadline=deadline,
            weight=step_weight,
            year_weight=year_weight,
            is_due=deadline.year == year,
            said=None,
        )
        for code, deadline, step_weight, year_weight in zip(
            codes, deadlines, weights, year_weights, strict=True
        )
    ]
    steps[0] = _carry(theme, steps[0])
    objective = MadeObjective(
        code=theme.code,
        kind=theme.kind,
        title=theme.title,
        unit=theme.unit,
        weight=weight,
        first_year=theme.first_year,
        programmes=theme.programmes,
        links=theme.links,
        steps=tuple(steps),
    )
    return objective, findings


def _deadlines(random: Random, year: int, count: int) -> list[date]:
    days = [
        last_day(year + random.choices((0, 1, 2), (60, 25, 15))[0], random.randrange(2, 13))
        for _ in range(count)
    ]
    return sorted(days)


def _year_weights(
    random: Random, weights: list[float], due: list[bool]
) -> tuple[list[float | None], list[int]]:
    """Weights for the year, and the places of those that were shifted on purpose."""
    points = sum(weight for weight, is_due in zip(weights, due, strict=True) if is_due)
    derived: list[float | None] = [
        round(weight / points * 100, 2) if is_due else None
        for weight, is_due in zip(weights, due, strict=True)
    ]
    places = [place for place, is_due in enumerate(due) if is_due]
    if len(places) < 2 or random.random() >= 0.03:
        return derived, []
    first, second = places[0], places[1]
    if (derived[second] or 0) <= 4:
        return derived, []
    derived[first] = round((derived[first] or 0) + 3, 2)
    derived[second] = round((derived[second] or 0) - 3, 2)
    return derived, [first, second]


def _carry(theme: Theme, step: MadeStep) -> MadeStep:
    """The step that the last plan left undone in place of the first, where there is one."""
    earlier, theme.carried = theme.carried, None
    if earlier is None or earlier.deadline is None or step.deadline is None:
        return step
    if step.deadline <= earlier.deadline + timedelta(days=1):
        return step
    return replace(
        step,
        description=earlier.description,
        moved_days=(step.deadline - earlier.deadline).days,
    )
