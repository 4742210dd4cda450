"""What looks like a document gives its records; `make hostile` compares thousands."""

from pathlib import Path

import pytest

from tests.fuzz.appearance import are_alike, draw
from tests.fuzz.faithful import Verdicts, judge, rebuilt_copies, restructured_copies
from tests.stored import SMALL, layout

LIMITS = ("--timeout", "20", "--memory", "700")
LARGEST_MB = 700


def _check(verdicts: Verdicts) -> None:
    assert verdicts.unforeseen == []
    assert verdicts.lost == []
    assert verdicts.largest_mb < LARGEST_MB


def test_a_document_rebuilt_so_that_it_looks_as_before_gives_the_same_records(
    tmp_path: Path,
) -> None:
    made = rebuilt_copies(3)
    verdicts = judge(made, tmp_path, LIMITS)
    _check(verdicts)
    assert verdicts.files == len(made.copies) > 100
    assert verdicts.alike > 0.9 * verdicts.files
    assert verdicts.equal == verdicts.alike


def test_a_document_changed_by_structure_that_looks_as_before_loses_no_row(tmp_path: Path) -> None:
    verdicts = judge(restructured_copies(105, 11), tmp_path, LIMITS)
    _check(verdicts)
    assert verdicts.alike > 0.2 * verdicts.files
    assert verdicts.equal > 0.7 * verdicts.alike


def test_documents_are_alike_by_how_they_look() -> None:
    one, other = (draw(layout(name)) for name in SMALL[:2])
    assert are_alike(one, draw(layout(SMALL[0])))
    assert not are_alike(one, other)
    assert not are_alike(one, None)


def test_what_is_no_document_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert draw(path) is None


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_gives_the_same_copies(seed: int) -> None:
    assert restructured_copies(14, seed) == restructured_copies(14, seed)
