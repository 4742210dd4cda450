"""Cards and step tables with dashed lines, a two-level header, weighted credits, rows cut."""

from __future__ import annotations

from pathlib import Path

from corpus.typesetting.blocks import Block, Cell, Composition, Gap, Paragraph, Row, Table
from corpus.typesetting.layouts.records import Record, day, number
from corpus.typesetting.manner import Borders, Manner
from corpus.typesetting.painting import paint

_WIDTHS = (36.0, 178.0, 64.0, 122.0, 44.0, 44.0, 208.0, 60.0)


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    blocks: list[Block] = [
        Paragraph(printed["letterhead"], size=9, space_after=20),
        *(Paragraph(line, bold=True, size=13, space_after=5) for line in printed["title"]),
        Gap(16),
    ]
    for objective in record["objectives"]:
        blocks.extend((_card(objective), Gap(5), _steps(objective), Gap(20)))
    composition = Composition(
        " ".join(printed["title"]), tuple(blocks), printed["letterhead"], landscape=True
    )
    paint(composition, Manner(borders=Borders.DASHES, row_gap=2.2), out)


def _card(objective: Record) -> Table:
    def label(text: str) -> Cell:
        return Cell(text, bold=True, shaded=True)

    rows = (
        Row(
            (
                label("OBIETTIVO N."),
                Cell(objective["code"]),
                label("Titolo"),
                Cell(objective["title"]),
            )
        ),
        Row(
            (
                label("% obiettivo nel piano"),
                Cell(number(objective["weight_pct"], "%")),
                label("AREA ORGANIZZATIVA"),
                Cell(objective["unit"]),
            )
        ),
    )
    return Table((110.0, 60.0, 110.0, 476.0), rows, 7.4)


def _steps(objective: Record) -> Table:
    def name(text: str, rowspan: int = 1, colspan: int = 1) -> Cell:
        return Cell(text, bold=True, shaded=True, rowspan=rowspan, colspan=colspan)

    upper = ("Codice", "Descrizione fase", "Previsione Scadenza Fase", "Indicatori")
    lower = ("fase", "2022", "Attuazione", "% di ragg. 2022")
    rows = [
        Row(
            (
                *(name(text, rowspan=2) for text in upper),
                name("Peso", colspan=2),
                name("Verifica 2022", colspan=2),
            ),
            header=True,
        ),
        Row(tuple(name(text) for text in lower), header=True),
    ]
    for step in objective["steps"]:
        verification = step["verification"]
        texts = (
            step["code"],
            step["description"],
            day(step["deadline"]),
            step["indicator"],
            number(step["weight_in_objective_pct"], "%"),
            number(step["weight_in_year_pct"], "%"),
            verification["text"] or "",
            number(verification["achieved_pct"], "%"),
        )
        rows.append(Row(tuple(Cell(text) for text in texts)))
    return Table(_WIDTHS, tuple(rows), 7.0, heading_rows=2)
