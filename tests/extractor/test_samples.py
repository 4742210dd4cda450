"""The sample documents, and the published ones they stand for, are read exactly."""

from pathlib import Path

import pytest

from pipelines.evaluation.gold import read_gold
from tests.extractor.conftest import Read
from tests.extractor.scoring import DOCUMENTS, fields, gold_path, judged, records
from tests.samples import NAMES, SHARED_GOLD, needs_shared_corpus


def _check(path: Path, gold: Path, read: Read) -> None:
    judgements = judged(read(path), read_gold(gold))
    tally = fields(judgements)
    assert tally.differences == ()
    assert tally.invented == ()
    rows = records(judgements)
    assert rows.correct == rows.expected > 0


@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_sample_is_exact(name: str, read: Read) -> None:
    path = DOCUMENTS / f"{name}.pdf"
    _check(path, gold_path(path), read)


@needs_shared_corpus
@pytest.mark.parametrize("name", NAMES)
def test_every_field_of_a_published_document_is_exact(name: str, read: Read) -> None:
    _check(SHARED_GOLD.parent / f"{name}.pdf", SHARED_GOLD / f"{name}.json", read)


def test_a_code_used_twice_stays_two_steps(read: Read) -> None:
    extraction = read(DOCUMENTS / "cssm-verifica-2022-2024.pdf")
    twice = [step for step in extraction.steps if step.code == "13.3"]
    assert len({step.step_id for step in twice}) == 2
    assert twice[0].description != twice[1].description
    restated = {item.step_id: item.description for item in extraction.verifications}
    assert all(restated[step.step_id] == step.description for step in twice)


def test_no_field_is_filled_from_running_prose(read: Read) -> None:
    extraction = read(DOCUMENTS / "cissac-relazione-2021.pdf")
    assert {item.expected_situation for item in extraction.objectives} == {None}
