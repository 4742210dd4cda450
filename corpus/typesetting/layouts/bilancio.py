"""A budget: codes, descriptions, three years of figures, percentages; no objective."""

from __future__ import annotations

from html import escape
from pathlib import Path

from corpus.typesetting.layouts.producers import html_to_pdf
from corpus.typesetting.layouts.records import Record

_STYLE = """
@page { size: A4 landscape; margin: 15mm }
body { font: 8pt Vera } h1 { font-size: 13pt } h2 { font-size: 10pt }
table { border-collapse: collapse; width: 100% }
td, th { border: 0.5pt solid #333; padding: 1.3mm 2mm; text-align: left }
th { background: #ddd } .n { text-align: right }
"""
_TITLE = "BILANCIO DI PREVISIONE 2023-2025"
_HEADERS = (
    "Cod.",
    "Descrizione",
    "Centro di Costo",
    "Previsione 2023",
    "Previsione 2024",
    "Previsione 2025",
    "% sul totale",
)
_ROWS = (
    ("01.01", "Organi istituzionali", "Segreteria", "58.200,00", "58.200,00", "58.200,00", "3,2%"),
    (
        "01.02",
        "Segreteria generale",
        "Segreteria",
        "146.350,00",
        "148.000,00",
        "148.000,00",
        "8,1%",
    ),
    (
        "01.03",
        "Gestione economica e finanziaria",
        "Ragioneria",
        "97.800,00",
        "97.800,00",
        "99.000,00",
        "5,4%",
    ),
    ("01.06", "Ufficio tecnico", "Tecnico", "121.400,00", "119.000,00", "119.000,00", "6,7%"),
    ("04.01", "Istruzione prescolastica", "Scuola", "84.000,00", "84.000,00", "84.000,00", "4,7%"),
    (
        "04.06",
        "Servizi ausiliari all'istruzione",
        "Scuola",
        "212.600,00",
        "215.000,00",
        "218.000,00",
        "11,8%",
    ),
    ("09.03", "Rifiuti", "Ambiente", "468.000,00", "471.500,00", "475.000,00", "26,0%"),
    (
        "10.05",
        "Viabilità e infrastrutture stradali",
        "Tecnico",
        "390.000,00",
        "180.000,00",
        "180.000,00",
        "21,7%",
    ),
    (
        "12.03",
        "Interventi per gli anziani",
        "Servizi sociali",
        "136.900,00",
        "138.000,00",
        "138.000,00",
        "7,6%",
    ),
    (
        "12.09",
        "Servizio necroscopico e cimiteriale",
        "Tecnico",
        "86.000,00",
        "40.000,00",
        "40.000,00",
        "4,8%",
    ),
    (
        "",
        "Totale generale delle spese",
        "",
        "1.801.250,00",
        "1.551.500,00",
        "1.559.200,00",
        "100,0%",
    ),
)


def write(_record: Record, out: Path) -> None:
    header = "".join(f"<th>{escape(text)}</th>" for text in _HEADERS)
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{' class=n' if place > 2 else ''}>{escape(text)}</td>"
            for place, text in enumerate(row)
        )
        + "</tr>"
        for row in _ROWS
    )
    html_to_pdf(
        f"<html lang='it'><head><title>{_TITLE}</title><style>{_STYLE}</style></head><body>"
        "<p>Comune di Montefiorito di Sopra<br>Provincia autonoma di Trento</p>"
        f"<h1>{_TITLE}</h1><h2>Riepilogo delle spese per missioni e programmi</h2>"
        f"<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"
        "<p>Importi in euro. Approvato dal Consiglio comunale con deliberazione n. 52 del "
        "20/12/2022.</p></body></html>",
        out,
    )
