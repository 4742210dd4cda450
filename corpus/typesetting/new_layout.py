"""A plan whose headers no built-in vocabulary foresees: the example of how to read a new layout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from corpus.typesetting.fonts import face
from corpus.typesetting.gold import write_gold
from corpus.typesetting.samples import CORPUS

FOLDER = CORPUS / "new-layout"
NAME = "altopiano-piano-2024"

_HEADERS = (
    "Sigla",
    "Che cosa vogliamo",
    "Quanto conta",
    "Chi se ne occupa",
    "Come lo si vede",
    "Dove vogliamo arrivare",
    "Da finire",
)
_WIDTHS = (36, 190, 60, 110, 150, 130, 80)
_ROWS = (
    (
        "A",
        "Aprire uno sportello comune per le pratiche edilizie dei sei Comuni",
        "40%",
        "Area Territorio",
        "Pratiche presentate allo sportello",
        "almeno 150",
        "31/10/2024",
    ),
    (
        "B",
        "Portare il trasporto a chiamata nelle frazioni senza autobus",
        "35%",
        "Area Mobilità",
        "Frazioni servite",
        "9",
        "30/06/2024",
    ),
    (
        "C",
        "Tenere aperti i centri estivi anche in agosto",
        "25%",
        "Area Scuola",
        "Settimane di apertura in agosto",
        "3",
        "31/08/2024",
    ),
)


def write_new_layout(folder: Path) -> None:
    """Writes the plan and its gold into a folder that exists."""
    normal = ParagraphStyle("normal", fontName=face(bold=False), fontSize=9, leading=11)
    bold = ParagraphStyle("bold", parent=normal, fontName=face(bold=True))
    large = ParagraphStyle("large", parent=bold, fontSize=14, leading=18)
    cells = [[Paragraph(text, bold) for text in _HEADERS]]
    cells += [[Paragraph(text, normal) for text in row] for row in _ROWS]
    table = Table(cells, colWidths=_WIDTHS, repeatRows=1, spaceBefore=20)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", *_ALL, "TOP")])
    story = [
        Paragraph("Unione dei Comuni dell'Altopiano dei Laghi", large),
        Paragraph("Provincia di Vicenza", normal),
        Paragraph("PIANO DELLA PERFORMANCE 2024", large),
        table,
    ]
    SimpleDocTemplate(
        str(folder / f"{NAME}.pdf"), pagesize=landscape(A4), leftMargin=40, invariant=1
    ).build(story)
    write_gold(_gold(), folder / f"{NAME}.json")


_ALL = ((0, 0), (-1, -1))


def _gold() -> dict[str, Any]:
    return {
        "document": {
            "consortium_name": "Unione dei Comuni dell'Altopiano dei Laghi",
            "province": "Vicenza",
            "kind": "plan",
            "period_start": 2024,
            "period_end": 2024,
            "reference_year": None,
        },
        "objectives": [
            {
                "position": position,
                "code": code,
                "title": title,
                "weight_pct": float(weight.rstrip("%")),
                "unit": unit,
                "steps": [
                    {
                        "position": 1,
                        "indicator": indicator,
                        "target": target,
                        "deadline": "-".join(reversed(deadline.split("/"))),
                    }
                ],
            }
            for position, (code, title, weight, unit, indicator, target, deadline) in enumerate(
                _ROWS, start=1
            )
        ],
    }
