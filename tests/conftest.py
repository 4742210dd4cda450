"""Databases that many tests read: made once by the real command."""

from pathlib import Path

import pytest

from tests.command_line import DOCUMENTS, verifica


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the three sample documents. Tests must not write to it."""
    database = tmp_path_factory.mktemp("ingested") / "samples.duckdb"
    done = verifica("ingest", DOCUMENTS, "--db", database)
    assert done.returncode == 0, done.stderr
    return database
