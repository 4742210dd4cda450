"""Text that lies in the file where other text is seen."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from extractor.pages.readers import reader
from models.vocabulary import Engine

SIZE = 10.0


def _words(path: Path) -> list[str]:
    return [word.text for page in reader(Engine.PDFIUM)(path) for word in page.words]


def test_sign_that_stands_twice_is_read_with_the_text_on_top(tmp_path: Path) -> None:
    path = tmp_path / "covered.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(100, 700, "10%")
    canvas.setFillGray(1)
    canvas.rect(95, 690, 60, 24, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.drawString(100, 700, "85%")
    canvas.drawString(100, 650, "in vigore")
    canvas.save()
    assert _words(path) == ["85%", "in", "vigore"]


def test_recognised_text_does_not_run_into_printed_words(tmp_path: Path) -> None:
    path = tmp_path / "recognised.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", SIZE)
    for row, text in enumerate(("A1", "96", "25%")):
        canvas.drawString(100, 700 - 30 * row, text)
        canvas.saveState()
        hidden = canvas.beginText(100 + canvas.stringWidth(text), 700 - 30 * row)
        hidden.setFont("Helvetica", SIZE)
        hidden.setTextRenderMode(3)
        hidden.textOut(text)
        canvas.drawText(hidden)
        canvas.restoreState()
    canvas.save()
    assert _words(path) == ["A1", "96", "25%"]


def test_word_cut_at_the_edge_of_its_cell_ends_there(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", SIZE)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(90, 690, 60, 24)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.drawString(100, 700, "visite domiciliari")
    canvas.restoreState()
    canvas.drawString(152, 700, "85%")
    canvas.save()
    (page,) = reader(Engine.PDFIUM)(path)
    assert all(word.x1 <= 150.5 for word in page.words if word.text != "85%")
