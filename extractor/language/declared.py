"""The outcome that a document declares, by its figures or, without figures, by its words."""

from __future__ import annotations

from extractor.language.marks import Analysis
from extractor.language.outcome import ACHIEVED, MISSED, PARTIAL, answer, is_empty
from extractor.language.records import StepContext

_WHOLE = 100.0
_ROUNDING = 0.011


def declared_outcome(context: StepContext, analysis: Analysis) -> str | None:
    """Reads the declared outcome.

    Args:
        context: The step with its figures.
        analysis: Its text with the marks.

    Returns:
        ``achieved``, ``partially_achieved`` or ``not_achieved``; ``None`` where nothing is
        declared. A figure counts against the weight of the year (``credit``) or against 100
        (``degree``); where none is printed, "Sì", "No" and "raggiunto" declare, and so does a
        report that tells of the thing as done.
    """
    figure = context.achieved_pct
    if figure is not None:
        whole = _WHOLE if context.achievement_kind == "degree" else context.weight_in_year_pct
        return None if whole is None else _by_figure(figure, whole)
    if is_empty(context.text):
        return None
    return _by_words(context.text or "", analysis)


def _by_figure(figure: float, whole: float) -> str:
    if figure >= whole - _ROUNDING:
        return ACHIEVED
    return PARTIAL if figure > 0 else MISSED


def _by_words(text: str, analysis: Analysis) -> str | None:
    given = answer(text)
    if analysis.of_kind("declared_partial"):
        return PARTIAL
    if analysis.of_kind("declared_missed"):
        return MISSED
    if given is not None:
        return ACHIEVED if given[0] == "yes" else MISSED
    if analysis.of_kind("declared_achieved"):
        return ACHIEVED
    states = {event.state for event in analysis.events if event.form == "finite"}
    if states == {"done"} and not analysis.of_kind("exception"):
        return ACHIEVED
    return None
