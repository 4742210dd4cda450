"""Identifiers made of names: short, readable, the same for two spellings of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.layouts.body_names import BodyName, name_at, tokens_of
from extractor.layouts.identifiers import identifier_of


def _name(text: str) -> BodyName:
    name = name_at(text, tokens_of(text), 0)
    assert name is not None
    return name


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("Comune di Borgo Firmino", "comune-di-borgo-firmino"),
        ("COMUNE DI CITTÀ D'ALTO", "comune-di-citta-d-alto"),
        (
            "Consorzio Intercomunale dei Servizi alla Persona della Piana Morella",
            "consorzio-piana-morella",
        ),
        (
            "CONSORZIO INTERCOMUNALE SERVIZI ALLA PERSONA PIANA MORELLA",
            "consorzio-piana-morella",
        ),
    ],
)
def test_identifiers(name: str, identifier: str) -> None:
    assert identifier_of(_name(name), ("0a1b2c3d",)) == identifier


def test_a_name_that_any_body_may_have_is_told_apart() -> None:
    name = _name("Consorzio Intercomunale Servizi Sociali")
    assert identifier_of(name, (None, "CN", "x")).endswith("-cn")
    assert identifier_of(name, ("C.I.S.S.", "CN")).endswith("-ciss")


@given(st.text(max_size=80))
def test_identifiers_are_lower_case_ascii(rest: str) -> None:
    text = f"Comune di Alto {rest}"
    name = name_at(text, tokens_of(text), 0)
    if name is not None:
        found = identifier_of(name, ("x",))
        assert found
        assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert len(found) <= 60
