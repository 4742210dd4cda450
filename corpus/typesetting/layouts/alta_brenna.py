"""Stripes only; results as + = − with a legend; the objective's cells span its indicators."""

from __future__ import annotations

from pathlib import Path

from corpus.typesetting.blocks import Block, Cell, Composition, Gap, Paragraph, Row, Table
from corpus.typesetting.layouts.records import Record
from corpus.typesetting.manner import Borders, Manner
from corpus.typesetting.painting import paint

_HEADERS = (
    "N. Obiettivo",
    "DESCRIZIONE OBIETTIVO",
    "AREA ORGANIZZATIVA",
    "Elenco Indicatori",
    "RISULTATO ATTESO",
    "Esito",
    "Note",
)
_WIDTHS = (48.0, 96.0, 82.0, 97.0, 61.0, 30.0, 79.0)


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    blocks: list[Block] = [
        Paragraph(printed["letterhead"][0], bold=True, size=11, space_after=2),
        Paragraph(printed["letterhead"][1], size=7.5, space_after=30),
        *(Paragraph(line, bold=True, size=14, space_after=4) for line in printed["title"]),
        Paragraph(printed["date"], size=8, space_after=24),
        *(Paragraph(text, size=8.5, space_after=8) for text in printed["intro"]),
        *(Paragraph(text, size=8, space_after=1) for text in printed["legend"]),
        Gap(14),
        _table(record["objectives"]),
    ]
    composition = Composition(" ".join(printed["title"]), tuple(blocks))
    paint(composition, Manner(borders=Borders.STRIPES, row_gap=4.0, page_numbers=True), out)


def _table(objectives: list[Record]) -> Table:
    rows = [Row(tuple(Cell(text, bold=True, shaded=True) for text in _HEADERS), header=True)]
    for objective in objectives:
        height = len(objective["steps"])
        for number, step in enumerate(objective["steps"]):
            merged = (objective["code"], objective["title"], objective["unit"])
            own = (
                step["indicator"],
                step["target"],
                step["print"]["symbol"],
                step["verification"]["text"] or "",
            )
            cells = [Cell(text) for text in own]
            if number == 0:
                cells = [*(Cell(text, rowspan=height) for text in merged), *cells]
            rows.append(Row(tuple(cells)))
    return Table(_WIDTHS, tuple(rows), 7.6, heading_rows=1)
