"""Manners of printing records that no word list settles, each as a small document."""

from collections.abc import Sequence
from pathlib import Path

from extractor import extract
from models.extraction import Extraction
from tests.extractor.drawn import Drawing

_LEFT, _RIGHT, _ROW = 50.0, 550.0, 20.0


def _form(
    drawing: Drawing, top: float, rows: Sequence[tuple[Sequence[float], Sequence[str]]]
) -> None:
    """Rows of a ruled form, each with the inner edges of its own cells."""
    for number, (inner, cells) in enumerate(rows):
        y = top + number * _ROW
        drawing.table([_LEFT, *inner, _RIGHT], [y, y + _ROW], [cells])


def _titles(read: Extraction) -> list[str]:
    return [item.title for item in read.objectives]


_CARDS = (
    ("Nuovo archivio di deposito", "Archivio", "Scatole nei corridoi", "Sale libere e ordinate"),
    (
        "Sportello serale dei tributi",
        "Tributi",
        "Apertura al mattino",
        "Un pomeriggio ogni settimana",
    ),
    ("Rete dei nidi estivi", "Istruzione", "Nidi chiusi da luglio", "Tre sedi fino ad agosto"),
)


def _cards(path: Path, name: str, caption: str) -> Extraction:
    """Forms whose title stands behind a label, with actions in a table under one caption."""
    with Drawing(path) as drawing:
        drawing.text(_LEFT, 40, "Comune di Valdorata", size=16)
        drawing.text(_LEFT, 70, "PIANO DEGLI OBIETTIVI 2024", size=16)
        for number, (title, unit, before, after) in enumerate(_CARDS, 1):
            _form(
                drawing,
                110 + 220 * (number - 1),
                [
                    ((), [f"SCHEDA DI LAVORO N. {number}/2024"]),
                    ((180,), [name, title]),
                    ((180,), ["Servizio affidatario", unit]),
                    ((180,), ["Situazione di partenza", before]),
                    ((180,), ["Risultato finale atteso", after]),
                    ((), [caption]),
                    ((300, 420), ["Azione", "Avvio", "Conclusione"]),
                    ((300, 420), ["Prima stesura", "08/01/2024", "29/02/2024"]),
                    ((300, 420), ["Seconda stesura", "04/03/2024", "30/11/2024"]),
                ],
            )
    return extract(path)


def test_what_a_form_calls_by_an_action_is_its_title_beside_a_table_of_actions(
    tmp_path: Path,
) -> None:
    for name in ("Denominazione dell'intervento", "Attività", "Intervento previsto"):
        read = _cards(tmp_path / "cards.pdf", name, "Successione delle azioni")
        assert _titles(read) == [title for title, *_ in _CARDS], name
        assert [item.expected_situation for item in read.objectives] == [
            after for *_, after in _CARDS
        ]
        assert {step.description for step in read.steps} == {"Prima stesura", "Seconda stesura"}
        assert not any(step.target for step in read.steps)


def test_a_caption_that_every_record_repeats_is_no_title(tmp_path: Path) -> None:
    for caption in ("Successione delle azioni", "Come si procede"):
        read = _cards(tmp_path / "cards.pdf", "Denominazione dell'intervento", caption)
        assert caption not in _titles(read)
