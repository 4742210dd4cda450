"""Papers without objectives, with tables that look as if they held some."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from corpus.sampler.attributes import Header, generator
from corpus.sampler.composing.columns import Column, column_widths, header_rows
from corpus.sampler.composing.opening import act_blocks
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.data import content
from corpus.typesetting.blocks import Block, Cell, Gap, PageBreak, Paragraph, Row, Table

NEGATIVES = tuple(sorted(content("negatives")))
"""The kinds of papers without objectives."""

_MANY_ROWS = 16


def compose_negative(sheet: Sheet) -> Iterator[Block]:
    """Compose a paper of the kind that the attributes name."""
    rng = generator(sheet.seed, "negative paper")
    words = content("negatives")[sheet.attributes.negative]
    year = sheet.truth.year
    if rng.random() < 0.25:
        yield from act_blocks(rng, sheet.truth.body.name, year)
        yield PageBreak()
    yield Paragraph(sheet.truth.body.name, bold=True, size=12, space_after=4)
    yield Paragraph(_dated(rng.choice(words["titles"]), year), bold=True, size=14, space_after=12)
    for sentence in words["prose"]:
        yield Paragraph(sentence, space_after=6)
    for _ in range(rng.randint(1, 3)):
        yield _table(sheet, rng, words)
        yield Gap(14)
    for sentence in rng.sample(content("documents")["preamble"]["sentences"], k=2):
        yield Paragraph(sentence, space_after=5)


def _table(sheet: Sheet, rng: random.Random, words: dict[str, list[str]]) -> Table:
    columns = [Column("", _dated(text, sheet.truth.year)) for text in words["headers"]]
    count = rng.randint(4, _MANY_ROWS)
    drawn = [_values(rng, kind, count, sheet.truth.year) for kind in words["columns"]]
    rows = [Row(tuple(Cell(column[number]) for column in drawn)) for number in range(count)]
    form = Header.TURNED if sheet.attributes.header is Header.TURNED else Header.ONE_ROW
    header = header_rows(columns, form, "", shaded=sheet.has_shaded_headers)
    return Table(
        widths=column_widths(sheet, columns, rows),
        rows=(*header, *rows),
        size=sheet.size,
        heading_rows=len(header),
    )


def _values(rng: random.Random, kind: Sequence[str], count: int, year: int) -> list[str]:
    """Draw the cells of a column: of a list of texts, or of a named kind."""
    if not isinstance(kind, str):
        repeated = list(kind) * (count // len(kind) + 1)
        return repeated[:count]
    if kind == "weight":
        return [str(rng.randrange(5, 40, 5)) for _ in range(count)]
    if kind == "person":
        managers = [sector["manager"] for sector in content("sectors")["sector"]]
        return [rng.choice(managers) for _ in range(count)]
    draws: dict[str, Callable[[int], str]] = {
        "number": lambda number: str(number + 1),
        "letter": lambda number: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number],
        "code": lambda number: f"{rng.randint(1, 9)}{number + 10:03d}",
        "money": lambda _: f"{rng.randint(4, 900) * 250:,}".replace(",", ".") + ",00",
        "share": lambda _: f"{rng.randint(2, 98)}%",
        "day": lambda _: f"{rng.randint(10, 28)}/{rng.randint(1, 12):02d}/{year}",
    }
    return [draws[kind](number) for number in range(count)]


def _dated(text: str, year: int) -> str:
    return text.format(year=year, next=year + 1, later=year + 2)
