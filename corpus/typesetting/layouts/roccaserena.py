"""A flat table, one row per objective, three years of targets side by side under one header."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from corpus.typesetting.clock import fixed_clock
from corpus.typesetting.fonts import face
from corpus.typesetting.layouts.records import Record, number

_WIDTHS = (38, 170, 96, 58, 128, 46, 46, 46, 128)
_UPPER = (
    "Cod. Ob.",
    "OBIETTIVO OPERATIVO",
    "RESPONSABILE",
    "PESATURA",
    "INDICATORI",
    "TARGET",
    "",
    "",
    "RISULTATO CONSEGUITO 2022",
)


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    story: list[Flowable] = [
        *(_paragraph(line, 10, space=2) for line in printed["letterhead"]),
        Spacer(1, 14),
        *(_paragraph(line, 13, bold=True, space=4) for line in printed["title"]),
        Spacer(1, 8),
        *(_paragraph(text, 8.5, space=6) for text in printed["intro"]),
        Spacer(1, 6),
        _table(record["objectives"]),
        Spacer(1, 14),
        *(_paragraph(text, 8.5, space=6) for text in printed["closing"]),
    ]
    document = SimpleDocTemplate(
        str(out),
        pagesize=landscape(A4),
        leftMargin=42,
        rightMargin=42,
        topMargin=40,
        bottomMargin=40,
        title=printed["title"][0],
        invariant=1,
    )
    with fixed_clock():
        document.build(story)


def _table(objectives: list[Record]) -> Table:
    rows = [
        [_paragraph(text, 7, bold=True) for text in _UPPER],
        [
            _paragraph(text, 7, bold=True)
            for text in ("", "", "", "", "", "2022", "2023", "2024", "")
        ],
    ]
    for objective in objectives:
        step = objective["steps"][0]
        texts = (
            objective["code"],
            objective["title"],
            objective["unit"],
            number(objective["weight_pct"]),
            step["indicator"],
            *step["print"]["targets"],
            step["verification"]["text"],
        )
        rows.append([_paragraph(text, 7) for text in texts])
    style = [
        ("GRID", (0, 0), (-1, -1), 0.4, colors.black),
        ("BACKGROUND", (0, 0), (-1, 1), colors.HexColor("#dbe5f1")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("SPAN", (5, 0), (7, 0)),
        *(("SPAN", (column, 0), (column, 1)) for column in (0, 1, 2, 3, 4, 8)),
    ]
    return Table(rows, colWidths=_WIDTHS, repeatRows=2, style=TableStyle(style))


def _paragraph(text: str, size: float, *, bold: bool = False, space: float = 0) -> Paragraph:
    style = ParagraphStyle(
        "text", fontName=face(bold=bold), fontSize=size, leading=size * 1.25, spaceAfter=space
    )
    return Paragraph(escape(text), style)
