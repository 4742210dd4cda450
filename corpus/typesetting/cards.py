"""A plan of objective cards becomes blocks: cards, steps, verification, closing tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.typesetting.blocks import (
    Block,
    Cell,
    Composition,
    Gap,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from corpus.typesetting.closing import closing_blocks
from corpus.typesetting.printed import (
    printed_date,
    printed_percentage,
    printed_programme,
    printed_whole_percentage,
)

Record = dict[str, Any]

_SIZE = 6.2
_GAP = Gap(16.0)
_KINDS = {"performance": "Obiettivo di performance", "peg": "Obiettivo di PEG"}
_ROUNDING = 0.05


def compose_cards(facsimile: Record) -> Composition:
    """Composes the plan, with its verification tables where the records have any."""
    title: list[str] = facsimile["title"]
    blocks: list[Block] = [Paragraph(line, bold=True, size=20, space_after=17) for line in title]
    for number, objective in enumerate(facsimile["objectives"]):
        blocks.append(PageBreak())
        blocks.extend(_objective(objective, ("objectives", number)))
    blocks.append(PageBreak())
    blocks.extend(closing_blocks(facsimile))
    return Composition(
        title=" ".join(title),
        blocks=tuple(blocks),
        running_head=facsimile["running_head"],
        landscape=True,
    )


def plan_alone(facsimile: Record) -> Record:
    """Returns the plan half of a verification: no verification tables, no reference year."""
    return {
        **facsimile,
        "document": {**facsimile["document"], "kind": "plan", "reference_year": None},
        "title": [line.removeprefix("VERIFICA ") for line in facsimile["title"]],
        "objectives": [
            {
                **objective,
                "steps": [
                    {name: value for name, value in step.items() if name != "verification"}
                    for step in objective["steps"]
                ],
            }
            for objective in facsimile["objectives"]
        ],
    }


def header_row(*texts: str | tuple[str, int]) -> Row:
    """A row of grey cells in bold; a pair is a text and the columns it takes."""
    cells = []
    for text in texts:
        label, colspan = (text, 1) if isinstance(text, str) else text
        cells.append(Cell(label, bold=True, shaded=True, colspan=colspan))
    return Row(tuple(cells), header=True)


def _objective(objective: Record, path: tuple[str | int, ...]) -> list[Block]:
    blocks: list[Block] = [_card(objective, path), _GAP, _method(objective, path), _GAP]
    blocks.append(_steps(objective, path))
    if any("verification" in step for step in objective["steps"]):
        blocks.extend((_GAP, _verifications(objective, path)))
    return blocks


def _card(objective: Record, path: tuple[str | int, ...]) -> Table:
    def cell(name: str, colspan: int = 1) -> Cell:
        return Cell(objective[name] or "", colspan=colspan, path=(*path, name))

    return Table(
        widths=(36.9, 104.9, 175.7, 153.0, 144.6, 141.7),
        size=_SIZE,
        rows=(
            header_row(
                (_KINDS[objective["kind"]], 2),
                ("Situazione di partenza", 2),
                ("Benefici attesi", 2),
            ),
            header_row(
                "cod.",
                "titolo",
                "situazione attuale",
                "criticità",
                "situazione attesa",
                "vantaggi per cittadino e/o Ente",
            ),
            Row(
                (
                    cell("code"),
                    cell("title"),
                    cell("current_situation"),
                    cell("critical_issues"),
                    cell("expected_situation"),
                    cell("expected_benefits"),
                )
            ),
            header_row(
                ("incidenza obiettivo su totale piano", 2),
                "servizio referente",
                "1° anno inserimento obiettivo",
                "Missioni/Programmi collegati",
                "Obiettivi strategici/operativi collegati",
            ),
            Row(
                (
                    Cell(printed_whole_percentage(objective["weight_pct"]), colspan=2),
                    cell("unit"),
                    Cell(str(objective["first_year"])),
                    Cell(", ".join(printed_programme(code) for code in objective["programmes"])),
                    Cell(", ".join(objective["strategic_links"])),
                )
            ),
        ),
    )


def _method(objective: Record, path: tuple[str | int, ...]) -> Table:
    names = ("actions", "staff", "costs", "achievement_indicator")
    return Table(
        widths=(226.7, 161.6, 184.2, 184.3),
        size=_SIZE,
        rows=(
            header_row(("Percorso e metodo generale", 4)),
            header_row(
                "descrizione sintetica azioni",
                "operatori coinvolti",
                "costi",
                "indicatore raggiungimento",
            ),
            Row(tuple(Cell(objective[name] or "", path=(*path, name)) for name in names)),
        ),
    )


def _steps(objective: Record, path: tuple[str | int, ...]) -> Table:
    rows = [
        header_row(("Sviluppo obiettivo per steps intermedi", 6)),
        header_row(
            "step",
            "descrizione",
            "termine",
            "KPI (Key Performance Indicator)",
            "peso step/obiettivo",
            "peso step/2022",
        ),
    ]
    year_percentage = _year_percentage(objective)
    for number, step in enumerate(objective["steps"]):
        place = (*path, "steps", number)
        rows.append(
            Row(
                (
                    Cell(step["code"]),
                    Cell(step["description"] or "", path=(*place, "description")),
                    Cell(printed_date(step["deadline"])),
                    Cell(step["indicator"] or "", path=(*place, "indicator")),
                    Cell(printed_percentage(step["weight_in_objective_pct"])),
                    Cell(year_percentage(step["weight_in_year_pct"])),
                )
            )
        )
    return Table((36.9, 311.8, 50.9, 243.9, 56.7, 56.6), tuple(rows), _SIZE, heading_rows=2)


def _verifications(objective: Record, path: tuple[str | int, ...]) -> Table:
    rows = [
        header_row(("Sviluppo obiettivo per steps intermedi", 6)),
        header_row(
            "step",
            "descrizione",
            "termine",
            "KPI (Key Performance Indicator)",
            "verifica",
            "% raggiungimento 2022",
        ),
    ]
    year_percentage = _year_percentage(objective)
    for number, step in enumerate(objective["steps"]):
        verification = step["verification"]
        place = (*path, "steps", number, "verification")
        rows.append(
            Row(
                (
                    Cell(step["code"]),
                    Cell(verification["description"] or "", path=(*place, "description")),
                    Cell(printed_date(verification["deadline"])),
                    Cell(verification["indicator"] or "", path=(*place, "indicator")),
                    Cell(verification["text"] or "", path=(*place, "text")),
                    Cell(year_percentage(verification["achieved_pct"])),
                )
            )
        )
    return Table((36.9, 215.4, 51.0, 153.1, 238.0, 62.4), tuple(rows), _SIZE, heading_rows=2)


def _year_percentage(objective: Record) -> Callable[[float | None], str]:
    """How the objective's percentages of the year are printed.

    Weights that do not add up to 100 were rounded to whole percents when they were written, and
    are printed without decimals.
    """
    total = sum(step["weight_in_year_pct"] or 0.0 for step in objective["steps"])
    rounded = total > 0 and abs(total - 100.0) > _ROUNDING
    return printed_whole_percentage if rounded else printed_percentage
