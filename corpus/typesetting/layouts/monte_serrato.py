"""A Gantt chart of months per objective: the last marked month is the phase's deadline."""

from __future__ import annotations

from html import escape
from pathlib import Path

from corpus.typesetting.layouts.producers import html_to_pdf
from corpus.typesetting.layouts.records import Record, number

_MONTHS = "GFMAMGLASOND"
_STYLE = """
@page { size: A4 landscape; margin: 15mm 14mm;
        @bottom-right { content: counter(page) "/" counter(pages); font: 7pt Vera } }
body { font: 7.5pt Vera; }
h1 { font-size: 14pt; margin: 4mm 0 1mm } h2 { font-size: 11pt; margin: 0 0 5mm }
p { margin: 0 0 1.5mm }
table { border-collapse: collapse; width: 100%; margin: 0 0 1mm; }
td, th { border: 0.6pt solid #444; padding: 1.2mm 1.4mm; text-align: left; vertical-align: top; }
th { background: #e3e3d3; }
.month { width: 4.5mm; text-align: center; }
.on { background: #9fb98a; }
.phases { margin-bottom: 8mm }
"""


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    parts = [f"<p><b>{escape(line)}</b></p>" for line in printed["letterhead"]]
    parts.append(f"<h1>{escape(printed['title'][0])}</h1><h2>{escape(printed['title'][1])}</h2>")
    parts.append(f"<p>{escape(printed['intro'])}</p><br>")
    parts.extend(_objective(objective) for objective in record["objectives"])
    html_to_pdf(
        f"<html lang='it'><head><title>{escape(printed['title'][0])}</title>"
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>",
        out,
    )


def _objective(objective: Record) -> str:
    heading = (
        ("N. Obiettivo", objective["code"]),
        ("Titolo", objective["title"]),
        ("SETTORE", objective["unit"]),
        ("Peso", number(objective["weight_pct"], "%")),
    )
    cells = "".join(f"<th>{escape(key)}</th><td>{escape(value)}</td>" for key, value in heading)
    months = "".join(f"<th class='month'>{month}</th>" for month in _MONTHS)
    rows = "".join(_phase(step) for step in objective["steps"])
    return (
        f"<table><tr>{cells}</tr></table><table class='phases'><thead><tr><th>Fase</th>"
        f"<th>Descrizione fase</th><th>Peso fase</th>{months}<th>Indicatore</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _phase(step: Record) -> str:
    first, last = step["print"]["months"]
    marks = "".join(
        "<td class='month on'>X</td>" if first <= month <= last else "<td class='month'></td>"
        for month in range(1, 13)
    )
    return (
        f"<tr><td>{escape(step['code'])}</td><td>{escape(step['description'])}</td>"
        f"<td>{number(step['weight_in_objective_pct'], '%')}</td>{marks}"
        f"<td>{escape(step['indicator'])}</td></tr>"
    )
