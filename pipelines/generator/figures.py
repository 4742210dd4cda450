"""The generator's own arithmetic: what a made document must give, without any SQL."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from statistics import median

from models.vocabulary import AchievementKind, Outcome
from pipelines.generator.values import Figures, MadeDocument, MadeObjective, MadeStep

_FEWEST = 5  # dated steps from which a median is given
_LONGEST = 31  # days of an interval that is still a date
_Measure = Callable[[MadeObjective, AchievementKind | None], Fraction | None]

_CREDIT = {
    Outcome.ACHIEVED: Fraction(1),
    Outcome.PARTIALLY_ACHIEVED: Fraction(1, 2),
    Outcome.NOT_ACHIEVED: Fraction(0),
}


def figures(document: MadeDocument) -> Figures:
    """The figures of a made document, by the rules of the project's metrics."""
    steps = [step for objective in document.objectives for step in objective.steps]
    due = [step for step in steps if step.is_due]
    is_plan = document.reference_year is None
    knows_due = not is_plan or any(step.year_weight is not None for step in steps)
    days = sorted(_slippage(due)) if not is_plan else []
    with_deadline = sum(step.deadline is not None for step in due)
    if len(days) < _FEWEST or 2 * len(days) < with_deadline:
        days = []
    return Figures(
        steps_total=len(steps),
        steps_due=len(due) if knows_due else None,
        declared_pct=_mean(document, _declared),
        assessed_pct=_mean(document, _assessed),
        cumulative_pct=(
            _mean(document, _cumulative) if document.period_end > document.period_start else None
        ),
        statuses=Counter(_status(step) for step in due) if not is_plan else {},
        median_days=float(median(days)) if days else None,
        p90_days=_percentile(days, Fraction(9, 10)) if days else None,
    )


def _mean(document: MadeDocument, measure: _Measure) -> float | None:
    """The mean over objectives that have a value, weighted where the document has weights."""
    if document.reference_year is None:
        return None
    total = weights = Fraction(0)
    for objective in document.objectives:
        value = measure(objective, document.achievement_kind)
        if value is None:
            continue
        weight = Fraction(1) if objective.weight is None else Fraction(str(objective.weight))
        total += weight * value
        weights += weight
    return float(total / weights) if weights else None


def _declared(objective: MadeObjective, kind: AchievementKind | None) -> Fraction | None:
    due = [step for step in objective.steps if step.is_due]
    if kind is None or not due:
        return None
    weights = _sum(_weight(step) for step in due)
    if kind is AchievementKind.CREDIT:
        return 100 * _sum(_credit(step) for step in due) / weights
    return _sum(_credit(step) * _weight(step) for step in due) / weights


def _assessed(objective: MadeObjective, _: AchievementKind | None) -> Fraction | None:
    settled = [(step, share) for step in objective.steps if (share := _share(step)) is not None]
    weights = _sum(_weight(step) for step, _ in settled)
    if not weights:
        return None
    return 100 * _sum(_weight(step) * share for step, share in settled) / weights


def _cumulative(objective: MadeObjective, _: AchievementKind | None) -> Fraction | None:
    if any(step.weight is None for step in objective.steps):
        return None
    due = [step for step in objective.steps if step.is_due]
    if due and all(step.said is None or step.said.credit is None for step in due):
        return None
    whole = _sum(Fraction(str(step.weight)) for step in objective.steps)
    done = _sum(
        Fraction(str(step.weight))
        for step in objective.steps
        if step.is_due and step.said and step.said.is_full
    )
    return 100 * done / whole


def _sum(values: Iterable[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _weight(step: MadeStep) -> Fraction:
    for weight in (step.year_weight, step.weight):
        if weight is not None:
            return Fraction(str(weight))
    return Fraction(1)


def _credit(step: MadeStep) -> Fraction:
    credit = step.said.credit if step.said else None
    return Fraction(0) if credit is None else Fraction(str(credit))


def _share(step: MadeStep) -> Fraction | None:
    if not step.is_due or step.said is None or step.said.outcome is None:
        return None
    if step.said.share_pct is not None:
        return Fraction(str(step.said.share_pct)) / 100
    return _CREDIT.get(step.said.outcome)


def _status(step: MadeStep) -> str:
    return (step.said.status if step.said else None) or "undated"


def _slippage(due: Iterable[MadeStep]) -> list[Fraction]:
    return [
        Fraction(
            (step.said.completed_from - step.deadline).days
            + (step.said.completed_to - step.deadline).days,
            2,
        )
        for step in due
        if step.said
        and step.deadline
        and step.said.completed_from
        and step.said.completed_to
        and (step.said.completed_to - step.said.completed_from).days < _LONGEST
    ]


def _percentile(ordered: Sequence[Fraction], share: Fraction) -> float:
    """Linear interpolation between the two values around the share."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return float(ordered[low] + (ordered[high] - ordered[low]) * (place - low))
