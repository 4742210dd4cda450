"""A portrait document whose table pages are landscape, turned by /Rotate 90."""

from __future__ import annotations

from pathlib import Path

from corpus.typesetting.blocks import Block, Cell, Composition, Gap, Paragraph, Row, Table
from corpus.typesetting.flow import Flow
from corpus.typesetting.layouts.records import Record, number
from corpus.typesetting.manner import Manner
from corpus.typesetting.painting import new_canvas, paint_part

_HEADERS = (
    "OBIETTIVO STRATEGICO",
    "Codice",
    "OBIETTIVO OPERATIVO",
    "Dipartimento",
    "Indicatori",
    "Performance attesa",
    "Performance realizzata",
    "grado di raggiungimento",
)
_WIDTHS = (100.0, 48.0, 150.0, 104.0, 118.0, 78.0, 100.0, 68.0)


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    title = " ".join(printed["title"])
    first: list[Block] = [
        *(Paragraph(line, size=10, space_after=2) for line in printed["letterhead"]),
        Gap(40),
        *(Paragraph(line, bold=True, size=16, space_after=8) for line in printed["title"]),
        *(Paragraph(text, size=9.5, space_after=11) for text in printed["before"]),
    ]
    last = [Paragraph(text, size=9.5, space_after=11) for text in printed["after"]]
    canvas = new_canvas(out, title)
    for blocks, landscape in ((first, False), ([_table(record)], True), (last, False)):
        composition = Composition(title, tuple(blocks), landscape=landscape)
        manner = Manner(rotate=90 if landscape else 0, repeat_headers=True, row_gap=6.5)
        paint_part(canvas, Flow(composition, manner), composition, manner)
    canvas.save()


def _table(record: Record) -> Table:
    rows = [Row(tuple(Cell(text, bold=True, shaded=True) for text in _HEADERS), header=True)]
    objectives = record["objectives"]
    strategic = [objective["print"]["strategic"] for objective in objectives]
    heights = {
        name: sum(len(one["steps"]) for one in objectives if one["print"]["strategic"] == name)
        for name in strategic
    }
    for place, objective in enumerate(objectives):
        height = len(objective["steps"])
        for line, step in enumerate(objective["steps"]):
            verification = step["verification"]
            own = (
                step["indicator"],
                step["target"],
                verification["text"],
                number(verification["achieved_pct"], "%"),
            )
            cells = [Cell(text) for text in own]
            if line == 0:
                merged = (objective["code"], objective["title"], objective["unit"])
                cells = [*(Cell(text, rowspan=height) for text in merged), *cells]
            if line == 0 and (place == 0 or strategic[place - 1] != strategic[place]):
                cells.insert(
                    0, Cell(strategic[place], bold=True, rowspan=heights[strategic[place]])
                )
            rows.append(Row(tuple(cells)))
    return Table(_WIDTHS, tuple(rows), 9.4, heading_rows=1)
