"""A two-line header repeated on every page, merged objectives, the year's final figures."""

from __future__ import annotations

from html import escape
from pathlib import Path

from corpus.typesetting.layouts.producers import html_to_pdf
from corpus.typesetting.layouts.records import Record, number

_STYLE = """
@page { size: A4; margin: 16mm 12mm;
        @bottom-left { content: "Comune di Castel Ginepro"; font: 6.5pt Vera }
        @bottom-right { content: "pag. " counter(page) " di " counter(pages); font: 6.5pt Vera } }
body { font: 7.2pt Vera; line-height: 1.3 }
h1 { font-size: 13pt; margin: 10mm 0 1mm } h2 { font-size: 10pt; margin: 0 0 6mm }
p { margin: 0 0 1mm; font-size: 10pt }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { border: 0.25pt solid #000; padding: 2.4mm 1.3mm; text-align: left; vertical-align: middle }
th { background: #dfe7ee; text-align: center }
"""
_COLUMNS = (7, 40, 31, 34, 18, 19, 17, 24)


def write(record: Record, out: Path) -> None:
    printed = record["print"]
    letterhead = "".join(f"<p>{escape(line)}</p>" for line in printed["letterhead"])
    columns = "".join(f"<col style='width: {width}mm'>" for width in _COLUMNS)
    rows = "".join(_objective(objective) for objective in record["objectives"])
    html_to_pdf(
        f"<html lang='it'><head><title>{escape(printed['title'][1])}</title><style>{_STYLE}</style>"
        f"</head><body>{letterhead}<h1>{escape(printed['title'][0])}</h1>"
        f"<h2>{escape(printed['title'][1])}</h2><table><colgroup>{columns}</colgroup><thead>"
        "<tr><th colspan='2'>OBIETTIVO</th><th rowspan='2'>SETTORE</th>"
        "<th rowspan='2'>INDICATORI</th><th colspan='3'>ANNO 2022</th>"
        "<th rowspan='2'>Fonte</th></tr><tr><th>N.</th><th>Descrizione</th><th>Valore atteso</th>"
        "<th>Consuntivo</th><th>% di realiz&shy;zazione</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></body></html>",
        out,
    )


def _objective(objective: Record) -> str:
    height = len(objective["steps"])
    merged = "".join(
        f"<td rowspan='{height}'>{escape(objective[name])}</td>"
        for name in ("code", "title", "unit")
    )
    rows = []
    for place, step in enumerate(objective["steps"]):
        verification = step["verification"]
        texts = (
            step["indicator"],
            step["target"],
            verification["text"],
            number(verification["achieved_pct"], "%"),
            step["source"] or "",
        )
        own = "".join(f"<td>{escape(text)}</td>" for text in texts)
        rows.append(f"<tr>{merged if place == 0 else ''}{own}</tr>")
    return "".join(rows)
