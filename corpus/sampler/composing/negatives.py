"""Papers without objectives, with tables that look as if they held some."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.sampler.attributes import Header
from corpus.sampler.composing.columns import Column, column_widths, header_rows
from corpus.sampler.composing.opening import act_blocks
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.data import content
from corpus.sampler.draws import generator
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
    compose = rng.choice((_table, _table, _cards, _lines))
    for _ in range(rng.randint(1, 3)):
        yield from compose(sheet, _matter(rng, words, year))
        yield Gap(14)
    for sentence in rng.sample(content("documents")["preamble"]["sentences"], k=2):
        yield Paragraph(sentence, space_after=5)


@dataclass(frozen=True)
class _Matter:
    """What a table of the paper holds, row by row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _matter(rng: random.Random, words: dict[str, list[str]], year: int) -> _Matter:
    count = rng.randint(4, _MANY_ROWS)
    columns = [_values(rng, kind, count, year) for kind in words["columns"]]
    headers = tuple(_dated(text, year) for text in words["headers"])
    return _Matter(headers, tuple(zip(*columns, strict=True)))


def _table(sheet: Sheet, matter: _Matter) -> Iterator[Block]:
    columns = [Column("", text) for text in matter.headers]
    rows = [Row(tuple(Cell(text) for text in row)) for row in matter.rows]
    form = Header.TURNED if sheet.attributes.header is Header.TURNED else Header.ONE_ROW
    header = header_rows(columns, form, "", shaded=sheet.has_shaded_headers)
    yield Table(
        widths=column_widths(sheet, columns, rows),
        rows=(*header, *rows),
        size=sheet.size,
        heading_rows=len(header),
    )


def _cards(sheet: Sheet, matter: _Matter) -> Iterator[Block]:
    """Each row as a card of labels and values."""
    widths = (sheet.width * 0.3, sheet.width * 0.7)
    for row in matter.rows:
        cells = zip(matter.headers, row, strict=True)
        rows = tuple(
            Row((Cell(label, bold=True, shaded=sheet.has_shaded_headers), Cell(value)))
            for label, value in cells
        )
        yield Table(widths, rows, sheet.size)
        yield Gap(10)


def _lines(_: Sheet, matter: _Matter) -> Iterator[Block]:
    """Each row as a line of labels run into prose."""
    for row in matter.rows:
        (label, first), *others = zip(matter.headers, row, strict=True)
        rest = "; ".join(f"{name}: {value}" for name, value in others)
        yield Paragraph(f"{first}. {rest}.", label=f"{label}: ", space_after=4)


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
