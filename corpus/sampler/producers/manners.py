"""How a drawn document looks on paper, from its attributes."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.sampler.attributes import Attributes, Breaks, HeaderOverleaf, PageForm, Rules, Running
from corpus.sampler.data import content
from corpus.sampler.draws import generator
from corpus.sampler.facts.truth import Truth
from corpus.typesetting.manner import Borders, Manner

_BORDERS = {
    Rules.ALL: Borders.GRID,
    Rules.HAIRLINES: Borders.HAIRLINES,
    Rules.DASHES: Borders.DASHES,
    Rules.HORIZONTAL: Borders.HORIZONTAL,
    Rules.NONE: Borders.NONE,
    Rules.STRIPES: Borders.STRIPES,
    Rules.SHADES: Borders.BACKGROUNDS,
    Rules.ROUNDED: Borders.HORIZONTAL,
}
_OPEN = frozenset({Rules.NONE, Rules.STRIPES, Rules.HORIZONTAL, Rules.ROUNDED})


@dataclass(frozen=True)
class RunningLines:
    """What stands at the head and foot of pages; `{page}` and `{pages}` are filled in.

    Attributes:
        head: At the top of every page; empty for nothing.
        foot: At the bottom of every page; empty for nothing.
        letterhead: Lines at the top of the first page.
        is_centred: Whether head and foot stand in the middle; else left and right.
    """

    head: str = ""
    foot: str = ""
    letterhead: tuple[str, ...] = ()
    is_centred: bool = False


@dataclass(frozen=True)
class Look:
    """How a document looks: its cells, its running lines, its corners, its paper."""

    manner: Manner
    running: RunningLines
    is_rounded: bool
    is_landscape: bool


def draw_look(seed: int, attributes: Attributes, truth: Truth) -> Look:
    """Draw how a document looks."""
    return Look(
        manner=_draw_manner(seed, attributes),
        running=_draw_running_lines(seed, attributes, truth),
        is_rounded=attributes.rules is Rules.ROUNDED,
        is_landscape=attributes.page in (PageForm.LANDSCAPE, PageForm.ROTATED),
    )


def _draw_manner(seed: int, attributes: Attributes) -> Manner:
    """Draw how tables are printed."""
    rng = generator(seed, "manner")
    is_open = attributes.rules in _OPEN
    return Manner(
        borders=_BORDERS[attributes.rules],
        rotate=rng.choice((90, 270)) if attributes.page is PageForm.ROTATED else 0,
        line_width=rng.choice((0.3, 0.5, 0.8)),
        leading=rng.choice((1.18, 1.28)),
        padding=5.0 if is_open else rng.choice((2.5, 3.0, 4.0)),
        row_gap=rng.choice((2.4, 3.2)) if is_open else rng.choice((1.4, 2.0, 3.0)),
        repeat_headers=attributes.header_overleaf is HeaderOverleaf.REPEATED,
        close_at_page_end=rng.choice((True, False)),
        split_rows=attributes.breaks is Breaks.ANYWHERE,
        trailing_spaces=rng.choice((True, False)),
        text_columns=2 if attributes.page is PageForm.TWO_COLUMNS else 1,
    )


def draw_type_size(seed: int, attributes: Attributes) -> float:
    """Draw the type size of tables, in points."""
    sizes = (6.0, 6.5, 7.0) if attributes.page is PageForm.PORTRAIT else (6.5, 7.0, 7.5)
    return generator(seed, "type size").choice(sizes)


def _draw_running_lines(seed: int, attributes: Attributes, truth: Truth) -> RunningLines:
    """Draw what stands at the head and foot of pages."""
    rng = generator(seed, "running lines")
    words = content("documents")
    form = attributes.running
    if form is Running.NONE:
        return RunningLines()

    def filled(text: str) -> str:
        return text.format(
            body=truth.body.name,
            title=truth.title,
            next_year=truth.year + 1,
            page="{page}",
            pages="{pages}",
        )

    head = filled(rng.choice(words["running"]["heads"]))
    foot = filled(rng.choice(words["running"]["feet"]))
    letterhead: tuple[str, ...] = ()
    if form is Running.LETTERHEAD:
        address = rng.choice(words["letterhead"]["addresses"])
        letterhead = (
            truth.body.name,
            f"{address} - {words['letterhead']['province']}".format(province=truth.body.province),
        )
    return RunningLines(
        head=head if form in (Running.HEAD, Running.BOTH) else "",
        foot=foot if form is not Running.HEAD else "",
        letterhead=letterhead,
        is_centred=rng.choice((True, False)),
    )
