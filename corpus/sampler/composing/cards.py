"""Objectives as cards: labels with values beside them, twice a row, or captions above values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.sampler.attributes import Container, TitlePlace
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.composing.step_tables import step_table
from corpus.sampler.draws import choose
from corpus.sampler.facts.marks import captioned
from corpus.sampler.facts.printed import Entry
from corpus.typesetting.blocks import Block, Cell, Gap, Paragraph, Row, Table
from corpus.typesetting.wrapping import LINE_END

_LONG = frozenset(
    {
        "objective.title",
        "objective.current_situation",
        "objective.expected_benefits",
        "objective.staff",
    }
)


def compose_card(sheet: Sheet, entry: Entry) -> Iterator[Block]:
    """Compose one objective as a card, with the table of its steps below it."""
    container = sheet.attributes.container
    opening, above = _opening(sheet, entry)
    yield from above
    fields = _fields(sheet)
    if container is Container.BOXES:
        yield Table((sheet.width / 2,) * 2, (*opening, *_boxes(sheet, entry, fields)), sheet.size)
    elif container is Container.PAIRED_CARDS:
        shares = (0.18, 0.32, 0.18, 0.32)
        widths = tuple(sheet.width * share for share in shares)
        yield Table(widths, (*opening, *_pairs(sheet, entry, fields)), sheet.size)
    else:
        share = choose(sheet.seed, "label width", (0.24, 0.32))
        widths = (sheet.width * share, sheet.width * (1 - share))
        yield Table(widths, (*opening, *_labels(sheet, entry, fields)), sheet.size)
    yield Gap(choose(sheet.seed, "gap in card", (0.0, 8.0)))
    yield step_table(sheet, entry)
    yield Gap(18)


def _fields(sheet: Sheet) -> tuple[str, ...]:
    place = sheet.attributes.title_place
    if place is TitlePlace.LABEL:
        return sheet.objective_fields()
    return sheet.objective_fields("objective.code", "objective.title")


def _opening(sheet: Sheet, entry: Entry) -> tuple[tuple[Row, ...], tuple[Block, ...]]:
    """Rows at the top of the card, and blocks above it, that hold code and title."""
    place = sheet.attributes.title_place
    columns = 4 if sheet.attributes.container is Container.PAIRED_CARDS else 2
    whole = Cell(bold=True, shaded=True, colspan=columns)
    with_title = sheet.heading(entry, with_title=True)
    alone = sheet.heading(entry, with_title=False)
    if place is TitlePlace.AFTER_CODE:
        return (Row((replace(whole, text=with_title),)),), ()
    if place is TitlePlace.CAPTION:
        return (), (Paragraph(with_title, bold=True, space_after=3),)
    if place is TitlePlace.LINE_BELOW:
        text = LINE_END.join((alone, entry.values["objective.title"]))
        return (Row((replace(whole, text=text),)),), ()
    if place is TitlePlace.REST_OF_BOX:
        cell = captioned(alone, entry.values["objective.title"], replace(whole, shaded=False))
        return (Row((cell,)),), ()
    if place is TitlePlace.FIRST_ROW:
        code = (Paragraph(alone, bold=True, space_after=3),) if entry.truth.code else ()
        return (Row((replace(whole, text=entry.values["objective.title"]),)),), code
    return (), ()


def _labels(sheet: Sheet, entry: Entry, fields: Sequence[str]) -> Iterator[Row]:
    shaded = sheet.has_shaded_headers
    for item in fields:
        yield Row(
            (
                Cell(sheet.wording.label(item), bold=True, shaded=shaded),
                Cell(entry.values[item]),
            )
        )


def _pairs(sheet: Sheet, entry: Entry, fields: Sequence[str]) -> Iterator[Row]:
    """Two labels with their values in a row; what is long takes a row of its own."""
    shaded = sheet.has_shaded_headers

    def label(item: str) -> Cell:
        return Cell(sheet.wording.label(item), bold=True, shaded=shaded)

    waiting: list[str] = []
    for item in fields:
        if item in _LONG:
            yield Row((label(item), Cell(entry.values[item], colspan=3)))
            continue
        waiting.append(item)
        if len(waiting) == 2:
            first, second = waiting
            yield Row(
                (
                    label(first),
                    Cell(entry.values[first]),
                    label(second),
                    Cell(entry.values[second]),
                )
            )
            waiting = []
    for item in waiting:
        yield Row((label(item), Cell(entry.values[item], colspan=3)))


def _boxes(sheet: Sheet, entry: Entry, fields: Sequence[str]) -> Iterator[Row]:
    """Boxes with a small caption above the value, two in a row where both are short."""
    waiting: list[str] = []
    for item in fields:
        if item in _LONG:
            yield Row((_box(sheet, entry, item, 2),))
            continue
        waiting.append(item)
        if len(waiting) == 2:
            yield Row(tuple(_box(sheet, entry, name, 1) for name in waiting))
            waiting = []
    for item in waiting:
        yield Row((_box(sheet, entry, item, 2),))


def _box(sheet: Sheet, entry: Entry, item: str, columns: int) -> Cell:
    return captioned(sheet.wording.label(item), entry.values[item], Cell(colspan=columns))
