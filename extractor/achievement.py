"""Whether the figures of a document are weighted credits or degrees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.language.words.data import pattern
from models.records import Step
from models.verifications import Verification
from models.vocabulary import AchievementBasis, AchievementKind

_ROUNDING = 0.0501  # percentage points: weights and credits are printed to two decimals at best
_MOST = 0.75  # share of the figures that must keep within their weights, but for slips
_WHOLE = 100.0
_AGREEING = 0.25  # share of the figures that equal their weights from which they were credits


@dataclass(frozen=True, slots=True)
class Achievement:
    """What a document prints as achievement.

    Attributes:
        kind: Credit or degree; None where none is printed, or where both fit.
        basis: What decided; None where none is printed.
    """

    kind: AchievementKind | None = None
    basis: AchievementBasis | None = None


@dataclass(frozen=True, slots=True)
class _Figures:
    """Figures beside the weights of their steps, where these can tell one kind from the other."""

    within: float
    equal: float
    are_telling: bool


def read_achievement(
    steps: Sequence[Step], verifications: Sequence[Verification], headers: Iterable[str]
) -> Achievement:
    """Tell what a document prints as achievement.

    A weighted credit does not exceed the weight of its step, but for a mistake here and there, and
    is that weight where the step was done; a degree runs to 100 whatever the weight.

    Args:
        steps: Its steps.
        verifications: What it says of them.
        headers: The headers or labels over its figures, as printed.

    Returns:
        The kind with what decided it: the words of the headers where the figures do not rule them
        out, else arithmetic against the weights of the year, or else of the objective.
    """
    printed = [said for said in verifications if said.achieved_pct is not None]
    if not printed:
        return Achievement()
    has_year = any(step.weight_in_year_pct is not None for step in steps)
    weights = {
        step.step_id: step.weight_in_year_pct if has_year else step.weight_in_objective_pct
        for step in steps
    }
    figures = _compare(printed, weights)
    spoken = _spoken_kind(headers)
    if spoken is not None:
        if _fits(spoken, figures):
            return Achievement(spoken, AchievementBasis.HEADER)
        return Achievement(None, AchievementBasis.AMBIGUOUS)
    if all(weight is None for weight in weights.values()):
        return Achievement(AchievementKind.DEGREE, AchievementBasis.NO_WEIGHTS)
    basis = AchievementBasis.YEAR_WEIGHTS if has_year else AchievementBasis.STEP_WEIGHTS
    kind = _kind_by_arithmetic(figures)
    return Achievement(kind, basis if kind is not None else AchievementBasis.AMBIGUOUS)


def _compare(printed: Sequence[Verification], weights: dict[str, float | None]) -> _Figures:
    """Compare figures with weights; those of nothing, or beside a whole weight, tell nothing."""
    telling = [
        (said.achieved_pct, weight)
        for said in printed
        if (weight := weights.get(said.step_id)) is not None
        and said.achieved_pct
        and min(weight, _WHOLE) < _WHOLE - _ROUNDING
    ]
    if not telling:
        return _Figures(1.0, 1.0, are_telling=False)
    within = sum(figure <= weight + _ROUNDING for figure, weight in telling)
    equal = sum(abs(figure - weight) <= _ROUNDING for figure, weight in telling)
    return _Figures(within / len(telling), equal / len(telling), are_telling=True)


def _spoken_kind(headers: Iterable[str]) -> AchievementKind | None:
    """Return what the words of the headers speak for; None where none does, or both are named."""
    texts = [text for text in headers if text]
    degree = any(pattern("achievement.toml", "headers", "degree").search(text) for text in texts)
    credit = any(pattern("achievement.toml", "headers", "credit").search(text) for text in texts)
    if degree == credit:
        return None
    return AchievementKind.DEGREE if degree else AchievementKind.CREDIT


def _fits(kind: AchievementKind, figures: _Figures) -> bool:
    """Whether figures allow a kind: credits keep within weights, degrees are not the weights."""
    if not figures.are_telling:
        return True
    if kind is AchievementKind.CREDIT:
        return figures.within >= _MOST
    return figures.equal < _MOST


def _kind_by_arithmetic(figures: _Figures) -> AchievementKind | None:
    if not figures.are_telling:
        return AchievementKind.DEGREE
    if figures.within < _MOST:
        return AchievementKind.DEGREE
    return AchievementKind.CREDIT if figures.equal >= _AGREEING else None
