"""Files that hold several papers: bound, annexed, repeated."""

import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.stamping.act import set_act
from corpus.stamping.merging import bind
from extractor import extract_from_pages, read_pages
from models.extraction import Extraction
from models.vocabulary import Engine
from tests.extractor.conftest import Read
from tests.extractor.plans_read import lines_plan
from tests.extractor.stamped import records_of
from tests.samples import ROOT

FOLDERS = ("documents", "layouts", "further")
PLANS = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / "corpus" / folder).glob("*.pdf")
    if not path.stem.startswith("no-objectives") and "torre-arsiccia" not in path.stem
)
PAIRS = [tuple(random.Random(seed).sample(PLANS, 2)) for seed in range(12)]  # noqa: S311


def _read(path: Path) -> tuple[Extraction, ...]:
    return extract_from_pages(read_pages(path, engine=Engine.PDFIUM, password=None))


def _rows(extraction: Extraction) -> dict[str, Any]:
    kinds = ("objectives", "steps", "verifications")
    return {kind: rows for kind, rows in records_of(extraction).items() if kind in kinds}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "+".join(it.stem[:12] for it in pair))
def test_documents_bound_together_are_read_as_by_themselves(
    pair: tuple[Path, Path], tmp_path: Path, read: Read
) -> None:
    bind(pair, tmp_path / "bound.pdf")
    found = _read(tmp_path / "bound.pdf")
    assert [_rows(item) for item in found] == [_rows(read(path)) for path in pair]
    first, second = (item.document for item in found)
    assert first.last_page is not None
    assert second.first_page == first.last_page + 1
    assert first.document_id != second.document_id


def test_evidence_stands_on_the_pages_of_the_file(tmp_path: Path, read: Read) -> None:
    plan = ROOT / "corpus" / "layouts" / "villarocca-elenco-2023.pdf"
    set_act(tmp_path / "act.pdf")
    bind([tmp_path / "act.pdf", plan], tmp_path / "bound.pdf")
    (found,) = _read(tmp_path / "bound.pdf")
    before = (found.document.first_page or 1) - 1
    assert before == 7
    pages = [item.page for item in found.evidence if item.record_table != "documents"]
    bare = [item.page for item in read(plan).evidence if item.record_table != "documents"]
    assert pages == [page + before for page in bare]


def test_doubts_name_the_pages_of_the_file(tmp_path: Path, read: Read) -> None:
    plan = ROOT / "corpus" / "further" / "comune-acquaviva-del-sasso-piao-2024.pdf"
    set_act(tmp_path / "act.pdf")
    bind([tmp_path / "act.pdf", plan], tmp_path / "bound.pdf")
    (found,) = _read(tmp_path / "bound.pdf")
    before = (found.document.first_page or 1) - 1
    assert before == 7
    bare = _pages_named(read(plan).document.status_basis)
    assert bare
    assert _pages_named(found.document.status_basis) == [page + before for page in bare]


def _pages_named(basis: str | None) -> list[int]:
    return [int(page) for page in re.findall(r"page (\d+)", basis or "")]


ACT = [
    "OGGETTO: approvazione del piano degli obiettivi 2023.",
    "Visto il testo unico degli enti locali;",
    "Premesso che gli uffici hanno proposto gli obiettivi;",
    "DELIBERA",
    "1. Di approvare il piano allegato.",
]


def test_act_gives_what_its_annex_does_not_say(tmp_path: Path) -> None:
    title = "DELIBERAZIONE DELLA GIUNTA COMUNALE N. 22 DEL 29/07/2023"
    lines_plan(tmp_path / "act.pdf", ACT, title=title)
    lines_plan(
        tmp_path / "annex.pdf",
        ["OBIETTIVO N. 1 - Aprire lo sportello", "Indicatore: giorni di apertura", "Target: 5"],
        title="PIANO DEGLI OBIETTIVI",
    )
    bind([tmp_path / "act.pdf", tmp_path / "annex.pdf"], tmp_path / "bound.pdf")
    (found,) = _read(tmp_path / "bound.pdf")
    assert [item.title for item in found.objectives] == ["Aprire lo sportello"]
    assert found.document.published_on == date(2023, 7, 29)
    assert found.document.period_start == 2023
    pages = {item.field: item.page for item in found.evidence if item.record_table == "documents"}
    assert (pages["published_on"], pages["title"]) == (1, 2)


def test_same_document_twice_is_one_document_and_a_note(tmp_path: Path, read: Read) -> None:
    plan = ROOT / "corpus" / "layouts" / "piana-morella-servizi-2023.pdf"
    bind([plan, plan], tmp_path / "doubled.pdf")
    (found,) = _read(tmp_path / "doubled.pdf")
    assert _rows(found) == _rows(read(plan))
    assert [row.reason for row in found.unread] == ["these pages repeat pages 1 to 2"]
    assert found.document.reading_status == read(plan).document.reading_status
