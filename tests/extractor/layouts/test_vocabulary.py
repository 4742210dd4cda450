"""Headers and the fields that they name: inflection, abbreviations, slips, words of the user's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layouts.vocabulary import load_vocabulary, similarity

VOCABULARY = load_vocabulary()


def best(header: str) -> set[str]:
    """The fields that a header names best."""
    scores = VOCABULARY.scores(header)
    return {item.field for item in scores if item.score == scores[0].score}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("N. Obiettivo", "objective.code"),
        ("Cod. Ob.", "objective.code"),
        ("TITOLO", "objective.title"),
        ("DESCRIZIONE OBIETTIVO", "objective.title"),
        ("OBIETTIVI DI PERFORMANCE", "objective.title"),
        ("servizio referente", "objective.unit"),
        ("AREA ORGANIZZATIVA", "objective.unit"),
        ("Centro di Costo", "objective.unit"),
        ("AREA ORGANIZZA TIVA", "objective.unit"),
        ("RISULTA TO CONSE GUITO", "verification.text"),
        ("Responsabile del servizio", "objective.manager"),
        ("Previsione Scadenza Fase", "step.deadline"),
        ("Termine", "step.deadline"),
        ("Data fine", "step.deadline"),
        ("Data inizio", "step.start"),
        ("incidenza obiettivo su totale piano", "objective.weight_pct"),
        ("PESATURA", "objective.weight_pct"),
        ("Peso ponderale", "objective.weight_pct"),
        ("% obiettivo nel piano", "objective.weight_pct"),
        ("peso step/obiettivo", "step.weight_in_objective_pct"),
        ("Peso fase", "step.weight_in_objective_pct"),
        ("peso step/anno", "step.weight_in_year_pct"),
        ("KPI", "step.indicator"),
        ("Indicatori di qualità", "step.indicator"),
        ("Descrizione fase", "step.description"),
        ("VALORE ATTESO", "step.target"),
        ("Performance attesa", "step.target"),
        ("TARGET 2015", "step.target"),
        ("RISULTATO CONSEGUITO", "verification.text"),
        ("Performance realizzata", "verification.text"),
        ("% raggiungimento 2022", "verification.achieved_pct"),
        ("% di ragg.", "verification.achieved_pct"),
        ("Realiz.ne", "verification.achieved_pct"),
        ("Grado di raggiungimento", "verification.achieved_pct"),
        ("Strumento di rilevazione risultati", "step.source"),
        ("Fonte", "step.source"),
    ],
)
def test_headers_seen_in_documents_name_their_field(header: str, field: str) -> None:
    assert field in best(header)
    assert VOCABULARY.names_field(header, 0.7)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Indicatore", "INDICATORI"),
        ("Responsabile", "Responsabili"),
        ("Verifica", "verifiche"),
        ("Attività prevista", "attivita previste"),
        ("N°", "Numero"),
        ("Cod.", "codice"),
        ("Verifica 2021", "verifica anno"),
        ("Peso dell’obiettivo", "peso obiettivo"),
    ],
)
def test_what_is_meant_alike_is_folded_alike(one: str, other: str) -> None:
    assert VOCABULARY.fold(one) == VOCABULARY.fold(other)


@pytest.mark.parametrize("header", ["INDICATRI", "Scadensa prevista", "Responsable", "Desrizione"])
def test_a_typing_slip_is_forgiven(header: str) -> None:
    assert VOCABULARY.names_field(header, 0.7)


@pytest.mark.parametrize("header", ["", "Umore", "Capitolo di spesa", "Delibera", "14:30", "•"])
def test_words_that_name_nothing(header: str) -> None:
    assert not VOCABULARY.names_field(header, 0.7)


def test_a_sentence_is_no_header() -> None:
    sentence = (
        "Il peso di ogni obiettivo misura quanto esso conta nel piano, secondo scadenze, fasi, "
        "indicatori e risultati attesi che il responsabile propone"
    )
    assert VOCABULARY.scores(sentence) == ()


@given(
    st.lists(
        st.sampled_from(["peso", "fas", "obiettiv", "scadenz", "anno"]), min_size=1, max_size=5
    )
)
def test_a_score_is_a_share_and_1_for_the_phrase_itself(words: list[str]) -> None:
    phrase = tuple(words)
    assert similarity(phrase, phrase) == 1.0
    assert 0 <= similarity(phrase, ("peso", "fas")) <= 1
    assert 0 <= similarity(("peso", "fas"), phrase) <= 1


def test_a_missing_word_costs_more_than_one_too_many() -> None:
    phrase = VOCABULARY.fold("peso fase")
    assert similarity(VOCABULARY.fold("peso della fase operativa"), phrase) > similarity(
        VOCABULARY.fold("peso"), phrase
    )


def test_a_header_cut_by_a_narrow_column_is_put_together() -> None:
    assert similarity(("scad", "enz"), ("scadenz",)) == 1.0


def test_words_of_ones_own_are_merged_over_the_built_in_ones(tmp_path: Path) -> None:
    words = tmp_path / "parole.toml"
    words.write_text('[step.indicator]\nheaders = ["termometro"]\n', encoding="utf-8")
    own = load_vocabulary(words)
    assert own.scores("Termometro")[0].field == "step.indicator"
    assert own.scores("KPI")[0].field == "step.indicator"
    assert not VOCABULARY.names_field("Termometro", 0.7)


def test_a_field_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    words = tmp_path / "parole.toml"
    words.write_text('[step.umore]\nheaders = ["umore"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"parole\.toml: there is no field step\.umore") as caught:
        load_vocabulary(words)
    assert "step.indicator" in str(caught.value)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Piano della performance 2022-2024", "plan"),
        ("PEG 2023", "plan"),
        ("Verifica del Piano degli obiettivi", "verification"),
        ("Relazione sulla performance", "report"),
        ("Consuntivo degli obiettivi", "report"),
        ("Elenco telefonico", None),
    ],
)
def test_titles_name_the_kind_of_document(title: str, kind: str | None) -> None:
    assert VOCABULARY.kind_of(title, VOCABULARY.documents) == kind
