"""The same bytes give the same records: twice, elsewhere, in another process."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from extractor import extract
from models.extraction import Extraction
from models.registry import load_registry
from models.vocabulary import OwnerBasis
from tests.extractor.conftest import Read
from tests.extractor.plans_read import lines_plan, table_plan
from tests.extractor.scoring import DOCUMENTS, LAYOUTS
from tests.samples import NAMES, ROOT

PATHS = [
    DOCUMENTS / "cissac-relazione-2021.pdf",
    LAYOUTS / "borgo-firmino-peg-2023.pdf",
    LAYOUTS / "alta-brenna-esiti-2021.pdf",
]
DIGEST = """
import sys, hashlib
from pathlib import Path
from extractor import extract
for path in sys.argv[1:]:
    print(hashlib.sha256(extract(Path(path)).model_dump_json().encode()).hexdigest())
"""


def digest(extraction: Extraction) -> str:
    return hashlib.sha256(extraction.model_dump_json().encode()).hexdigest()


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same(path: Path, read: Read) -> None:
    assert digest(extract(path)) == digest(read(path))


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_process_with_other_hashes_gives_the_same(seed: str, read: Read) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", DIGEST, *map(str, PATHS)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.split() == [digest(read(path)) for path in PATHS]


def test_neither_name_nor_place_of_the_file_counts(tmp_path: Path, read: Read) -> None:
    path = PATHS[1]
    copy = tmp_path / "un-altro-nome.pdf"
    copy.write_bytes(path.read_bytes())
    assert digest(extract(copy)) == digest(read(path))


@pytest.mark.parametrize("name", NAMES)
def test_every_record_has_an_identifier_of_its_own_and_a_parent(name: str, read: Read) -> None:
    extraction = read(DOCUMENTS / f"{name}.pdf")
    document_id = extraction.document.document_id
    objectives = [item.objective_id for item in extraction.objectives]
    steps = [item.step_id for item in extraction.steps]
    verifications = [item.verification_id for item in extraction.verifications]
    for ids in (objectives, steps, verifications):
        assert max(Counter(ids).values(), default=1) == 1
    assert {item.document_id for item in extraction.objectives} == {document_id}
    assert {item.objective_id for item in extraction.steps} <= set(objectives)
    assert {item.step_id for item in extraction.verifications} <= set(steps)
    assert extraction.consortium.consortium_id == extraction.document.consortium_id
    for objective in objectives:
        positions = [item.position for item in extraction.steps if item.objective_id == objective]
        assert positions == list(range(1, len(positions) + 1))


def test_an_identifier_says_whose_what_and_when(read: Read) -> None:
    document = read(DOCUMENTS / "cssm-verifica-2022-2024.pdf").document
    assert document.document_id == f"cssm-verification-2022-2024-{document.sha256[:8]}"


def test_the_option_decides_whose_it_is(read: Read) -> None:
    path = DOCUMENTS / "cissac-relazione-2021.pdf"
    other = next(
        entry.consortium.consortium_id
        for entry in load_registry()
        if entry.consortium.consortium_id != read(path).consortium.consortium_id
    )
    extraction = extract(path, consortium_id=other)
    assert extraction.document.consortium_id == other
    assert extraction.document.consortium_basis == OwnerBasis.OPTION
    assert len(extraction.steps) == len(read(path).steps)


def test_a_table_and_cards_of_the_same_words_give_the_same_objective(tmp_path: Path) -> None:
    rows = [
        ["Codice", "Titolo", "Responsabile", "Peso", "Indicatore", "Target"],
        ["1", "Aprire lo sportello", "Settore sociale", "100%", "Giorni di apertura", "120"],
    ]
    lines = [f"{label}: {value}" for label, value in zip(*rows, strict=True)]
    one = extract(table_plan(tmp_path / "a.pdf", rows))
    other = extract(lines_plan(tmp_path / "b.pdf", lines))
    assert len(one.objectives) == len(one.steps) == 1
    assert _said(one) == _said(other)


def _said(extraction: Extraction) -> list[dict[str, object]]:
    ids = {"objective_id", "document_id", "step_id"}
    return [item.model_dump(exclude=ids) for item in (*extraction.objectives, *extraction.steps)]
