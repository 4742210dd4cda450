"""The documents are read exactly: every record, every field, none missing and none invented."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.command_line import ingest, verifica
from tests.samples import OWN_GOLD, SHARED_GOLD, needs_shared_corpus


def _differences(gold: Path, database: Path) -> list[dict[str, str]]:
    done = verifica("evaluate", gold, "--db", database, "--differences")
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(StringIO(done.stdout)))


def test_the_samples_are_read_exactly(ingested: Path) -> None:
    assert _differences(OWN_GOLD, ingested) == []
    done = verifica("evaluate", OWN_GOLD, "--db", ingested, "--strict")
    assert done.returncode == 0
    total = list(csv.DictReader(StringIO(done.stdout)))[-1]
    assert total["expected"] == total["found"] == total["correct"]
    assert int(total["expected"]) > 5000


@needs_shared_corpus
def test_the_real_documents_are_read_exactly(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = tmp_path_factory.mktemp("real") / "real.duckdb"
    documents = sorted(SHARED_GOLD.parent.glob("*.pdf"))
    assert ingest(*documents, "--db", database).returncode == 0
    assert _differences(SHARED_GOLD, database) == []
