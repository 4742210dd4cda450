"""Documents give the same records with as without stamps: random ones, and those of real acts."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.stamping.chance import KINDS, random_stamps
from corpus.stamping.merging import lay_over
from extractor import extract
from extractor.interpretation import Interpretation, interpret
from extractor.layouts.vocabulary import load_vocabulary
from models.registry import load_registry
from models.vocabulary import Engine
from tests.extractor.stamped import records_of
from tests.samples import ROOT, SHARED_GOLD

CORPUS = ROOT / "corpus"
DOCUMENTS = (
    CORPUS / "documents" / "cissac-relazione-2021.pdf",
    CORPUS / "layouts" / "piana-morella-servizi-2023.pdf",
    CORPUS / "layouts" / "valli-armena-verifica-2022.pdf",
    CORPUS / "layouts" / "rio-chiaro-schede-2023.pdf",
    CORPUS / "layouts" / "colle-ventoso-piano-2024.pdf",
)
"""Ruled over page ends, with merged cells, dashed and landscape, cards, and no line at all."""

SEEDS = (31, 32)
STAMPS = random_stamps(SEEDS)
ACTS = SHARED_GOLD.parent.parent / "cases" / "acts" / "positives"
BARE = ("piano-alto-tarvo-2025", "relazione-ombria-2024", "continua-base")


@cache
def _bare_records(path: Path) -> dict[str, Any]:
    return records_of(extract(path))


def _interpret(path: Path) -> Interpretation:
    return interpret(
        path, None, load_registry(), load_vocabulary(), engine=Engine.PDFIUM, password=None
    ).documents[0]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", STAMPS)
def test_random_stamp_changes_no_record(path: Path, name: str, tmp_path: Path) -> None:
    stamped = tmp_path / "stamped.pdf"
    lay_over(path, stamped, STAMPS[name])
    assert records_of(extract(stamped)) == _bare_records(path)


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_stamps_are_kept(kind: str, tmp_path: Path) -> None:
    path = DOCUMENTS[0]
    stamped = tmp_path / "stamped.pdf"
    lay_over(path, stamped, random_stamps([31])[f"{kind}-31"])
    bare, read = _interpret(path), _interpret(stamped)
    furniture = [word.text for line in read.furniture for word in line.words]
    assert len(furniture) > len([word for line in bare.furniture for word in line.words])


@pytest.mark.skipif(not ACTS.is_dir(), reason="the acts (../shared/cases) are not here")
@pytest.mark.parametrize("bare", BARE)
def test_stamped_act_gives_the_records_of_the_bare_one(bare: str) -> None:
    stem = bare.removesuffix("-base")
    stamped = [path for path in ACTS.glob(f"{stem}-*.pdf") if path.stem != bare]
    assert len(stamped) >= 2
    for path in stamped:
        expected, found = _bare_records(ACTS / f"{bare}.pdf"), records_of(extract(path))
        assert found == expected, path.stem
