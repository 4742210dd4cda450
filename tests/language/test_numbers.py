"""Numbers as Italians write them, in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.words.numbers import read_about, read_number, read_number_word

IN_DIGITS = [
    ("12.5", 12.5),
    ("12,5", 12.5),
    ("1.250", 1250.0),
    ("1.250,50", 1250.5),
    ("1.234.567", 1234567.0),
    ("87.5%", 87.5),
    ("-4,2", -4.2),
    ("0", 0.0),
    ("2022", 2022.0),
]
IN_WORDS = [
    ("sei", 6),
    ("ventuno", 21),
    ("trentotto", 38),
    ("ventitré", 23),
    ("cento", 100),
    ("duecentoquaranta", 240),
    ("mille", 1000),
    ("milleduecento", 1200),
    ("duemila", 2000),
]


@pytest.mark.parametrize(("written", "value"), IN_DIGITS)
def test_digits_are_read_as_italians_write_them(written: str, value: float) -> None:
    assert read_number(written) == value


@pytest.mark.parametrize("written", ["", "n.d.", "12/05", "1.2.3", "tre", "12,5,3", "12 34"])
def test_what_is_no_number_gives_none(written: str) -> None:
    assert read_number(written) is None


@pytest.mark.parametrize(("word", "value"), IN_WORDS)
def test_words_are_read_as_numbers(word: str, value: int) -> None:
    assert read_number_word(word) == value


@pytest.mark.parametrize("word", ["sede", "seicento0", "ventilazione", "millesimo", "centro"])
def test_words_that_only_begin_like_numbers_give_none(word: str) -> None:
    assert read_number_word(word) is None


def test_about_so_many() -> None:
    assert (read_about("decina"), read_about("ventina"), read_about("dieci")) == (10, 20, None)


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_every_number_is_read_back_from_its_italian_writing(whole: int, cents: int) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert read_number(written) == pytest.approx(whole + cents / 100)
