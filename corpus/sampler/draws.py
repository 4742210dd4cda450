"""Draws the attributes of a document.

Every attribute is drawn by itself, from a generator of its own that is seeded with the document's
seed and the attribute's name: fixing one leaves all others as they were. Where a value of one can
not be printed with a value of another (a title in a column needs columns), the one named later in
`Attributes` is drawn among those that can.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

from corpus.sampler.attributes import (
    Above,
    Attributes,
    Breaks,
    Codes,
    ColumnOrder,
    Container,
    Deadlines,
    Detail,
    GroupCells,
    Header,
    HeaderOverleaf,
    Kind,
    Measured,
    Other,
    PageForm,
    Producer,
    Rules,
    Running,
    States,
    TimeColumns,
    TitlePlace,
    Totals,
    Words,
)

Value = TypeVar("Value")

_TITLE_PLACES: dict[Container, tuple[TitlePlace, ...]] = {
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
        title_place=choose(seed, "title_place", _TITLE_PLACES[container]),
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
        detail=choose(seed, "detail", _details(kind)),
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


def _details(kind: Kind) -> tuple[Detail, ...]:
    results = (Detail.NOTES,) if kind is Kind.REPORT else ()
    return (Detail.NONE, Detail.NONE, Detail.GAPS, Detail.WEIGHT_IN_TITLE, *results)
