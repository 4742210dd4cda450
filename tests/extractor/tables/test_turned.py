"""Names of columns that are turned by a quarter, over tables without rules."""

from pathlib import Path

from extractor.pages.page import Word
from extractor.tables.turned import turned_headers
from tests.extractor.drawn import Drawing, rows_of

XS = [50.0, 110.0, 330.0, 420.0]
ROWS = [["1", "Aiuole curate", "12", "14"], ["2", "Fontane accese", "4", "4"]]


def test_turned_names_head_the_columns_below_them(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.turned(XS[0] + 4, 190, "Numero")
        page.turned(XS[1] + 4, 190, "Che cosa", "si farà")
        page.turned(XS[2] + 4, 190, "Quanto si attende")
        page.turned(XS[3] + 4, 190, "Quanto", "si è avuto")
        page.words(XS, [195, 215], ROWS)
    assert rows_of(page.path) == [
        [["Numero", "Che cosa si farà", "Quanto si attende", "Quanto si è avuto"], *ROWS]
    ]


def test_an_upright_name_stands_between_turned_ones(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.turned(XS[0] + 4, 190, "Numero")
        page.text(XS[1] + 4, 160, "Che cosa", "si farà")
        page.turned(XS[2] + 4, 190, "Quanto si attende")
        page.turned(XS[3] + 4, 190, "Quanto si è avuto")
        page.words(XS, [195, 215], ROWS)
    (table,) = rows_of(page.path)
    assert table[0] == ["Numero", "Che cosa si farà", "Quanto si attende", "Quanto si è avuto"]


def test_a_turned_word_alone_is_no_header() -> None:
    words = [
        Word("Archivio", 20, 100, 29, 140, is_upright=False),
        Word("Sportello", 80, 100, 120, 109),
    ]
    assert turned_headers(words) == []


def test_a_turned_header_at_the_top_of_each_page_does_not_run(tmp_path: Path) -> None:
    names = ("Numero", "Che cosa", "Quanto", "Esito")
    with Drawing(tmp_path / "a.pdf") as page:
        for number in range(3):
            if number:
                page.new_page()
            for x, name in zip(XS, names, strict=True):
                page.turned(x + 4, 120, name)
            rows = [[f"{number}{row}", "Aiuole curate", "12", "14"] for row in range(3)]
            page.words(XS, [125, 145, 165], rows)
            page.text(
                54, 300, f"Il testo della pagina {'ABC'[number]} chiude la tabella qui sopra."
            )
    assert [table[0] for table in rows_of(page.path)] == [list(names)] * 3
