"""Text from documents does no harm where it goes."""

import csv
import json
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.output.rows import write_csv, write_json
from pipelines.output.safety import for_spreadsheet, for_terminal


@given(st.text())
def test_a_terminal_gets_nothing_to_obey(text: str) -> None:
    shown = for_terminal(text)
    assert all(unicodedata.category(c) not in ("Cc", "Cf") or c == "\n" for c in shown)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_words_and_signs_are_shown_as_they_are(text: str) -> None:
    assert for_terminal(text) == text


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[31mrosso\x1b[0m", "[31mrosso[0m"),
        ("a\tb", "a b"),
        ("titolo\x07\x08", "titolo"),
        ("sinistra\u202eartsed", "sinistraartsed"),
        ("invi\u00adsibile", "invisibile"),
        ("a\rb", "ab"),
        ("\x9b2Jvia", "2Jvia"),
    ],
)
def test_escapes_are_taken_out(given_text: str, shown: str) -> None:
    assert for_terminal(given_text) == shown


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        '=HYPERLINK("x")',
        "＝1+1",
    ],
)
def test_a_formula_is_shown_and_not_run(formula: str) -> None:
    shown = for_spreadsheet(formula)
    assert shown[0] == "'"
    assert shown[1:] == formula.replace("\r", "\n")


@pytest.mark.parametrize("number", ["-5", "+5", "-1.234,56", "-12,5%", "-0.5"])
def test_a_plain_number_keeps_its_sign(number: str) -> None:
    assert for_spreadsheet(number) == number


@given(st.lists(st.tuples(st.text() | st.none(), st.integers() | st.none())))
def test_no_cell_of_a_csv_starts_a_formula(rows: list[tuple[object, ...]]) -> None:
    out = StringIO(newline="")
    write_csv(["text", "number"], rows, out)
    read = list(csv.reader(StringIO(out.getvalue(), newline="")))
    assert len(read) == len(rows) + 1
    for line in read[1:]:
        assert not line[0].startswith(("=", "@", "\t", "\r"))


@given(st.text(), st.text())
def test_csv_and_json_hold_nothing_that_a_terminal_obeys(text: str, name: str) -> None:
    for write in (write_csv, write_json):
        out = StringIO(newline="")
        write([name], [(text,), ([text],), ({text: text},)], out)
        assert all(
            unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") or sign in "\n\t"
            for sign in out.getvalue()
        )


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "\x9b2J", "a\u202eb", "\u2066x\u2069", "\x7f", "\U000e0041"]
)
def test_json_still_means_the_same(text: str) -> None:
    out = StringIO()
    write_json(["a"], [(text,)], out)
    assert json.loads(out.getvalue()) == [{"a": text}]
    assert text not in out.getvalue()


@pytest.mark.parametrize("start", ["\x1b", "\u202e", "\u200b", "\x00", "\ufeff", "\u00ad"])
def test_a_sign_that_is_not_seen_hides_no_formula(start: str) -> None:
    assert for_spreadsheet(f"{start}=1+1") == "'=1+1"
