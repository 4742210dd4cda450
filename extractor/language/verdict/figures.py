"""The words of a step beside the figure that the document prints for it."""

from __future__ import annotations

from dataclasses import replace

from extractor.language.records import StepContext
from extractor.language.verdict.reasons import Finding
from models.vocabulary import AchievementKind, Outcome

_WHOLE = 100.0
_ROUNDING = 0.0501  # percentage points by which a printed figure may differ from the whole
_MEASURED = frozenset({"threshold_met", "change_met", "items_counted"})
"""Rules by which a quantity of the text, not the telling of an event, says that all was reached."""


def hold_to_figure(finding: Finding, context: StepContext) -> Finding:
    """Leave open what the document itself declares to be less than the whole.

    A step declared below its weight, or below 100, is achieved only where a quantity of the text
    says so: that the thing is told as done does not settle how much of it was.

    Args:
        finding: What the words support.
        context: The step with its figures.

    Returns:
        The same finding, or ``not_assessable`` in its place.
    """
    if finding.outcome is not Outcome.ACHIEVED or finding.rule in _MEASURED:
        return finding
    figure, whole = context.achieved_pct, _whole(context)
    if figure is None or whole is None or figure + _ROUNDING >= whole:
        return finding
    asked = f"{figure:g} di {whole:g}".replace(".", ",")
    return replace(finding, rule="figure_below", outcome=Outcome.NOT_ASSESSABLE, asked=asked)


def _whole(context: StepContext) -> float | None:
    """Return what a full achievement would be printed as; None where that is not known."""
    if context.achievement_kind is AchievementKind.DEGREE:
        return _WHOLE
    if context.achievement_kind is AchievementKind.CREDIT:
        return context.weight_in_year_pct
    return None
