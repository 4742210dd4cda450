"""A text layer of other letters than the page shows is noticed by its words."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from extractor import NoTextError, extract
from extractor.interpretation import Interpretation, interpret
from extractor.language.letters import surprise
from extractor.layouts.vocabulary import load_vocabulary
from extractor.legibility import check_legibility
from extractor.pages.page import Page
from extractor.pages.readers import reader
from models.registry import load_registry
from models.vocabulary import Engine
from tests.extractor.drawn import Drawing

PROSE = (
    "la giunta approva la relazione sulle attività svolte durante il periodo considerato",
    "i servizi sociali hanno garantito il supporto alle famiglie residenti nel territorio",
    "sono stati raggiunti risultati superiori alle previsioni grazie alla collaborazione",
    "il personale ha partecipato ai corsi organizzati dalla direzione entro la primavera",
    "le verifiche periodiche confermano il rispetto dei termini previsti dal programma",
    "restano da completare alcune procedure relative alla nuova struttura residenziale",
)
GERMAN = (
    "der ausschuss beschließt die ziele der führungskräfte und den haushaltsplan",
    "die bewertung der leistungen erfolgt durch die prüfstelle innerhalb des jahres",
    "für jede dienststelle werden die erwarteten ergebnisse und die fristen festgelegt",
    "die berichte werden der öffentlichkeit zugänglich gemacht und jährlich erneuert",
    "alle mitarbeiter nehmen an den kursen teil, die von der verwaltung angeboten werden",
    "die zusammenarbeit zwischen den gemeinden wird weiter verstärkt und ausgebaut",
)


def _misread(lines: Sequence[str], letters: Mapping[str, str]) -> list[str]:
    table = {ord(printed): said for printed, said in letters.items()}
    return [line.translate(table) for line in lines]


def _draw(path: Path, *pages: Sequence[str]) -> tuple[Page, ...]:
    with Drawing(path) as drawing:
        for number, lines in enumerate(pages):
            if number:
                drawing.new_page()
            for row, line in enumerate(lines):
                drawing.text(60, 80 + 20 * row, line)
    return tuple(reader(Engine.PDFIUM)(path))


def _surprise(pages: Sequence[Page]) -> float:
    return surprise(" ".join(word.text for page in pages for word in page.words)).mean


def _interpret(path: Path) -> Interpretation:
    return interpret(
        path, None, load_registry(), load_vocabulary(), engine=Engine.PDFIUM, password=None
    ).documents[0]


@pytest.mark.parametrize("letters", [{"r": "e"}, {"t": "z", "l": "g"}, {"i": "l", "n": "q"}])
def test_misread_document_has_no_text(letters: dict[str, str], tmp_path: Path) -> None:
    _draw(tmp_path / "a.pdf", _misread(PROSE, letters))
    with pytest.raises(NoTextError, match="does not say which letters are printed"):
        extract(tmp_path / "a.pdf")


@pytest.mark.parametrize("lines", [PROSE, GERMAN], ids=["italian", "german"])
def test_prose_in_a_language_of_its_region_is_legible(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    pages = _draw(tmp_path / "a.pdf", lines)
    assert check_legibility(pages).pages == pages


def test_codes_and_names_are_no_misread_prose(tmp_path: Path) -> None:
    rows = [f"XK-{n} Szczepański Wójcik zkf{n} qx/{n} 12.{n} Kowalczyk" for n in range(30)]
    pages = _draw(tmp_path / "a.pdf", rows)
    assert check_legibility(pages).pages == pages


def test_few_misread_words_tell_nothing(tmp_path: Path) -> None:
    pages = _draw(tmp_path / "a.pdf", _misread(PROSE[:3], {"r": "e", "a": "x"}))
    assert check_legibility(pages).pages == pages


def test_misread_page_of_a_doubtful_document_is_left_out_and_told(tmp_path: Path) -> None:
    misread = _misread(PROSE, {"a": "w", "r": "k", "i": "y", "t": "x"})
    pages = _draw(tmp_path / "a.pdf", PROSE, misread, PROSE[::-1])
    assert _surprise(pages) > 3.72
    read = _interpret(tmp_path / "a.pdf")
    assert read.illegible_pages == (2,)
    assert {line.page for line in read.lines} == {1, 3}


def test_misread_page_among_many_good_ones_is_left_out(tmp_path: Path) -> None:
    misread = _misread(PROSE, {"r": "b", "n": "m"})
    pages = _draw(tmp_path / "a.pdf", misread, *[PROSE] * 11)
    assert _surprise(pages) < 3.72
    checked = check_legibility(pages)
    assert checked.illegible == (1,)
    assert not checked.is_lost
    assert checked.pages[0].words == ()


def test_letters_of_italian_surprise_less_than_misread_ones() -> None:
    plain = " ".join(PROSE)
    assert surprise(plain).mean < 3.7 < surprise(plain.replace("r", "e")).mean
    assert surprise("12 % § 45").mean == 0.0
