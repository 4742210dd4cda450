"""The tables at the end of documents, and the cells that fit no field."""

from models.column import Record, column
from models.vocabulary import ObjectiveKind


class UnitScore(Record):
    """The score that a unit of the body was given."""

    document_id: str = column(
        "Its document.", "documento", is_key=True, references="documents.document_id"
    )
    unit: str = column("The unit.", "area", is_key=True, names_people=True)
    score: float = column("Points given.", "punteggio", unit="points", ge=0)
    maximum: float | None = column("Points possible.", "massimo", default=None, unit="points")


class ClosingWeight(Record):
    """A line of a closing table of objectives and weights."""

    document_id: str = column(
        "Its document.", "documento", is_key=True, references="documents.document_id"
    )
    position: int = column("Order in the tables, from 1.", "posizione", is_key=True, ge=1)
    code: str | None = column("Code as printed there.", "codice", default=None)
    title: str | None = column("Title as printed there.", "obiettivo", default=None)
    weight_pct: float | None = column(
        "Weight as printed there.", "% obiettivo nel piano", default=None, unit="%"
    )


class ClosingLink(Record):
    """A link of the strategic matrix: one objective under one operational objective."""

    document_id: str = column(
        "Its document.", "documento", is_key=True, references="documents.document_id"
    )
    position: int = column("Order in the matrix, from 1.", "posizione", is_key=True, ge=1)
    strategic_code: str | None = column(
        "Code of the strategic objective.", "obiettivo strategico", default=None
    )
    strategic_title: str | None = column(
        "Title of the strategic objective.", "titolo", default=None
    )
    operational_code: str = column("Code of the operational objective.", "obiettivo operativo")
    kind: ObjectiveKind = column("Family of the objective linked.", "tipo")
    objective_code: str | None = column(
        "Code of the objective linked; NULL where the matrix names none.",
        "obiettivo collegato",
        default=None,
    )


class ClosingProgramme(Record):
    """A programme that the closing table of missions and programmes lists."""

    document_id: str = column(
        "Its document.", "documento", is_key=True, references="documents.document_id"
    )
    programme: str = column(
        "Mission and programme, two digits each.",
        "missione/programma",
        is_key=True,
        pattern=r"^\d{2}\.\d{2}$",
    )
    title: str | None = column("Title as printed there.", "programma", default=None)


class Extra(Record):
    """A cell under a header that fits no field, kept as printed."""

    document_id: str = column("Its document.", "documento", references="documents.document_id")
    objective_id: str | None = column(
        "Its objective.", "obiettivo", default=None, references="objectives.objective_id"
    )
    step_id: str | None = column("Its step.", "step", default=None, references="steps.step_id")
    header: str = column("The header as printed.", "intestazione")
    value: str = column("The cell as printed.", "valore")
