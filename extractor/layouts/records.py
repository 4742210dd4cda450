"""Drafts typed: records with their evidence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.coverage.held import HeldWords
from extractor.language.dates import deadline_of_cell
from extractor.layouts.closing import programme_title
from extractor.layouts.drafts import (
    MEASURE_TEXTS,
    DocumentDraft,
    ObjectiveDraft,
    StepDraft,
    Value,
)
from extractor.layouts.values import codes, leading_percentage, out_of, programmes, share, years
from models.closing import ClosingLink, ClosingProgramme, ClosingWeight, Extra, UnitScore
from models.provenance import Evidence
from models.records import Objective, ObjectiveLink, ObjectiveProgramme, ObjectiveTag, Step
from models.verifications import Verification
from models.vocabulary import Engine, ObjectiveKind, ValueSource

_OBJECTIVE_TEXTS = (
    "code",
    "title",
    "unit",
    "current_situation",
    "critical_issues",
    "expected_situation",
    "expected_benefits",
    "actions",
    "staff",
    "costs",
    "achievement_indicator",
    "stakeholders",
    "priority",
)
_STEP_TEXTS = ("code", "description", "indicator", "target", "source", *MEASURE_TEXTS)
_RESTATED_TEXTS = ("description", "indicator", "text", "deviation", "score", "cited_evidence")
"""Fields that are stored as printed."""

_KEPT_AS_EXTRAS = ("start", "measure")
"""What a step's label may give that no column of the record holds."""

_NO_HEADER = "-"  # of a text that stands under none
_MARGIN = 0.6  # points around words: readers differ in where a letter begins


@dataclass(slots=True)
class Ledger:
    """Evidence as it is gathered.

    Attributes:
        engines: The reader of each page of the document.
        pages_before: Pages of the file before the document's first.
        evidence: What was gathered.
        held: The words that values were made of.
    """

    engines: Mapping[int, Engine]
    pages_before: int = 0
    evidence: list[Evidence] = field(default_factory=list)
    held: HeldWords = field(default_factory=HeldWords)

    def note(self, table: str, record_id: str, name: str, value: Value | None) -> None:
        """Keep where a value stands: one row a part."""
        if value is None:
            return
        self.held.add_field(value.parts)
        for number, part in enumerate(value.parts):
            ink = part.ink
            raw = " ".join([word[0] for line in part.lines for word in line]) or value.header
            self.evidence.append(
                Evidence(
                    record_table=table,
                    record_id=record_id,
                    field=name,
                    part=number,
                    page=part.page + self.pages_before,
                    x0=round(max(0.0, ink.x0 - _MARGIN), 2),
                    top=round(max(0.0, ink.top - _MARGIN), 2),
                    x1=round(ink.x1 + _MARGIN, 2),
                    bottom=round(ink.bottom + _MARGIN, 2),
                    raw_text=raw,
                    engine=self.engines.get(part.page, self.engines[1]),
                    confidence=value.confidence,
                    header_score=value.header_score,
                )
            )

    def hold_extras(self, extras: Sequence[Value]) -> None:
        """Keep where values stand that are stored under their header."""
        for extra in extras:
            self.held.add_extra(extra.parts, extra.header)

    def hold_restated(self, restated: Mapping[str, Value], values: Mapping[str, Value]) -> None:
        """Keep where a verification says again what its step says, word for word."""
        for name, value in restated.items():
            if name in values and values[name].text == value.text:
                self.held.add_structure(value.parts)


@dataclass(frozen=True, slots=True)
class Period:
    """The years a document is about; None where it does not say."""

    start: int | None
    end: int | None


@dataclass(slots=True)
class TypedDraft:
    """The records of a document's tables."""

    objectives: list[Objective] = field(default_factory=list)
    objective_programmes: list[ObjectiveProgramme] = field(default_factory=list)
    objective_links: list[ObjectiveLink] = field(default_factory=list)
    objective_tags: list[ObjectiveTag] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    verifications: list[Verification] = field(default_factory=list)
    unit_scores: list[UnitScore] = field(default_factory=list)
    closing_weights: list[ClosingWeight] = field(default_factory=list)
    closing_links: list[ClosingLink] = field(default_factory=list)
    closing_programmes: list[ClosingProgramme] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)


