"""Forms of words, misspelled ones, glued ones, and where sentences end."""

import pytest

from extractor.language.clauses.segmentation import sentence_spans
from extractor.language.verdict.items import count_items
from extractor.language.words.conjugation import adjective_forms, noun_forms, verb_forms
from extractor.language.words.spelling import corrected
from tests.language.reading import analysed, asking


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("approvare", {"approvato", "approverà", "approva", "approvi", "approvò", "approvando"}),
        ("pubblicare", {"pubblicherà", "pubblichi", "pubblicata"}),
        ("trasmettere:trasmess", {"trasmesso", "trasmetterà", "trasmette", "trasmettendo"}),
        ("proporre:propost", {"proposta", "proporrà", "propone", "proponendo"}),
        ("finire", {"finito", "finirà", "finisce", "finiscono", "finì"}),
        ("avviare", {"avvierà", "avvii"}),
    ],
)
def test_forms_of_verbs(verb: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in verb_forms(verb)}


def test_forms_of_nouns_and_adjectives() -> None:
    assert noun_forms("avvio") == ["avvio", "avvi"]
    assert noun_forms("incarico") == ["incarico", "incarichi", "incarici"]
    assert noun_forms("verifica") == ["verifica", "verifiche"]
    assert adjective_forms("operativo") == ["operativo", "operativa", "operativi", "operative"]
    assert adjective_forms("vigente") == ["vigente", "vigenti"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("aprovato", "approvato"),
        ("trasmeso", "trasmesso"),
        ("istituto", "istituto"),
        ("istruttore", "istruttore"),
        ("interazione", "interazione"),
        ("casa", "casa"),
    ],
)
def test_misspelled_words(written: str, meant: str) -> None:
    assert corrected(written) == meant


def test_a_glued_verb_is_parted() -> None:
    words = analysed("Il pianoè stato approvato.").words
    assert words[1:3] == ["piano", "è"]


def test_a_stop_behind_an_abbreviation_ends_no_sentence() -> None:
    text = "Atto n. 5 del dott. Rossi. Poi altro."
    assert [text[a:b].strip() for a, b in sentence_spans(text)] == [
        "Atto n. 5 del dott. Rossi.",
        "Poi altro.",
    ]


@pytest.mark.parametrize(
    ("text", "number", "is_closed"),
    [
        ("Coinvolte Caritas, San Vincenzo e Auser.", 3, True),
        ("Coinvolte, tra le altre, la Caritas e l'Auser.", None, None),
        ("Coinvolti il liceo di Alba, la media di Bra e l'istituto di Fossano.", 3, True),
        ("Coinvolti i corsi di ceramica, teatro, cucina e musica.", 4, True),
        ("Coinvolta la scuola.", None, None),
    ],
)
def test_listed_things_are_counted(text: str, number: int | None, is_closed: bool | None) -> None:
    items = count_items(analysed(text), asking("Coinvolgimento delle scuole"))
    assert (items.number if items else None) == number
    assert (items.is_closed if items else None) == is_closed
