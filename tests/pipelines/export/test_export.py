"""An export is whole, described, typed, the same each time, and harmless in a spreadsheet."""

import csv
import hashlib
import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import pytest

from models.schema import SCHEMA_VERSION, tables
from pipelines.export.kinds import Files
from pipelines.output.folder import MARK
from pipelines.store.connection import open_writer
from pipelines.store.definitions import views
from pipelines.store.writer import Store
from tests.command_line import sentence, verifica
from tests.hostile.stored import make_hostile
from tests.pipelines.export.data_package import check, description, parquet_rows


def export(folder: Path, database: Path, *options: str) -> Path:
    done = verifica("export", folder, "--db", database, *options)
    assert done.returncode == 0, done.stderr
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def exported(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(tmp_path_factory.mktemp("export") / "data", ingested)


def test_the_package_keeps_the_rules(exported: Path) -> None:
    contents = check(exported)
    names = {table.name for table in tables()} | {
        view.name
        for view in views()
        if not view.name.startswith("check_") or view.name == "check_results"
    }
    assert set(contents) == names
    assert {path.stem for path in exported.glob("*.parquet")} == names
    assert len(contents["steps"]) == 292


def test_the_files_hold_what_the_database_holds(exported: Path, ingested: Path) -> None:
    contents = check(exported)
    with duckdb.connect(ingested, read_only=True) as connection:
        for name in ("objectives", "verifications", "step_results", "regional_benchmark"):
            result = connection.execute(f"SELECT * FROM {name} ORDER BY ALL")
            columns = [column[0] for column in result.description]
            stored = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
            assert _parquet(exported, name) == stored
            for row in stored:
                for column, value in row.items():
                    row[column] = f"'{value}" if _is_formula(value) else value
            assert contents[name] == stored


def _parquet(folder: Path, name: str) -> list[dict[str, Any]]:
    resource = next(one for one in description(folder)["resources"] if one["name"] == name)
    return parquet_rows(folder, resource, f"{name}.parquet")


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("=", "+", "-", "@"))


def test_the_package_tells_keys_types_meanings_and_values(exported: Path) -> None:
    resources = {one["name"]: one for one in description(exported)["resources"]}
    steps = resources["steps"]["schema"]
    assert steps["primaryKey"] == ["step_id"]
    assert steps["foreignKeys"] == [
        {
            "fields": ["objective_id"],
            "reference": {"resource": "objectives", "fields": ["objective_id"]},
        }
    ]
    fields = {field["name"]: field for field in resources["verifications"]["schema"]["fields"]}
    assert fields["assessed_outcome"]["constraints"]["enum"] == [
        "achieved",
        "partially_achieved",
        "not_achieved",
        "not_assessable",
    ]
    assert fields["assessed_share_pct"] == {
        "name": "assessed_share_pct",
        "type": "number",
        "description": "Share measured in the text where the step is partially achieved; derived.",
        "title": "quota misurata",
        "unit": "%",
        "constraints": {"minimum": 0, "maximum": 100},
    }
    documents = {field["name"]: field for field in resources["documents"]["schema"]["fields"]}
    assert documents["sha256"]["constraints"] == {"required": True, "pattern": "^[0-9a-f]{64}$"}
    assert "document_id" in {
        foreign["fields"][0] for foreign in resources["step_results"]["schema"]["foreignKeys"]
    }
    assert resources["steps"]["path"] == "steps.csv"
    assert [one["path"] for one in resources["steps"]["alternatives"]] == ["steps.parquet"]


def test_the_readme_tells_every_file_with_its_rows(exported: Path) -> None:
    text = (exported / "README.md").read_text("utf-8")
    assert f"Version of the schema: {SCHEMA_VERSION}." in text
    for resource in description(exported)["resources"]:
        for file in (resource, *resource["alternatives"]):
            assert f"]({file['path']})" in text
    assert "| steps | 292 |" in text
    described = {
        file["path"]
        for resource in description(exported)["resources"]
        for file in (resource, *resource["alternatives"])
    }
    made = {path.name for path in exported.iterdir()}
    assert made == described | {"README.md", "datapackage.json", MARK}


def test_the_same_database_gives_the_same_bytes(
    exported: Path, ingested: Path, tmp_path: Path
) -> None:
    assert _bytes(export(tmp_path / "again", ingested)) == _bytes(exported)


@pytest.mark.parametrize("files", ["csv", "parquet"])
def test_one_kind_of_files_is_enough(
    files: str, exported: Path, ingested: Path, tmp_path: Path
) -> None:
    folder = export(tmp_path / "data", ingested, "--files", files)
    contents = check(folder)
    assert "steps" in contents
    assert {path.suffix for path in folder.iterdir()} == {f".{files}", ".json", ".md", ".txt"}
    assert (folder / f"steps.{files}").read_bytes() == (exported / f"steps.{files}").read_bytes()
    assert Files(files).endings == (files,)


