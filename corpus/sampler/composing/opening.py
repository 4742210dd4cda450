"""What stands around the objectives: the title, a preamble, an act, other tables."""

from __future__ import annotations

import random
from collections.abc import Iterator

from corpus.sampler.attributes import Detail, Other, Running, States
from corpus.sampler.composing.sheet import Sheet
from corpus.sampler.data import content
from corpus.sampler.draws import choose, generator
from corpus.sampler.facts.marks import COLOURS, SignCell, legend_lines
from corpus.typesetting.blocks import Block, Cell, Gap, PageBreak, Paragraph, Row, Table


def compose_opening(sheet: Sheet) -> Iterator[Block]:
    """Compose what stands before the first objective."""
    rng = generator(sheet.seed, "opening")
    other = sheet.attributes.other
    if other is Other.ACT:
        yield from _act(sheet, rng)
        yield PageBreak()
    if sheet.attributes.running is not Running.LETTERHEAD:
        yield Paragraph(sheet.truth.body.name, bold=True, size=12, space_after=4)
    yield Paragraph(sheet.truth.title, bold=True, size=14, space_after=12)
    if other is Other.PREAMBLE:
        yield from _preamble(rng)
    if other is Other.SUMMARY_BEFORE:
        yield from _summary(sheet, rng)
    if other in (Other.BUDGET, Other.STAFF):
        yield from _other_table(sheet, rng, other.value)
    yield from _legend(sheet.attributes.states)


def compose_closing(sheet: Sheet) -> Iterator[Block]:
    """Compose what stands after the last objective."""
    if sheet.attributes.other is Other.SUMMARY_AFTER:
        yield from _summary(sheet, generator(sheet.seed, "closing"))
    if sheet.attributes.detail is Detail.NOTES:
        words = content("values")["notes"]
        mark = choose(sheet.seed, "note mark", words["marks"])
        text = choose(sheet.seed, "note", words["texts"])
        yield Paragraph(f"{mark.strip()} {text}", size=6.5)


def act_blocks(rng: random.Random, body: str, year: int) -> Iterator[Block]:
    """Compose an act: what was considered and what is decided."""
    words = content("documents")["act"]
    day = f"{rng.randint(10, 28)}/{rng.randint(1, 3):02d}/{year}"
    yield Paragraph(body, bold=True, size=12, space_after=6)
    opening = rng.choice(words["opening"]).format(number=rng.randint(3, 240), day=day)
    yield Paragraph(opening, bold=True, size=10, space_after=10)
    for sentence in rng.sample(words["considering"], k=4):
        yield Paragraph(sentence, space_after=5)
    yield Paragraph(rng.choice(words["deciding"]), bold=True, space_after=6)
    for sentence in words["decisions"]:
        yield Paragraph(sentence, space_after=4)


def _act(sheet: Sheet, rng: random.Random) -> Iterator[Block]:
    yield from act_blocks(rng, sheet.truth.body.name, sheet.truth.year)


def _preamble(rng: random.Random) -> Iterator[Block]:
    words = content("documents")["preamble"]
    yield Paragraph(rng.choice(words["headings"]), bold=True, size=10, space_after=4)
    for _ in range(rng.randint(2, 4)):
        sentences = rng.sample(words["sentences"], k=rng.randint(2, 4))
        yield Paragraph(" ".join(sentences), space_after=6)


def _summary(sheet: Sheet, rng: random.Random) -> Iterator[Block]:
    """A table that names the objectives once more, with what short fields they have."""
    heading = rng.choice(content("documents")["summary"]["headings"])
    yield Paragraph(heading, bold=True, size=10, space_after=4)
    fields = [
        item
        for item in ("objective.code", "objective.title", "objective.unit", "objective.weight_pct")
        if sheet.selection.has(item)
    ]
    header = Row(tuple(Cell(sheet.wording.label(item), bold=True) for item in fields), header=True)
    rows = [Row(tuple(Cell(entry.values[item]) for item in fields)) for entry in sheet.entries]
    yield Table(_even(sheet.width, len(fields)), (header, *rows), sheet.size, heading_rows=1)
    yield Gap(16)


def _other_table(sheet: Sheet, rng: random.Random, name: str) -> Iterator[Block]:
    words = content("documents")[name]
    yield Paragraph(rng.choice(words["headings"]), bold=True, size=10, space_after=4)
    header = Row(tuple(Cell(text, bold=True) for text in words["columns"]), header=True)
    rows = []
    for number, text in enumerate(rng.sample(words["rows"], k=5)):
        if name == Other.BUDGET.value:
            planned = rng.randint(20, 900) * 100
            figures = [f"{planned:,}".replace(",", "."), f"{planned * 9 // 10:,}".replace(",", ".")]
            rows.append((str(1010 + 10 * number), text, *figures))
        else:
            rows.append((rng.choice("BCD") + str(rng.randint(1, 6)), text, "4", "3"))
    body = [Row(tuple(Cell(text) for text in row)) for row in rows]
    yield Table(_even(sheet.width, 4), (header, *body), sheet.size, heading_rows=1)
    yield Gap(16)


def _legend(states: States) -> Iterator[Block]:
    """A key to the signs: a line of text, or a small table where colours are the signs."""
    lines = legend_lines(states)
    if not lines:
        return
    heading = content("values")["words"]["legend_heading"]
    if states is not States.DOTS:
        signs = "   ".join(f"{sign} = {words}" for sign, words, _ in lines)
        yield Paragraph(f"{heading}: {signs}", size=7.5, space_after=8)
        return
    yield Paragraph(heading, size=7.5, space_after=2)
    rows = tuple(
        Row((SignCell(sign, colour=COLOURS[outcome]), Cell(words)))
        for sign, words, outcome in lines
    )
    yield Table((24.0, 120.0), rows, size=7.0)
    yield Gap(10)


def _even(width: float, columns: int) -> tuple[float, ...]:
    return (width / columns,) * columns
