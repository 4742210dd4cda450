"""Names in capitals, written as names are."""

import pytest

from extractor.layouts.spelling import ordinary_spelling


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("COMUNE DI PIAN DEI MULINI", "Comune di Pian dei Mulini"),
        ("UNIONE DEI COMUNI DELL'ALTA VALLE", "Unione dei Comuni dell'Alta Valle"),
        ("ASP VALLE DEL SARMENTO", "ASP Valle del Sarmento"),
        ("A.S.L. CN1", "A.S.L. CN1"),
        ("Comune di Rivalta", "Comune di Rivalta"),
    ],
)
def test_capitals_become_those_of_names(name: str, spelled: str) -> None:
    assert ordinary_spelling(name, "") == spelled


def test_spelling_of_the_document_itself_is_taken() -> None:
    text = "il Consorzio  CISA Valle Scura, il CONSORZIO CISA VALLE SCURA"
    assert ordinary_spelling("CONSORZIO CISA VALLE SCURA", text) == "Consorzio CISA Valle Scura"