def typed(draft: DocumentDraft, document_id: str, period: Period, ledger: Ledger) -> TypedDraft:
    """Turn a draft into records, and note where every value stands."""
    records = TypedDraft()
    for position, objective in enumerate(
        (item for item in draft.objectives if "title" in item.values), start=1
    ):
        _objective(
            objective, f"{document_id}/{position}", position, document_id, period, records, ledger
        )
    _closing(draft, document_id, records, ledger)
    return records


def _texts(values: Mapping[str, Value], names: Sequence[str]) -> dict[str, str]:
    return {name: values[name].text for name in names if name in values}


def _typed_values(
    values: Mapping[str, Value], readers: Mapping[str, Callable[[str], float | int | None]]
) -> dict[str, float | int]:
    """Figures of those fields whose text is one; others stay out."""
    typed_values = {}
    for name, read in readers.items():
        figure = read(values[name].text) if name in values else None
        if figure is not None:
            typed_values[name] = figure
    return typed_values


def _first_year(text: str) -> int | None:
    named = years(text)
    return named[0] if named else None


def _objective(
    draft: ObjectiveDraft,
    objective_id: str,
    position: int,
    document_id: str,
    period: Period,
    records: TypedDraft,
    ledger: Ledger,
) -> None:
    values = draft.values
    figures = _typed_values(values, {"weight_pct": share, "first_year": _first_year})
    objective = Objective.model_validate(
        {
            "objective_id": objective_id,
            "document_id": document_id,
            "position": position,
            "kind": draft.kind or ObjectiveKind.UNCLASSIFIED,
            **_texts(values, _OBJECTIVE_TEXTS),
            **figures,
        }
    )
    records.objectives.append(objective)
    for name in (*_OBJECTIVE_TEXTS, *figures):
        ledger.note("objectives", objective_id, name, values.get(name))
    ledger.note("objectives", objective_id, "kind", draft.kind_value)
    if "programmes" in values:
        named = programmes(values["programmes"].text)
        records.objective_programmes.extend(
            ObjectiveProgramme(objective_id=objective_id, programme=programme)
            for programme in named
        )
        if named:
            ledger.note("objective_programmes", objective_id, "programme", values["programmes"])
    if "links" in values:
        records.objective_links.extend(
            ObjectiveLink(objective_id=objective_id, linked_code=code)
            for code in codes(values["links"].text)
        )
        ledger.note("objective_links", objective_id, "linked_code", values["links"])
    ledger.hold_extras(draft.extras)
    records.extras.extend(
        Extra(
            document_id=document_id,
            objective_id=objective_id,
            header=extra.header or _NO_HEADER,
            value=extra.text,
        )
        for extra in draft.extras
    )
    for number, step in enumerate(draft.steps, start=1):
        _step(step, f"{objective_id}/{number}", number, objective, period, records, ledger)


def _deadline(values: Mapping[str, Value], period: Period) -> date | None:
    """The deadline: the end of a marked month, or what the words of its cell say."""
    if "deadline_day" in values:
        return date.fromisoformat(values["deadline_day"].text)
    value = values.get("deadline")
    return deadline_of_cell(value.text, period.start, period.end) if value is not None else None


def _step(
    draft: StepDraft,
    step_id: str,
    position: int,
    objective: Objective,
    period: Period,
    records: TypedDraft,
    ledger: Ledger,
) -> None:
    values = draft.values
    figures = _typed_values(values, {"weight_in_objective_pct": share, "weight_in_year_pct": share})
    deadline = _deadline(values, period)
    texts = _texts(values, _STEP_TEXTS)
    if draft.verification is None and not any(
        value is not None
        for value in (*texts.values(), *figures.values(), deadline, values.get("deadline"))
    ):
        _hold_extras(draft, objective, None, records, ledger)  # nothing in it says what is measured
        return
    records.steps.append(
        Step.model_validate(
            {
                "step_id": step_id,
                "objective_id": objective.objective_id,
                "position": position,
                **texts,
                **figures,
                "deadline": deadline,
                "deadline_text": values["deadline"].text if "deadline" in values else None,
                "deadline_source": ValueSource.COLUMN if deadline is not None else None,
            }
        )
    )
    for name in (*_STEP_TEXTS, *figures):
        ledger.note("steps", step_id, name, values.get(name))
    if deadline is not None:
        ledger.note(
            "steps", step_id, "deadline", values.get("deadline_day") or values.get("deadline")
        )
    ledger.note("steps", step_id, "deadline_text", values.get("deadline"))
    _hold_extras(draft, objective, step_id, records, ledger)
    if draft.verification is not None:
        ledger.hold_restated(draft.verification, values)
        _verification(draft.verification, step_id, period, records, ledger)


