"""The rules of the Data Package standard that an export must keep, applied to its files."""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

_NAME = re.compile(r"[a-z0-9._-]+")


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text]


def _moment(text: str) -> datetime:
    assert text[10] == "T"
    return datetime.fromisoformat(text)


_PARSERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _boolean,
    "date": date.fromisoformat,
    "datetime": _moment,
}
_ARROW: dict[str, Callable[[pa.DataType], bool]] = {
    "string": pa.types.is_string,
    "integer": pa.types.is_integer,
    "number": pa.types.is_floating,
    "boolean": pa.types.is_boolean,
    "date": pa.types.is_date,
    "datetime": pa.types.is_timestamp,
}

Row = dict[str, Any]


def description(folder: Path) -> dict[str, Any]:
    """What ``datapackage.json`` says."""
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def rows(folder: Path, resource: dict[str, Any]) -> list[Row]:
    """The rows of a CSV resource as its schema types them.

    Raises:
        ValueError: When a value is not of its type.
        AssertionError: When the header is not that of the schema.
    """
    fields = resource["schema"]["fields"]
    missing = resource["schema"]["missingValues"]
    text = (folder / resource["path"]).read_bytes().decode(resource["encoding"])
    lines = csv.reader(text.splitlines(keepends=True), strict=True)
    assert next(lines) == [field["name"] for field in fields]
    found = []
    for line in lines:
        assert len(line) == len(fields)
        found.append(
            {
                field["name"]: None if cell in missing else _PARSERS[field["type"]](cell)
                for field, cell in zip(fields, line, strict=True)
            }
        )
    return found


def _check_constraints(resource: dict[str, Any], content: list[Row]) -> None:
    for field in resource["schema"]["fields"]:
        rules = dict(field.get("constraints", {}))
        values = [row[field["name"]] for row in content]
        given = [value for value in values if value is not None]
        where = f"{resource['name']}.{field['name']}"
        if rules.pop("required", False):
            assert len(given) == len(values), where
        if (allowed := rules.pop("enum", None)) is not None:
            assert set(given) <= set(allowed), where
        if (pattern := rules.pop("pattern", None)) is not None:
            assert all(re.search(pattern, value) for value in given), where
        if (least := rules.pop("minimum", None)) is not None:
            assert all(value >= least for value in given), where
        if (most := rules.pop("maximum", None)) is not None:
            assert all(value <= most for value in given), where
        assert not rules, where


def _check_keys(resource: dict[str, Any], contents: dict[str, list[Row]]) -> None:
    name, schema = resource["name"], resource["schema"]
    own = contents[name]
    if key := schema.get("primaryKey"):
        keys = [tuple(row[column] for column in key) for row in own]
        assert len(keys) == len(set(keys)), name
        assert all(None not in one for one in keys), name
    for foreign in schema.get("foreignKeys", []):
        target = foreign["reference"]
        known = {
            tuple(row[column] for column in target["fields"])
            for row in contents[target["resource"]]
        }
        pointing = {tuple(row[column] for column in foreign["fields"]) for row in own}
        assert {one for one in pointing if None not in one} <= known, f"{name}: {foreign}"


def _check_file(folder: Path, file: dict[str, Any]) -> None:
    assert "/" not in file["path"]
    content = (folder / file["path"]).read_bytes()
    assert file["bytes"] == len(content)
    assert file["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def check(folder: Path) -> dict[str, list[Row]]:
    """Make sure that an export keeps the rules; give the rows of its CSV files by resource."""
    package = description(folder)
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    resources = package["resources"]
    names = [resource["name"] for resource in resources]
    assert len(names) == len(set(names))
    assert all(_NAME.fullmatch(name) for name in [package["name"], *names])
    contents: dict[str, list[Row]] = {}
    for resource in resources:
        assert resource["$schema"] == "https://datapackage.org/profiles/2.0/dataresource.json"
        assert resource["type"] == "table"
        assert "/" not in resource["path"]
        _check_file(folder, resource)
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]
        if resource["format"] == "csv":
            contents[resource["name"]] = rows(folder, resource)
        else:
            contents[resource["name"]] = parquet_rows(folder, resource, resource["path"])
        for other in resource.get("alternatives", []):
            _check_file(folder, other)
            assert len(parquet_rows(folder, resource, other["path"])) == resource["rows"]
        assert len(contents[resource["name"]]) == resource["rows"]
        _check_constraints(resource, contents[resource["name"]])
    for resource in resources:
        _check_keys(resource, contents)
    return contents


def parquet_rows(folder: Path, resource: dict[str, Any], path: str) -> list[Row]:
    """The rows of a Parquet file, once it is sure that its columns are those of the schema."""
    table = pq.read_table(folder / path)
    fields = resource["schema"]["fields"]
    assert table.column_names == [field["name"] for field in fields]
    for field in fields:
        column = table.schema.field(field["name"])
        assert _ARROW[field["type"]](column.type)
        assert column.metadata[b"description"]
    found: list[Row] = table.to_pylist()
    return found
