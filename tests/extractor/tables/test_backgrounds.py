"""Cells that only backgrounds part."""

from pathlib import Path

from tests.extractor.drawn import Drawing, rows_of

_LEFT, _RIGHT = 50.0, 550.0


def _frame(drawing: Drawing, ys: list[float]) -> None:
    for y in ys:
        drawing.line(_LEFT, y, _RIGHT, y)
    for x in (_LEFT, _RIGHT):
        drawing.line(x, ys[0], x, ys[-1])


def test_title_row_and_labels_are_parted_by_their_grounds(tmp_path: Path) -> None:
    with Drawing(tmp_path / "form.pdf") as drawing:
        drawing.fill(_LEFT, 100, _RIGHT, 120, grey=0.8)
        for top in (120, 140):
            drawing.fill(_LEFT, top, 150, top + 20, grey=0.93)
        drawing.fill(400, 120, 470, 140, grey=0.93)
        _frame(drawing, [100, 140, 160])
        drawing.text(54, 104, "SCHEDA N. 1")
        drawing.words((_LEFT, 150, 400, 470), (120,), [["Ufficio", "Tributi", "Valore", "14"]])
        drawing.words((_LEFT, 150), (140,), [["Scopo", "Incassi regolari"]])
    assert rows_of(tmp_path / "form.pdf") == [
        [["SCHEDA N. 1"], ["Ufficio", "Tributi", "Valore", "14"], ["Scopo", "Incassi regolari"]]
    ]


def test_grounds_part_neither_words_nor_a_box_around_several_things(tmp_path: Path) -> None:
    with Drawing(tmp_path / "box.pdf") as drawing:
        drawing.fill(_LEFT, 100, _RIGHT, 120, grey=0.8)
        _frame(drawing, [100, 160])
        drawing.text(54, 104, "Progetto orti")
        drawing.text(54, 130, "Terreni affidati a chi li cura")
        drawing.fill(_LEFT, 200, 150, 220, grey=0.8)
        _frame(drawing, [200, 220, 240])
        drawing.text(54, 204, "Un testo che va oltre il suo fondo senza fermarsi")
        drawing.text(54, 224, "Altro")
    assert rows_of(tmp_path / "box.pdf") == [
        [["Progetto orti Terreni affidati a chi li cura"]],
        [["Un testo che va oltre il suo fondo senza fermarsi"], ["Altro"]],
    ]
