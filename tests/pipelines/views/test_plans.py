"""No view multiplies tables: its plan holds no cross product and no nested loop over rows."""

from collections.abc import Iterator

import duckdb
import pytest

from benchmarks.views import MULTIPLYING, operators
from pipelines.generator import generate, store
from pipelines.store.definitions import views
from tests.database import create


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with create() as connection:
        store(connection, generate(20, regions=2))
        yield connection


@pytest.mark.parametrize("view", [view.name for view in views()])
def test_no_cross_product(view: str, database: duckdb.DuckDBPyConnection) -> None:
    assert not MULTIPLYING & operators(database, f"SELECT * FROM {view}")


@pytest.mark.parametrize(
    "query",
    [
        "FROM steps AS a JOIN steps AS b ON a.deadline < b.deadline",
        "FROM steps, documents",
        "FROM steps AS a JOIN documents AS b ON a.description LIKE b.title",
    ],
)
def test_a_cross_product_would_be_seen(query: str, database: duckdb.DuckDBPyConnection) -> None:
    assert MULTIPLYING & operators(database, query)
