"""Objectives without codes, in bands by area; points; deadlines in words; hairline rules."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path

from corpus.typesetting.layouts.producers import html_to_pdf
from corpus.typesetting.layouts.records import Record, number

_STYLE = """
@page { size: A4; margin: 20mm 18mm;
        @bottom-center { content: "- " counter(page) " -"; font: 7pt Vera } }
body { font: 8.5pt Vera; line-height: 1.35 }
h1 { font-size: 15pt; margin: 8mm 0 6mm } p { margin: 0 0 2mm }
table { border-collapse: collapse; width: 100%; margin-top: 5mm }
td, th { border-bottom: 0.25pt solid #777; padding: 2mm 2mm; text-align: left; vertical-align: top }
th { border-bottom: 0.8pt solid #000 }
.band td { background: #ececec; font-weight: bold; }
.points { text-align: right; width: 12mm }
.when { width: 31mm } .what { width: 64mm }
"""


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    letterhead = "".join(f"<p>{escape(line)}</p>" for line in printed["letterhead"])
    rows = []
    for unit, objectives in groupby(record["objectives"], key=lambda one: str(one["unit"])):
        rows.append(f"<tr class='band'><td colspan='4'>{escape(unit)}</td></tr>")
        rows.extend(_row(objective) for objective in objectives)
    total = number(sum(objective["weight_pct"] for objective in record["objectives"]))
    html_to_pdf(
        f"<html lang='it'><head><title>{escape(printed['title'])}</title><style>{_STYLE}</style>"
        f"</head><body>{letterhead}<h1>{escape(printed['title'])}</h1><p>{escape(printed['intro'])}"
        "</p><table><thead><tr><th class='what'>Obiettivi di performance</th>"
        "<th>Indicatore raggiungimento</th><th class='when'>Termine</th>"
        f"<th class='points'>Punti</th></tr></thead><tbody>{''.join(rows)}"
        "<tr><td colspan='3'><b>Totale punti</b></td>"
        f"<td class='points'><b>{total}</b></td></tr></tbody></table></body></html>",
        out,
    )


def _row(objective: Record) -> str:
    step = objective["steps"][0]
    return (
        f"<tr><td>{escape(objective['title'])}</td><td>{escape(step['indicator'])}</td>"
        f"<td>{escape(step['print']['deadline'])}</td>"
        f"<td class='points'>{number(objective['weight_pct'])}</td></tr>"
    )
