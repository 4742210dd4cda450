"""What varies from one drawn document to another."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


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


class Detail(StrEnum):
    """A habit of some offices that makes values harder to tell."""

    NONE = "none"
    GAPS = "cells left empty"
    WEIGHT_IN_TITLE = "weight behind the title"
    NOTES = "marks of footnotes"


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
    detail: Detail
    rules: Rules
    page: PageForm
    breaks: Breaks
    running: Running
    other: Other
    negative: str = ""

    def named(self) -> dict[str, str]:
        """Return the attributes as plain words, for reports."""
        return {name: str(value) for name, value in asdict(self).items()}
