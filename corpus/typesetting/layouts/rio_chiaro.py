"""Cards: "Responsabile: …", "Peso: 20", and a box headed DESCRIZIONE OBIETTIVO 3 with prose."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from corpus.typesetting.layouts.producers import Pdf, fpdf
from corpus.typesetting.layouts.records import Record, number

_WIDTH = 170.0
_LINE = 5.0


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    pdf = fpdf().FPDF(orientation="portrait", format="A4")
    pdf.set_creation_date(datetime(2023, 2, 1, tzinfo=UTC))
    pdf.set_title(" ".join(printed["title"]))
    pdf.set_margin(20)
    pdf.set_auto_page_break(True, margin=22)
    pdf.add_page()
    for line in printed["letterhead"]:
        _write(pdf, line, size=12)
    pdf.ln(60)
    for line in printed["title"]:
        _write(pdf, line, size=18, style="B")
    pdf.add_page()
    for objective in record["objectives"]:
        _card(pdf, objective, printed["notes"].get(objective["code"]))
    pdf.output(str(out))


def _card(pdf: Pdf, objective: Record, note: str | None) -> None:
    step = objective["steps"][0]
    pdf.set_fill_color(221, 235, 221)
    pdf.set_font("Helvetica", "B", 11)
    pdf.cell(_WIDTH, 7, "SCHEDA OBIETTIVO", border=1, fill=True, align="C")
    pdf.ln(9)
    _pair(pdf, "Responsabile", objective["unit"])
    _pair(pdf, "Peso", number(objective["weight_pct"]))
    pdf.ln(2)
    pdf.set_font("Helvetica", "B", 9)
    pdf.cell(_WIDTH, 6, f"DESCRIZIONE OBIETTIVO {objective['code']}", border=1)
    pdf.ln(6)
    pdf.set_font("Helvetica", "", 9)
    pdf.multi_cell(_WIDTH, _LINE, objective["title"], border=1, align="L")
    pdf.ln(_LINE + 2)
    _pair(pdf, "Indicatore", step["indicator"])
    _pair(pdf, "Target", step["target"])
    _pair(pdf, "Scadenza", objective["print"]["deadline"])
    if note:
        _pair(pdf, "Note", note)
    pdf.ln(8)


def _pair(pdf: Pdf, key: str, value: str) -> None:
    pdf.set_font("Helvetica", "B", 9)
    pdf.write(_LINE, f"{key}: ")
    pdf.set_font("Helvetica", "", 9)
    pdf.write(_LINE, value)
    pdf.ln(_LINE)


def _write(pdf: Pdf, text: str, *, size: float, style: str = "") -> None:
    pdf.set_font("Helvetica", style, size)
    pdf.cell(_WIDTH, size * 0.55, text, align="C")
    pdf.ln(size * 0.6)
