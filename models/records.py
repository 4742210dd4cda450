"""The records that documents are turned into, one class per table.

Percentages run from 0 to 100. Dates are calendar dates. None is a value that the document does not
give. Boxes are in points, their origin at the top left of the page as shown.
"""

from datetime import date, datetime

from models.column import Record, column
from models.language import Comparison, QuantityUnit
from models.vocabulary import (
    AchievementBasis,
    AchievementKind,
    BodyKind,
    DocumentKind,
    ObjectiveKind,
    OwnerBasis,
    ReadingStatus,
    ValueSource,
)


class Consortium(Record):
    """A public body that publishes plans: a consortium, a municipality, a union."""

    consortium_id: str = column("Short lower-case identifier.", "identificativo", is_key=True)
    name: str | None = column(
        "Full name; NULL where neither the registry nor the document gives it.",
        "denominazione",
        default=None,
    )
    acronym: str | None = column("Acronym as the body writes it.", "sigla", default=None)
    kind: BodyKind | None = column("Kind of public body.", "tipo di ente", default=None)
    province: str | None = column(
        "Two-letter code of the province.", "provincia", default=None, pattern=r"^[A-Z]{2}$"
    )
    region: str | None = column("Region.", "regione", default=None)
    tax_code: str | None = column(
        "Tax code of the body.", "codice fiscale", default=None, pattern=r"^\d{11}$"
    )
    website: str | None = column("Host name of the web site.", "sito internet", default=None)
    is_provisional: bool = column(
        "True when the entry was made from a document because the registry does not know the body.",
        "voce provvisoria",
        default=False,
    )


class DocumentFacts(Record):
    """What the bytes of a document say of it, whoever reads them and wherever."""

    document_id: str = column(
        "Owner, kind, period and the first eight digits of the content's hash.",
        "identificativo",
        is_key=True,
    )
    consortium_id: str = column(
        "The body that published it.", "ente", references="consortia.consortium_id"
    )
    consortium_basis: OwnerBasis = column("What told whose the document is.", "fonte dell'ente")
    kind: DocumentKind = column("Plan, report or verification.", "tipo")
    title: str | None = column("Title as printed.", "titolo", default=None)
    period_start: int | None = column(
        "First year of the period planned or reported on.", "dal", default=None, unit="year"
    )
    period_end: int | None = column("Last year of the period.", "al", default=None, unit="year")
    reference_year: int | None = column(
        "The year the results are about; NULL in a plan.",
        "anno di riferimento",
        default=None,
        unit="year",
    )
    published_on: date | None = column("Date printed on it.", "data", default=None)
    achievement_kind: AchievementKind | None = column(
        "What the document prints as achievement: a weighted credit or a degree from 0 to 100; "
        "NULL where it prints none.",
        "tipo di percentuale di raggiungimento",
        default=None,
    )
    achievement_basis: AchievementBasis | None = column(
        "What decided whether a credit or a degree is printed: the words of the header, or "
        "arithmetic against weights; `ambiguous` where both would fit. NULL where none is printed.",
        "base del tipo di percentuale",
        default=None,
    )
    page_count: int = column("Number of pages of the file.", "pagine", ge=1)
    first_page: int | None = column(
        "First page of the document in its file, which may hold several; NULL where older rules "
        "read it.",
        "prima pagina",
        default=None,
        ge=1,
    )
    last_page: int | None = column(
        "Last page of the document in its file.", "ultima pagina", default=None, ge=1
    )
    genre_score: float | None = column(
        "From 0 to 1: how much speaks for a performance document.",
        "punteggio del genere",
        default=None,
        ge=0,
        le=1,
    )
    genre_basis: str | None = column(
        "What speaks for and against a performance document.", "base del genere", default=None
    )
    given_kind: DocumentKind | None = column(
        "The kind that was given with --genre, in place of what the document says of itself; NULL "
        "where the document was asked.",
        "tipo indicato",
        default=None,
    )
    coverage_pct: float | None = column(
        "Share of the words in tables, boxes, labels and headings, from the first record on, that "
        "a record holds; a value under an unknown header counts a third.",
        "quota compresa",
        default=None,
        unit="%",
        ge=0,
        le=100,
    )
    reading_status: ReadingStatus | None = column(
        "How much of the document was understood; NULL where older rules read it.",
        "stato della lettura",
        default=None,
    )
    status_basis: str | None = column(
        "Why the document is called partly understood; NULL where it is understood.",
        "base dello stato della lettura",
        default=None,
    )
    reading: str | None = column(
        "How the records of the document were found, in words.", "lettura", default=None
    )
    runner_up: str | None = column(
        "The other way of finding records that came nearest.", "lettura alternativa", default=None
    )
    runner_up_score: float | None = column(
        "From 0 to 1: the score of that other way.",
        "punteggio della lettura alternativa",
        default=None,
        ge=0,
        le=1,
    )
    sha256: str = column("Hash of the file's bytes.", "impronta", pattern=r"^[0-9a-f]{64}$")
    extractor_version: str = column("Version of the rules that read it.", "versione")


