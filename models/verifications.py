"""What documents say was done, and what the words of it support."""

from datetime import date

from models.column import Record, column
from models.language import QuantityUnit
from models.vocabulary import Outcome, OutcomeBasis


class Verification(Record):
    """What the document says was done about a step."""

    verification_id: str = column("Step and suffix.", "identificativo", is_key=True)
    step_id: str = column("The step verified.", "step", references="steps.step_id")
    description: str | None = column(
        "Description as the verification restates it.", "descrizione", default=None
    )
    deadline: date | None = column(
        "Deadline as the verification restates it.", "termine", default=None
    )
    indicator: str | None = column(
        "Indicator as the verification restates it.", "indicatore (KPI)", default=None
    )
    text: str | None = column("What is said to have been done.", "verifica", default=None)
    achieved_pct: float | None = column(
        "Achievement as printed (see documents.achievement_kind).",
        "% raggiungimento",
        default=None,
        unit="%",
        ge=0,
    )
    deviation: str | None = column(
        "Distance from the target, and why, as printed.", "scostamento", default=None
    )
    score: str | None = column(
        "Points given to the result, as printed; their scale is the document's.",
        "punteggio",
        default=None,
    )
    cited_evidence: str | None = column(
        "Documents that are said to prove the result.", "documentazione", default=None
    )
    declared_outcome: Outcome | None = column(
        "Outcome that the document declares.", "esito dichiarato", default=None
    )
    declared_outcome_basis: OutcomeBasis | None = column(
        "What the declared outcome stands on: its own column or box, the figure, or words of the "
        "text. NULL where older rules read it.",
        "base dell'esito dichiarato",
        default=None,
    )
    measured_value: float | None = column(
        "Number that the text gives for what is asked; NULL where it gives none that answers. "
        "Derived.",
        "valore misurato",
        default=None,
    )
    measured_unit: QuantityUnit | None = column(
        "What that number is measured in; derived.", "unità del valore misurato", default=None
    )
    assessed_outcome: Outcome | None = column(
        "Outcome that the words support; derived from the text.", "esito valutato", default=None
    )
    assessed_share_pct: float | None = column(
        "Share measured in the text where the step is partially achieved; derived.",
        "quota misurata",
        default=None,
        unit="%",
        ge=0,
        le=100,
    )
    assessment_reason: str | None = column(
        "What was compared with what, in one sentence.", "motivo dell'esito", default=None
    )
    reason_start: int | None = column(
        "Offset into text of the words that decided.", "inizio motivo", default=None
    )
    reason_end: int | None = column("Offset after those words.", "fine motivo", default=None)
    completed_from: date | None = column(
        "First day on which the text allows completion; derived.", "completato dal", default=None
    )
    completed_to: date | None = column(
        "Last day on which the text allows completion; derived.", "completato al", default=None
    )
    completed_basis: str | None = column(
        "The words that give the interval.", "parole sul completamento", default=None
    )
    completed_basis_start: int | None = column(
        "Offset into text of those words.", "inizio parole", default=None
    )
    completed_basis_end: int | None = column("Offset after them.", "fine parole", default=None)
    completed_year_is_inferred: bool | None = column(
        "True when the year of the interval is not written in the words.",
        "anno dedotto",
        default=None,
    )
    extended_deadline: date | None = column(
        "Deadline as moved by someone outside; derived.", "termine prorogato", default=None
    )
    extension_basis: str | None = column(
        "The words that extend it.", "parole sulla proroga", default=None
    )
    extension_basis_start: int | None = column(
        "Offset into text of those words.", "inizio parole", default=None
    )
    extension_basis_end: int | None = column("Offset after them.", "fine parole", default=None)
    extended_by: str | None = column("Who extended it.", "chi ha prorogato", default=None)
    earlier_deadline: date | None = column(
        "Deadline of an earlier plan that the document quotes; derived.",
        "termine del piano precedente",
        default=None,
    )
    earlier_deadline_basis: str | None = column(
        "The words that quote it.", "parole sul termine precedente", default=None
    )
    punctuality_basis: str | None = column(
        "Words that claim punctuality without giving a date.",
        "parole sulla puntualità",
        default=None,
    )
    excuse_basis: str | None = column(
        "Words that excuse a delay.", "parole a giustificazione", default=None
    )
    contradiction_basis: str | None = column(
        "Two dates of the text that contradict each other.", "date in contrasto", default=None
    )
    acts_cited: int | None = column(
        "Administrative acts that the text cites.", "atti citati", default=None, ge=0
    )
