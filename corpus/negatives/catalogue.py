"""Which papers there are: every template with its seeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from zlib import crc32

from corpus.negatives.markup import FOLDER, Block, Draw, draw_blocks
from corpus.negatives.printing import draw_manner, print_paper

SEEDS = range(3)
_STAMP = "{body} - Prot. n. 000{#1000-9999} del {date} - copia conforme all'originale digitale"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be made.

    Attributes:
        name: Its template's name and its seed.
        template: The file.
        seed: Of its words and its manner.
        holds_plan: Whether it holds objectives.
        is_late: Whether it is of the half that was set apart while the rules were written.
    """

    name: str
    template: Path
    seed: int
    holds_plan: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that was printed: the file, and the titles and indicators that it holds."""

    path: Path
    objectives: tuple[str, ...]
    indicators: tuple[str, ...]


def papers(*, holds_plan: bool) -> Iterator[Paper]:
    """All papers that hold a plan, or all that hold none, by template and seed."""
    folder = FOLDER / ("plans" if holds_plan else "papers")
    for half in ("early", "late", "later"):
        for template in sorted((folder / half).glob("*.txt")):
            for seed in SEEDS:
                name = f"{template.stem}-{seed}"
                yield Paper(name, template, seed, holds_plan, half != "early")


def blocks_of(paper: Paper) -> tuple[list[Block], Draw]:
    """Draw what a paper says."""
    key = f"{paper.template.stem}/{paper.seed}"
    draw = Draw(Random(crc32(key.encode())))  # noqa: S311 - chance that must be the same each time
    return draw_blocks(paper.template.read_text(encoding="utf-8"), draw), draw


def write_paper(paper: Paper, folder: Path) -> Printed:
    """Print a paper into a folder.

    Returns:
        The file with its gold; a paper that holds no plan has an empty one.
    """
    blocks, draw = blocks_of(paper)
    path = folder / f"{paper.name}.pdf"
    print_paper(blocks, draw_manner(draw.random, blocks), draw.fill(_STAMP), path)
    if not paper.holds_plan:
        return Printed(path, (), ())
    return Printed(
        path, tuple(draw.drawn.get("objective", ())), tuple(draw.drawn.get("indicator", ()))
    )