def test_hostile_texts_are_exported_without_harm(database: Path, tmp_path: Path) -> None:
    make_hostile(database, "http://127.0.0.1:9")
    formulas = ('=HYPERLINK("http://x")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1\r=2")
    with duckdb.connect(database) as connection:
        for number, formula in enumerate(formulas):
            connection.execute(
                "UPDATE steps SET description = $1 WHERE step_id IN "
                "(SELECT step_id FROM steps ORDER BY step_id LIMIT 1 OFFSET $2)",
                [formula, number],
            )
    folder = export(tmp_path / "data", database)
    check(folder)
    for path in folder.glob("*.csv"):
        text = path.read_bytes().decode()
        for line in csv.reader(StringIO(text, newline=""), strict=True):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in line), path.name
    steps = (folder / "steps.csv").read_text("utf-8")
    assert "'=HYPERLINK" in steps
    assert "'-2+3" in steps


def test_people_are_masked_and_keys_still_hold(ingested: Path, tmp_path: Path) -> None:
    copy = tmp_path / "people.duckdb"
    shutil.copy(ingested, copy)
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE objectives SET title = 'Incarico al dott. Mario Rossi'")
        connection.execute("UPDATE unit_scores SET unit = 'dott. Mario Rossi ' || unit")
        connection.execute("UPDATE documents SET source_path = '/home/x/dott. Mario Rossi.pdf'")
    done = verifica("export", tmp_path / "data", "--db", copy, "--mask-people")
    assert done.returncode == 0, done.stderr
    told = int(done.stderr.split("rows.")[1].split()[0])
    assert told > 60
    contents = check(tmp_path / "data")
    assert {row["title"] for row in contents["objectives"]} == {"Incarico al dott. […]"}
    assert _parquet(tmp_path / "data", "objectives") == contents["objectives"]
    assert {row["source_path"] for row in contents["documents"]} == {"dott. […].pdf"}
    for content in _bytes(tmp_path / "data").values():
        assert b"Rossi" not in content
        assert b"/home/x" not in content
    assert f"people masked: {told}." in (tmp_path / "data" / "README.md").read_text("utf-8")
    resources = {one["name"]: one for one in description(tmp_path / "data")["resources"]}
    assert "primaryKey" not in resources["unit_scores"]["schema"]
    assert "primaryKey" in resources["steps"]["schema"]


def test_folders_of_the_machine_do_not_go_out(database: Path, tmp_path: Path) -> None:
    with open_writer(database) as connection:
        Store(connection).fail("/home/x/a.pdf", None, "open", "/home/x/a.pdf is no PDF.")
    folder = export(tmp_path / "data", database)
    (failure,) = check(folder)["failures"]
    assert (failure["source_path"], failure["error"]) == ("a.pdf", "a.pdf is no PDF.")
    for content in _bytes(folder).values():
        assert b"/home/x" not in content


def test_an_empty_database_is_exported(template: Path, tmp_path: Path) -> None:
    contents = check(export(tmp_path / "data", template))
    assert contents["steps"] == []
    assert contents["step_results"] == []
    assert contents["programmes"]


def test_an_export_is_replaced_and_other_folders_are_not(
    exported: Path, ingested: Path, template: Path, tmp_path: Path
) -> None:
    folder = export(tmp_path / "data", template)
    assert _bytes(export(folder, ingested)) == _bytes(exported)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    refused = verifica("export", tmp_path / "mine", "--db", ingested)
    assert refused.returncode == 2
    assert "is not empty" in sentence(refused)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    absent = verifica("export", tmp_path / "new", "--db", tmp_path / "absent.duckdb")
    assert absent.returncode == 2
    assert "There is no database" in sentence(absent)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("steps", "step_id,", "step,"),
        ("steps", "/1/2,", "/1/1,"),
        ("steps", ",2022-", ",22-"),
        ("objectives", ",peg,", ",pag,"),
        ("objectives", ",performance,", ",,"),
        ("documents", ",2022,", ",twenty,"),
        ("documents", ",cssm,", ",nobody,"),
        ("verifications", ",achieved,", ",done,"),
    ],
)
def test_a_broken_package_is_seen(
    name: str, old: str, new: str, exported: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "broken"
    shutil.copytree(exported, copy)
    text = (copy / f"{name}.csv").read_bytes().decode()
    broken = text.replace(old, new, 1).encode()
    assert broken != text.encode()
    (copy / f"{name}.csv").write_bytes(broken)
    package = description(copy)
    for resource in package["resources"]:
        if resource["path"] == f"{name}.csv":
            resource["bytes"] = len(broken)
            resource["hash"] = f"sha256:{hashlib.sha256(broken).hexdigest()}"
    (copy / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises((AssertionError, ValueError, KeyError)):
        check(copy)
