"""Pieces of structure, each by itself: codes and titles, labels, shapes, habits, signs."""

from itertools import accumulate

import pytest

from extractor.layouts.vocabulary import load_vocabulary
from extractor.pages.page import Box, Word
from extractor.structure.atoms import Atom
from extractor.structure.evidence import Words
from extractor.structure.labels import LabelHabits, embedded_label, run_in_labels
from extractor.structure.occurrences import Occurrences
from extractor.structure.shapes import is_day, is_value, shape
from extractor.structure.signs import tables_of_signs
from extractor.structure.titles import coded_title
from extractor.tables.cell import Part, Table
from extractor.tables.furniture import TextLine
from extractor.tables.text import JoinStyle

STYLE = JoinStyle()
WORDS = Words(load_vocabulary())


def line(text: str, top: float = 0.0, *, bold: int = 0) -> TextLine:
    """A line of words of six points a letter; the first of them bold."""
    tokens = text.split(" ")
    starts = [0, *accumulate(6.0 * (len(token) + 1) for token in tokens)]
    words = [
        Word(token, start, top, start + 6.0 * len(token), top + 10, is_bold=at < bold)
        for at, (token, start) in enumerate(zip(tokens, starts, strict=False))
        if token
    ]
    return TextLine(1, Box(words[0].x0, top, words[-1].x1, top + 10), words)


def atom(text: str, *, bold: int = 0) -> Atom:
    printed = line(text, bold=bold)
    return Atom((Part(1, printed.box, [printed.words]),), STYLE)


@pytest.mark.parametrize(
    ("text", "code", "title"),
    [
        ("Obiettivo operativo 1.2 – Cura dei giardini", "1.2", "Cura dei giardini"),
        ("OBIETTIVO N. 4: Aprire la sera", "4", "Aprire la sera"),
        ("B.3) Aprire la sera", "B.3", "Aprire la sera"),
        ("Scheda obiettivo - Aprire la sera", None, "Aprire la sera"),
        ("Aprire 12 sportelli la sera", None, "Aprire 12 sportelli la sera"),
        ("2024 Aprire la sera", None, "2024 Aprire la sera"),
    ],
)
def test_heading_is_taken_apart(text: str, code: str | None, title: str) -> None:
    coded = coded_title(atom(text), WORDS)
    assert (coded.code.text if coded.code else None) == code
    assert coded.title is not None
    assert coded.title.text == title


def test_label_in_the_middle_of_a_line_begins_where_words_name_a_field() -> None:
    before, found = run_in_labels(atom("Peso: 20 Scadenza: 31/12/2024"), WORDS, LabelHabits(()))
    assert before is None
    assert [(item.name, item.value.text if item.value else None) for item in found] == [
        ("Peso", "20"),
        ("Scadenza", "31/12/2024"),
    ]


def test_colon_in_a_sentence_is_no_label() -> None:
    before, found = run_in_labels(
        atom("Chiuso il cantiere: restano due aiuole"), WORDS, LabelHabits(())
    )
    assert found == []
    assert before is not None


def test_unknown_beginning_that_recurs_is_a_label() -> None:
    lines = [line(f"Zampogna: {value}") for value in ("uno", "due", "tre")]
    habits = LabelHabits([item.words for item in lines])
    assert run_in_labels(atom("Zampogna: quattro"), WORDS, habits)[1][0].name == "Zampogna"
    assert run_in_labels(atom("Zampogna: quattro"), WORDS, LabelHabits(()))[1] == []


def test_weight_in_brackets_is_taken_out_of_a_title() -> None:
    rest, found = embedded_label(atom("Aprire la sera (peso 15)"), WORDS)
    assert rest.text == "Aprire la sera"
    assert [item.value.text for item in found if item.value] == ["15"]


def test_scale_in_brackets_stays_in_its_title() -> None:
    assert embedded_label(atom("Gradimento medio (scala 1-5)"), WORDS)[1] == []


def test_habits_tell_headers_from_labels() -> None:
    tables = [
        [["Zig", "Zag"], [f"a{n}", f"b{n}"], ["Ufficio", f"c{n}"], ["Altro", f"d{n}"]]
        for n in range(3)
    ]
    occurrences = Occurrences(
        [[["x" + c if c.startswith("c") else c for c in r] for r in t] for t in tables]
    )
    assert occurrences.habit("Zig").header > occurrences.habit("Zig").label
    once = Occurrences(tables[:1])
    assert once.habit("Zig").header == 0.0


@pytest.mark.parametrize("text", ["12", "< 5%", "31/12/2024", "A.1", "8/10", "✔"])
def test_values_are_no_headers(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["2024", "Anno 2024", "Valore atteso", "Peso %"])
def test_years_and_words_may_be_headers(text: str) -> None:
    assert not is_value(text)


def test_days_are_told_from_figures() -> None:
    assert all(map(is_day, ("II trimestre 2024", "31/12/2024")))
    assert not any(map(is_day, ("entro 10 giorni", "2024")))


def test_shape_leaves_figures_open() -> None:
    assert shape("Scheda n. 12:") == shape("scheda n. 3")


def test_table_drawn_with_signs_is_a_table() -> None:
    drawn = [
        "+----+--------+",
        "| N. | FASE |",
        "+----+--------+",
        "| 1 | Avvio |",
        "| | lento |",
        "+----+--------+",
    ]
    items = tables_of_signs([line(text, 12.0 * at) for at, text in enumerate(drawn)])
    (table,) = [item for item in items if isinstance(item, Table)]
    texts = [[cell.text(STYLE) for cell in row.cells] for row in table.rows]
    assert texts == [["N.", "FASE"], ["1", "Avvio lento"]]


def test_one_line_with_a_sign_is_no_table() -> None:
    assert not any(isinstance(item, Table) for item in tables_of_signs([line("| da | solo |")]))
