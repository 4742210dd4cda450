"""Where the values of a document stand on the pictures of its pages."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipelines.pictures.pages import DrawnPages
from pipelines.site.answers import Row
from pipelines.site.names import drawn_page, place_anchor

_RECORDS = {"objectives": "objective", "steps": "step", "verifications": "verification"}
_Wanted = tuple[str, int | None, int | None, str | None, int | None]

_AROUND = 3.0
"""Points of paper that a crop shows around its box."""


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page with the words in it.

    Attributes:
        record: ``objective``, ``step``, ``verification`` or ``document``.
        objective: Position of the objective; None for a value of the document.
        step: Position of the step in it; None for a value of the objective.
        field: The field.
        anchor: The box on its page.
        page: The page.
        x: Left edge, in points.
        y: Top edge.
        width: Width.
        height: Height.
        words: The words as printed.
    """

    record: str
    objective: int | None
    step: int | None
    field: str
    anchor: str
    page: int
    x: float
    y: float
    width: float
    height: float
    words: str | None

    @property
    def group(self) -> str:
        """The boxes of the same record on the same page."""
        if self.objective is None:
            return self.record
        return place_anchor(self.record, self.objective, self.step)

    @property
    def name(self) -> str:
        """The field as people write it."""
        return self.field.removesuffix("_pct").replace("_", " ")

    def crop(self) -> tuple[float, float, float, float]:
        """What a crop shows: left, top, width and height, in points of the page."""
        return (
            round(self.x - _AROUND, 2),
            round(self.y - _AROUND, 2),
            round(self.width + 2 * _AROUND, 2),
            round(self.height + 2 * _AROUND, 2),
        )


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document's values on pages that were drawn.

    Attributes:
        document_id: The document.
        sizes: Width and height of each page that was drawn, in points.
        problem: Why other pages were not, as a clause.
        pdf: The copy of the PDF, from the root of the site; None where there is none.
        all: Every place, page by page.
        first: The first place of a record, of a field of it, on any page or on one: by record,
            objective, step, field and page, where field and page may be None.
    """

    document_id: str
    sizes: Mapping[int, tuple[float, float]]
    problem: str | None
    pdf: str | None
    all: tuple[Place, ...]
    first: Mapping[_Wanted, Place]

    def link(
        self, record: str, objective: int, step: int | None, field: str | None, page: int | None
    ) -> str | None:
        """Where a value, or a record on a page, is shown; None where that was not drawn.

        Args:
            record: ``objective``, ``step`` or ``verification``.
            objective: Position of the objective.
            step: Position of the step; None for the objective itself.
            field: The field; None for the whole record.
            page: The page; None for the first that has it.
        """
        place = self.first.get((record, objective, step, field, page))
        if place is None:
            return None
        anchor = place.anchor if field is not None else place.group
        return f"{drawn_page(self.document_id, place.page)}#{anchor}"

    def of_page(self, number: int) -> list[tuple[str, list[Place]]]:
        """The places of a page, by record."""
        own = [place for place in self.all if place.page == number]
        own.sort(key=lambda place: (place.objective or 0, place.step or 0, place.record))
        return [(group, list(members)) for group, members in groupby(own, lambda one: one.group)]

    def of_record(self, record: str, objective: int, step: int | None) -> list[Place]:
        """The places of a record's values, in the order of the pages."""
        wanted = (record, objective, step)
        return [one for one in self.all if (one.record, one.objective, one.step) == wanted]

    def neighbours(self, number: int) -> tuple[int | None, int | None]:
        """The drawn pages before and after a page."""
        numbers = sorted(self.sizes)
        place = numbers.index(number)
        before = numbers[place - 1] if place else None
        return before, numbers[place + 1] if place + 1 < len(numbers) else None


def _placed(rows: Iterable[Row]) -> Iterator[Place]:
    """Rows of evidence as places, each with an anchor of its own on its page."""
    taken: dict[tuple[int, str], int] = defaultdict(int)
    for row in rows:
        record = _RECORDS.get(row["record_table"], "document")
        objective, step = row["objective_position"], row["step_position"]
        if record != "document" and objective is None:
            continue
        whole = record if objective is None else place_anchor(record, objective, step)
        anchor = f"{whole}-{row['field'].replace('_', '-')}"
        taken[row["page"], anchor] += 1
        number = taken[row["page"], anchor]
        yield Place(
            record=record,
            objective=objective,
            step=step,
            field=row["field"],
            anchor=anchor if number == 1 else f"{anchor}-part-{number}",
            page=row["page"],
            x=row["x0"],
            y=row["top"],
            width=row["x1"] - row["x0"],
            height=row["bottom"] - row["top"],
            words=row["raw_text"],
        )


def places_of(document_id: str, rows: Sequence[Row], drawn: DrawnPages, pdf: str | None) -> Places:
    """The places of a document's values on the pages that were drawn.

    Args:
        document_id: The document.
        rows: Its evidence.
        drawn: What came of drawing.
        pdf: The copy of the PDF, from the root of the site.
    """
    found = tuple(place for place in _placed(rows) if place.page in drawn.sizes)
    first: dict[_Wanted, Place] = {}
    for place in found:
        for field in (None, place.field):
            for page in (None, place.page):
                first.setdefault((place.record, place.objective, place.step, field, page), place)
    return Places(document_id, drawn.sizes, drawn.problem, pdf, found, first)
