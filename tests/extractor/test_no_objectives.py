"""Documents that speak of objectives and hold none give a sentence, not records."""

from pathlib import Path

import pytest

from extractor import NoObjectivesError, OtherPaperError, explain, extract
from models.vocabulary import Genre
from tests.extractor.plans import ruled_plan
from tests.samples import ROOT

LAYOUTS = ROOT / "corpus" / "layouts"


@pytest.mark.parametrize(
    ("name", "genre"),
    [
        ("bilancio", Genre.BUDGET),
        ("delibera", Genre.RESOLUTION),
        ("regolamento", Genre.REGULATION),
    ],
)
def test_the_sentence_says_what_another_paper_is(name: str, genre: Genre) -> None:
    path = LAYOUTS / f"no-objectives-{name}.pdf"
    with pytest.raises(OtherPaperError) as caught:
        extract(path)
    assert caught.value.genre is genre
    assert str(caught.value).startswith(f"{path.name}: it is no performance document but another")
    assert "--vocabulary" not in str(caught.value)
    assert explain(path).conclusion.startswith("it is no performance document but another paper")


def test_a_plan_that_was_not_understood_names_the_table_that_came_nearest(tmp_path: Path) -> None:
    rows = (("Quota", "Peso", "Colore", "Umore"), ("alta", "40%", "blu", "buono"))
    path = ruled_plan(tmp_path / "tabella.pdf", rows, title="PIANO DELLA PERFORMANCE")
    with pytest.raises(NoObjectivesError, match="no objectives found: one table") as caught:
        extract(path)
    assert str(caught.value).endswith("--vocabulary.")


def test_a_paper_without_any_word_of_plans_is_another_one(tmp_path: Path) -> None:
    path = ruled_plan(tmp_path / "tabella.pdf", (("Testo",),), title="NOTA")
    with pytest.raises(OtherPaperError) as caught:
        extract(path)
    assert caught.value.genre is Genre.OTHER
