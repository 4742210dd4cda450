"""The tables at the end of a plan: strategic matrix, missions and programmes, weights."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from corpus.typesetting.blocks import Block, Cell, Gap, PageBreak, Paragraph, Row, Table
from corpus.typesetting.printed import printed_whole_percentage

_SIZE = 6.6

# Names of missions and programmes: D.Lgs. 118/2011, allegato 14.
_MISSIONS = {
    "01": "Servizi istituzionali, generali e di gestione",
    "04": "Istruzione e diritto allo studio",
    "12": "Diritti sociali e politiche sociali",
}
_PROGRAMMES = {
    "01.01": "Organi istituzionali",
    "01.02": "Segreteria generale",
    "01.03": "Gestione economica, finanziaria, programmazione e provveditorato",
    "01.08": "Statistica e sistemi informativi",
    "01.10": "Risorse umane",
    "01.11": "Altri servizi generali",
    "04.06": "Servizi ausiliari all'istruzione",
    "12.01": "Interventi per l'infanzia e i minori",
    "12.02": "Interventi per la disabilità",
    "12.03": "Interventi per gli anziani",
    "12.04": "Interventi per soggetti a rischio di esclusione sociale",
    "12.07": "Programmazione e governo della rete dei servizi sociosanitari e sociali",
}


def closing_blocks(facsimile: dict[str, Any]) -> list[Block]:
    """Composes the closing tables."""
    closing = facsimile["closing"]
    period = facsimile["document"]
    weights = closing["weights"]
    letters = [weight for weight in weights if not weight["code"].isdigit()]
    numbers = [weight for weight in weights if weight["code"].isdigit()]
    return [
        _matrix(closing["matrix"]),
        PageBreak(),
        Paragraph(
            "TABELLA MISSIONI/PROGRAMMI DEL PIANO PROGRAMMA "
            f"{period['period_start']}/{period['period_end']}",
            size=8.5,
        ),
        Gap(10),
        _programmes(closing["programmes"]),
        PageBreak(),
        _weights(letters),
        PageBreak(),
        _weights(numbers),
    ]


def _header(*texts: tuple[str, int]) -> Row:
    cells = tuple(Cell(text, bold=True, shaded=True, colspan=span) for text, span in texts)
    return Row(cells, header=True)


def _matrix(matrix: list[dict[str, Any]]) -> Table:
    rows = [
        _header(
            ("Obiettivo strategico", 2),
            ("Obiettivo operativo", 1),
            ("Obiettivi di performance", 1),
            ("Obiettivi di PEG", 1),
        )
    ]
    for strategic in matrix:
        heights = [
            max(len(one["performance"]), len(one["peg"]), 1) for one in strategic["operational"]
        ]
        for number, (operational, height) in enumerate(
            zip(strategic["operational"], heights, strict=True)
        ):
            pairs = zip_longest(operational["performance"], operational["peg"], fillvalue="")
            for line, (performance, peg) in enumerate(pairs):
                cells = [Cell(performance), Cell(peg)]
                if line == 0:
                    cells.insert(0, Cell(operational["code"], rowspan=height))
                if line == 0 and number == 0:
                    cells.insert(0, Cell(strategic["title"], rowspan=sum(heights)))
                    cells.insert(0, Cell(strategic["code"], rowspan=sum(heights)))
                rows.append(Row(tuple(cells)))
    return Table((34.0, 354.4, 90.6, 127.6, 127.6), tuple(rows), _SIZE, heading_rows=1)


def _programmes(codes: list[str]) -> Table:
    rows = [_header(("Missioni", 1), ("Programmi", 1))]
    for mission, name in _MISSIONS.items():
        own = [code for code in codes if code.startswith(mission)]
        for number, code in enumerate(own):
            programme = Cell(f"{code.split('.')[1]} {_PROGRAMMES[code]}")
            merged = (Cell(f"{int(mission)} {name}", rowspan=len(own)),) if number == 0 else ()
            rows.append(Row((*merged, programme)))
    return Table((282.0, 425.0), tuple(rows), _SIZE, heading_rows=1)


def _weights(weights: list[dict[str, Any]]) -> Table:
    rows = [_header(("Cod", 1), ("Obiettivo", 1), ("% obiettivo nel piano", 1))]
    rows.extend(
        Row(
            (
                Cell(weight["code"]),
                Cell(weight["title"]),
                Cell(printed_whole_percentage(weight["weight_pct"])),
            )
        )
        for weight in weights
    )
    return Table((42.5, 538.6, 113.4), tuple(rows), 7.0, heading_rows=1)