def _hold_extras(
    draft: StepDraft,
    objective: Objective,
    step_id: str | None,
    records: TypedDraft,
    ledger: Ledger,
) -> None:
    """Keep what no column of ours holds, with the step or, where there is none, the objective."""
    kept = (draft.values[name] for name in _KEPT_AS_EXTRAS if name in draft.values)
    extras = [*draft.extras, *kept]
    ledger.hold_extras(extras)
    records.extras.extend(
        Extra(
            document_id=objective.document_id,
            objective_id=objective.objective_id,
            step_id=step_id,
            header=extra.header or _NO_HEADER,
            value=extra.text,
        )
        for extra in extras
    )


def _verification(
    values: Mapping[str, Value],
    step_id: str,
    period: Period,
    records: TypedDraft,
    ledger: Ledger,
) -> None:
    verification_id = f"{step_id}/v"
    figures = _typed_values(values, {"achieved_pct": share})
    if "achieved_pct" not in figures and "text" in values:
        leading = leading_percentage(values["text"].text)
        if leading is not None:
            figures["achieved_pct"] = leading
            values = {**values, "achieved_pct": values["text"]}
    deadline = _deadline(values, period)
    records.verifications.append(
        Verification.model_validate(
            {
                "verification_id": verification_id,
                "step_id": step_id,
                "deadline": deadline,
                **_texts(values, (*_RESTATED_TEXTS, "declared_outcome")),
                **figures,
            }
        )
    )
    for name in (*_RESTATED_TEXTS, *figures, "declared_outcome"):
        ledger.note("verifications", verification_id, name, values.get(name))
    if deadline is not None:
        ledger.note("verifications", verification_id, "deadline", values["deadline"])


def _closing(draft: DocumentDraft, document_id: str, records: TypedDraft, ledger: Ledger) -> None:
    for unit, score in draft.unit_scores:
        points = out_of(score.text)
        if points is None:
            continue
        key = f"{document_id}/{unit.text}"
        records.unit_scores.append(
            UnitScore(document_id=document_id, unit=unit.text, score=points[0], maximum=points[1])
        )
        ledger.note("unit_scores", key, "unit", unit)
        ledger.note("unit_scores", key, "score", score)
        ledger.note("unit_scores", key, "maximum", score)
    _closing_weights(draft, document_id, records, ledger)
    for position, link in enumerate(draft.links, start=1):
        key = f"{document_id}/{position}"
        fields = {
            "strategic_code": link.strategic_code,
            "strategic_title": link.strategic_title,
            "operational_code": link.operational_code,
            "objective_code": link.objective_code,
        }
        records.closing_links.append(
            ClosingLink.model_validate(
                {
                    "document_id": document_id,
                    "position": position,
                    "kind": link.kind,
                    **{name: value.text for name, value in fields.items() if value is not None},
                }
            )
        )
        for name, value in fields.items():
            ledger.note("closing_links", key, name, value)
    _closing_programmes(draft, document_id, records, ledger)


def _closing_weights(
    draft: DocumentDraft, document_id: str, records: TypedDraft, ledger: Ledger
) -> None:
    rows = [row for rows in draft.lists for row in rows]
    for position, values in enumerate(rows, start=1):
        key = f"{document_id}/{position}"
        figures = _typed_values(values, {"weight_pct": share})
        records.closing_weights.append(
            ClosingWeight.model_validate(
                {
                    "document_id": document_id,
                    "position": position,
                    **_texts(values, ("code", "title")),
                    **figures,
                }
            )
        )
        for name in ("code", "title", *figures):
            ledger.note("closing_weights", key, name, values.get(name))


def _closing_programmes(
    draft: DocumentDraft, document_id: str, records: TypedDraft, ledger: Ledger
) -> None:
    seen: set[str] = set()
    for programme, value in draft.programmes:
        if programme in seen:
            continue
        seen.add(programme)
        records.closing_programmes.append(
            ClosingProgramme(
                document_id=document_id, programme=programme, title=programme_title(value.text)
            )
        )
        ledger.note("closing_programmes", f"{document_id}/{programme}", "programme", value)
