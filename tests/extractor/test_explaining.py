"""What is said of how a document was read, and what a word of the user's own changes."""

from pathlib import Path

import pytest

from extractor import explain, extract
from tests.extractor.plans import ruled_plan
from tests.samples import ROOT

ROWS = (
    ("Codice", "Titolo obiettivo", "Peso", "Settore", "Termometro", "Umore"),
    ("1", "Aprire lo sportello", "60%", "Tecnico", "Giorni di apertura", "buono"),
    ("2", "Rifare il sito", "40%", "Tecnico", "Pagine nuove", "ottimo"),
)
WORDS = """
[step.indicator]
headers = ["termometro"]
"""
UNKNOWN = (
    ("Girandola", "Segnavento", "Bussola"),
    ("1", "Aprire lo sportello", "60%"),
    ("2", "Rifare il sito", "40%"),
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return ruled_plan(tmp_path / "piano.pdf", ROWS)


def test_columns_without_a_field_say_what_came_nearest(plan: Path) -> None:
    (block,) = explain(plan).blocks
    found = {column.header: column for column in block.columns}
    assert found["Titolo obiettivo"].field == "objective.title"
    assert found["Titolo obiettivo"].reason == "the header says 'titolo obiettivo'"
    assert found["Termometro"].field is None
    assert "kept as an extra" in found["Termometro"].reason
    assert found["Umore"].filled == 2
    assert block.rows == 2
    assert block.tables == (1,)


def test_a_vocabulary_of_ones_own_names_them(plan: Path, tmp_path: Path) -> None:
    words = tmp_path / "parole.toml"
    words.write_text(WORDS, encoding="utf-8")
    (block,) = explain(plan, vocabulary=words).blocks
    fields = {column.header: column.field for column in block.columns}
    assert fields["Termometro"] == "step.indicator"
    steps = extract(plan, vocabulary=words).steps
    assert [step.indicator for step in steps] == ["Giorni di apertura", "Pagine nuove"]
    guessed = extract(plan).steps  # by their values alone: no word names them
    assert [step.indicator for step in guessed] == [step.indicator for step in steps]


def test_headers_that_are_all_unknown_are_shown_as_they_stand(tmp_path: Path) -> None:
    path = ruled_plan(tmp_path / "piano.pdf", UNKNOWN)
    explanation = explain(path)
    assert explanation.conclusion.startswith("no objectives found")
    (rows,) = [left for left in explanation.left_out if left.what == "rows"]
    assert rows.text == "Girandola | Segnavento | Bussola"
    assert "knows 0 of the 3 cells" in rows.reason
    words = tmp_path / "parole.toml"
    words.write_text(
        '[objective.code]\nheaders = ["girandola"]\n'
        '[objective.title]\nheaders = ["segnavento"]\n'
        '[objective.weight_pct]\nheaders = ["bussola"]\n',
        encoding="utf-8",
    )
    found = [
        (item.code, item.title, item.weight_pct)
        for item in extract(path, vocabulary=words).objectives
    ]
    assert found == [("1", "Aprire lo sportello", 60.0), ("2", "Rifare il sito", 40.0)]


def test_an_explanation_says_whose_and_what_the_document_is(plan: Path) -> None:
    explanation = explain(plan)
    assert explanation.owner.name == "Comune di Altavilla"
    assert explanation.owner_reason.startswith("named at the top of page 1")
    facts = {fact.name: fact for fact in explanation.facts}
    assert facts["kind"].value == "plan"
    assert "PIANO 2023" in facts["kind"].reason
    assert facts["period"].value == "2023-2023"
    assert facts["date"].value is None
    (table,) = explanation.tables
    assert (table.rows, table.columns, table.is_ruled) == (3, 6, True)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "corpus" / "documents").glob("*.pdf")), ids=lambda path: path.stem
)
def test_an_explanation_counts_what_is_extracted(path: Path) -> None:
    explanation, extraction = explain(path), extract(path)
    assert explanation.objectives == len(extraction.objectives)
    assert explanation.steps == len(extraction.steps)
    assert explanation.verifications == len(extraction.verifications)
    assert {number for block in explanation.blocks for number in block.tables} <= {
        table.number for table in explanation.tables
    }


def test_labels_say_which_field_their_value_became() -> None:
    explanation = explain(ROOT / "corpus" / "layouts" / "borgo-firmino-peg-2023.pdf")
    labels = {label.text: label for label in explanation.labels}
    assert labels["Codice obiettivo"].field == "objective.code"
    assert labels["Codice obiettivo"].count == 5
    assert labels["Coefficiente di complessità"].field is None
