"""The schema says everything about itself, and holds the names that users' SQL stands on."""

import pytest

from models.schema import Column, Table, tables

CONTRACT = {
    "consortia": "consortium_id name acronym kind province region tax_code website",
    "documents": "document_id consortium_id kind title period_start period_end reference_year "
    "published_on page_count sha256 source_path ingested_at extractor_version",
    "objectives": "objective_id document_id position code kind title unit weight_pct first_year "
    "current_situation critical_issues expected_situation expected_benefits actions staff costs "
    "achievement_indicator stakeholders priority",
    "objective_programmes": "objective_id programme",
    "objective_links": "objective_id linked_code",
    "steps": "step_id objective_id position code description deadline deadline_text indicator "
    "target weight_in_objective_pct weight_in_year_pct source baseline formula polarity thresholds "
    "unit_of_measure frequency",
    "verifications": "verification_id step_id description deadline indicator text achieved_pct "
    "declared_outcome assessed_outcome assessment_reason deviation score cited_evidence "
    "completed_from completed_to "
    "completed_basis extended_deadline extension_basis",
    "unit_scores": "document_id unit score maximum",
    "programmes": "programme mission_title title",
    "evidence": "record_table record_id field part page x0 top x1 bottom raw_text engine "
    "confidence",
    "failures": "source_path sha256 stage error failed_at",
}
"""Table and column names that are never renamed or dropped."""

COLUMNS = [(table, column) for table in tables() for column in table.columns]


@pytest.mark.parametrize("name", CONTRACT)
def test_names_that_users_stand_on_are_there(name: str) -> None:
    table = next(table for table in tables() if table.name == name)
    missing = set(CONTRACT[name].split()) - {column.name for column in table.columns}
    assert not missing


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_table_says_what_a_row_is(table: Table) -> None:
    assert table.meaning.endswith(".")
    assert len({column.name for column in table.columns}) == len(table.columns)


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_column_says_what_it_holds(table: Table, column: Column) -> None:
    assert column.meaning.endswith(".")
    assert column.role.italian
    if column.name.endswith("_pct"):
        assert column.role.unit == "%"


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_references_point_to_keys(table: Table, column: Column) -> None:
    if column.role.references is None:
        return
    owner, name = column.role.references.split(".")
    target = next(one for one in tables() if one.name == owner)
    assert any(one.name == name and one.role.is_key for one in target.columns)
    order = [one.name for one in tables()]
    assert order.index(owner) < order.index(table.name)
