"""Files that are no whole PDF are refused in a sentence."""

import pickle
from pathlib import Path

import pytest

from extractor import EncryptedError, UnreadableError, extract
from tests.extractor.pages.files import locked
from tests.samples import ROOT

SAMPLE = ROOT / "corpus" / "documents" / "cissac-relazione-2021.pdf"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is empty; fetch it again."),
        (b"<html>Pagina non trovata</html>", "it is not a PDF; give the document as a PDF."),
        (
            SAMPLE.read_bytes()[:40_000],
            "it is cut off: its end is missing; fetch it again.",
        ),
        (
            b"%PDF-1.7\nrubbish\nstartxref\n9\n%%EOF",
            "it is damaged and cannot be read; ask for an undamaged copy.",
        ),
    ],
)
def test_the_sentence_says_what_is_wrong(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "piano.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError) as caught:
        extract(path)
    assert str(caught.value) == f"piano.pdf: {sentence}"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="cannot be read"):
        extract(tmp_path / "piano.pdf")


def test_an_encrypted_file(tmp_path: Path) -> None:
    path = locked(tmp_path / "piano.pdf", user="segreta", owner="padrone")
    with pytest.raises(EncryptedError) as caught:
        extract(path)
    assert str(caught.value) == (
        "piano.pdf: it is encrypted and asks for a password; ask for a copy without one."
    )


def test_what_follows_the_end_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "piano.pdf"
    path.write_bytes(SAMPLE.read_bytes() + b"\n" + b" " * 2000)
    assert extract(path).objectives
