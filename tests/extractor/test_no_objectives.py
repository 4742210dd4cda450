"""Documents that speak of objectives and hold none give a sentence, not records."""

from pathlib import Path

import pytest

from extractor import NoObjectivesError, explain, extract
from tests.extractor.plans import ruled_plan
from tests.samples import ROOT

LAYOUTS = ROOT / "corpus" / "layouts"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("bilancio", "budget"), ("delibera", "resolution"), ("regolamento", "regulation")],
)
def test_the_sentence_says_what_the_document_reads_like(name: str, kind: str) -> None:
    path = LAYOUTS / f"no-objectives-{name}.pdf"
    with pytest.raises(NoObjectivesError, match="no objectives found") as caught:
        extract(path)
    sentence = str(caught.value)
    assert sentence.startswith(f"{path.name}: no objectives found: it reads like a {kind} (")
    assert sentence.endswith("--vocabulary.")
    assert explain(path).conclusion == caught.value.problem


def test_the_sentence_names_the_table_that_came_nearest(tmp_path: Path) -> None:
    rows = (("Quota", "Peso", "Colore", "Umore"), ("alta", "40%", "blu", "buono"))
    path = ruled_plan(tmp_path / "tabella.pdf", rows, title="TABELLA")
    with pytest.raises(NoObjectivesError, match="one table") as caught:
        extract(path)
    assert "reads like" not in str(caught.value)


def test_prose_alone_holds_no_table(tmp_path: Path) -> None:
    path = ruled_plan(tmp_path / "tabella.pdf", (("Testo",),), title="NOTA")
    with pytest.raises(NoObjectivesError, match="no objectives found"):
        extract(path)
