"""Where values stand on the page, and what could not be read."""

from datetime import datetime

from models.column import Record, column
from models.vocabulary import DocumentKind, Engine, Genre


class Evidence(Record):
    """Where a stored value stands on the page."""

    record_table: str = column("Table of the value.", "tabella")
    record_id: str = column("Identifier of the row.", "riga")
    field: str = column("Column of the value.", "campo")
    part: int = column(
        "0, 1, … when a value continues on the next page or in another box.", "parte", ge=0
    )
    page: int = column("Page, from 1.", "pagina", ge=1)
    x0: float = column("Left edge.", "sinistra", unit="points")
    top: float = column("Top edge.", "alto", unit="points")
    x1: float = column("Right edge.", "destra", unit="points")
    bottom: float = column("Bottom edge.", "basso", unit="points")
    raw_text: str = column("The words as read, before typing.", "testo")
    engine: Engine = column("The reader.", "lettore")
    confidence: float | None = column(
        "From 0 to 1: header score, fit of the cell's type and, where a second reader was asked, "
        "agreement.",
        "attendibilità",
        default=None,
        ge=0,
        le=1,
    )
    header_score: float | None = column(
        "From 0 to 1: how well the header names the field.",
        "punteggio intestazione",
        default=None,
        ge=0,
        le=1,
    )
    second_reader_agrees: bool | None = column(
        "Whether a second reader finds the same words; NULL when it was not asked or sees no table "
        "there.",
        "secondo lettore concorde",
        default=None,
    )


class Failure(Record):
    """A file that could not be read, or a performance document that was not understood."""

    source_path: str = column("The file.", "percorso")
    sha256: str | None = column(
        "Hash of its bytes, where they could be read.", "impronta", default=None
    )
    stage: str = column("The stage at which it failed.", "fase")
    error: str = column("What is wrong and what to do, in a sentence.", "errore")
    failed_at: datetime = column("When (UTC).", "quando")


class UnreadRegion(Record):
    """A region of a document that no record holds: a row, a box, a label, a table, a heading."""

    document_id: str = column("The document.", "documento", references="documents.document_id")
    page: int = column("Page, from 1.", "pagina", ge=1)
    x0: float = column("Left edge.", "sinistra", unit="points")
    top: float = column("Top edge.", "alto", unit="points")
    x1: float = column("Right edge.", "destra", unit="points")
    bottom: float = column("Bottom edge.", "basso", unit="points")
    words: str = column("What is printed there.", "testo")
    reason: str = column("Why no record holds it, in a sentence.", "motivo")


class Attachment(Record):
    """A file attached to the PDF of a document; it is named and not read."""

    document_id: str = column("The document.", "documento", references="documents.document_id")
    name: str | None = column("Its name; NULL where it has none.", "nome", default=None)
    size_bytes: int = column("Its size.", "dimensione", unit="bytes", ge=0)


class PassedOver(Record):
    """A file that is another kind of paper than a performance document; its content is not kept."""

    source_path: str = column("The file.", "percorso")
    sha256: str = column("Hash of its bytes.", "impronta")
    genre: Genre = column("What it is.", "genere")
    reason: str = column("What speaks for that, in a sentence.", "motivo")
    extractor_version: str = column(
        "Version of the rules that read it: by others it is read again.", "versione"
    )
    seen_at: datetime = column("When it was read (UTC).", "quando")


class ThreadLink(Record):
    """What a person said of two objectives of different years: that they are the same, or not.

    Objectives are named by what survives that a document is read again, not by identifiers.
    """

    link_id: str = column("Number of the statement.", "identificativo", is_key=True)
    consortium_id: str = column("The body.", "ente", references="consortia.consortium_id")
    first_kind: DocumentKind = column("Kind of the earlier document.", "tipo del primo")
    first_year: int | None = column(
        "Year of its results; in a plan the first of its period.",
        "anno del primo",
        default=None,
        unit="year",
    )
    first_code: str | None = column(
        "Code of the objective there.", "codice del primo", default=None
    )
    first_title: str = column("Its title there.", "titolo del primo")
    second_kind: DocumentKind = column("Kind of the later document.", "tipo del secondo")
    second_year: int | None = column(
        "Year of its results; in a plan the first of its period.",
        "anno del secondo",
        default=None,
        unit="year",
    )
    second_code: str | None = column(
        "Code of the objective there.", "codice del secondo", default=None
    )
    second_title: str = column("Its title there.", "titolo del secondo")
    is_same: bool = column("Whether they are the same.", "sono lo stesso")
    reason: str | None = column("Why, in words.", "motivo", default=None)
    said_by: str = column("Who said so.", "chi")
    said_at: datetime = column("When (UTC).", "quando")
    withdrawn_at: datetime | None = column(
        "When it was taken back (UTC); NULL while it holds.", "ritirato il", default=None
    )


class SeenFile(Record):
    """A file whose bytes were hashed once, so that it need not be opened while it is unchanged."""

    source_path: str = column("The file.", "percorso", is_key=True)
    mark: str = column(
        "What tells that it is unchanged: size and times of the last change of content and of "
        "status (ns), or what an object store gives in their place.",
        "segno",
    )
    sha256: str = column("Hash of the bytes that it then held.", "impronta")


class DocumentCount(Record):
    """How many rows of a table a document gave when it was read."""

    document_id: str = column(
        "The document.", "documento", is_key=True, references="documents.document_id"
    )
    record_table: str = column("The table.", "tabella", is_key=True)
    records: int = column("Rows read.", "righe", ge=1)


class DatabaseInfo(Record):
    """What made the database: one row."""

    schema_version: int = column("Version of the tables (1, 2, …).", "versione dello schema", ge=1)
    definitions_sha256: str = column(
        "Hash of the definitions of tables, views and checks that are in it.", "impronta"
    )
    created_at: datetime = column("When the database was made (UTC).", "creato il")
