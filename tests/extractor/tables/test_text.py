"""Words to lines, and wrapped lines to the text that they were wrapped from."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractor.pages.page import Box, Word
from extractor.tables.text import JoinStyle, TextBlock, joined, lines_of, style_of

_ADVANCE = 5.0  # points a character
_LEADING = 12.0
_PADDING = 3.0

PLAIN = JoinStyle()
SPACED = JoinStyle(writes_trailing_spaces=True)


def words_of(line: str, top: float, left: float = _PADDING) -> list[Word]:
    """The words of a line set with a fixed advance."""
    return [
        Word(
            match.group(),
            left + _ADVANCE * match.start(),
            top,
            left + _ADVANCE * match.end(),
            top + 10,
            line[match.end() : match.end() + 1] == " ",
        )
        for match in re.finditer(r"\S+", line)
    ]


def text_of(lines: list[str], style: JoinStyle, columns: int | None = None) -> str:
    """The text of a cell that is some characters wide."""
    width = 2 * _PADDING + _ADVANCE * (columns or max(map(len, lines)))
    held = [words_of(line, _LEADING * number) for number, line in enumerate(lines)]
    return joined([TextBlock(Box(0, -2, width, _LEADING * len(lines)), held)], style)


def wrapped(text: str, columns: int, *, keeps_spaces: bool) -> list[str]:
    """Lines as an office program wraps them: at spaces, and through a word only if it must."""
    lines = [""]
    for word in text.split(" "):
        rest = word
        if lines[-1] and len(lines[-1].rstrip()) + 1 + len(rest) > columns:
            lines.append("")
        while len(rest) > columns:
            lines[-1], rest = rest[:columns], rest[columns:]
            lines.append("")
        lines[-1] += f"{rest} "
    return [line if keeps_spaces else line.rstrip() for line in lines]


WORDS = st.text("abcdefghilmnopqrstuvzàèéìòù", min_size=1, max_size=14)
TEXTS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)


@given(TEXTS, st.integers(6, 40))
def test_lines_that_keep_their_spaces_give_the_text_back(text: str, columns: int) -> None:
    lines = wrapped(text, columns, keeps_spaces=True)
    assert text_of(lines, SPACED, columns) == text


@given(TEXTS, st.integers(15, 40))
def test_words_that_the_document_writes_elsewhere_are_never_run_together(
    text: str, columns: int
) -> None:
    known = frozenset(text.split())
    assume(min(map(len, known)) > 2)
    assume(not {one + two for one in known for two in known} & known)
    lines = wrapped(text, columns, keeps_spaces=False)
    assert text_of(lines, JoinStyle(known_words=known), columns) == text


@given(TEXTS, st.integers(6, 40), st.integers(1, 5))
def test_where_the_page_ends_changes_nothing(text: str, columns: int, cut: int) -> None:
    lines = wrapped(text, columns, keeps_spaces=True)
    width = 2 * _PADDING + _ADVANCE * columns
    held = [words_of(line, _LEADING * number) for number, line in enumerate(lines)]
    box = Box(0, 0, width, 800)
    parts = [TextBlock(box, held[:cut]), TextBlock(box, held[cut:])]
    assert joined(parts, SPACED) == text


@pytest.mark.parametrize(
    ("lines", "style", "text"),
    [
        (["socio-", "assistenziale"], PLAIN, "socio-assistenziale"),
        (["amministra-", "zione"], JoinStyle(hyphenates=True), "amministrazione"),
        (["C.S.S.M-", "Mondovì"], JoinStyle(hyphenates=True), "C.S.S.M-Mondovì"),
        (["servizi\u00ad", "sociali"], PLAIN, "servizisociali"),
        (
            ["socio-", "sanitario"],
            JoinStyle(hyphenates=True, known_words=frozenset({"socio-sanitario"})),
            "socio-sanitario",
        ),
        (
            ["Asse 6-", "Interventi"],
            JoinStyle(known_pairs=frozenset({("6-", "interventi")})),
            "Asse 6- Interventi",
        ),
        (["area- ", "servizi"], SPACED, "area- servizi"),
        (["nomina/", "autorizzazione"], PLAIN, "nomina/autorizzazione"),
        (["(entro giugno", ")"], PLAIN, "(entro giugno)"),
        (["entro", "giugno"], PLAIN, "entro giugno"),
    ],
)
def test_what_stands_between_two_lines(lines: list[str], style: JoinStyle, text: str) -> None:
    assert text_of(lines, style, columns=24) == text


def test_a_word_wider_than_its_cell_is_put_together() -> None:
    assert text_of(["Informatizzaz", "ione"], PLAIN) == "Informatizzazione"
    known = JoinStyle(known_words=frozenset({"informatizzazi", "one"}))
    assert text_of(["informatizzazi", "one"], known) == "informatizzazi one"


def test_a_nearly_full_line_is_cut_only_through_a_known_word() -> None:
    known = JoinStyle(known_words=frozenset({"rendicontazione"}))
    assert text_of(["rendiconta", "zione"], known, columns=11) == "rendicontazione"
    assert text_of(["rendiconta", "zione"], PLAIN, columns=11) == "rendiconta zione"


def test_words_of_one_line_stand_in_order_of_their_x() -> None:
    words = [Word("due", 50, 3, 70, 13), Word("uno", 10, 0, 30, 10), Word("tre", 10, 14, 30, 24)]
    assert [[word.text for word in line] for line in lines_of(words)] == [["uno", "due"], ["tre"]]


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 700)), max_size=30))
def test_every_word_stands_in_one_line(places: list[tuple[int, int]]) -> None:
    words = [Word(str(index), x, y, x + 20, y + 10) for index, (x, y) in enumerate(places)]
    lines = lines_of(words)
    assert sorted(word for line in lines for word in line) == sorted(words)
    assert all(line == sorted(line, key=lambda word: word.x0) for line in lines)


def test_a_style_is_told_from_line_ends() -> None:
    spaced = [word for number in range(4) for word in words_of("due parole ", _LEADING * number)]
    assert style_of([spaced]).writes_trailing_spaces
    bare = [word for number in range(4) for word in words_of("due parole", _LEADING * number)]
    assert not style_of([bare]).writes_trailing_spaces
    cut = [word for number in range(4) for word in words_of("una amministra-", _LEADING * number)]
    assert style_of([cut]).hyphenates
    assert not style_of([bare]).hyphenates


def test_words_at_line_ends_are_not_known() -> None:
    lines = [words_of("uno due tre", 0), words_of("quattro cinque sei", _LEADING)]
    style = style_of([[word for line in lines for word in line]])
    assert "due" in style.known_words
    assert "cinque" in style.known_words
    assert "tre" not in style.known_words
    assert "quattro" not in style.known_words


def test_a_word_without_width_tells_nothing_of_the_room() -> None:
    whole = [[Word("casa", 0, 0, 90, 10)], [Word("mento", 0, 12, 0, 22)]]
    assert joined([TextBlock(Box(0, 0, 91, 24), whole)], JoinStyle()) == "casa mento"
