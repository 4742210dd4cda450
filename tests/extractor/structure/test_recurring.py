"""What a document repeats: labels inside lines, headings that count, legends, notes, choices."""

from collections.abc import Sequence

import pytest

from extractor.layouts.choices import chosen
from extractor.layouts.values import programmes
from extractor.layouts.vocabulary import load_vocabulary
from extractor.pages.page import Word
from extractor.structure.atoms import Atom
from extractor.structure.events import Heading, Pair, Prose
from extractor.structure.labels import LabelHabits, run_in_labels
from extractor.structure.legend import legend_of
from extractor.structure.lines import heading_of
from extractor.structure.notes import without_note_marks
from extractor.structure.numbered import with_counted_headings
from extractor.structure.prefixed import with_prefixed_headings
from tests.extractor.drafting.test_deciding import WORDS, atom


def words_of(text: str) -> Sequence[Word]:
    return atom(text).words


def named(text: str, habits: LabelHabits) -> dict[str, str | None]:
    _, found = run_in_labels(atom(text), WORDS, habits)
    return {item.name: item.value.text if item.value else None for item in found}


LINES = [
    f"Mossa: {what}; Asticella / Soglia xyz: {figure} - Metro zzz: {what}."
    for what, figure in (("Posa", 1), ("Scavo", 2), ("Taglio", 3))
]


def test_labels_that_recur_begin_where_their_clause_begins() -> None:
    habits = LabelHabits([words_of(line) for line in LINES])
    assert named(LINES[0], habits) == {
        "Mossa": "Posa",
        "Asticella / Soglia xyz": "1",
        "Metro zzz": "Posa",
    }


def test_no_label_holds_an_open_bracket() -> None:
    lines = [f"Cura del verde {n} (Mossa yyy: {n})" for n in (1, 2, 3)]
    habits = LabelHabits([words_of(line) for line in lines])
    assert named(lines[0], habits) == {"Mossa yyy": "1"}


def heading(text: str) -> Heading:
    return heading_of(atom(text), WORDS)


def test_headings_that_share_their_words_and_count_have_codes() -> None:
    found = with_counted_headings([heading("Cantiere I.1"), heading("Cantiere I.2 - Siepi")], WORDS)
    assert all(isinstance(event, Heading) and event.code is not None for event in found)
    assert [event.code.text for event in found if isinstance(event, Heading) and event.code] == [
        "I.1",
        "I.2",
    ]


def test_a_heading_alone_counts_nothing() -> None:
    found = with_counted_headings([heading("Cantiere I.1")], WORDS)
    assert isinstance(found[0], Heading)
    assert found[0].code is None


def titles(*texts: str) -> list[tuple[str | None, str | None]]:
    found = with_prefixed_headings([heading(text) for text in texts], WORDS)
    return [
        (event.code.text if event.code else None, event.title.text if event.title else None)
        for event in found
        if isinstance(event, Heading)
    ]


def test_what_headings_all_begin_with_is_no_part_of_their_titles() -> None:
    assert titles("Cantiere - Siepi", "Cantiere - Orti", "Cantiere - Mercato coperto") == [
        (None, "Siepi"),
        (None, "Orti"),
        (None, "Mercato coperto"),
    ]
    assert titles("Filone I.1 Siepi", "Filone I.2 Orti", "Filone II.1 Mercato") == [
        ("I.1", "Siepi"),
        ("I.2", "Orti"),
        ("II.1", "Mercato"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Cura delle siepi", "Cura degli orti", "Cura dei viali"),
        ("Cantiere - Siepi", "Cantiere - Orti"),
        ("Settore - Siepi", "Settore - Orti", "Settore - Viali"),
    ],
)
def test_titles_that_begin_alike_stay_whole(texts: tuple[str, ...]) -> None:
    """One verb for all, too few to tell, and the names of units."""
    assert [title for _, title in titles(*texts)] == list(texts)


def test_legends_explain_signs() -> None:
    line = Prose(atom("Legenda: ✔ = raggiunto ◗ = raggiunto in parte ✘ = non raggiunto"))
    assert legend_of([line], load_vocabulary()) == {
        "✔": "achieved",
        "◗": "partially_achieved",
        "✘": "not_achieved",
    }


def test_a_sign_that_stands_for_several_outcomes_stands_for_none() -> None:
    lines = [
        Pair("●", "●", atom("●"), (atom(text),))
        for text in ("raggiunto", "raggiunto in parte", "non raggiunto")
    ]
    assert legend_of(lines, load_vocabulary()) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("☒ raggiunto ☐ non raggiunto", "raggiunto"),
        ("☐ raggiunto ☐ non raggiunto", ""),
        ("☒ raggiunto ☒ non raggiunto", ""),
        ("non raggiunto", None),
    ],
)
def test_the_ticked_box_is_the_value(text: str, value: str | None) -> None:
    assert chosen(text) == value


def bare(text: str, note: str) -> Atom | None:
    pair = Pair("k", "K", atom("K"), (atom(text),))
    found = without_note_marks([pair, Prose(atom(note))])[0]
    assert isinstance(found, Pair)
    return found.value


def test_marks_of_notes_are_taken_off_values() -> None:
    value = bare("65% (*)", "(*) Valore di novembre")
    assert value is not None
    assert value.text == "65%"


def test_brackets_that_no_note_explains_stay() -> None:
    value = bare("65% (*)", "Valore di novembre")
    assert value is not None
    assert value.text == "65% (*)"


def test_programmes_written_out_are_read() -> None:
    assert programmes("Missione 12 - Programma 01") == ["12.01"]
