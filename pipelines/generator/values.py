"""What the generator makes: bodies, documents, objectives and steps, with the figures they give."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.vocabulary import AchievementKind, DocumentKind, ObjectiveKind, Outcome

Finding = tuple[str, str | None, str | None]
"""A planted inconsistency: the check, the code of the objective, the code of the step."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a verification says of a step, and what a careful reader takes from it.

    Attributes:
        text: The sentence.
        status: The punctuality that the sentence was written for; None when nothing was due.
        credit: Achievement as printed, in the document's manner; None when none is printed.
        is_full: Whether the whole of what was due is declared achieved.
        completed_from: First day of completion.
        completed_to: Last day of completion.
        outcome: Outcome that the words support.
        share_pct: Share measured in the words, where they measure one.
        acts: Administrative acts cited.
        claims_punctuality: Whether the sentence claims it.
        contradiction: Dates that contradict each other, or None.
        restated_deadline: The deadline as the verification restates it.
        restated_description: The description as the verification restates it.
    """

    text: str | None = None
    status: str | None = None
    credit: float | None = None
    is_full: bool = False
    completed_from: date | None = None
    completed_to: date | None = None
    outcome: Outcome | None = None
    share_pct: float | None = None
    acts: int | None = None
    claims_punctuality: bool = False
    contradiction: str | None = None
    restated_deadline: date | None = None
    restated_description: str | None = None


@dataclass(frozen=True, slots=True)
class MadeStep:
    """A step, with what is said of it; ``said`` is None where the document says nothing."""

    code: str | None
    description: str
    indicator: str
    deadline: date | None
    weight: float | None
    year_weight: float | None
    is_due: bool
    said: Said | None
    moved_days: int | None = None


@dataclass(frozen=True, slots=True)
class MadeObjective:
    """An objective with its card."""

    code: str | None
    kind: ObjectiveKind
    title: str
    unit: str
    weight: float | None
    first_year: int | None
    programmes: tuple[str, ...]
    links: tuple[str, ...]
    steps: tuple[MadeStep, ...]
    closing_title: str | None = None
    matrix_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document, with the inconsistencies planted in it."""

    document_id: str
    kind: DocumentKind
    period_start: int
    period_end: int
    reference_year: int | None
    published_on: date
    achievement_kind: AchievementKind | None
    objectives: tuple[MadeObjective, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeBody:
    """A fictional consortium and what it published."""

    consortium_id: str
    name: str
    region: str
    documents: tuple[MadeDocument, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a document must give, by the generator's own arithmetic.

    Attributes:
        steps_total: Steps.
        steps_due: Steps due in the year; None in a plan without weights for the year.
        declared_pct: Declared completion, or None without a basis.
        assessed_pct: Assessed completion, or None without a basis.
        cumulative_pct: Cumulative completion, or None without a basis.
        statuses: Due steps by punctuality.
        median_days: Median slippage of the steps whose interval is known at both ends.
        p90_days: 90th percentile of it.
    """

    steps_total: int
    steps_due: int | None
    declared_pct: float | None
    assessed_pct: float | None
    cumulative_pct: float | None
    statuses: Mapping[str, int] = field(default_factory=dict)
    median_days: float | None = None
    p90_days: float | None = None
