"""Pages come out of Parquet as the reader gave them, to the last bit."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import PagesOfDocument, read_pages
from extractor.pages.page import Box, Fill, Page, Rule, Word
from models.vocabulary import Engine
from pipelines.store.page_file import PageFileError, engine_of, from_parquet, to_parquet
from tests.stored import LAYOUTS, layout

NOWHERE = Path("nowhere.pdf")

numbers = st.floats(allow_nan=False)
words = st.builds(
    Word,
    st.text(st.characters(codec="utf-8"), min_size=1),
    numbers,
    numbers,
    numbers,
    numbers,
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
rules = st.lists(st.builds(Rule, numbers, numbers, numbers), max_size=2).map(tuple)
pages = st.builds(
    Page,
    number=st.integers(1, 2**31 - 1),
    width=numbers,
    height=numbers,
    words=st.lists(words, max_size=3).map(tuple),
    horizontals=rules,
    verticals=rules,
    fills=st.lists(
        st.builds(Fill, st.builds(Box, numbers, numbers, numbers, numbers), numbers), max_size=2
    ).map(tuple),
    engine=st.sampled_from(Engine),
    hidden_words=st.integers(0, 2**31 - 1),
    unmapped_share=numbers,
)


@settings(deadline=None)
@given(st.lists(pages, min_size=1, max_size=3).map(tuple))
def test_any_pages_survive(given_pages: tuple[Page, ...]) -> None:
    document = PagesOfDocument(NOWHERE, "ab", given_pages)
    assert from_parquet(to_parquet(document), NOWHERE, "ab") == document


@pytest.mark.parametrize("path", sorted(LAYOUTS.glob("*.pdf"))[::3], ids=lambda path: path.stem)
@pytest.mark.parametrize("engine", Engine)
def test_pages_of_documents_survive(path: Path, engine: Engine, tmp_path: Path) -> None:
    document = read_pages(path, engine=engine, password=None)
    assert any(page.words for page in document.pages)
    kept = tmp_path / "kept.parquet"
    kept.write_bytes(to_parquet(document))
    assert from_parquet(kept.read_bytes(), path, document.sha256) == document
    assert engine_of(kept) is engine


def test_what_cannot_be_used_is_refused(tmp_path: Path) -> None:
    document = read_pages(layout("villarocca-elenco-2023"), engine=Engine.PDFIUM, password=None)
    content = to_parquet(document)
    for damaged in (b"", b"PAR1", content[: len(content) // 2]):
        with pytest.raises(PageFileError):
            from_parquet(damaged, NOWHERE, document.sha256)
    with pytest.raises(PageFileError, match="another document"):
        from_parquet(content, NOWHERE, "0" * 64)
    no_parquet = tmp_path / "no.parquet"
    no_parquet.write_bytes(content[:100])
    with pytest.raises(PageFileError):
        engine_of(no_parquet)


def test_half_a_surrogate_pair_is_told() -> None:
    word = Word("\ud800", 0, 0, 1, 1)
    page = Page(1, 10, 10, (word,), (), (), (), Engine.PDFIUM)
    with pytest.raises(UnicodeEncodeError):
        to_parquet(PagesOfDocument(NOWHERE, "ab", (page,)))
