"""Funds and themes of titles and costs."""

from __future__ import annotations

import pytest

from extractor.language.tags import tags_in

TITLES = [
    ("PNRR: Investimento 1.1.1 - Sostegno alla genitorialità", ("funding.pnrr", "1.1.1")),
    ("P.N.R.R. M5C2 1.2 - Autonomia", ("funding.pnrr", "1.2")),
    ("PON Inclusione - avviso 1", ("funding.pon", "Inclusione")),
    ("Interventi di contrasto (REACT-EU)", ("funding.react_eu", None)),
    ("Home Care Premium 2019", ("funding.hcp", "2019")),
    ("Progetto Interreg-Alcotra", ("funding.interreg", "Alcotra")),
    (
        "Bando della Fondazione Compagnia di San Paolo",
        ("funding.fondazione", "Compagnia di San Paolo"),
    ),
    ("Riparto FNPS 2022", ("funding.fnps", None)),
    ("Quota Fondo povertà", ("funding.fondo_poverta", None)),
    ("Programma P.I.P.P.I. 10", ("funding.pippi", "10")),
    ('Progetto "Dopo di noi"', ("funding.dopo_di_noi", None)),
]
NO_FUNDS = ["Coupon per la spesa", "Ponte sul torrente", "Revisione del regolamento", "Asilo nido"]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_names_its_fund(title: str, expected: tuple[str, str | None]) -> None:
    assert expected in [(tag.tag, tag.detail) for tag in tags_in(title, None)]


@pytest.mark.parametrize("title", NO_FUNDS)
def test_look_alikes_are_no_funds(title: str) -> None:
    assert [tag for tag in tags_in(title, None) if tag.tag.startswith("funding.")] == []


def test_costs_give_funds_but_no_themes() -> None:
    tags = tags_in(None, "Utilizzo di risorse interne e fondi PNRR per l'assistenza agli anziani")
    assert [(tag.tag, tag.field) for tag in tags] == [
        ("funding.own_budget", "costs"),
        ("funding.pnrr", "costs"),
    ]


def test_the_words_of_a_tag_stand_where_it_says() -> None:
    title = "Progetto con Fondazione CRC e fondi PNRR 1.1.2 per anziani"
    for tag in tags_in(title, None):
        assert title[tag.start : tag.end] == tag.words
