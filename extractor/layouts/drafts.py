"""What the blocks of a document say, before it is typed: values with their places."""

from dataclasses import dataclass, field

from extractor.tables.cell import Cell, Part
from extractor.tables.text import JoinStyle

MEASURE_TEXTS = (
    "baseline",
    "formula",
    "polarity",
    "thresholds",
    "unit_of_measure",
    "frequency",
)
"""What is said of how a step is measured: the step's own, even where a verification prints it."""


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the document and where it stands.

    Attributes:
        text: As joined from its lines; never empty.
        parts: Where it stands, one part a page.
        header_score: How well the header names the field, 0 to 1; None where no header does.
        confidence: Header score and fit of the cell's type together, 0 to 1.
        header: The header as printed.
    """

    text: str
    parts: tuple[Part, ...]
    header_score: float | None = None
    confidence: float | None = None
    header: str = ""


@dataclass(slots=True)
class StepDraft:
    """A step: values by field name, without the level."""

    values: dict[str, Value] = field(default_factory=dict)
    verification: dict[str, Value] | None = None
    extras: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class ObjectiveDraft:
    """An objective: values by field name, without the level.

    ``heading_unit`` is the unit of the heading above it; ``labels`` are the fields that labels of
    its card have named, whether they gave a value or not.
    """

    values: dict[str, Value] = field(default_factory=dict)
    kind: str | None = None
    kind_value: Value | None = None
    steps: list[StepDraft] = field(default_factory=list)
    extras: list[Value] = field(default_factory=list)
    heading_unit: Value | None = None
    is_from_words: bool = False
    labels: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """A cell of the strategic matrix: an objective's code under an operational objective."""

    strategic_code: Value | None
    strategic_title: Value | None
    operational_code: Value
    kind: str
    objective_code: Value | None


@dataclass(slots=True)
class DocumentDraft:
    """All that the tables of a document say."""

    objectives: list[ObjectiveDraft] = field(default_factory=list)
    lists: list[list[dict[str, Value]]] = field(default_factory=list)
    links: list[LinkDraft] = field(default_factory=list)
    programmes: list[tuple[str, Value]] = field(default_factory=list)
    unit_scores: list[tuple[Value, Value]] = field(default_factory=list)
    headers: list[Value] = field(default_factory=list)
    legend: dict[str, str] = field(default_factory=dict)


def value_of(
    cell: Cell | None,
    style: JoinStyle,
    header_score: float | None = None,
    confidence: float | None = None,
    header: str = "",
) -> Value | None:
    """The text of a cell and its place; None when the cell is empty or missing."""
    text = cell.text(style) if cell is not None else ""
    if cell is None or not text:
        return None
    parts = tuple(part for part in cell.parts if part.lines)
    return Value(text, parts, header_score, confidence, header)