class Document(DocumentFacts):
    """A published plan, report or verification, as stored."""

    source_path: str = column("Where the file was read.", "percorso")
    is_forced: bool | None = column(
        "True when it was read with --force: it may stand for its year although it holds far fewer "
        "objectives than another version.",
        "acquisito con --force",
        default=None,
    )
    ingested_at: datetime = column("When it was stored (UTC).", "acquisito il")


class Objective(Record):
    """An objective of a plan or report."""

    objective_id: str = column("Document and position.", "identificativo", is_key=True)
    document_id: str = column("Its document.", "documento", references="documents.document_id")
    position: int = column("Order in the document, from 1.", "posizione", ge=1)
    code: str | None = column(
        "Code as printed; NULL where the document has none.", "codice", default=None
    )
    kind: ObjectiveKind = column("Family of the objective.", "tipo")
    title: str = column("Title.", "titolo")
    unit: str | None = column(
        "Service, area or sector in charge.",
        "servizio referente",
        default=None,
        names_people=True,
    )
    weight_pct: float | None = column(
        "Share of the whole plan.", "incidenza su totale piano", default=None, unit="%", ge=0
    )
    first_year: int | None = column(
        "Year in which the objective entered the plan.",
        "anno inserimento obiettivo",
        default=None,
        unit="year",
    )
    current_situation: str | None = column(
        "The situation the plan starts from.", "situazione attuale", default=None
    )
    critical_issues: str | None = column("Critical issues.", "criticità", default=None)
    expected_situation: str | None = column(
        "The situation expected.", "situazione attesa", default=None
    )
    expected_benefits: str | None = column(
        "Benefits for citizens or the body.", "vantaggi per cittadino e/o ente", default=None
    )
    actions: str | None = column("What will be done.", "descrizione azioni", default=None)
    staff: str | None = column(
        "People involved.", "operatori coinvolti", default=None, names_people=True
    )
    costs: str | None = column("Costs and funding.", "costi", default=None)
    achievement_indicator: str | None = column(
        "Indicator of the whole objective.", "indicatore raggiungimento", default=None
    )
    stakeholders: str | None = column(
        "Those outside the body whom it concerns.", "portatori di interesse", default=None
    )
    priority: str | None = column("Priority as printed.", "priorità", default=None)


class ObjectiveProgramme(Record):
    """A budget programme that an objective names."""

    objective_id: str = column(
        "The objective.", "obiettivo", is_key=True, references="objectives.objective_id"
    )
    programme: str = column(
        "Mission and programme of D.Lgs. 118/2011, two digits each.",
        "missione/programma",
        is_key=True,
        pattern=r"^\d{2}\.\d{2}$",
    )


class ObjectiveLink(Record):
    """A strategic or operational objective that an objective serves."""

    objective_id: str = column(
        "The objective.", "obiettivo", is_key=True, references="objectives.objective_id"
    )
    linked_code: str = column("Code of the objective served.", "obiettivo collegato", is_key=True)


class ObjectiveTag(Record):
    """A funding source or theme that an objective's title or costs name."""

    objective_id: str = column(
        "The objective.", "obiettivo", is_key=True, references="objectives.objective_id"
    )
    tag: str = column("The source or theme.", "etichetta", is_key=True)
    detail: str | None = column(
        "Its number, such as the PNRR investment.", "dettaglio", default=None, is_key=True
    )
    field: str = column("The field whose words say so.", "campo")
    words: str = column("The words.", "parole")


