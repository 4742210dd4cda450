"""The outcome that a document declares, by its figures or, without figures, by its words."""

from __future__ import annotations

from extractor.language.clauses.marks import Analysis
from extractor.language.records import StepContext
from extractor.language.verdict.answers import is_empty, read_answer
from models.language import ClauseForm, ClauseState
from models.vocabulary import AchievementKind, Outcome

_WHOLE = 100.0
_ROUNDING = 0.011  # percentage points by which a printed credit may differ from its weight


def declared_outcome(context: StepContext, analysis: Analysis) -> Outcome | None:
    """Read the declared outcome.

    Args:
        context: The step with its figures.
        analysis: Its text with the marks.

    Returns:
        The outcome; ``None`` where nothing is declared. A figure counts against the weight of the
        year (``credit``) or against 100 (``degree``); where none is printed, "Sì", "No" and
        "raggiunto" declare, and so does a report that tells of the thing as done.
    """
    figure = context.achieved_pct
    if figure is not None:
        is_degree = context.achievement_kind == AchievementKind.DEGREE
        whole = _WHOLE if is_degree else context.weight_in_year_pct
        return None if whole is None else _by_figure(figure, whole)
    if is_empty(context.text):
        return None
    return _by_words(context.text or "", analysis)


def _by_figure(figure: float, whole: float) -> Outcome:
    if figure >= whole - _ROUNDING:
        return Outcome.ACHIEVED
    return Outcome.PARTIALLY_ACHIEVED if figure > 0 else Outcome.NOT_ACHIEVED


def _by_words(text: str, analysis: Analysis) -> Outcome | None:
    if analysis.of_kind("declared_partial"):
        return Outcome.PARTIALLY_ACHIEVED
    if analysis.of_kind("declared_missed"):
        return Outcome.NOT_ACHIEVED
    given = read_answer(text)
    if given is not None:
        return Outcome.ACHIEVED if given.is_yes else Outcome.NOT_ACHIEVED
    if analysis.of_kind("declared_achieved"):
        return Outcome.ACHIEVED
    states = {clause.state for clause in analysis.clauses if clause.form is ClauseForm.FINITE}
    if states == {ClauseState.DONE} and not analysis.of_kind("exception"):
        return Outcome.ACHIEVED
    return None
