"""How patterns of meanings account for the words of a phrase."""

import re
import tomllib
from importlib.resources import files

import pytest

from extractor.headers.composition import TOLERANCES, Composition, PatternTable
from extractor.headers.lexicon import Lexicon

CONCEPTS: dict[str, dict[str, list[str] | str]] = {
    "weight": {"it": ["peso"], "de": ["gewicht"]},
    "step": {"it": ["fase"], "en": ["phase"]},
    "office": {"it": ["ufficio"], "en": ["office"]},
    "in_charge": {"part": "qualifier", "it": ["incaricato"], "en": ["charged"]},
    "money": {"it": ["euro", "capitolo"]},
    "time": {"part": "qualifier", "it": ["anno"]},
}
DEGREES = {"sure": 0.9, "weak": 0.5}
GROUPS = {"always": ["time"], "foreign": ["money"], "own": ["step"]}
FIELDS = {
    "step.weight": {"sure": ["weight step", "column: weight"]},
    "objective.weight": {"sure": ["label: weight"], "weak": ["weight ?office"]},
    "objective.unit": {"sure": ["office ?in_charge !money"]},
    "step.share": {"sure": ["weight/office"]},
    "none": {"sure": ["money ?@any"]},
}


@pytest.fixture
def composition() -> Composition:
    lexicon = Lexicon(CONCEPTS, {}, frozenset({"della", "dell"}))
    return Composition(lexicon, PatternTable(DEGREES, GROUPS, FIELDS))


def test_a_concept_that_does_not_exist_is_refused() -> None:
    fields = {"step.weight": {"sure": ["wieght"]}}
    with pytest.raises(ValueError, match="no concept wieght"):
        Composition(Lexicon(CONCEPTS, {}, frozenset()), PatternTable(DEGREES, GROUPS, fields))


def degree(composition: Composition, phrase: str, field: str, level: str = "column") -> float:
    found = composition.scores(phrase, level).get(field)
    return found.degree if found is not None else 0.0


def test_all_that_a_pattern_asks_for_must_be_said(composition: Composition) -> None:
    assert degree(composition, "Peso della fase", "step.weight") > 0.9
    assert degree(composition, "Fase", "step.weight") == 0


def test_time_words_cost_nothing_and_unknown_words_cost(composition: Composition) -> None:
    alone = degree(composition, "Peso", "step.weight")
    assert degree(composition, "Peso anno 2024", "step.weight") == alone
    unknown = degree(composition, "Peso lordo", "step.weight")
    assert unknown == pytest.approx(alone * TOLERANCES.unknown_word, abs=1e-4)


def test_a_known_word_without_a_place_costs_more_than_an_unknown_one(
    composition: Composition,
) -> None:
    assert degree(composition, "Ufficio fase", "objective.unit") < degree(
        composition, "Ufficio tale", "objective.unit"
    )


def test_what_the_phrase_is_about_counts(composition: Composition) -> None:
    assert degree(composition, "Fase peso", "step.weight") < degree(
        composition, "Peso fase", "step.weight"
    )


def test_a_veto_shuts_a_pattern(composition: Composition) -> None:
    assert degree(composition, "Ufficio euro", "objective.unit") == 0


def test_a_pattern_of_one_level_is_read_at_that_level_only(composition: Composition) -> None:
    assert degree(composition, "Peso", "step.weight", "label") == 0
    assert degree(composition, "Peso", "objective.weight", "label") > 0.9
    assert degree(composition, "Peso", "objective.weight", "column") == 0.5


def test_a_slash_of_a_pattern_needs_one_in_the_phrase(composition: Composition) -> None:
    assert degree(composition, "Peso ufficio", "step.share") == 0
    assert degree(composition, "Peso / ufficio", "step.share") > 0.9
    assert degree(composition, "Ufficio / peso", "step.share") == 0


def test_words_in_brackets_may_be_left_out(composition: Composition) -> None:
    whole = degree(composition, "Peso", "step.weight")
    assert degree(composition, "Peso (da a b c d)", "step.weight") == pytest.approx(
        whole * TOLERANCES.beside_brackets, abs=1e-4
    )


def test_a_sentence_is_read_as_nothing(composition: Composition) -> None:
    assert composition.scores("peso " * (TOLERANCES.longest + 1), "column") == {}


def test_one_foreign_column_makes_a_table_foreign(composition: Composition) -> None:
    assert composition.are_foreign(["Peso", "Capitolo"])
    assert not composition.are_foreign(["Peso", "Fase"])


def test_every_concept_has_words_and_some_pattern_asks_for_it() -> None:
    folder = files("extractor.headers")
    concepts = tomllib.loads(folder.joinpath("concepts.toml").read_text("utf-8"))
    fields = folder.joinpath("fields.toml").read_text("utf-8")
    asked = set(re.findall(r"[a-z_]+", fields))
    assert all(any(key != "part" for key in words) for words in concepts.values())
    assert set(concepts) - asked == set()
