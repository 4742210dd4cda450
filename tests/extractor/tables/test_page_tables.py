"""What a page holds, in reading order, each word once."""

from pathlib import Path

import pytest

from extractor.pages.page import Box, Page, Rule, Word
from extractor.pages.readers import reader
from extractor.tables.cell import Table
from extractor.tables.page_tables import content_of, contents_of
from models.vocabulary import Engine
from tests.extractor.drawn import Drawing, lines_of, rows_of
from tests.extractor.scoring import DOCUMENTS, LAYOUTS

PATHS = [*sorted(DOCUMENTS.glob("ciss*.pdf")), *sorted(LAYOUTS.glob("*.pdf"))]


def test_tables_and_lines_come_in_the_order_of_the_page(tmp_path: Path) -> None:
    with Drawing(tmp_path / "a.pdf") as page:
        page.text(50, 60, "Prima della tabella")
        page.table([50, 200, 400], [100, 120, 140], [["a", "b"], ["c", "d"]])
        page.text(50, 170, "Fra le due tabelle")
        page.table([50, 300], [200, 220, 240], [["e"], ["f"]])
        page.text(50, 280, "Dopo la tabella")
    assert rows_of(page.path) == [[["a", "b"], ["c", "d"]], [["e"], ["f"]]]
    assert lines_of(page.path) == ["Prima della tabella", "Fra le due tabelle", "Dopo la tabella"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_word_stands_in_a_cell_a_line_or_the_furniture_once(path: Path) -> None:
    pages = list(reader(Engine.PDFIUM)(path, None))
    contents, furniture = contents_of(pages)
    running = {word.text for line in furniture for word in line.words}
    for content in contents:
        held: list[Word] = []
        for item in content.items:
            if isinstance(item, Table):
                held += [word for row in item.rows for cell in row.cells for word in cell.words()]
            else:
                held += item.words
        ids = set(map(id, held))
        assert len(held) == len(ids)
        left_out = [word.text for word in content.page.words if id(word) not in ids]
        assert [text for text in left_out if text not in running and not text.isdigit()] == []


def test_the_cells_of_a_row_hold_what_stands_in_their_boxes() -> None:
    words = tuple(
        Word(text, x, y, x + 20, y + 10)
        for text, x, y in (("a", 10, 5), ("b", 110, 5), ("c", 10, 25), ("d", 110, 25))
    )
    page = Page(
        number=1,
        width=300,
        height=400,
        words=words,
        horizontals=tuple(Rule(y, 0, 200) for y in (0, 20, 40)),
        verticals=tuple(Rule(x, 0, 40) for x in (0, 100, 200)),
        fills=(),
        engine=Engine.PDFIUM,
    )
    (table,) = content_of(page).items
    assert isinstance(table, Table)
    assert table.box == Box(0, 0, 200, 40)
    for row in table.rows:
        for cell in row.cells:
            (word,) = cell.words()
            assert cell.box.x0 <= word.x0 < word.x1 <= cell.box.x1
            assert cell.box.top <= word.top < word.bottom <= cell.box.bottom
