"""Databases that many tests read: made once."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.store.connection import open_writer
from tests.command_line import DOCUMENTS, verifica


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the three sample documents, made by the real command. Only to be read."""
    database = tmp_path_factory.mktemp("ingested") / "samples.duckdb"
    done = verifica("ingest", DOCUMENTS, "--db", database)
    assert done.returncode == 0, done.stderr
    return database


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without documents. Only to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.duckdb"
    with open_writer(path):
        pass
    return path


@pytest.fixture
def temporary() -> Iterator[Path]:
    """An empty folder for what is temporary; sockets are made there, whose paths must be short."""
    with tempfile.TemporaryDirectory(prefix="t-") as name:
        yield Path(name)


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """A database of the test's own, without documents."""
    path = tmp_path / "verifica.duckdb"
    shutil.copy(template, path)
    return path
