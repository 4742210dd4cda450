"""What varies from one drawn document to another, and how it is drawn.

Every attribute is drawn by itself, from a generator of its own that is seeded with the document's
seed and the attribute's name: fixing one leaves all others as they were. Where a value of one can
not be printed with a value of another (a title in a column needs columns), the one named later in
`Attributes` is drawn among those that can.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TypeVar


class Words(StrEnum):
    """How well the product knows the words of headers and labels."""

    KNOWN = "known"
    NEAR = "near"
    UNKNOWN_A = "unknown-a"
    UNKNOWN_B = "unknown-b"


class Producer(StrEnum):
    """What prints the document."""

    DRAWN = "drawn"
    HTML = "html"
    TYPST = "typst"
    SPREADSHEET = "spreadsheet"
    TYPEWRITER = "typewriter"


class Kind(StrEnum):
    """What the document is for."""

    PLAN = "plan"
    REPORT = "report"
    NEGATIVE = "negative"


class Container(StrEnum):
    """What holds an objective."""

    ROWS = "rows"
    ROW_GROUPS = "row groups"
    BANDS = "bands in one table"
    HEADED_TABLES = "heading and table"
    CARDS = "card"
    PAIRED_CARDS = "label/value table"
    BOXES = "boxes with captions"
    RUN_IN = "run-in labels in prose"
    BULLETS = "headings and bullets"
    MATRIX = "objectives as columns"
    CELL_LISTS = "lists in neighbouring cells"
    LETTERS_APART = "commitments and results apart"
    YEARS_DOWN = "years down the page"
    FACING_PAGES = "columns on facing pages"


class TitlePlace(StrEnum):
    """Where the title of an objective stands."""

    COLUMN = "column"
    LABEL = "label"
    FIRST_ROW = "first row"
    AFTER_CODE = "after the code"
    LINE_BELOW = "line below"
    CAPTION = "caption"
    REST_OF_BOX = "rest of the box"


class Header(StrEnum):
    """The rows that name the columns."""

    NO_TABLE = "no table"
    NONE = "none"
    ONE_ROW = "one row"
    TWO_ROWS = "two rows"
    TURNED = "turned text"


class HeaderOverleaf(StrEnum):
    """Whether a header stands again on the next page."""

    REPEATED = "repeated"
    ONCE = "once"


class GroupCells(StrEnum):
    """How the cells of an objective go along with its rows."""

    NO_GROUPS = "no groups"
    MERGED = "merged"
    REPEATED = "repeated"
    BLANK = "blank"


class ColumnOrder(StrEnum):
    """The order of columns and labels."""

    USUAL = "usual"
    ANY = "any"


class TimeColumns(StrEnum):
    """How time takes columns."""

    NONE = "none"
    YEARS = "years side by side"
    MONTHS = "months"


class Above(StrEnum):
    """What stands above a group of objectives."""

    NONE = "none"
    UNIT = "unit"
    STRATEGIC = "strategic objective"


class Totals(StrEnum):
    """Whether a row adds the weights up."""

    NONE = "none"
    ROW = "total row"


class Codes(StrEnum):
    """How objectives are numbered."""

    NUMBERS = "numbers"
    LETTERS = "letters"
    MIXED = "mixed"
    HIERARCHICAL = "hierarchical"
    RESTARTING = "restarting"
    NONE = "none"


class Measured(StrEnum):
    """What a row below an objective is."""

    PHASES = "phases"
    INDICATORS = "indicators"
    BOTH = "phases with indicators"


class States(StrEnum):
    """How a report prints what became of a step."""

    NONE = "none"
    SHARE = "share"
    WORDS = "words"
    TICKS = "ticks"
    DOTS = "dots with a legend"
    CHOICE = "choice of boxes"


class Deadlines(StrEnum):
    """How a deadline is written."""

    DAY = "31/12/2024"
    DOTS = "31.12.2024"
    IN_WORDS = "31 dicembre 2024"
    MONTH = "dicembre 2024"
    QUARTER = "IV trimestre 2024"
    UNTIL = "entro il 31/12/2024"


class Rules(StrEnum):
    """How cells are told apart."""

    ALL = "all"
    HAIRLINES = "hairlines"
    DASHES = "dashes"
    HORIZONTAL = "horizontal"
    NONE = "none"
    STRIPES = "stripes"
    SHADES = "shades"
    ROUNDED = "rounded"


class PageForm(StrEnum):
    """How the page lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"
    ROTATED = "rotated"
    TWO_COLUMNS = "two columns of text"


