"""Gold of a file that holds several documents: of one of them, or of all taken together."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.errors import VerificaError
from pipelines.evaluation.gold import Gold, read_gold
from pipelines.evaluation.score import judge
from pipelines.evaluation.stored import find_documents_of, read_stored
from pipelines.store.connection import open_writer
from pipelines.store.parcel import pack
from pipelines.store.writer import Store
from tests.records import two_documents

FIRST, SECOND = (one.document.document_id for one in two_documents())


@pytest.fixture
def connection(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_writer(database) as connection:
        Store(connection).put(pack(*two_documents()), "/docs/due.pdf")
        yield connection


def _gold(folder: Path, codes: list[str], **document: Any) -> Gold:
    path = folder / "due.json"
    objectives = [{"code": code, "title": f"Obiettivo {code}"} for code in codes]
    path.write_text(json.dumps({"document": document, "objectives": objectives}))
    return read_gold(path)


def _differences(connection: duckdb.DuckDBPyConnection, gold: Gold) -> list[tuple[str, str]]:
    stored = read_stored(connection, find_documents_of(connection, gold), gold)
    return [(one.kind, one.field) for one in judge(gold, stored) if one.is_difference]


@pytest.mark.parametrize(("page", "codes"), [(1, ["1", "2"]), (2, ["1", "2", "3"])])
def test_a_first_page_names_one_of_the_documents(
    page: int, codes: list[str], connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    gold = _gold(tmp_path, codes, first_page=page)
    assert find_documents_of(connection, gold) == ((FIRST, SECOND)[page - 1],)
    assert _differences(connection, gold) == []


def test_without_it_the_documents_count_as_one_in_their_order(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    gold = _gold(tmp_path, ["1", "2", "1", "2", "3"], page_count=2)
    assert find_documents_of(connection, gold) == (FIRST, SECOND)
    assert _differences(connection, gold) == []
    shorter = _gold(tmp_path, ["1", "2", "1", "2"])
    assert ("objectives", "(records)") in _differences(connection, shorter)


def test_a_page_on_which_none_begins_is_told(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with pytest.raises(VerificaError, match="begins on page 7; they begin on 1, 2"):
        find_documents_of(connection, _gold(tmp_path, ["1"], first_page=7))
