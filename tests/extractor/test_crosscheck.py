"""A second opinion on every cell."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.typesetting import styles
from extractor import extract
from extractor.crosscheck import combined
from tests.extractor.pages.files import facsimile
from tests.extractor.plans import ruled_plan
from tests.samples import ROOT

SAMPLE = ROOT / "corpus" / "documents" / "cissac-relazione-2021.pdf"


def test_the_readers_agree_on_the_ruled_sample() -> None:
    plain, checked = extract(SAMPLE), extract(SAMPLE, is_cross_checked=True)
    assert plain.model_dump(exclude={"evidence"}) == checked.model_dump(exclude={"evidence"})
    assert {item.second_reader_agrees for item in plain.evidence} == {None}
    tables = {"steps", "verifications"}
    judged = [item for item in checked.evidence if item.record_table in tables]
    assert judged
    assert all(item.second_reader_agrees for item in judged)
    outside = [item for item in checked.evidence if item.record_table == "documents"]
    assert {item.second_reader_agrees for item in outside} == {None}


def test_agreement_raises_confidence_and_never_lowers_it() -> None:
    plain, checked = extract(SAMPLE), extract(SAMPLE, is_cross_checked=True)
    pairs = list(zip(plain.evidence, checked.evidence, strict=True))
    assert all(
        (after.confidence or 0) >= (before.confidence or 0)
        for before, after in pairs
        if after.second_reader_agrees
    )


def test_text_that_only_one_reader_sees_is_a_disagreement(tmp_path: Path) -> None:
    path = tmp_path / "clipped.pdf"
    styles.typeset_clipped(facsimile(), path)
    plain, checked = extract(path), extract(path, is_cross_checked=True)
    disputed = [
        (before, after)
        for before, after in zip(plain.evidence, checked.evidence, strict=True)
        if after.second_reader_agrees is False
    ]
    assert disputed
    for before, after in disputed:
        if before.confidence is not None:
            assert after.confidence == pytest.approx(before.confidence / 2, abs=0.001)


def test_a_merged_cell_is_one_cell_for_both(tmp_path: Path) -> None:
    path = ROOT / "corpus" / "layouts" / "castel-ginepro-consuntivo-2022.pdf"
    checked = extract(path, is_cross_checked=True)
    titles = [item for item in checked.evidence if item.field == "title" and item.part == 0]
    assert all(item.second_reader_agrees for item in titles if item.record_table == "objectives")


def test_pages_without_ruled_tables_are_not_asked_about(tmp_path: Path) -> None:
    path = ROOT / "corpus" / "layouts" / "villarocca-elenco-2023.pdf"
    checked = extract(path, is_cross_checked=True)
    assert {item.second_reader_agrees for item in checked.evidence} == {None}


def test_where_the_second_reader_sees_no_table_it_has_no_opinion(tmp_path: Path) -> None:
    path = tmp_path / "backgrounds.pdf"
    styles.typeset_backgrounds(facsimile(), path)
    plain, checked = extract(path), extract(path, is_cross_checked=True)
    assert {item.second_reader_agrees for item in checked.evidence} == {None}
    assert plain == checked


def test_turned_pages_are_compared_in_place(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    styles.typeset_rotated_90(facsimile(), path)
    checked = extract(path, is_cross_checked=True)
    steps = [item for item in checked.evidence if item.record_table == "steps"]
    assert all(item.second_reader_agrees for item in steps)


def test_a_plan_of_one_table(tmp_path: Path) -> None:
    rows = (("Codice", "Titolo obiettivo", "Peso"), ("1", "Aprire lo sportello", "100%"))
    checked = extract(ruled_plan(tmp_path / "piano.pdf", rows), is_cross_checked=True)
    judged = [item for item in checked.evidence if item.record_table == "objectives"]
    assert [item.second_reader_agrees for item in judged if item.field != "kind"] == [True] * 3


@given(st.floats(0, 1))
def test_confidence_stays_between_0_and_1(confidence: float) -> None:
    agreed, denied = combined(confidence, agrees=True), combined(confidence, agrees=False)
    assert agreed is not None
    assert denied is not None
    assert 0 <= denied <= confidence + 0.001
    assert confidence - 0.001 <= agreed <= 1


def test_what_has_no_confidence_gets_none() -> None:
    assert combined(None, agrees=True) is None
