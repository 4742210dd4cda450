"""Which layout writes which document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from corpus.typesetting.gold import write_gold
from corpus.typesetting.layouts import (
    alta_brenna,
    bilancio,
    castel_ginepro,
    delibera,
    monte_serrato,
    piana_morella,
    pietralonga,
    rio_chiaro,
    roccaserena,
    valle_orsina,
    valli_armena,
)
from corpus.typesetting.layouts.producers import typst_to_pdf
from corpus.typesetting.layouts.records import Record, gold_of_records, read_records

LAYOUTS: dict[str, Callable[[Record, Path], None]] = {
    "alta-brenna-esiti-2021": alta_brenna.write,
    "borgo-firmino-peg-2023": partial(typst_to_pdf, "borgo_firmino.typ"),
    "castel-ginepro-consuntivo-2022": castel_ginepro.write,
    "colle-ventoso-piano-2024": partial(typst_to_pdf, "colle_ventoso.typ"),
    "due-torrenti-avanzamento-2022": partial(typst_to_pdf, "due_torrenti.typ"),
    "monte-serrato-gantt-2023": monte_serrato.write,
    "no-objectives-bilancio": bilancio.write,
    "no-objectives-delibera": delibera.write,
    "no-objectives-regolamento": partial(typst_to_pdf, "regolamento.typ"),
    "piana-morella-servizi-2023": piana_morella.write,
    "pietralonga-performance-2023": pietralonga.write,
    "rio-chiaro-schede-2023": rio_chiaro.write,
    "roccaserena-peg-2022": roccaserena.write,
    "valle-orsina-relazione-2022": valle_orsina.write,
    "valli-armena-verifica-2022": valli_armena.write,
    "villarocca-elenco-2023": partial(typst_to_pdf, "villarocca.typ"),
}


def write_layout(name: str, folder: Path) -> None:
    """Writes one document and its gold into a folder that exists.

    Raises:
        KeyError: When there is no layout of that name.
        ProducerMissingError: When the program that sets it is not installed.
    """
    record = read_records(name)
    LAYOUTS[name](record, folder / f"{name}.pdf")
    write_gold(gold_of_records(record), folder / f"{name}.json")
