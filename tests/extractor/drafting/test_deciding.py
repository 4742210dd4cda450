"""What decides between readings, each by itself: assignment, items, views, scores, the floor."""

import pytest

from extractor.drafting.assignment import Column, assign, best_assignment
from extractor.drafting.floor import Floor, floor_of
from extractor.drafting.hypotheses import hypotheses_of
from extractor.drafting.items import items_in_line, items_of_cell, take_apart
from extractor.drafting.reading import NAMED, Reading
from extractor.drafting.sums import sums_to_whole
from extractor.drafting.views import merged, united
from extractor.layouts.drafts import ObjectiveDraft, StepDraft, Value
from extractor.layouts.vocabulary import load_vocabulary
from extractor.pages.page import Box, Word
from extractor.structure.atoms import Atom
from extractor.structure.events import Break, Event, Pair, Prose
from extractor.structure.evidence import Words
from extractor.structure.lines import heading_of
from extractor.tables.cell import Part
from extractor.tables.text import JoinStyle

STYLE = JoinStyle()
WORDS = Words(load_vocabulary())


def atom(*lines: str) -> Atom:
    rows = [
        [
            Word(token, 40.0 * at, 12.0 * number, 40.0 * at + 30, 12.0 * number + 10)
            for at, token in enumerate(text.split())
        ]
        for number, text in enumerate(lines)
    ]
    return Atom((Part(1, Box(0, 0, 900, 12.0 * len(rows)), rows),), STYLE)


def value(text: str, top: float = 0.0) -> Value:
    word = Word(text.replace(" ", "_"), 0, top, 50, top + 10)
    return Value(text, (Part(1, Box(0, top, 60, top + 10), [[word]]),))


def test_assignment_takes_the_greatest_sum_and_not_the_greatest_first() -> None:
    assert best_assignment([[0.9, 0.8], [0.85, 0.1]]) == {0: 1, 1: 0}


def test_assignment_leaves_alone_what_gains_nothing() -> None:
    chosen = best_assignment([[0.0], [0.5]])
    assert chosen[1] == 0


def test_types_settle_what_words_leave_open() -> None:
    both = {"step.deadline": 0.6, "step.target": 0.6}
    columns = [
        Column("A", both, ["31/12/2024", "30/06/2024"], [["31/12/2024"], ["30/06/2024"]]),
        Column("B", both, ["12 tavoli", "n. 30"], [["12 tavoli"], ["n. 30"]], position=1),
    ]
    bound = assign(columns, ("step",))
    assert {at: item.field for at, item in bound.items()} == {0: "step.deadline", 1: "step.target"}


@pytest.mark.parametrize(
    ("groups", "level"),
    [
        ([["40", "60"], ["30", "70"]], "steps"),
        ([["25"], ["75"]], "records"),
        ([["25"], ["70"]], None),
    ],
)
def test_sums_tell_whose_weights_figures_are(groups: list[list[str]], level: str | None) -> None:
    assert sums_to_whole(groups) == level


def test_item_gives_its_target_and_source() -> None:
    taken = take_apart(atom("Aiuole curate: 12 (fonte: registro del verde);"), WORDS)
    assert taken.name.text == "Aiuole curate"
    assert {name: part.text for name, part in taken.parts.items()} == {
        "source": "registro del verde",
        "target": "12",
    }


def test_item_gives_what_was_expected_and_obtained() -> None:
    taken = take_apart(atom("Aiuole curate: >= 10 → 12"), WORDS)
    assert (taken.parts["target"].text, taken.parts["text"].text) == (">= 10", "12")


def test_item_without_a_value_stays_whole() -> None:
    assert take_apart(atom("Accordo con le scuole"), WORDS).parts == {}


def test_list_in_a_cell_counts_up() -> None:
    assert [item.marker for item in items_of_cell(atom("1. Avvio", "2. Chiusura"))] == ["1", "2"]
    assert items_of_cell(atom("1. Avvio", "3. Chiusura")) == []
    assert items_of_cell(atom("Avvio", "2. Chiusura")) == []


def test_table_of_contents_gives_no_second_record() -> None:
    named = ObjectiveDraft({"code": value("1"), "title": value("Aprire la sera")})
    card = ObjectiveDraft(
        {
            "code": value("1", 50),
            "title": value("Aprire la sera", 50),
            "weight_pct": value("20", 60),
        },
        steps=[StepDraft({"description": value("Turni", 70)})],
    )
    assert united([named, card]) == [card]


def test_summary_completes_records_and_adds_none() -> None:
    cards = Reading(
        "cards", [ObjectiveDraft({"title": value(f"Titolo {n}", 10 * n)}) for n in (1, 2)]
    )
    rows = Reading(
        "rows",
        [
            ObjectiveDraft(
                {"title": value(f"Titolo {n}", 100 + 10 * n), "weight_pct": value(f"{n}0", 200)}
            )
            for n in (1, 2)
        ],
    )
    records = merged(cards, [rows])
    assert [item.values["weight_pct"].text for item in records] == ["10", "20"]
    assert "weight_pct" not in cards.objectives[0].values


