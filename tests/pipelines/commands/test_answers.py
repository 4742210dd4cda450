"""``show``, ``compare``, ``benchmark``, ``check`` and ``schema`` on the sample documents."""

import csv
import json
from io import StringIO
from pathlib import Path

import duckdb
import pytest

from models.schema import tables
from pipelines.store.definitions import views
from tests.command_line import sentence, verifica

PLAN = "cssm-piano-2022-2024"
VERIFICATION = "cssm-verifica-2022-2024"


def lines(*arguments: str | Path) -> list[dict[str, str]]:
    done = verifica(*arguments)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(StringIO(done.stdout)))


def test_a_document_is_shown_by_file_name_or_identifier(ingested: Path) -> None:
    by_name = lines("show", VERIFICATION, "--db", ingested)
    assert len(by_name) == 134
    with duckdb.connect(ingested, read_only=True) as connection:
        row = connection.execute(
            "SELECT document_id FROM documents WHERE kind = 'verification'"
        ).fetchone()
    assert row is not None
    assert lines("show", str(row[0]), "--db", ingested) == by_name
    assert lines("show", str(row[0])[:-4], "--db", ingested) == by_name


def test_one_objective_can_be_shown(ingested: Path) -> None:
    shown = lines("show", VERIFICATION, "--objective", "B", "--db", ingested)
    assert {line["objective_code"] for line in shown} == {"B"}


def test_people_see_completion_above_the_steps(ingested: Path) -> None:
    done = verifica("show", VERIFICATION, "--db", ingested, "--format", "table")
    assert "26 objectives, 134 steps, 78 due" in done.stdout
    assert "declared completion: 100.00%" in done.stdout
    assert "13.3" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "nothing"], "No document is called 'nothing'"),
        (["show", "cssm"], "could be any of"),
        (["show", PLAN, "--objective", "Z9"], "no objective 'Z9'"),
        (["compare", "cssm", "atlantide"], "'atlantide'"),
        (["compare", "cssm", "cssm"], "Two different"),
        (["compare", "cssm", "cissac", "--year", "1999"], "1999"),
        (["check", "nothing"], "No document is called"),
        (["check", "--explain", "magic"], "No check is called 'magic'"),
        (["benchmark", "--programme", "12.03", "--metric", "steps"], "do not go together"),
        (["schema", "nothing"], "No table or view"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    arguments: list[str], words: str, ingested: Path
) -> None:
    done = verifica(*arguments, "--db", ingested)
    assert done.returncode == 2
    assert words in sentence(done)


def test_two_bodies_stand_side_by_side(ingested: Path) -> None:
    measures = {line["name"]: line for line in lines("compare", "cssm", "cissac", "--db", ingested)}
    assert (measures["objectives"]["cssm"], measures["objectives"]["cissac"]) == ("26.0", "8.0")
    assert (measures["steps"]["cssm"], measures["steps"]["cissac"]) == ("134.0", "24.0")
    turned = {line["name"]: line for line in lines("compare", "cissac", "cssm", "--db", ingested)}
    assert turned["steps"]["cissac"] == "24.0"
    assert {
        "how far it was understood",
        "measure",
        "objectives by programme",
        "findings by check",
    } == {line["section"] for line in measures.values()}


def test_the_benchmark_can_be_narrowed(ingested: Path) -> None:
    everything = lines("benchmark", "--db", ingested)
    assert {line["region"] for line in everything} == {"Piemonte"}
    steps = lines("benchmark", "--db", ingested, "--metric", "steps", "--year", "2022")
    assert [(line["consortium_id"], line["value"]) for line in steps] == [("cssm", "134.0")]
    assert lines("benchmark", "--db", ingested, "--region", "piemonte") == everything
    under = lines("benchmark", "--db", ingested, "--programme", "12.03", "--year", "2022")
    assert [line["objectives"] for line in under] == ["9"]
    assert lines("benchmark", "--db", ingested, "--region", "Atlantide") == []


def test_findings_come_worst_first(ingested: Path) -> None:
    found = lines("check", "--db", ingested)
    order = ["error", "warning", "info"]
    ranks = [order.index(line["severity"]) for line in found]
    assert ranks == sorted(ranks)
    assert any(line["kind"] == "step_weights_sum" and line["found"] == "105" for line in found)
    assert any(line["step_code"] == "13.3" for line in found)
    of_plan = lines("check", PLAN, "--db", ingested)
    assert 0 < len(of_plan) < len(found)
    assert len(lines("check", "--db", ingested, "--limit", "2")) == 2


def test_strict_tells_errors_by_the_exit_status(ingested: Path) -> None:
    assert verifica("check", VERIFICATION, "--db", ingested, "--strict").returncode == 1
    report = "cissac-relazione-2021"
    errors = [
        line for line in lines("check", report, "--db", ingested) if line["severity"] == "error"
    ]
    done = verifica("check", report, "--db", ingested, "--strict")
    assert done.returncode == (1 if errors else 0)


def test_a_check_explains_itself(ingested: Path) -> None:
    done = verifica("check", "--explain", "step_weights_sum", "--db", ingested)
    assert done.returncode == 0
    assert "add up to 100" in done.stdout


def test_the_schema_lists_everything_with_a_meaning() -> None:
    told = lines("schema")
    names = {table.name for table in tables()} | {view.name for view in views()}
    assert {line["object"] for line in told} == names
    assert all(line["meaning"] for line in told)
    columns = {(line["object"], line["column"]): line for line in told}
    assert columns["objectives", "weight_pct"]["unit"] == "%"
    assert columns["steps", "deadline"]["italian"] == "termine"
    assert columns["document_completion", "declared_completion_pct"]["type"] == "DOUBLE"


def test_the_schema_of_a_database_is_that_of_this_version(ingested: Path) -> None:
    assert lines("schema", "--db", ingested) == lines("schema")
    done = verifica("schema", "steps", "--format", "json")
    assert {row["object"] for row in json.loads(done.stdout)} == {"steps"}
