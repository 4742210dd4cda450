"""Every view says what it answers and what each of its columns means, and nothing more."""

import duckdb
import pytest

from pipelines.store.definitions import View, views
from tests.database import create

RESULTS = "check_results"
CHECKS = [v for v in views() if v.name.startswith("check_") and v.name != RESULTS]
VIEWS = [view for view in views() if view not in CHECKS]
CHECK_COLUMNS = dict(next(view for view in VIEWS if view.name == RESULTS).columns)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return create()


def _columns(connection: duckdb.DuckDBPyConnection, view: View) -> list[str]:
    return [row[0] for row in connection.execute(f"DESCRIBE {view.name}").fetchall()]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_columns_and_their_notes_agree(view: View, connection: duckdb.DuckDBPyConnection) -> None:
    assert len(view.meaning.split()) >= 10
    assert [name for name, _ in view.columns] == _columns(connection, view)


@pytest.mark.parametrize("view", CHECKS, ids=lambda view: view.name)
def test_a_check_explains_itself(view: View, connection: duckdb.DuckDBPyConnection) -> None:
    assert view.meaning.split("?")[0].split()[0][0].isupper(), "it opens with the question"
    assert "?" in view.meaning
    assert len(view.meaning.split()) >= 25
    assert not view.columns, "the columns of checks are documented once, in check_results"
    assert sorted(_columns(connection, view)) == sorted(CHECK_COLUMNS)