def _measured(count: int) -> list[ObjectiveDraft]:
    return [
        ObjectiveDraft(
            {"title": value(f"Sportello {n}")},
            steps=[StepDraft({"deadline": value("31/12/2024"), "target": value("3")})],
        )
        for n in range(count)
    ]


def _floor(*, about: bool, plan: bool = False) -> Floor:
    return Floor(is_about_objectives=about, is_plan=plan, words=WORDS)


@pytest.mark.parametrize(
    ("named", "cover", "count", "holds"),
    [(1.0, False, 1, True), (0.8, False, 3, False), (0.8, True, 3, True), (0.8, True, 1, False)],
)
def test_floor_wants_a_word_for_an_objective(
    named: float, cover: bool, count: int, holds: bool
) -> None:
    reading = Reading("rows", _measured(count), named=named, score=0.5)
    assert _floor(about=cover).holds(reading) is holds


def test_floor_refuses_accounts() -> None:
    reading = Reading("rows", _measured(3), named=0.8, score=0.45, foreign=0.5)
    assert not _floor(about=True, plan=True).holds(reading)
    reading.named = NAMED
    assert _floor(about=True, plan=True).holds(reading)


def test_floor_refuses_a_paper_whose_labels_are_mostly_of_other_matter() -> None:
    reading = Reading("rows", _measured(3), named=0.8, score=0.9, foreign=0.6)
    assert not _floor(about=True, plan=True).holds(reading)


def test_floor_refuses_a_form_that_explains_its_fields() -> None:
    form = [
        ObjectiveDraft({"title": value(title.replace(" ", "_")), "code": value(str(n))})
        for n, title in enumerate(("Indicatore", "Peso", "Scadenza"))
    ]
    reading = Reading("labels", form, named=NAMED, score=0.5)
    assert not _floor(about=True).holds(reading)
    for item in form:
        item.values["title"] = value("Apertura di uno sportello")
    assert _floor(about=True).holds(reading)


def test_a_vague_cover_wants_steps_that_say_what_is_done() -> None:
    reading = Reading("rows", _measured(3), named=0.8, score=0.5)
    assert not _floor(about=False, plan=True).holds(reading)
    for item in reading.objectives:
        item.steps[0].values["indicator"] = value("Domande evase")
    assert _floor(about=False, plan=True).holds(reading)


def test_phases_with_days_under_codes_are_measured() -> None:
    phases = [
        ObjectiveDraft(
            {"title": value(f"Sportello {n}"), "code": value(str(n))},
            steps=[
                StepDraft({"description": value("Bando"), "deadline": value("31/03/2024")}),
                StepDraft({"description": value("Posa")}),
            ],
        )
        for n in range(3)
    ]
    reading = Reading("rows", phases, named=0.8, score=0.45)
    assert _floor(about=True).holds(reading)
    for item in phases:
        del item.values["code"]
    assert not _floor(about=True).holds(reading)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1) bando; 2) posa di 3 panchine; 3) festa", ["bando", "posa di 3 panchine", "festa"]),
        ("a. bando, b. posa, c. festa.", ["bando", "posa", "festa"]),
        ("1) bando entro il punto 2) del piano", ["bando entro il punto 2) del piano"]),
        ("posa di 1) panchine; 2) cestini", []),
    ],
)
def test_items_that_run_on_in_a_sentence(text: str, items: list[str]) -> None:
    assert [item.atom.text for item in items_in_line(atom(text))] == items


def pair(label: str, said: str) -> Pair:
    return Pair(label.lower(), label, atom(label), (atom(said),))


def test_no_record_begins_at_a_label_that_stands_behind_another_of_its_box() -> None:
    events: list[Event] = []
    for number in (1, 2, 3):
        events += [Break("table"), pair("Sigla", f"A{number}"), pair("Guida", "Anna Rossi")]
    names = [item.name for item in hypotheses_of(events)]
    assert names == ["records begin at the label 'sigla'"]


def test_labels_of_a_box_of_several_records_are_all_tried() -> None:
    events: list[Event] = [Break("table")]
    for number in (1, 2, 3):
        events += [pair("Sigla", f"A{number}"), pair("Guida", "Anna Rossi")]
    assert len(hypotheses_of(events)) == 2


@pytest.mark.parametrize(
    "opening", [Prose(atom("Piano degli obiettivi 2024")), pair("Piano 2024", "obiettivi")]
)
def test_floor_asks_the_opening_lines_for_a_title(opening: Event) -> None:
    body = heading_of(atom("Sezione prima"), WORDS)
    floor = floor_of([opening, Break("table"), body], WORDS)
    assert floor.is_about_objectives
    assert not floor_of([Break("table"), Break("table"), pair("Piano", "obiettivi")], WORDS).is_plan
