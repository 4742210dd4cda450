"""How a document was read: what a person needs to see to add a word to the vocabulary."""

from dataclasses import dataclass

from models.records import Consortium
from models.vocabulary import ReadingStatus


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the document says of itself.

    Attributes:
        name: Kind, title, period and the like.
        value: As stored; None where the document does not say.
        reason: The words that say so, or why nothing does.
        page: Where, from 1; None where no single place says it.
    """

    name: str
    value: str | None
    reason: str
    page: int | None


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table as printed.

    Attributes:
        number: From 1, in reading order.
        pages: First and last page.
        rows: How many rows, headers included.
        columns: How many cells the widest row has.
        is_ruled: Whether lines or backgrounds draw it; otherwise alignment gave its columns.
        first_words: How it begins.
    """

    number: int
    pages: tuple[int, int]
    rows: int
    columns: int
    is_ruled: bool
    first_words: str


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column and what became of it.

    Attributes:
        header: As printed, the headers above it first.
        field: As ``level.name``; None where it fits none.
        score: How well the header names the field, 0 to 1.
        fit: Share of the filled cells that are of the field's type, 0 to 1; the lowest where
            several tables have the column.
        filled: How many cells hold something.
        reason: The phrase of the vocabulary that matched, or what came nearest.
    """

    header: str
    field: str | None
    score: float
    fit: float
    filled: int
    reason: str


@dataclass(frozen=True, slots=True)
class SeenBlock:
    """Rows under a header, together with all others under the same header.

    Attributes:
        tables: Numbers of the tables that have it.
        pages: Pages that have it.
        reading: What its rows were taken for.
        rows: How many rows it has in all.
        columns: From left to right.
    """

    tables: tuple[int, ...]
    pages: tuple[int, ...]
    reading: str
    rows: int
    columns: tuple[SeenColumn, ...]


@dataclass(frozen=True, slots=True)
class SeenLabel:
    """A label with its value beside it, a heading, or a caption with a meaning.

    Attributes:
        text: As printed.
        field: What it gave; None where nothing.
        count: How often it stands in the document.
        page: Where first.
        example: Its first value.
    """

    text: str
    field: str | None
    count: int
    page: int
    example: str


@dataclass(frozen=True, slots=True)
class SeenReading:
    """A hypothesis of where records begin, read to the end.

    Attributes:
        name: In words.
        score: How well it explains the document, 0 to 1.
        objectives: How many it gives.
        is_chosen: Whether the document's records are its.
        factors: What the score is the product of.
    """

    name: str
    score: float
    objectives: int
    is_chosen: bool
    factors: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SeenBinding:
    """A column or label of the chosen reading, bound once for the document.

    Attributes:
        name: As printed.
        field: As ``level.name``.
        degree: How sure that is, 0 to 1, or a little more where its place speaks for it too.
        by_words: What its words alone say, 0 to 1.
    """

    name: str
    field: str
    degree: float
    by_words: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that gave no value, and why."""

    what: str
    page: int | None
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document was read.

    Attributes:
        file: The file's name.
        page_count: Number of pages of the document.
        first_page: Its first page in the file, which may hold several documents.
        engine: The reader of the pages.
        owner: Whose it is.
        owner_reason: What told so.
        facts: What the document says of itself.
        tables: Its tables.
        readings: The hypotheses of where records begin, best first.
        bindings: Columns and labels of the chosen reading; empty where each row and label was read
            by its own words.
        blocks: The rows of the tables, by header, and what each column's own words and values say.
        labels: Labels and headings.
        left_out: What gave no value.
        objectives: How many objectives were found.
        steps: How many steps.
        verifications: How many of them with a verification.
        conclusion: The same as a sentence; why, where there are none.
        coverage_pct: Percent of the words in tables, boxes, labels and headings that records hold.
        reading_status: How much was understood.
        doubts: Why not all of it, a sentence each.
    """

    file: str
    page_count: int
    first_page: int
    engine: str
    owner: Consortium
    owner_reason: str
    facts: tuple[Fact, ...]
    tables: tuple[SeenTable, ...]
    readings: tuple[SeenReading, ...]
    bindings: tuple[SeenBinding, ...]
    blocks: tuple[SeenBlock, ...]
    labels: tuple[SeenLabel, ...]
    left_out: tuple[LeftOut, ...]
    objectives: int
    steps: int
    verifications: int
    conclusion: str
    coverage_pct: float
    reading_status: ReadingStatus
    doubts: tuple[str, ...]
