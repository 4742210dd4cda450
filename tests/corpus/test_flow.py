"""Laws of the typesetter: nothing is lost where a line or a row breaks."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.typesetting.blocks import Cell, Composition, Row, Table
from corpus.typesetting.flow import Flow
from corpus.typesetting.fonts import width
from corpus.typesetting.manner import Manner
from corpus.typesetting.wrapping import wrap

TEXTS = st.text(alphabet="abcè -/ '1.", max_size=400)


@given(text=TEXTS, available=st.floats(12, 300), inside=st.booleans())
def test_wrapped_lines_fit_and_joined_are_the_text(
    text: str, available: float, inside: bool
) -> None:
    lines = wrap(text, available, 7.0, bold=False, inside_words=inside)
    assert "".join(lines) == " ".join(text.split())
    assert all(width(line.rstrip(), 7.0, bold=False) <= available for line in lines)


@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=30), repeat=st.booleans())
@settings(max_examples=40)
def test_no_text_is_lost_over_pages(rows: list[tuple[str, str]], repeat: bool) -> None:
    rows = [*rows, ("lungo " * 150, "breve")] * 3
    header = Row((Cell("uno"), Cell("due")), header=True)
    body = tuple(
        Row((Cell(one, path=(n, 0)), Cell(two, path=(n, 1)))) for n, (one, two) in enumerate(rows)
    )
    table = Table((60.0, 90.0), (header, *body), 7.0, heading_rows=1)
    pages = Flow(Composition("t", (table,)), Manner(repeat_headers=repeat)).set((table,))
    seen: dict[tuple[str | int, ...], str] = defaultdict(str)
    for page in pages:
        for fragment in page.fragments:
            seen[fragment.cell.path] += "".join(fragment.lines)
            assert fragment.bottom <= 841.89 - 62.0 + 0.01
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            assert seen[number, column] == " ".join(text.split())


def test_a_merged_cell_goes_on_overleaf() -> None:
    words = " ".join(f"parola{number}" for number in range(300))
    rows = (
        Row((Cell(words, rowspan=2, path=("merged",)), Cell("a"))),
        Row((Cell("b"),)),
    )
    table = Table((60.0, 90.0), rows, 8.0)
    pages = Flow(Composition("t", (table,)), Manner()).set((table,))
    parts = [
        fragment
        for page in pages
        for fragment in page.fragments
        if fragment.cell.path == ("merged",)
    ]
    assert len(parts) > 1
    assert [part.opens for part in parts] == [True] + [False] * (len(parts) - 1)
    assert "".join(line for part in parts for line in part.lines) == words
