"""What a reader of a verification text hands on: dates, outcome, and the words they stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.language import Comparison, CompletionStatus, QuantityUnit, RuleVerdict
from models.vocabulary import AchievementKind, Outcome, OutcomeBasis


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a text and where they stand.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        words: The characters between, as written.
    """

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class RuleTrace:
    """One rule that was tried on a passage.

    Attributes:
        rule: Name of the rule.
        verdict: Whether it was taken.
        field: The field of :class:`StepReading` that the rule speaks about.
        source: Which text was read: ``text``, ``indicator``, ``target`` or ``description``.
        start: Offset of the first character in that text.
        end: Offset after the last character.
        words: The characters between, as written.
        why: One sentence, in English, that says what the rule saw.
    """

    rule: str
    verdict: RuleVerdict
    field: str
    source: str
    start: int
    end: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class StepContext:
    """Everything the document gives about one step.

    Attributes:
        text: What the verification or result column says.
        description: What the step is.
        indicator: What shows that it was done.
        target: The value expected ("=> 10", "entro il 31/12/2021", "Sì").
        deadline: The deadline, where the document gives one.
        deadline_text: The deadline as printed.
        reference_year: The year the results are about; ``None`` when unknown: then no year is
            inferred.
        achieved_pct: The figure printed beside the text, 0 to 100.
        weight_in_year_pct: The step's weight in that year, 0 to 100.
        achievement_kind: ``credit`` when the figure is a share of the weight, ``degree`` when it
            goes from 0 to 100 whatever the weight.
    """

    text: str | None
    description: str | None = None
    indicator: str | None = None
    target: str | None = None
    deadline: date | None = None
    deadline_text: str | None = None
    reference_year: int | None = None
    achieved_pct: float | None = None
    weight_in_year_pct: float | None = None
    achievement_kind: AchievementKind | None = None


@dataclass(frozen=True, slots=True)
class StepReading:
    """What the words of one step say. Offsets refer to the verification text unless said otherwise.

    Attributes:
        completed_from: First day on which the text allows the step to have been completed.
        completed_to: Last such day.
        completed_basis: The words that say so, as written.
        completed_basis_start: Their offset.
        completed_basis_end: Offset after them.
        completed_year_is_inferred: Whether the year is not written in those words; ``None`` where
            there is no interval.
        extended_deadline: The deadline as extended by someone outside.
        extension_basis: The words of the extension.
        extension_basis_start: Their offset.
        extension_basis_end: Offset after them.
        extended_by: Who extended it, where the text says.
        earlier_deadline: The deadline of an earlier plan that is quoted.
        earlier_deadline_basis: The words that quote it.
        earlier_deadline_basis_start: Their offset in ``earlier_deadline_source``.
        earlier_deadline_basis_end: Offset after them.
        earlier_deadline_source: ``text``, ``description`` or ``indicator``.
        punctuality_basis: A claim of punctuality ("entro la scadenza prevista").
        punctuality_basis_start: Its offset.
        punctuality_basis_end: Offset after it.
        excuse_basis: A clause that excuses a delay.
        excuse_basis_start: Its offset.
        excuse_basis_end: Offset after it.
        contradiction_basis: Two dates of one event that exclude each other, with what stands
            between them.
        contradiction_basis_start: Offset of the first.
        contradiction_basis_end: Offset after the second.
        declared_outcome: The outcome that the document itself declares.
        declared_outcome_basis: What that stands on: the figure, or words of the text.
        measured_value: The number that the text gives for what is asked.
        measured_unit: What it is measured in.
        target_value: The one number that target or indicator asks for.
        target_unit: What it is measured in.
        target_comparison: How the measured number is compared with it.
        assessed_outcome: The outcome that the words support; ``None`` where there is no text.
        assessed_share_pct: The measured share, 0 to 100, where partially achieved.
        assessment_reason: One Italian sentence: what was compared with what.
        reason_start: Offset of the words compared.
        reason_end: Offset after them.
        acts_cited: How many numbered acts the text cites; ``None`` where there is no text.
        traces: The rules that fired or were rejected, in order of their passages.
    """

    completed_from: date | None = None
    completed_to: date | None = None
    completed_basis: str | None = None
    completed_basis_start: int | None = None
    completed_basis_end: int | None = None
    completed_year_is_inferred: bool | None = None
    extended_deadline: date | None = None
    extension_basis: str | None = None
    extension_basis_start: int | None = None
    extension_basis_end: int | None = None
    extended_by: str | None = None
    earlier_deadline: date | None = None
    earlier_deadline_basis: str | None = None
    earlier_deadline_basis_start: int | None = None
    earlier_deadline_basis_end: int | None = None
    earlier_deadline_source: str | None = None
    punctuality_basis: str | None = None
    punctuality_basis_start: int | None = None
    punctuality_basis_end: int | None = None
    excuse_basis: str | None = None
    excuse_basis_start: int | None = None
    excuse_basis_end: int | None = None
    contradiction_basis: str | None = None
    contradiction_basis_start: int | None = None
    contradiction_basis_end: int | None = None
    declared_outcome: Outcome | None = None
    declared_outcome_basis: OutcomeBasis | None = None
    measured_value: float | None = None
    measured_unit: QuantityUnit | None = None
    target_value: float | None = None
    target_unit: QuantityUnit | None = None
    target_comparison: Comparison | None = None
    assessed_outcome: Outcome | None = None
    assessed_share_pct: float | None = None
    assessment_reason: str | None = None
    reason_start: int | None = None
    reason_end: int | None = None
    acts_cited: int | None = None
    traces: tuple[RuleTrace, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultReading:
    """What :func:`extractor.read_result` takes from one text.

    Attributes:
        deadline: The deadline, filled from target or indicator where none is given.
        completed_from: First day on which the text allows completion.
        completed_to: Last such day.
        completed_basis: The words that say so.
        status: How the step stands against its deadline.
        extended_deadline: The deadline as extended by someone outside.
        assessed_outcome: The outcome that the words support.
        assessed_share_pct: The measured share, 0 to 100, where partially achieved.
        assessment_reason: One sentence: what was compared with what.
        reading: Everything else that was read.
    """

    deadline: date | None
    completed_from: date | None
    completed_to: date | None
    completed_basis: str | None
    status: CompletionStatus
    extended_deadline: date | None
    assessed_outcome: Outcome | None
    assessed_share_pct: float | None
    assessment_reason: str | None
    reading: StepReading


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline that stands inside a target, an indicator or a description.

    Attributes:
        deadline: The last day on which it is met.
        start: Offset of the words that give it.
        end: Offset after them.
        words: Those words.
        rule: Name of the rule that read it.
    """

    deadline: date
    start: int
    end: int
    words: str
    rule: str
