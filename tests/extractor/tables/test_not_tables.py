"""What stands in columns and is no table: lists, charts, justified prose."""

from extractor.pages.page import Rule, Word
from extractor.tables.chunks import chunk_lines
from extractor.tables.regions import Region, find_regions, is_chart


def lines(*rows: tuple[tuple[str, float], ...], leading: float = 12) -> list[Word]:
    """Words at an x, line by line, 5 points a character."""
    return [
        Word(text, x, y * leading, x + 5 * len(text), y * leading + 10)
        for y, row in enumerate(rows)
        for text, x in row
    ]


def regions(words: list[Word]) -> list[Region]:
    """The tables without lines."""
    return find_regions(chunk_lines(words))[0]


def test_values_under_each_other_are_a_table() -> None:
    assert regions(lines((("Peso", 0), ("20", 80)), (("Anno", 0), ("2022", 80))))


def test_bullets_are_a_list() -> None:
    assert not regions(lines((("•", 0), ("Peso", 20)), (("•", 0), ("Anno", 20))))


def test_bullets_before_several_pieces_are_a_list() -> None:
    row = (("•", 0), ("Peso", 20), ("Anno", 60))
    assert not regions(lines(row, row))


def test_numbered_headings_are_a_list() -> None:
    assert not regions(lines((("1.", 0), ("Premessa", 30)), (("1.1.", 0), ("Quadro", 30))))


def test_numbers_in_a_column_among_others_are_a_table() -> None:
    rows = [(("1.", 0), ("Premessa", 30), ("20%", 120)), (("2.", 0), ("Quadro", 30), ("30%", 120))]
    assert regions(lines(*rows))


def test_labels_on_grid_lines_are_a_chart() -> None:
    (region,) = regions(lines((("450", 0), ("450", 200)), (("400", 0), ("400", 200))))
    assert is_chart(region, [Rule(5, 20, 180), Rule(17, 20, 180)])
    assert not is_chart(region, [Rule(-1, 0, 220), Rule(11, 0, 220), Rule(23, 0, 220)])


def test_a_justified_line_has_no_columns() -> None:
    spread = lines((("Qualifiche", 0), ("formazione", 60), ("docenti", 120), ("istituti", 165)))
    assert [len(line) for line in chunk_lines(spread)] == [1]
    uneven = lines((("Qualifiche", 0), ("formazione", 58), ("docenti", 120), ("istituti", 172)))
    assert [len(line) for line in chunk_lines(uneven)] == [4]
