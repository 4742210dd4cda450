"""The three sample documents and the records they are set from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpus.typesetting.blocks import Composition
from corpus.typesetting.cards import compose_cards, plan_alone
from corpus.typesetting.gold import gold_of, write_gold
from corpus.typesetting.manner import Manner
from corpus.typesetting.painting import paint
from corpus.typesetting.report import compose_report

Record = dict[str, Any]

CORPUS = Path(__file__).resolve().parent.parent


def facsimiles() -> dict[str, Record]:
    """Returns the records of the sample documents by their file name without ending."""
    verification = _read("cssm-verifica-2022-2024")
    return {
        "cissac-relazione-2021": _read("cissac-relazione-2021"),
        "cssm-piano-2022-2024": plan_alone(verification),
        "cssm-verifica-2022-2024": verification,
    }


def compose(facsimile: Record) -> Composition:
    """Composes a document in the house style of its kind: report, or cards."""
    if facsimile["document"]["kind"] == "report":
        return compose_report(facsimile)
    return compose_cards(facsimile)


def write_samples(documents: Path, gold: Path) -> None:
    """Writes the sample PDFs and their gold into two folders that exist."""
    for name, facsimile in facsimiles().items():
        flow = paint(compose(facsimile), Manner(), documents / f"{name}.pdf")
        write_gold(gold_of(facsimile, flow.visible), gold / f"{name}.json")


def _read(name: str) -> Record:
    path = CORPUS / "facsimile" / f"{name}.json"
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record
