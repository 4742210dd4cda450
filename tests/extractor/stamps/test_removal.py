"""What is taken off a page and what stays: stamps, and what only looks like them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.pages.page import Page
from extractor.pages.readers import reader
from extractor.stamps.removal import remove_stamps
from extractor.stamps.stamp import Stamp, StampSign
from models.vocabulary import Engine
from tests.extractor.drawn import HEIGHT, Drawing, Row

XS = (50.0, 150.0, 400.0, 520.0)
SIGNATURE = ("Documento firmato digitalmente da:", "CARLA BIANCHINI", "Data: 03/02/2025 09:42:17")


def _table(drawing: Drawing, first: int = 1, *, header: bool = True) -> None:
    rows = [
        [f"{first + n}", f"testo della riga {first + n}", f"{first * 7 + n}%"] for n in range(8)
    ]
    if header:
        rows[0] = ["Codice", "Descrizione", "Peso"]
    drawing.table(XS, [100 + 40 * n for n in range(9)], rows)


def _turned(drawing: Drawing, x: float, text: str) -> None:
    canvas: Canvas = drawing._canvas
    canvas.saveState()
    canvas.translate(x, HEIGHT - 500)
    canvas.rotate(90)
    canvas.drawString(0, 0, text)
    canvas.restoreState()


def _read(path: Path, draw: Callable[[Drawing, int], None], pages: int = 1) -> list[Page]:
    with Drawing(path) as drawing:
        for number in range(1, pages + 1):
            if number > 1:
                drawing.new_page()
            draw(drawing, number)
    return list(reader(Engine.PDFIUM)(path))


def _found(path: Path, draw: Callable[[Drawing, int], None], pages: int = 1) -> list[Stamp]:
    return list(remove_stamps(_read(path, draw, pages))[1])


def test_signature_box_is_taken_off_with_its_frame(tmp_path: Path) -> None:
    def draw(drawing: Drawing, _: int) -> None:
        _table(drawing)
        drawing.table((350, 560), (700, 750), [[SIGNATURE]])

    pages = _read(tmp_path / "a.pdf", draw)
    (page,), (stamp,) = remove_stamps(pages)
    assert stamp.sign is StampSign.WORDED
    assert stamp.is_framed
    assert stamp.text == " ".join(SIGNATURE)
    assert not {"digitalmente", "BIANCHINI"} & {word.text for word in page.words}
    assert "Descrizione" in {word.text for word in page.words}
    assert max(rule.position for rule in page.horizontals) < 500


def test_box_over_a_table_leaves_the_table_as_it_was(tmp_path: Path) -> None:
    (bare,) = _read(tmp_path / "a.pdf", lambda drawing, _: _table(drawing))

    def draw(drawing: Drawing, _: int) -> None:
        _table(drawing)
        drawing.table((300, 470), (190, 250), [[("Visto", "si archivi")]])

    (page,), (stamp,) = remove_stamps(_read(tmp_path / "b.pdf", draw))
    assert stamp.sign is StampSign.OVERLAID
    assert page.words == bare.words
    assert page.horizontals == bare.horizontals
    assert page.verticals == bare.verticals


def test_words_turned_at_the_edge_are_a_stamp_whatever_they_say(tmp_path: Path) -> None:
    def draw(drawing: Drawing, _: int) -> None:
        _table(drawing)
        _turned(drawing, 20, "esemplare per il socio")

    (stamp,) = _found(tmp_path / "a.pdf", draw)
    assert stamp.sign is StampSign.TURNED
    assert stamp.text == "esemplare per il socio"


def test_words_turned_in_the_first_column_stay(tmp_path: Path) -> None:
    def draw(drawing: Drawing, _: int) -> None:
        drawing.table((15, 45, 300, 520), (300, 550), [["", "testo", "altro"]])
        _turned(drawing, 34, "AREA SOCIALE")

    assert _found(tmp_path / "a.pdf", draw) == []


def test_words_at_a_slant_are_kept_apart(tmp_path: Path) -> None:
    def draw(drawing: Drawing, _: int) -> None:
        _table(drawing)
        canvas = drawing._canvas
        canvas.saveState()
        canvas.translate(100, 300)
        canvas.rotate(40)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(0, 0, "BOZZA NON DEFINITIVA")
        canvas.restoreState()

    (stamp,) = _found(tmp_path / "a.pdf", draw)
    assert (stamp.sign, stamp.text) == (StampSign.SLANTED, "BOZZA NON DEFINITIVA")


def test_text_beside_the_table_of_every_page_is_a_stamp(tmp_path: Path) -> None:
    def draw(drawing: Drawing, number: int) -> None:
        _table(drawing, 10 * number, header=False)
        drawing.text(530, 300, "archivio", "corrente")

    stamps = _found(tmp_path / "a.pdf", draw, 3)
    assert [(stamp.page, stamp.sign) for stamp in stamps] == [
        (number, StampSign.RECURRING) for number in (1, 2, 3)
    ]


def test_header_that_every_page_repeats_stays(tmp_path: Path) -> None:
    assert _found(tmp_path / "a.pdf", _table, 4) == []


@pytest.mark.parametrize("is_boxed", [False, True])
def test_labels_of_cards_that_every_page_repeats_stay(tmp_path: Path, *, is_boxed: bool) -> None:
    labels = ("Titolo", "Responsabile", "Scadenza", "Risultato atteso")

    def draw(drawing: Drawing, number: int) -> None:
        for row, label in enumerate(labels):
            top = 60 + 60 * row
            if is_boxed:
                drawing.table((50, 520), (top, top + 20, top + 50), [[label], [f"voce {number}"]])
            else:
                drawing.text(50, top, label)
                drawing.text(200, top, f"valore {number} {row}")

    assert _found(tmp_path / "a.pdf", draw, 5) == []


def test_box_as_wide_as_the_table_on_every_page_stays(tmp_path: Path) -> None:
    def draw(drawing: Drawing, number: int) -> None:
        drawing.table((XS[0], XS[-1]), (50, 75), [["SCHEDA"]])
        _table(drawing, 10 * number, header=False)

    assert _found(tmp_path / "a.pdf", draw, 4) == []


def test_registration_in_a_cell_stays(tmp_path: Path) -> None:
    def draw(drawing: Drawing, _: int) -> None:
        rows: list[Row] = [
            ["1", "invio della nota", ("Prot. n. 44521", "del 12/03/2024")],
            ["2", "firma dell'atto", ("firmato digitalmente", "da A. B.")],
            ["3", "altro", "fatto"],
        ]
        drawing.table(XS, (100, 140, 180, 220), rows)

    assert _found(tmp_path / "a.pdf", draw) == []


def test_pages_without_stamps_are_the_same_objects(tmp_path: Path) -> None:
    pages = _read(tmp_path / "a.pdf", lambda drawing, _: _table(drawing))
    cleaned, stamps = remove_stamps(pages)
    assert stamps == ()
    assert cleaned[0] is pages[0]
