"""A document that is read whole is called understood; damage in one place takes that away."""

from pathlib import Path

import pytest

from models.vocabulary import ReadingStatus
from tests.extractor.coverage.sabotage import (
    Damaged,
    undamaged,
    values,
    with_broken_headings,
    with_each_header_renamed,
    without_each_table,
)
from tests.samples import ROOT

FULLY_READ_PCT = 95.0
DOCUMENTS = sorted(
    path
    for folder in ("documents", "layouts", "further")
    for path in (ROOT / "corpus" / folder).glob("*.pdf")
    if not path.stem.startswith("no-objectives")
)
READ_IN_PART = frozenset(
    {
        "comune-acquaviva-del-sasso-piao-2024",
        "comune-pian-dei-mulini-piano-2023",
        "comune-torre-arsiccia-stampa-obiettivi-2023",
        "consorzio-intercomunale-serio-basso-schede-2022",
        "montefalerio-relazione-2023",
        "unione-montana-alpe-chiara-relazione-2023",
    }
)
"""Documents of which decision record 0026 says what is missing."""
FULLY_READ = [path for path in DOCUMENTS if path.stem not in READ_IN_PART]


def _name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FULLY_READ, ids=_name)
def test_fully_read_document_is_covered(path: Path) -> None:
    assert undamaged(path).coverage.share_pct >= FULLY_READ_PCT


@pytest.mark.parametrize(
    "path", [path for path in DOCUMENTS if path.stem in READ_IN_PART], ids=_name
)
def test_document_read_in_part_is_not_called_understood(path: Path) -> None:
    assert undamaged(path).coverage.status is not ReadingStatus.UNDERSTOOD


def test_most_documents_are_understood_before_they_are_damaged() -> None:
    statuses = [undamaged(path).coverage.status for path in FULLY_READ]
    assert statuses.count(ReadingStatus.UNDERSTOOD) >= 0.8 * len(FULLY_READ)


@pytest.mark.parametrize("path", FULLY_READ, ids=_name)
def test_table_that_is_not_read_is_noticed(path: Path) -> None:
    _assert_noticed(path, list(without_each_table(path)))


@pytest.mark.parametrize("path", FULLY_READ, ids=_name)
def test_header_without_a_meaning_is_noticed(path: Path) -> None:
    _assert_noticed(path, list(with_each_header_renamed(path)))


@pytest.mark.parametrize("path", FULLY_READ, ids=_name)
def test_broken_headings_are_noticed(path: Path) -> None:
    damaged = with_broken_headings(path)
    if damaged is None:
        pytest.skip("the document has fewer than two headings")
    _assert_noticed(path, [damaged])


def _assert_noticed(path: Path, damaged: list[Damaged]) -> None:
    """Nothing that lost a value of a record may be called understood."""
    whole = values(undamaged(path))
    unnoticed = [
        item.what
        for item in damaged
        if item.recorded.coverage.status is ReadingStatus.UNDERSTOOD
        and values(item.recorded) != whole
    ]
    assert unnoticed == []
