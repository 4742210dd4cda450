"""The sample documents printed in other ways: what other offices' programs do to the same records.

Each function takes the records and the file to write, and returns the gold: what a careful reader
takes from that print. The files are made on demand and never committed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.typesetting.card_columns import compose_card_columns
from corpus.typesetting.gold import gold_of
from corpus.typesetting.manner import Borders, Manner
from corpus.typesetting.painting import paint
from corpus.typesetting.samples import compose

Record = dict[str, Any]
Style = Callable[[Record, Path], Record]


def typeset_spreadsheet(facsimile: Record, out: Path) -> Record:
    """A spreadsheet's print: thin grid, small type, cut at the page end without a closing line."""
    manner = Manner(
        size=5.4,
        line_width=0.25,
        leading=1.15,
        padding=2.0,
        row_gap=0.8,
        close_at_page_end=False,
        trailing_spaces=False,
        page_numbers=True,
    )
    return _typeset(facsimile, manner, out)


def typeset_html(facsimile: Record, out: Path) -> Record:
    """A browser's print: borders are hairline filled rectangles, headers repeat on every page."""
    manner = Manner(
        borders=Borders.HAIRLINES,
        size=6.0,
        line_width=0.4,
        repeat_headers=True,
        trailing_spaces=False,
        page_numbers=True,
    )
    return _typeset(facsimile, manner, out)


def typeset_horizontal_rules(facsimile: Record, out: Path) -> Record:
    """Rules between rows, none between columns."""
    return _typeset(facsimile, Manner(borders=Borders.HORIZONTAL, padding=5.0, size=6.2), out)


def typeset_stripes(facsimile: Record, out: Path) -> Record:
    """No rule at all; every other row stands on a pale background."""
    return _typeset(facsimile, Manner(borders=Borders.STRIPES, padding=5.0, size=6.2), out)


def typeset_no_rules(facsimile: Record, out: Path) -> Record:
    """No rule and no background: columns by alignment, rows by their distance."""
    manner = Manner(borders=Borders.NONE, padding=5.0, row_gap=3.0, size=6.2)
    return _typeset(facsimile, manner, out)


def typeset_rotated_90(facsimile: Record, out: Path) -> Record:
    """Pages turned by /Rotate 90; as shown they are upright."""
    return _typeset(facsimile, Manner(rotate=90), out)


def typeset_rotated_180(facsimile: Record, out: Path) -> Record:
    """Pages turned by /Rotate 180; as shown they are upright."""
    return _typeset(facsimile, Manner(rotate=180), out)


def typeset_rotated_270(facsimile: Record, out: Path) -> Record:
    """Pages turned by /Rotate 270; as shown they are upright."""
    return _typeset(facsimile, Manner(rotate=270), out)


def typeset_card_columns(facsimile: Record, out: Path) -> Record:
    """Cards of "key: value" lines in two columns of text; no closing tables."""
    flow = paint(compose_card_columns(facsimile), Manner(text_columns=2), out)
    gold = gold_of(facsimile, flow.visible)
    gold.pop("closing", None)
    return gold


def typeset_clipped(facsimile: Record, out: Path) -> Record:
    """Rows of fixed height: what does not fit is clipped away, but stays in the text layer.

    The hidden lines lie inside the next row's box; the gold holds only what can be seen.
    """
    fixed_lines = 5 if facsimile["document"]["kind"] == "report" else 2
    return _typeset(facsimile, Manner(fixed_lines=fixed_lines, split_rows=False), out)


def typeset_dashes(facsimile: Record, out: Path) -> Record:
    """The grid is drawn with dashed lines."""
    return _typeset(facsimile, Manner(borders=Borders.DASHES), out)


def typeset_backgrounds(facsimile: Record, out: Path) -> Record:
    """Every cell is a filled rectangle a little apart from the next; nothing is ruled."""
    return _typeset(facsimile, Manner(borders=Borders.BACKGROUNDS, padding=4.0), out)


def typeset_vertical_headers(facsimile: Record, out: Path) -> Record:
    """The names of the columns run upwards."""
    return _typeset(facsimile, Manner(vertical_headers=True), out)


STYLES: dict[str, Style] = {
    "spreadsheet": typeset_spreadsheet,
    "html": typeset_html,
    "horizontal-rules": typeset_horizontal_rules,
    "stripes": typeset_stripes,
    "no-rules": typeset_no_rules,
    "rotated-90": typeset_rotated_90,
    "rotated-180": typeset_rotated_180,
    "rotated-270": typeset_rotated_270,
    "card-columns": typeset_card_columns,
    "clipped": typeset_clipped,
    "dashes": typeset_dashes,
    "backgrounds": typeset_backgrounds,
    "vertical-headers": typeset_vertical_headers,
}


def _typeset(facsimile: Record, manner: Manner, out: Path) -> Record:
    return gold_of(facsimile, paint(compose(facsimile), manner, out).visible)
