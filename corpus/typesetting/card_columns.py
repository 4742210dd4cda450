"""The same records as cards of "key: value" lines, in two columns of text."""

from __future__ import annotations

from typing import Any

from corpus.typesetting.blocks import Block, Cell, Composition, Gap, Paragraph, Row, Table
from corpus.typesetting.printed import (
    printed_date,
    printed_percentage,
    printed_programme,
    printed_whole_percentage,
)

Record = dict[str, Any]

_SIZE = 6.4
_BAR_WIDTH = {True: 374.0, False: 237.0}
_BARS = {"performance": "Obiettivo di performance", "peg": "Obiettivo di PEG"}
_BETWEEN_CARDS = Gap(7.0)
_BELOW_BAR = Gap(3.0)


def compose_card_columns(facsimile: Record) -> Composition:
    """Composes the document as cards; a plan's closing tables are left out."""
    if facsimile["document"]["kind"] == "report":
        return _report(facsimile)
    blocks: list[Block] = [
        Paragraph(line, bold=True, size=12, space_after=6) for line in facsimile["title"]
    ]
    for objective in facsimile["objectives"]:
        blocks.extend(_plan_cards(objective))
    return Composition(
        " ".join(facsimile["title"]), tuple(blocks), facsimile["running_head"], landscape=True
    )


def _report(facsimile: Record) -> Composition:
    prose: dict[str, list[str]] = facsimile["prose"]
    blocks: list[Block] = [Paragraph(text, size=7.5, space_after=6) for text in prose["before"]]
    for objective in facsimile["objectives"]:
        blocks.extend(_bar("SCHEDA OBIETTIVO", landscape=False))
        blocks.append(_line("Area organizzativa", objective["unit"]))
        blocks.append(_line("Descrizione obiettivo", objective["title"]))
        for step in objective["steps"]:
            blocks.append(_BETWEEN_CARDS)
            blocks.append(_line("Indicatore", step["indicator"]))
            blocks.append(_line("Valore atteso", step["target"]))
            blocks.append(_line("Risultato conseguito", step["verification"]["text"]))
            blocks.append(_line("Strumento di rilevazione risultati", step["source"]))
        blocks.append(_BETWEEN_CARDS)
    blocks.append(Paragraph(prose["after"][0], size=7.5, space_after=6))
    scores = tuple(
        Row((Cell(score["unit"]), Cell(f"{score['score']}/{score['maximum']}")))
        for score in facsimile["unit_scores"]
    )
    blocks.append(Table((190.0, 47.0), scores, _SIZE))
    blocks.extend(Paragraph(text, size=7.5, space_after=6) for text in prose["after"][1:])
    return Composition("Relazione performance", tuple(blocks))


def _plan_cards(objective: Record) -> list[Block]:
    blocks: list[Block] = [
        *_bar(_BARS[objective["kind"]]),
        _line("Cod.", objective["code"]),
        _line("Titolo", objective["title"]),
        _line("Situazione attuale", objective["current_situation"]),
        _line("Criticità", objective["critical_issues"]),
        _line("Situazione attesa", objective["expected_situation"]),
        _line("Vantaggi per cittadino e/o Ente", objective["expected_benefits"]),
        _line(
            "Incidenza obiettivo su totale piano", printed_whole_percentage(objective["weight_pct"])
        ),
        _line("Servizio referente", objective["unit"]),
        _line("1° anno inserimento obiettivo", str(objective["first_year"])),
        _line(
            "Missioni/Programmi collegati",
            ", ".join(printed_programme(code) for code in objective["programmes"]),
        ),
        _line("Obiettivi strategici/operativi collegati", ", ".join(objective["strategic_links"])),
        _line("Descrizione sintetica azioni", objective["actions"]),
        _line("Operatori coinvolti", objective["staff"]),
        _line("Costi", objective["costs"]),
        _line("Indicatore raggiungimento", objective["achievement_indicator"]),
        _BETWEEN_CARDS,
        *_bar("Sviluppo obiettivo per steps intermedi"),
    ]
    for step in objective["steps"]:
        blocks.extend(_step_card(step))
    if any("verification" in step for step in objective["steps"]):
        blocks.extend(_bar("Verifica degli steps intermedi"))
        for step in objective["steps"]:
            blocks.extend(_verification_card(step))
    return blocks


def _step_card(step: Record) -> list[Block]:
    return [
        _line("Step", step["code"]),
        _line("Descrizione", step["description"]),
        _line("Termine", printed_date(step["deadline"])),
        _line("KPI (Key Performance Indicator)", step["indicator"]),
        _line("Peso step/obiettivo", printed_percentage(step["weight_in_objective_pct"])),
        _line("Peso step/2022", printed_percentage(step["weight_in_year_pct"])),
        _BETWEEN_CARDS,
    ]


def _verification_card(step: Record) -> list[Block]:
    verification = step["verification"]
    return [
        _line("Step", step["code"]),
        _line("Descrizione", verification["description"]),
        _line("Termine", printed_date(verification["deadline"])),
        _line("KPI (Key Performance Indicator)", verification["indicator"]),
        _line("Verifica", verification["text"]),
        _line("% raggiungimento 2022", printed_percentage(verification["achieved_pct"])),
        _BETWEEN_CARDS,
    ]


def _bar(text: str, *, landscape: bool = True) -> tuple[Table, Gap]:
    cell = Cell(text, bold=True, shaded=True)
    return Table((_BAR_WIDTH[landscape],), (Row((cell,)),), 7.0), _BELOW_BAR


def _line(key: str, value: str | None) -> Paragraph:
    return Paragraph(value or "", label=f"{key}: ", size=_SIZE, space_after=1.0)
