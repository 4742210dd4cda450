"""One verification text read as a document's are read: the public way to the language rules."""

from __future__ import annotations

from datetime import date

from extractor.language import read_step
from extractor.language.records import ResultReading, StepContext, StepReading
from extractor.understanding import find_deadline
from models.language import CompletionStatus
from models.vocabulary import AchievementKind


def read_result(
    text: str | None,
    *,
    description: str | None = None,
    indicator: str | None = None,
    target: str | None = None,
    deadline: date | None = None,
    deadline_text: str | None = None,
    reference_year: int | None = None,
    achieved_pct: float | None = None,
    weight_in_year_pct: float | None = None,
    achievement_kind: AchievementKind | str | None = None,
) -> ResultReading:
    """Read one verification text.

    Args:
        text: What the verification says.
        description: What the step is.
        indicator: What shows that it was done.
        target: The value expected.
        deadline: The deadline; where there is none, the target's, the indicator's or the
            description's.
        deadline_text: The deadline as printed.
        reference_year: The year the results are about.
        achieved_pct: The figure printed beside the text, 0 to 100.
        weight_in_year_pct: The step's weight in that year, 0 to 100.
        achievement_kind: What the figure is: a ``credit`` or a ``degree``.

    Returns:
        When it was completed, how it stands against its deadline, and what the words support.
    """
    if deadline is None:
        found = find_deadline(target, indicator, description, reference_year)
        deadline = found[0] if found else None
    kind = AchievementKind(achievement_kind) if achievement_kind is not None else None
    context = StepContext(
        text=text,
        description=description,
        indicator=indicator,
        target=target,
        deadline=deadline,
        deadline_text=deadline_text,
        reference_year=reference_year,
        achieved_pct=achieved_pct,
        weight_in_year_pct=weight_in_year_pct,
        achievement_kind=kind,
    )
    reading = read_step(context)
    return ResultReading(
        deadline=deadline,
        completed_from=reading.completed_from,
        completed_to=reading.completed_to,
        completed_basis=reading.completed_basis,
        status=status_of(deadline, reading),
        extended_deadline=reading.extended_deadline,
        assessed_outcome=reading.assessed_outcome,
        assessed_share_pct=reading.assessed_share_pct,
        assessment_reason=reading.assessment_reason,
        reading=reading,
    )


def status_of(deadline: date | None, reading: StepReading) -> CompletionStatus:
    """Tell how a step stands against its deadline, as ``step_slippage`` does."""
    first, last = reading.completed_from, reading.completed_to
    if deadline is None:
        return CompletionStatus.NO_DEADLINE
    if first is not None and first > deadline:
        return CompletionStatus.LATE
    if last is not None:
        is_on_time = last <= deadline
        return CompletionStatus.ON_TIME if is_on_time else CompletionStatus.POSSIBLY_LATE
    return CompletionStatus.ASSERTED if reading.punctuality_basis else CompletionStatus.UNDATED
