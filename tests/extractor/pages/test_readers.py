"""Two readers of pages, of different makers, see the same."""

from collections import Counter
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.typesetting import styles
from extractor import extract
from extractor.errors import EncryptedError, UnreadableError
from extractor.pages.page import Page
from extractor.pages.readers import reader
from models.extraction import Extraction
from models.vocabulary import Engine
from tests.extractor.pages.files import facsimile, locked
from tests.samples import ROOT

DOCUMENTS = ROOT / "corpus" / "documents"
_NEAR = 0.05  # points
_STYLES = ("clipped", "rotated_90", "rotated_180", "rotated_270", "vertical_headers", "stripes")


def _both(path: Path) -> list[tuple[Page, Page]]:
    one, other = (list(reader(engine)(path)) for engine in Engine)
    return list(zip(one, other, strict=True))


def _words(page: Page) -> Counter[tuple[str, bool]]:
    return Counter((word.text, word.is_upright) for word in page.words)


@pytest.mark.parametrize("name", _STYLES)
def test_both_readers_see_the_same_words_lines_and_areas(tmp_path: Path, name: str) -> None:
    path = tmp_path / "styled.pdf"
    getattr(styles, f"typeset_{name}")(facsimile(), path)
    for one, other in _both(path):
        assert (one.width, one.height) == pytest.approx((other.width, other.height), abs=_NEAR)
        assert _words(one) == _words(other)
        assert one.hidden_words == other.hidden_words
        for mine, theirs in (
            (one.horizontals, other.horizontals),
            (one.verticals, other.verticals),
            ([fill.box for fill in one.fills], [fill.box for fill in other.fills]),
        ):
            assert len(mine) == len(theirs)
            for a, b in zip(sorted(mine), sorted(theirs), strict=True):
                assert a == pytest.approx(b, abs=_NEAR)


def test_clipped_words_are_left_out_by_both(tmp_path: Path) -> None:
    path = tmp_path / "clipped.pdf"
    styles.typeset_clipped(facsimile(), path)
    assert all(one.hidden_words > 0 for one, _ in _both(path)[1:2])


def test_words_beside_the_page_are_left_out_by_both(tmp_path: Path) -> None:
    path = tmp_path / "beside.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200))
    for x, y, text in (
        (100, 100, "inside"),
        (295, 100, "halfway"),
        (400, 100, "right"),
        (-90, 100, "left"),
        (100, 400, "above"),
        (100, -100, "below"),
    ):
        canvas.drawString(x, y, text)
    canvas.save()
    for page in _both(path)[0]:
        assert sorted(word.text for word in page.words) == ["halfway", "inside"]
        assert page.hidden_words == 4


def _records(extraction: Extraction) -> dict[str, object]:
    return extraction.model_dump(exclude={"evidence"})


@pytest.mark.parametrize("name", ["cissac-relazione-2021", "cssm-piano-2022-2024"])
def test_both_readers_give_the_same_records(name: str) -> None:
    path = DOCUMENTS / f"{name}.pdf"
    one, other = extract(path), extract(path, engine=Engine.PDFPLUMBER)
    assert _records(one) == _records(other)
    assert {item.engine for item in one.evidence} == {Engine.PDFIUM}
    assert {item.engine for item in other.evidence} == {Engine.PDFPLUMBER}
    assert [(item.field, item.page, item.raw_text) for item in one.evidence] == [
        (item.field, item.page, item.raw_text) for item in other.evidence
    ]


@pytest.mark.parametrize("engine", list(Engine))
def test_a_password_is_asked_for_where_one_is_needed(tmp_path: Path, engine: Engine) -> None:
    path = locked(tmp_path / "locked.pdf", user="segreta", owner="padrone")
    with pytest.raises(EncryptedError, match="asks for a password"):
        list(reader(engine)(path))
    assert [page.words[0].text for page in reader(engine)(path, "segreta")] == ["Prova"]


@pytest.mark.parametrize("engine", list(Engine))
def test_a_document_locked_against_changes_is_read(tmp_path: Path, engine: Engine) -> None:
    path = locked(tmp_path / "locked.pdf", user="", owner="padrone")
    assert [page.words[0].text for page in reader(engine)(path)] == ["Prova"]


@pytest.mark.parametrize("engine", list(Engine))
def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.4\n" + b"\x00" * 200 + b"\nstartxref\n0\n%%EOF\n")
    with pytest.raises(UnreadableError, match=r"^damaged\.pdf.*damaged"):
        list(reader(engine)(path))
