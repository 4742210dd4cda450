"""Databases filled from gold records: the project's own, and the real documents' where they are."""

from pathlib import Path

import duckdb
import pytest

from tests.database import create, load
from tests.gold_loader import gold_rows, with_evidence

ROOT = Path(__file__).parent.parent
OWN_GOLD = ROOT / "corpus" / "gold"
SHARED_GOLD = ROOT.parent / "shared" / "corpus" / "gold"
EVIDENCE = SHARED_GOLD / "cssm-evidence-performance.csv"

needs_shared_corpus = pytest.mark.skipif(
    not SHARED_GOLD.is_dir(), reason="the real documents (../shared/corpus) are not here"
)
GOLD_FOLDERS = [
    pytest.param(OWN_GOLD, id="facsimile"),
    pytest.param(SHARED_GOLD, id="real", marks=needs_shared_corpus),
]
NAMES = ("cssm-verifica-2022-2024", "cssm-piano-2022-2024", "cissac-relazione-2021")


def sample(folder: Path, *names: str, evidence: bool = False) -> duckdb.DuckDBPyConnection:
    """A database with the gold records of a folder.

    Args:
        folder: Where the gold files are.
        names: Which of them; all three when none is given.
        evidence: Whether to fill in the completion intervals that a careful reader took from the
            real verification.
    """
    connection = create()
    for name in names or NAMES:
        rows = gold_rows(folder / f"{name}.json")
        if evidence and name.startswith("cssm-verifica"):
            rows = with_evidence(rows, EVIDENCE)
        load(connection, rows)
    return connection
