"""Words that the printer cut at their ligatures are whole; words that stand apart stay apart."""

import re
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractor.pages.page import Word
from extractor.pages.readers import reader
from models.vocabulary import Engine

SIZE = 10.0
AFTER_LIGATURE_LETTERS = re.compile(r"(?<=f)(?=[fi])|(?<=t)(?=[ti])")
TEXT = "Minori affidati, Patti scritti e attivati nel distretto per le attività"


def _words(path: Path, text: str, gap: float, font: str) -> list[Word]:
    """Words printed piece by piece, so far apart (in ems) after letters of ligatures."""
    canvas = Canvas(str(path), invariant=1)
    x = 50.0
    for piece in AFTER_LIGATURE_LETTERS.split(text):
        canvas.setFont(font, SIZE)
        canvas.drawString(x, 700, piece)
        x += stringWidth(piece, font, SIZE) + gap * SIZE
    canvas.save()
    return list(next(iter(reader(Engine.PDFIUM)(path))).words)


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Helvetica-Oblique"])
@pytest.mark.parametrize("gap", [0.06, 0.1, 0.12, 0.15])
def test_words_cut_at_ligatures_are_whole(font: str, gap: float, tmp_path: Path) -> None:
    words = _words(tmp_path / "a.pdf", TEXT, gap, font)
    assert [word.text for word in words] == TEXT.split()


def test_box_of_a_whole_word_holds_its_pieces(tmp_path: Path) -> None:
    word = _words(tmp_path / "a.pdf", "per affidati", 0.15, "Times-Roman")[1]
    width = stringWidth("affidati", "Times-Roman", SIZE) + 3 * 0.15 * SIZE
    assert word.text == "affidati"
    assert word.x1 - word.x0 == pytest.approx(width, abs=0.5)


@pytest.mark.parametrize("text", ["sei fini", "chef italiano", "tutti i fatti", "est ti"])
def test_words_a_space_apart_stay_apart(text: str, tmp_path: Path) -> None:
    words = _words(tmp_path / "a.pdf", f"{text} e altre parole", 0.0, "Times-Roman")
    assert [word.text for word in words] == [*text.split(), "e", "altre", "parole"]
