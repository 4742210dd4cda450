"""Templates of papers: what each line is, and the slots that a seed fills.

A line begins with a sign: ``#`` a centred heading, ``##`` a heading at the left, ``:`` a label with
its value behind ``=``, ``|`` a row of a table (the first of a table heads it), ``|* 3-6`` a row
that is drawn so many times, ``_`` a signature, ``---`` a new page; any other line is a paragraph.
In a line ``{word}`` is drawn from the words, ``{a~b}`` is one of the two, ``{#1-9}`` a figure,
``{E10-900}`` a sum of money, ``{n}`` the number of the row.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent
_SLOT = re.compile(r"\{([^{}]*)\}")
_REPEATED = re.compile(r"^\|\*\s*(\d+)-(\d+)\s*\|(.*)$")
_GOLD = ("objective", "indicator")


class BlockKind(StrEnum):
    """What a block is printed as."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LABELS = "labels"
    TABLE = "table"
    SIGNATURE = "signature"
    PAGE_END = "page_end"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a paper: its lines, or its rows of cells."""

    kind: BlockKind
    rows: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Draw:
    """The words that a seed gives a paper.

    Attributes:
        random: The source of chance.
        once: What was drawn for the whole paper.
        drawn: What was drawn of the words that are gold, in order.
        left: Words not drawn yet, so that none comes twice before all have come.
        number: Of the row being drawn, from 1.
    """

    random: Random
    once: dict[str, str] = field(default_factory=dict)
    drawn: dict[str, list[str]] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)
    number: int = 0

    def fill(self, text: str) -> str:
        """Fill the slots of a text."""
        while _SLOT.search(text):
            text = _SLOT.sub(lambda match: self._slot(match.group(1)), text)
        return text

    def _slot(self, name: str) -> str:
        if name == "n":
            return str(self.number)
        if "~" in name:
            return self.random.choice(name.split("~"))
        if name[0] in "#E":
            low, high = map(int, name[1:].split("-"))
            figure = self.random.randint(low, high)
            return str(figure) if name[0] == "#" else _money(figure, self.random.randint(0, 99))
        words = _words()
        if name in words["once"]:
            if name not in self.once:
                self.once[name] = self.fill(self.random.choice(words["once"][name]))
            return self.once[name]
        if not self.left.get(name):
            self.left[name] = list(words["each"][name])
            self.random.shuffle(self.left[name])
        word = self.left[name].pop()
        if name in _GOLD:
            self.drawn.setdefault(name, []).append(word)
        return word


def _money(whole: int, cents: int) -> str:
    return f"{whole:,}".replace(",", ".") + f",{cents:02d}"


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


def draw_blocks(template: str, draw: Draw) -> list[Block]:
    """Draw the blocks of a paper from its template, those of one kind and table together."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    gathered: BlockKind | None = None
    for line in [*template.splitlines(), ""]:
        kind, drawn = _read_line(line, draw)
        if gathered is not None and kind is not gathered:
            blocks.append(Block(gathered, tuple(rows)))
            rows, gathered = [], None
        if kind in (BlockKind.TABLE, BlockKind.LABELS):
            gathered = kind
            rows.extend(drawn)
        elif kind is not None:
            blocks.append(Block(kind, tuple(drawn)))
    return blocks


def _read_line(line: str, draw: Draw) -> tuple[BlockKind | None, list[tuple[str, ...]]]:
    """What a line is, and the rows that it gives."""
    if not line.strip() or line.startswith(";"):
        return None, []
    if line.startswith("---"):
        return BlockKind.PAGE_END, [()]
    repeated = _REPEATED.match(line)
    if repeated is not None:
        count = draw.random.randint(int(repeated[1]), int(repeated[2]))
        return BlockKind.TABLE, [_cells(repeated[3], draw, at + 1) for at in range(count)]
    if line.startswith("|"):
        return BlockKind.TABLE, [_cells(line[1:], draw, 1)]
    if line.startswith(":"):
        label, _, value = line[1:].partition("=")
        return BlockKind.LABELS, [(draw.fill(label.strip()), draw.fill(value.strip()))]
    for sign, kind in (
        ("##", BlockKind.HEADING),
        ("#", BlockKind.TITLE),
        ("_", BlockKind.SIGNATURE),
    ):
        if line.startswith(sign):
            return kind, [(draw.fill(line[len(sign) :].strip()),)]
    return BlockKind.PARAGRAPH, [(draw.fill(line.strip()),)]


def _cells(text: str, draw: Draw, number: int) -> tuple[str, ...]:
    draw.number = number
    return tuple(draw.fill(cell.strip()) for cell in text.split("|"))