class Step(Record):
    """Whatever a document measures below an objective: a step, a phase, an indicator row."""

    step_id: str = column("Objective and position.", "identificativo", is_key=True)
    objective_id: str = column("Its objective.", "obiettivo", references="objectives.objective_id")
    position: int = column("Order below the objective, from 1.", "posizione", ge=1)
    code: str | None = column(
        "Code as printed; NULL where the document has none.", "codice", default=None
    )
    description: str | None = column("What will be done.", "descrizione", default=None)
    deadline: date | None = column("Last day on which it is due.", "termine", default=None)
    deadline_text: str | None = column("The deadline as printed.", "termine (testo)", default=None)
    deadline_source: ValueSource | None = column(
        "Where the deadline stands: its own column, or words of another field.",
        "fonte del termine",
        default=None,
    )
    indicator: str | None = column("What is measured.", "indicatore (KPI)", default=None)
    target: str | None = column("Value aimed at.", "valore atteso", default=None)
    weight_in_objective_pct: float | None = column(
        "Share of the objective.", "peso step/obiettivo", default=None, unit="%", ge=0
    )
    weight_in_year_pct: float | None = column(
        "Share of the objective's work due in the reference year; NULL when not due then.",
        "peso step/anno",
        default=None,
        unit="%",
        ge=0,
    )
    source: str | None = column(
        "Where the measurement comes from.", "strumento di rilevazione", default=None
    )
    baseline: str | None = column(
        "Value that the indicator starts from.", "valore di partenza", default=None
    )
    formula: str | None = column(
        "How the indicator is calculated.", "formula di calcolo", default=None
    )
    polarity: str | None = column(
        "Whether more or less of the indicator is better, as printed.", "polarità", default=None
    )
    thresholds: str | None = column(
        "Bounds or classes that the result is judged by.", "soglie", default=None
    )
    unit_of_measure: str | None = column(
        "Unit of the indicator's values.", "unità di misura", default=None
    )
    frequency: str | None = column("How often it is measured.", "frequenza", default=None)
    target_value: float | None = column(
        "Number that target or indicator asks for; NULL where they ask for none or for several. "
        "Derived.",
        "valore atteso (numero)",
        default=None,
    )
    target_unit: QuantityUnit | None = column(
        "What that number is measured in; derived.", "unità del valore atteso", default=None
    )
    target_comparison: Comparison | None = column(
        "How what is measured is compared with that number; derived.",
        "confronto con il valore atteso",
        default=None,
    )
    baseline_value: float | None = column(
        "Number that the indicator starts from; NULL where none or several are printed. Derived.",
        "valore di partenza (numero)",
        default=None,
    )


class Amount(Record):
    """An amount of money that a document names, and what for."""

    amount_id: str = column("Record, field and order.", "identificativo", is_key=True)
    document_id: str = column("Its document.", "documento", references="documents.document_id")
    objective_id: str = column("The objective.", "obiettivo", references="objectives.objective_id")
    step_id: str | None = column(
        "The step; NULL where the objective itself names it.",
        "step",
        default=None,
        references="steps.step_id",
    )
    record_table: str = column("Table of the words.", "tabella")
    record_id: str = column("Row of the words; their evidence is that of its field.", "riga")
    field: str = column("Column whose words name it.", "campo")
    amount_eur: float = column("The amount.", "importo", unit="€", ge=0)
    purpose: str | None = column(
        "The words that say what for; NULL where none stand beside it.",
        "per che cosa",
        default=None,
    )
    words: str = column("The amount as written.", "parole")
    start: int = column("Offset of these words into the field.", "inizio parole", ge=0)


class Programme(Record):
    """A programme of the budget classification of D.Lgs. 118/2011."""

    programme: str = column(
        "Mission and programme, two digits each.", "missione/programma", is_key=True
    )
    mission_title: str = column("Title of the mission.", "missione")
    title: str = column("Title of the programme.", "programma")
    valid_from: int | None = column(
        "First year in which the title holds; NULL when always.",
        "dal",
        default=None,
        unit="year",
        is_key=True,
    )
    valid_to: int | None = column(
        "Last year in which the title holds; NULL when still.", "al", default=None, unit="year"
    )
    is_regions_only: bool = column("True when only regions use it.", "solo regioni")
    checked_against: str = column(
        "Where the title was checked; `unverified` where it was not.", "verificato su"
    )
