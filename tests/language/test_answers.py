"""Signs, boxes and single words that answer."""

import pytest

from extractor.language.verdict.answers import (
    is_bare_claim,
    is_bare_denial,
    is_empty,
    read_answer,
    read_done,
    refers_elsewhere,
)


@pytest.mark.parametrize(
    ("text", "is_yes"),
    [
        ("Sì, il 3/5", True),
        ("SI", True),
        ("✔", True),
        ("ON", True),
        ("x", True),
        ("No", False),
        ("no: rinviato", False),
        ("✗", False),
        ("[X] Sì [ ] No", True),
        ("[ ] Sì [X] No", False),
        ("☐ Sì ☒ No", False),
        ("Sì ☐ No ☒", False),
        ("Si sono stati realizzati", True),
    ],
)
def test_an_answer_is_read(text: str, is_yes: bool) -> None:
    found = read_answer(text)
    assert found is not None
    assert found.is_yes is is_yes


@pytest.mark.parametrize(
    "text", ["Si è provveduto", "Nominata", "x 3", "[ ] Sì [ ] No", "[x] Sì [x] No", "Noleggio"]
)
def test_what_only_looks_like_an_answer_is_none(text: str) -> None:
    assert read_answer(text) is None


def test_single_words_and_pointers() -> None:
    assert read_done("Realizzato al 100%") is not None
    assert read_done("Realizzato il corso") is None
    assert is_bare_claim("Obiettivo raggiunto.")
    assert not is_bare_claim("Obiettivo raggiunto con 12 incontri")
    assert is_bare_denial("Obiettivo non raggiunto")
    assert refers_elsewhere("Vedi relazione allegata")
    assert is_empty("n.d.")
    assert is_empty("Attività non prevista per l'anno")
    assert is_empty(None)
    assert not is_empty("Non previsto ma realizzato il 3/5. Poi altro.")
