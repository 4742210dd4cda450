"""The committed samples are what the typesetter writes, and print their gold."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from corpus.typesetting.samples import CORPUS, write_samples
from tests.corpus.printed_words import missing_words, words_of

NAMES = ("cissac-relazione-2021", "cssm-piano-2022-2024", "cssm-verifica-2022-2024")


@pytest.fixture(scope="module")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder, folder)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_files_are_what_the_typesetter_writes(rewritten: Path, name: str) -> None:
    for folder, ending in (("documents", "pdf"), ("gold", "json")):
        committed = CORPUS / folder / f"{name}.{ending}"
        assert committed.read_bytes() == (rewritten / f"{name}.{ending}").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_gold_is_printed(name: str) -> None:
    gold = json.loads((CORPUS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    assert missing_words(gold["objectives"], CORPUS / "documents" / f"{name}.pdf") == []


def test_rows_break_inside_a_sentence() -> None:
    last_line, first_line = _around_page_end(
        CORPUS / "documents" / "cssm-verifica-2022-2024.pdf", 3
    )
    assert last_line.startswith("B.9")
    assert not first_line.startswith("B.")


def test_the_plan_has_no_verification() -> None:
    gold = json.loads((CORPUS / "gold/cssm-piano-2022-2024.json").read_text(encoding="utf-8"))
    assert gold["document"]["kind"] == "plan"
    assert gold["document"]["reference_year"] is None
    steps = [step for objective in gold["objectives"] for step in objective["steps"]]
    assert len(steps) == 134
    assert not any("verification" in step for step in steps)
    assert "verifica" not in words_of(CORPUS / "documents" / "cssm-piano-2022-2024.pdf")


def _around_page_end(pdf: Path, page: int) -> tuple[str, str]:
    """The last line of a page (from 1), and the first after the next page's running head."""
    document = pypdfium2.PdfDocument(pdf)
    before, after = (
        document[index].get_textpage().get_text_range().splitlines() for index in (page - 1, page)
    )
    return before[-1], after[1]
