"""What values say of their fields where no word does."""

import pytest

from extractor.drafting.assignment import Column, assign
from extractor.drafting.grouping import repeated_groups
from extractor.drafting.looks import Look, Profile, look_of
from extractor.drafting.plausible import plausible
from extractor.structure.atoms import Atom
from extractor.structure.events import GridRow
from tests.extractor.drafting.test_deciding import atom

LEVELS = ("objective", "step", "verification")


def column(name: str, *values: str, groups: list[list[str]] | None = None) -> Column:
    return Column(name, {}, values, groups or [[value] for value in values])


def label(name: str, groups: list[list[str]]) -> Column:
    return Column(name, {}, [text for group in groups for text in group], groups, is_label=True)


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("31.12.2024", Look.DAY),
        ("almeno 20", Look.FIGURE),
        ("Settore Tecnico", Look.UNIT),
        ("dott.ssa Anna Rossi", Look.PERSON),
        ("Numero di pratiche evase", Look.QUANTITY),
        ("Registro delle presenze", Look.RECORD),
        ("alta", Look.PRIORITY),
        ("☒ sì ☐ no", Look.STATE),
    ],
)
def test_texts_look_like_what_they_are(text: str, look: Look) -> None:
    assert look & look_of(text)


def test_a_date_with_dots_is_no_figure() -> None:
    assert not look_of("31.12.2024") & Look.FIGURE


def test_columns_without_known_words_are_bound_by_their_values() -> None:
    bound = assign(
        [
            column("A", "≥ 20", "almeno 5", "n. 3"),
            column("B", "30.06.2024", "31.12.2024", "15.10.2024"),
            column("C", "Posa dei cartelli", "Scelta della ditta", "Prova sul campo"),
            column("D", "Numero di cartelli", "Tempo medio di posa", "Percentuale di prove"),
        ],
        ("step", "verification"),
    )
    assert {at: item.field for at, item in bound.items()} == {
        0: "step.target",
        1: "step.deadline",
        2: "step.description",
        3: "step.indicator",
    }


def test_the_earlier_of_two_columns_of_days_holds_the_beginnings() -> None:
    bound = assign(
        [
            column("A", "30/06/2024", "31/12/2024"),
            column("B", "01/01/2024", "01/09/2024"),
        ],
        ("step",),
    )
    assert bound[1].field == "step.start"
    assert bound[0].field == "step.deadline"


def test_labels_that_stand_once_are_of_the_record_and_those_that_recur_of_its_steps() -> None:
    bound = assign(
        [
            label("A", [["Riordino del mercato"], ["Cura delle siepi"], ["Nuove panchine"]]),
            label("B", [["40"], ["35"], ["25"]]),
            label("C", [["Posa", "Scavo del fondo"], ["Taglio alto", "Taglio basso"]]),
            label("D", [["30/06/2024", "31/12/2024"], ["30/06/2024", "31/12/2024"]]),
        ],
        LEVELS,
    )
    assert bound[0].field == "objective.title"
    assert bound[1].field == "objective.weight_pct"
    assert bound[3].field == "step.deadline"


def test_a_strong_binding_is_not_given_up_for_two_weak_ones() -> None:
    titles = ("Riordino del mercato", "Cura delle siepi", "Nuove panchine")
    strong = Column(
        "A", {"objective.title": 0.9, "objective.actions": 0.6}, titles, [[t] for t in titles]
    )
    weak = Column("B", {"objective.title": 0.4}, titles, [[t] for t in titles])
    assert assign([strong, weak], LEVELS)[0].field == "objective.title"


def test_texts_that_recur_elsewhere_are_titles() -> None:
    texts = ("Posa dei cartelli", "Scelta della ditta", "Prova sul campo")
    here = Column("A", {}, texts, [[text] for text in texts], position=1, elsewhere=1.0)
    other = column("B", "Riordino del mercato", "Cura delle siepi", "Nuove panchine")
    assert assign([other, here], LEVELS)[1].field == "objective.title"