class Breaks(StrEnum):
    """Where pages end."""

    ANYWHERE = "anywhere"
    BETWEEN_ROWS = "between rows"
    EACH_RECORD = "after each record"


class Running(StrEnum):
    """What stands at the head and foot of every page."""

    NONE = "none"
    NUMBERS = "page numbers"
    HEAD = "head"
    BOTH = "head and foot"
    LETTERHEAD = "letterhead"


class Other(StrEnum):
    """What else the document holds."""

    NONE = "none"
    SUMMARY_BEFORE = "summary table before"
    SUMMARY_AFTER = "summary table after"
    BUDGET = "budget"
    STAFF = "staff"
    PREAMBLE = "preamble"
    ACT = "act before it"
    LANGUAGES = "two languages"


TITLE_PLACES: dict[Container, tuple[TitlePlace, ...]] = {
    Container.ROWS: (TitlePlace.COLUMN, TitlePlace.AFTER_CODE),
    Container.ROW_GROUPS: (TitlePlace.COLUMN, TitlePlace.AFTER_CODE),
    Container.BANDS: (TitlePlace.FIRST_ROW, TitlePlace.AFTER_CODE),
    Container.HEADED_TABLES: (
        TitlePlace.AFTER_CODE,
        TitlePlace.LINE_BELOW,
        TitlePlace.CAPTION,
        TitlePlace.LABEL,
        TitlePlace.FIRST_ROW,
    ),
    Container.CARDS: (
        TitlePlace.LABEL,
        TitlePlace.FIRST_ROW,
        TitlePlace.AFTER_CODE,
        TitlePlace.LINE_BELOW,
        TitlePlace.CAPTION,
    ),
    Container.PAIRED_CARDS: (
        TitlePlace.LABEL,
        TitlePlace.FIRST_ROW,
        TitlePlace.AFTER_CODE,
        TitlePlace.CAPTION,
    ),
    Container.BOXES: (TitlePlace.REST_OF_BOX, TitlePlace.LABEL, TitlePlace.FIRST_ROW),
    Container.RUN_IN: (TitlePlace.AFTER_CODE, TitlePlace.LABEL, TitlePlace.LINE_BELOW),
    Container.BULLETS: (TitlePlace.AFTER_CODE, TitlePlace.LINE_BELOW, TitlePlace.LABEL),
    Container.MATRIX: (TitlePlace.COLUMN,),
    Container.CELL_LISTS: (TitlePlace.COLUMN, TitlePlace.AFTER_CODE),
    Container.LETTERS_APART: (TitlePlace.AFTER_CODE, TitlePlace.LINE_BELOW, TitlePlace.LABEL),
    Container.YEARS_DOWN: (TitlePlace.COLUMN, TitlePlace.AFTER_CODE),
    Container.FACING_PAGES: (TitlePlace.COLUMN, TitlePlace.AFTER_CODE),
}

_ONE_TABLE = frozenset(
    {
        Container.ROWS,
        Container.ROW_GROUPS,
        Container.BANDS,
        Container.CELL_LISTS,
        Container.MATRIX,
        Container.YEARS_DOWN,
        Container.FACING_PAGES,
    }
)
WITHOUT_TABLES = frozenset({Container.RUN_IN, Container.BULLETS, Container.LETTERS_APART})
"""Containers that are text from beginning to end."""

WITH_ONE_STEP = frozenset({Container.ROWS, Container.MATRIX, Container.FACING_PAGES})
"""Containers in which an objective is measured itself, with nothing below it."""

_WITHOUT_TIME_COLUMNS = WITHOUT_TABLES | {
    Container.MATRIX,
    Container.CELL_LISTS,
    Container.YEARS_DOWN,
    Container.FACING_PAGES,
}


@dataclass(frozen=True)
class Attributes:
    """One value of each attribute; `negative` names the kind of a paper without objectives."""

    kind: Kind
    words: Words
    producer: Producer
    container: Container
    title_place: TitlePlace
    header: Header
    header_overleaf: HeaderOverleaf
    group_cells: GroupCells
    column_order: ColumnOrder
    time_columns: TimeColumns
    above: Above
    totals: Totals
    codes: Codes
    measured: Measured
    states: States
    deadlines: Deadlines
    rules: Rules
    page: PageForm
    breaks: Breaks
    running: Running
    other: Other
    negative: str = ""

    def named(self) -> dict[str, str]:
        """Return the attributes as plain words, for reports."""
        return {name: str(value) for name, value in asdict(self).items()}


Value = TypeVar("Value")


def generator(seed: int, name: str) -> random.Random:
    """Return the generator of one attribute of one document."""
    return random.Random(f"{seed}/{name}")  # noqa: S311 - a drawing, no secret


