"""What makes an objective, and what makes none by itself."""

import pytest

from extractor.layouts.anchors import is_anchored, is_of_other_matter
from extractor.layouts.drafts import ObjectiveDraft, StepDraft, Value
from extractor.layouts.values import is_blank
from extractor.layouts.vocabulary import load_vocabulary, similarity

WORDS = load_vocabulary()


def value(text: str, header: str) -> Value:
    return Value(text, (), header=header)


def objective(label: str, **step: str) -> ObjectiveDraft:
    """An objective under a label, with a step whose values stand under their fields' names."""
    names = {"indicator": "Indicatore", "target": "Target", "deadline": "Scadenza", "text": "Note"}
    values = {name: value(text, names[name]) for name, text in step.items()}
    draft = ObjectiveDraft({"title": value("Aprire lo sportello", label)})
    if values:
        draft.steps.append(StepDraft(values))
    return draft


@pytest.mark.parametrize("label", ["Oggetto", "Denominazione", "DESCRIZIONE", "Note", "Esito"])
def test_general_label_needs_measures_of_its_own(label: str) -> None:
    assert not is_anchored(objective(label), WORDS)
    assert not is_anchored(objective(label, deadline="31/12/2024"), WORDS)
    assert not is_anchored(objective(label, deadline="31/12/2024", text="fatto"), WORDS)
    assert is_anchored(objective(label, indicator="giorni", target="200"), WORDS)


def test_label_that_names_an_objective_needs_nothing_else() -> None:
    assert is_anchored(objective("Obiettivo"), WORDS)
    assert is_anchored(objective("Denominazione obiettivo"), WORDS)


def test_title_without_words_is_none() -> None:
    draft = ObjectiveDraft({"title": value("1.2 -", "Obiettivo")})
    assert not is_anchored(draft, WORDS)


def test_headers_of_sums_exclude_objectives_unless_one_is_named() -> None:
    sums = ["Capitolo", "Titolo", "Descrizione", "Importo impegnato"]
    assert is_of_other_matter(sums, WORDS, of_steps=False)
    assert is_of_other_matter(sums, WORDS, of_steps=True)
    assert not is_of_other_matter(["Obiettivo", *sums], WORDS, of_steps=False)
    assert not is_of_other_matter(["Fase", "Scadenza", "Importo"], WORDS, of_steps=True)
    assert not is_of_other_matter(["Titolo", "Indicatore"], WORDS, of_steps=False)


@pytest.mark.parametrize("text", ["", "……", "..........", "______", "☐", ". . ."])
def test_places_to_be_filled_in_are_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["-", "+", "n.d.", "X", "100%", "1..."])
def test_marks_and_words_are_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("header", "phrase", "is_one"),
    [
        ("indicatroe", "indicatore", True),
        ("scadnza", "scadenza", True),
        ("programmato", "programma", False),
        ("destinazione", "denominazione", False),
        ("obbiettivo", "obiettivo", True),
    ],
)
def test_typing_slip_is_tolerated_and_another_word_is_not(
    header: str, phrase: str, is_one: bool
) -> None:
    assert (similarity(WORDS.fold(header), WORDS.fold(phrase)) > 0.9) is is_one