def test_units_of_measure_are_a_word_or_two() -> None:
    long = Profile(["Rifiuti raccolti porta a porta"], [["Rifiuti raccolti porta a porta"]])
    short = Profile(["%"], [["%"]])
    assert plausible("step.unit_of_measure", short) > plausible("step.unit_of_measure", long)


def row(*texts: str | None) -> GridRow:
    cells: tuple[Atom | None, ...] = tuple(atom(text) if text else None for text in texts)
    count = len(texts)
    return GridRow(cells, (0,) * count, (1.0,) * count, (True,) * count)


@pytest.mark.parametrize("again", ["Riordino del mercato", None])
def test_rows_that_repeat_or_leave_out_a_title_are_one_record(again: str | None) -> None:
    rows = [
        row("Riordino del mercato", "Numero di banchi"),
        row(again, "Tempo di posa"),
        row("Cura delle siepi", "Metri tagliati"),
    ]
    assert repeated_groups(rows) == [0, 0, 1]


def test_what_was_done_on_a_day_is_no_day() -> None:
    assert not look_of("Rilievo consegnato il 25/02/2024") & Look.DAY
    assert look_of("entro il 25/02/2024") & Look.DAY
    assert look_of("IV trimestre 2024") & Look.DAY


def test_a_text_whose_words_name_what_another_column_is_may_still_be_guessed() -> None:
    texts = ("Posa dei cartelli", "Scelta della ditta", "Prova sul campo")
    counted = ("Numero di cartelli", "Tempo medio di posa", "Percentuale di prove")
    points = ("20", "30", "50")
    bound = assign(
        [
            Column("A", {"step.description": 1.0}, texts, [[text] for text in texts]),
            Column("B", {"step.description": 0.86}, counted, [[text] for text in counted]),
            Column("C", {"verification.score": 1.0}, points, [[text] for text in points]),
            Column("D", {"verification.score": 0.86}, points, [[text] for text in points]),
        ],
        ("step", "verification"),
    )
    assert {at: item.field for at, item in bound.items()} == {
        0: "step.description",
        1: "step.indicator",
        2: "verification.score",
    }


def test_people_and_units_tell_who_is_meant() -> None:
    either = {"objective.unit": 0.86, "objective.manager": 0.86}
    people = ("dott.ssa Anna Rossi", "ing. Carlo Bianchi", "dott. Ugo Verdi")
    units = ("Settore Tecnico", "Servizio Tributi", "Ufficio Cultura")
    for texts, field in ((people, "objective.manager"), (units, "objective.unit")):
        bound = assign([Column("A", either, texts, [[text] for text in texts])], LEVELS)
        assert bound[0].field == field


def test_a_label_that_stands_once_may_be_of_the_only_step() -> None:
    bound = assign(
        [
            label("A", [["almeno 20"], ["non meno di 5"], ["n. 3"]]),
            label("B", [["Numero di cartelli"], ["Tempo medio di posa"], ["Domande evase"]]),
            Column(
                "C",
                {"objective.title": 1.0},
                ("Siepi e viali", "Orti di quartiere", "Mercato coperto"),
                [["Siepi e viali"], ["Orti di quartiere"], ["Mercato coperto"]],
                is_label=True,
            ),
        ],
        LEVELS,
    )
    assert bound[0].field == "step.target"
    assert bound[1].field == "step.indicator"


def test_rows_of_one_unit_are_no_record() -> None:
    told = [
        ("Settore Tecnico", "Siepi e viali"),
        ("Settore Tecnico", "Orti di quartiere"),
        ("Servizio Tributi", "Mercato coperto"),
        ("Servizio Tributi", "Canoni arretrati"),
    ]
    rows = [
        GridRow((atom(unit), atom(title)), (2 * at, 2 * at + 1), (1.0, 1.0), (True, True))
        for at, (unit, title) in enumerate(told)
    ]
    assert repeated_groups(rows) == [0, 1, 2, 3]
