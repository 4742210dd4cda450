"""Records come out of Arrow as they went in."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import Step
from models.schema import Table, tables
from pipelines.store.parcel import _ARROW_TYPES, pack, to_arrow, unpack
from tests.records import extraction, two_documents

STEPS = next(table for table in tables() if table.name == "steps")

texts = st.text(st.characters(codec="utf-8"), min_size=1)
records = st.builds(
    Step,
    step_id=texts,
    objective_id=texts,
    position=st.integers(1, 2**31 - 1),
    code=st.none() | texts,
    description=st.none() | texts,
    deadline=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    deadline_text=st.none(),
    deadline_source=st.none(),
    indicator=st.none() | texts,
    target=st.none(),
    weight_in_objective_pct=st.none() | st.floats(0, 1e6),
    weight_in_year_pct=st.none() | st.floats(0, 100),
    source=st.none(),
)


@settings(deadline=None)
@given(st.lists(records, min_size=1, max_size=5))
def test_rows_survive_the_journey(steps: list[Step]) -> None:
    assert [Step(**row) for row in to_arrow(STEPS, steps).to_pylist()] == steps


def test_a_document_travels_whole() -> None:
    document = extraction()
    parcel = pack(document)
    (summary,) = parcel.documents
    assert summary.document_id == document.document.document_id
    for name, stream in parcel.tables.items():
        assert unpack(stream).num_rows == summary.counts[name]
    assert summary.counts["steps"] == len(document.steps)
    assert "failures" not in parcel.tables


def test_documents_of_one_file_travel_together() -> None:
    first, second = two_documents(coverage_pct=62.5)
    parcel = pack(first, second)
    assert parcel.sha256 == first.document.sha256
    assert [one.document_id for one in parcel.documents] == [
        first.document.document_id,
        second.document.document_id,
    ]
    assert [one.counts["objectives"] for one in parcel.documents] == [2, 3]
    assert [one.is_partly_understood for one in parcel.documents] == [True, True]
    assert unpack(parcel.tables["objectives"]).num_rows == 5
    assert unpack(parcel.tables["consortia"]).num_rows == 1


def test_every_table_that_a_document_fills_is_carried() -> None:
    not_of_a_document = {"programmes", "failures", "passed_over", "seen_files", "database_info"}
    not_of_a_document |= {"thread_links"}
    assert set(pack(extraction()).tables) == {t.name for t in tables()} - not_of_a_document


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_every_type_of_the_schema_has_an_arrow_type(table: Table) -> None:
    assert {column.sql_type for column in table.columns} <= set(_ARROW_TYPES)
