"""Codes that restart in every service, merged objective cells, no closing line at a page end."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from corpus.typesetting.layouts.producers import Pdf, fpdf
from corpus.typesetting.layouts.records import Record, day, number

_HEADERS = ("n.", "Titolo", "Peso ponderale", "Descrizione attività", "KPI", "Scadenza")
_WIDTHS = (10.0, 62.0, 20.0, 92.0, 56.0, 25.0)
_LINE = 4.2
_PAD = 1.2
_BOTTOM = 190.0


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    pdf = fpdf().FPDF(orientation="landscape", format="A4")
    pdf.set_creation_date(datetime(2023, 1, 20, tzinfo=UTC))
    pdf.set_title(printed["title"][0])
    pdf.set_margin(16)
    pdf.set_auto_page_break(False)
    pdf.c_margin = 1.0
    pdf.add_page()
    pdf.set_font("Times", "", 11)
    for line in printed["letterhead"]:
        pdf.cell(0, 6, line)
        pdf.ln(6)
    pdf.ln(4)
    pdf.set_font("Times", "B", 15)
    for line in printed["title"]:
        pdf.cell(0, 8, line, align="C")
        pdf.ln(8)
    for unit, objectives in groupby(record["objectives"], key=lambda one: str(one["unit"])):
        _service(pdf, unit, list(objectives))
    pdf.output(str(out))


def _service(pdf: Pdf, unit: str, objectives: list[Record]) -> None:
    if pdf.get_y() > _BOTTOM - 40:
        pdf.add_page()
    pdf.ln(6)
    pdf.set_font("Times", "B", 11)
    pdf.cell(0, 7, unit)
    pdf.ln(8)
    _row(pdf, _HEADERS, style="B", opens=(True,) * 6)
    for objective in objectives:
        for number_of_step, step in enumerate(objective["steps"]):
            first = number_of_step == 0
            merged = (objective["code"], objective["title"], number(objective["weight_pct"], "%"))
            own = (step["description"], step["indicator"], day(step["deadline"]))
            texts = (*(merged if first else ("", "", "")), *own)
            _row(pdf, texts, opens=(first,) * 3 + (True,) * 3)
    _rule(pdf, (True,) * 6)


def _row(pdf: Pdf, texts: tuple[str, ...], *, opens: tuple[bool, ...], style: str = "") -> None:
    """Draws one row; a cell that opens gets a rule above, none gets one below."""
    pdf.set_font("Times", style, 9)
    pairs = list(zip(_WIDTHS, texts, strict=True))
    lines = [
        pdf.multi_cell(width, _LINE, text, dry_run=True, output="LINES") if text else []
        for width, text in pairs
    ]
    height = max(len(one) for one in lines) * _LINE + 2 * _PAD
    if pdf.get_y() + height > _BOTTOM:
        pdf.add_page()
    top, x = pdf.get_y(), pdf.l_margin
    _rule(pdf, opens)
    for width, one in zip(_WIDTHS, lines, strict=True):
        pdf.line(x, top, x, top + height)
        for place, line in enumerate(one):
            pdf.set_xy(x, top + _PAD + place * _LINE)
            pdf.cell(width, _LINE, line, align="L")
        x += width
    pdf.line(x, top, x, top + height)
    pdf.set_xy(pdf.l_margin, top + height)


def _rule(pdf: Pdf, opens: tuple[bool, ...]) -> None:
    x, y = pdf.l_margin, pdf.get_y()
    for width, is_open in zip(_WIDTHS, opens, strict=True):
        if is_open:
            pdf.line(x, y, x + width, y)
        x += width
