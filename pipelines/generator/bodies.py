"""Fictional consortia and the documents that they publish year after year."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from models.vocabulary import AchievementKind, DocumentKind, ObjectiveKind
from pipelines.generator.plans import Theme, make_objective, new_theme, shares, titles, words
from pipelines.generator.sentences import dated, findings_of, judged, restated
from pipelines.generator.values import (
    Finding,
    MadeBody,
    MadeDocument,
    MadeObjective,
    MadeStep,
    Said,
)

YEARS = (2021, 2022, 2023)
_MANNERS = ("credit", "credit", "degree", "report", "report")


def generate(
    bodies: int, regions: int = 4, seed: int = 1, years: Sequence[int] = YEARS
) -> Iterator[MadeBody]:
    """Make fictional consortia, the same ones for the same arguments.

    Args:
        bodies: How many.
        regions: In how many regions, in turn.
        seed: The seed.
        years: The years that they publish in: a plan and its verification, or a report on each.

    Yields:
        Each body with its documents, in the order of publication.
    """
    vocabulary = words()
    for number in range(bodies):
        random = Random(f"{seed}/{number}")  # noqa: S311 - not for secrets
        place = vocabulary["places"][number % len(vocabulary["places"])]
        turn = number // len(vocabulary["places"]) + 1
        consortium_id = f"made-{number:05}"
        manner = _MANNERS[number % len(_MANNERS)]
        make = _reports if manner == "report" else _plans
        kind = AchievementKind.DEGREE if manner == "degree" else AchievementKind.CREDIT
        yield MadeBody(
            consortium_id=consortium_id,
            name=f"Consorzio Sociale {place} {turn}",
            region=vocabulary["regions"][number % regions],
            documents=tuple(make(random, consortium_id, kind, years)),
        )


def _plans(
    random: Random, consortium_id: str, kind: AchievementKind, years: Sequence[int]
) -> Iterator[MadeDocument]:
    """A plan and its verification for each year, most objectives living on."""
    names = titles(random)
    themes: list[Theme] = []
    met = 0
    for year in years:
        wanted = random.randrange(9, 15)
        themes = [theme for theme in themes if random.random() < 0.85]
        while len(themes) < wanted and (title := next(names, None)):
            themes.append(new_theme(random, title, met, year))
            met += 1
        plan = _plan(random, consortium_id, kind, themes, year)
        yield _as_published(random, plan)
        yield _verified(random, plan, kind, themes)


def _plan(
    random: Random, consortium_id: str, kind: AchievementKind, themes: list[Theme], year: int
) -> MadeDocument:
    weights = shares(random, len(themes), 1)
    findings: list[Finding] = []
    if random.random() < 0.03:
        weights[0] += 3
        findings.append(("objective_weights_sum", None, None))
    objectives = []
    for theme, weight in zip(themes, weights, strict=True):
        objective, planted = make_objective(
            random, theme, year, weight, prints_year_weights=kind is AchievementKind.CREDIT
        )
        objectives.append(objective)
        findings += planted
    return MadeDocument(
        document_id=f"{consortium_id}-plan-{year}-{year + 2}",
        kind=DocumentKind.PLAN,
        period_start=year,
        period_end=year + 2,
        reference_year=None,
        published_on=date(year, 1, 31),
        achievement_kind=None,
        objectives=tuple(objectives),
        findings=tuple(findings),
    )


def _as_published(random: Random, plan: MadeDocument) -> MadeDocument:
    """The plan as it was published, some deadlines before they were moved."""
    objectives = []
    for objective in plan.objectives:
        steps = tuple(
            replace(step, deadline=step.deadline - timedelta(days=28))
            if step.deadline and step.deadline.year == plan.period_end and random.random() < 0.05
            else step
            for step in objective.steps
        )
        objectives.append(replace(objective, steps=steps))
    return replace(plan, objectives=tuple(objectives))


def moved_deadlines(plan: MadeDocument, verification: MadeDocument) -> list[Finding]:
    """The findings that a verification owes to deadlines moved after the plan was published."""
    return [
        ("plan_deadline_kept", objective.code, after.code)
        for earlier, objective in zip(plan.objectives, verification.objectives, strict=True)
        for before, after in zip(earlier.steps, objective.steps, strict=True)
        if before.deadline != after.deadline
    ]


def _verified(
    random: Random, plan: MadeDocument, kind: AchievementKind, themes: list[Theme]
) -> MadeDocument:
    findings = list(plan.findings)
    objectives = []
    for theme, planned in zip(themes, plan.objectives, strict=True):
        steps = []
        for step in planned.steps:
            verified, planted = _verify(random, step, kind)
            steps.append(verified)
            findings += findings_of(planted, planned.code, step.code)
        objective, planted = _closed(random, replace(planned, steps=tuple(steps)))
        objectives.append(objective)
        findings += findings_of(planted, planned.code, None)
        theme.carried = _left_undone(random, steps)
    return replace(
        plan,
        document_id=plan.document_id.replace("-plan-", "-verification-"),
        kind=DocumentKind.VERIFICATION,
        reference_year=plan.period_start,
        published_on=date(plan.period_start + 1, 3, 31),
        achievement_kind=kind,
        objectives=tuple(objectives),
        findings=tuple(findings),
    )


def _verify(random: Random, step: MadeStep, kind: AchievementKind) -> tuple[MadeStep, set[str]]:
    if step.deadline is None:
        return step, set()
    planted: set[str] = set()
    if step.is_due and random.random() < 0.01:
        return step, {"step_verified", "credit_when_due"}
    said = Said()
    if step.is_due:
        said = dated(random, step.deadline)
        said, planted = judged(random, said, kind, step.year_weight)
    said, slips = restated(random, said, step.deadline, step.description)
    return replace(step, said=said), planted | slips


def _left_undone(random: Random, steps: list[MadeStep]) -> MadeStep | None:
    undone = [step for step in steps if step.is_due and not (step.said and step.said.is_full)]
    return random.choice(undone) if undone else None


def _closed(random: Random, objective: MadeObjective) -> tuple[MadeObjective, set[str]]:
    """The objective with its line of the closing table and its links of the matrix."""
    planted = set()
    title, links = objective.title, objective.links
    if random.random() < 0.02:
        title = title.replace(" ", " nuovo ", 1)
        planted.add("closing_title_agrees")
    if len(links) > 1 and random.random() < 0.03:
        links = links[1:]
        planted.add("matrix_link_agrees")
    return replace(objective, closing_title=title, matrix_links=links), planted


def _reports(
    random: Random, consortium_id: str, _: AchievementKind, years: Sequence[int]
) -> Iterator[MadeDocument]:
    """A report on each year: no codes, no weights, no percentages."""
    for year in years:
        findings: list[Finding] = []
        objectives = []
        for title, _number in zip(titles(random), range(random.randrange(6, 11)), strict=False):
            theme = new_theme(random, title, 0, year)
            steps = []
            for _step in range(random.randrange(2, 6)):
                step, planted = _reported(random, theme, year)
                steps.append(step)
                findings += findings_of(planted, None, None)
            objectives.append(
                MadeObjective(
                    code=None,
                    kind=ObjectiveKind.UNCLASSIFIED,
                    title=title,
                    unit=theme.unit,
                    weight=None,
                    first_year=None,
                    programmes=(),
                    links=(),
                    steps=tuple(steps),
                )
            )
        yield MadeDocument(
            document_id=f"{consortium_id}-report-{year}",
            kind=DocumentKind.REPORT,
            period_start=year,
            period_end=year,
            reference_year=year,
            published_on=date(year + 1, 7, 14),
            achievement_kind=None,
            objectives=tuple(objectives),
            findings=tuple(findings),
        )


def _reported(random: Random, theme: Theme, year: int) -> tuple[MadeStep, set[str]]:
    deadline = date(year, 12, 31)
    said, planted = judged(random, dated(random, deadline), None, None)
    step = MadeStep(
        code=None,
        description=next(theme.descriptions),
        indicator=random.choice(words()["indicators"]),
        deadline=deadline,
        weight=None,
        year_weight=None,
        is_due=True,
        said=said,
    )
    return step, planted