def choose(seed: int, name: str, options: Sequence[Value]) -> Value:
    """Draw one of some options, each as likely as the other."""
    return generator(seed, name).choice(options)


def draw_attributes(seed: int, words: Words, producer: Producer, negative: str = "") -> Attributes:
    """Draw every attribute of a document.

    Args:
        seed: The document's number.
        words: Whose words its headers and labels are.
        producer: What prints it.
        negative: The kind of paper without objectives; empty for one with objectives.
    """
    kind = Kind.NEGATIVE if negative else choose(seed, "kind", (Kind.PLAN, Kind.REPORT))
    container = choose(seed, "container", tuple(Container))
    measured = choose(seed, "measured", _measured(container))
    page = choose(seed, "page", _pages(container))
    if page is PageForm.ROTATED and producer is not Producer.DRAWN:
        page = PageForm.LANDSCAPE  # only a drawing can turn its pages
    return Attributes(
        kind=kind,
        words=words,
        producer=producer,
        container=container,
        title_place=choose(seed, "title_place", TITLE_PLACES[container]),
        header=choose(seed, "header", _headers(container)),
        header_overleaf=choose(seed, "header_overleaf", tuple(HeaderOverleaf)),
        group_cells=choose(seed, "group_cells", _group_cells(container)),
        column_order=choose(seed, "column_order", tuple(ColumnOrder)),
        time_columns=choose(seed, "time_columns", _time_columns(container, measured)),
        above=choose(seed, "above", _above(container)),
        totals=choose(seed, "totals", tuple(Totals)),
        codes=choose(seed, "codes", tuple(Codes)),
        measured=measured,
        states=choose(seed, "states", _states(kind, producer)),
        deadlines=choose(seed, "deadlines", tuple(Deadlines)),
        rules=choose(seed, "rules", tuple(Rules)),
        page=page,
        breaks=choose(seed, "breaks", _breaks(container)),
        running=choose(seed, "running", tuple(Running)),
        other=choose(seed, "other", tuple(Other)),
        negative=negative,
    )


def _headers(container: Container) -> tuple[Header, ...]:
    if container in WITHOUT_TABLES:
        return (Header.NO_TABLE,)
    if container is Container.MATRIX:
        return (Header.ONE_ROW,)
    if container in (Container.YEARS_DOWN, Container.FACING_PAGES):
        return (Header.ONE_ROW, Header.TURNED)
    if container in (Container.BANDS, Container.HEADED_TABLES):
        return (Header.NONE, Header.ONE_ROW, Header.TWO_ROWS, Header.TURNED)
    return (Header.ONE_ROW, Header.TWO_ROWS, Header.TURNED)


def _group_cells(container: Container) -> tuple[GroupCells, ...]:
    if container in (Container.ROW_GROUPS, Container.YEARS_DOWN):
        return (GroupCells.MERGED, GroupCells.REPEATED, GroupCells.BLANK)
    return (GroupCells.NO_GROUPS,)


def _time_columns(container: Container, measured: Measured) -> tuple[TimeColumns, ...]:
    if container in _WITHOUT_TIME_COLUMNS:
        return (TimeColumns.NONE,)
    if measured is Measured.PHASES:
        return (TimeColumns.NONE, TimeColumns.MONTHS)
    return (TimeColumns.NONE, TimeColumns.YEARS)


def _breaks(container: Container) -> tuple[Breaks, ...]:
    if container in _ONE_TABLE:
        return (Breaks.ANYWHERE, Breaks.BETWEEN_ROWS)
    return tuple(Breaks)


def _measured(container: Container) -> tuple[Measured, ...]:
    if container is Container.YEARS_DOWN:
        return (Measured.INDICATORS,)
    if container is Container.LETTERS_APART:
        return (Measured.PHASES, Measured.BOTH)
    return tuple(Measured)


def _above(container: Container) -> tuple[Above, ...]:
    if container is Container.FACING_PAGES:
        return (Above.NONE,)
    return (Above.NONE, Above.NONE, Above.UNIT, Above.STRATEGIC)


def _pages(container: Container) -> tuple[PageForm, ...]:
    upright = (PageForm.PORTRAIT, PageForm.LANDSCAPE, PageForm.ROTATED)
    return tuple(PageForm) if container in WITHOUT_TABLES else upright


def _states(kind: Kind, producer: Producer) -> tuple[States, ...]:
    if kind is not Kind.REPORT:
        return (States.NONE,)
    if producer is Producer.TYPEWRITER:  # it has no colours
        return tuple(state for state in States if state is not States.DOTS)
    return tuple(States)
