"""What describes an export: a data package (https://datapackage.org), from models and comments."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from models.schema import SCHEMA_VERSION, Column
from pipelines.export.kinds import Files
from pipelines.export.relations import PATH, Relation
from pipelines.output.csv_dialects import CsvForm
from pipelines.store.dictionary import Entry

Json = dict[str, object]

_PROFILE = "https://datapackage.org/profiles/2.0"

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}

_PARENTS = {
    "consortium_id": "consortia",
    "document_id": "documents",
    "objective_id": "objectives",
    "step_id": "steps",
    "verification_id": "verifications",
}
"""Where identifiers in views point to."""


def _constraints(column: Column, *, is_masked: bool) -> Json:
    """What the models demand of a value."""
    found: Json = {}
    if not column.is_nullable:
        found["required"] = True
    if column.values:
        found["enum"] = list(column.values)
    if column.minimum is not None:
        found["minimum"] = column.minimum
    if column.maximum is not None:
        found["maximum"] = column.maximum
    if column.pattern and not is_masked:
        found["pattern"] = column.pattern
    return found


def _field(entry: Entry, column: Column | None, form: CsvForm, *, is_masked: bool) -> Json:
    name = str(entry.column)
    meaning = entry.meaning or ""
    if name == PATH:
        meaning = f"{meaning} Here its name alone, without folders."
    field: Json = {"name": name, "type": _TYPES[str(entry.sql_type)], "description": meaning}
    if field["type"] == "number" and form.decimal != ".":
        field["decimalChar"] = form.decimal
    if entry.italian:
        field["title"] = entry.italian
    if entry.unit:
        field["unit"] = entry.unit
    if column and (constraints := _constraints(column, is_masked=is_masked)):
        field["constraints"] = constraints
    return field


def _references(relation: Relation) -> Iterator[tuple[str, str, str]]:
    """Column, table and column that it points to."""
    if relation.table:
        for column in relation.table.columns:
            if column.role.references:
                table, _, target = column.role.references.partition(".")
                yield column.name, table, target
        return
    for name in relation.names:
        if name in _PARENTS:
            yield name, _PARENTS[name], name


def _table_schema(relation: Relation, form: CsvForm, *, is_masked: bool) -> Json:
    declared = {column.name: column for column in relation.table.columns} if relation.table else {}
    schema: Json = {
        "$schema": f"{_PROFILE}/tableschema.json",
        "fields": [
            _field(entry, declared.get(str(entry.column)), form, is_masked=is_masked)
            for entry in relation.columns
        ],
        "missingValues": [""],
    }
    if key := relation.key(is_masked=is_masked):
        schema["primaryKey"] = list(key)
    foreign = [
        {"fields": [column], "reference": {"resource": table, "fields": [target]}}
        for column, table, target in _references(relation)
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _file(path: Path, form: CsvForm) -> Json:
    """What is to be known of a file."""
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    ending = path.suffix.removeprefix(".")
    found: Json = {
        "path": path.name,
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }
    if ending == "csv":
        dialect: Json = {"lineTerminator": "\n"}
        if form.delimiter != ",":
            dialect["delimiter"] = form.delimiter
        found |= {"encoding": form.encoding, "dialect": dialect}
    return found


def _resource(
    relation: Relation, folder: Path, files: Files, form: CsvForm, *, rows: int, is_masked: bool
) -> Json:
    first, *others = (_file(folder / f"{relation.name}.{ending}", form) for ending in files.endings)
    resource: Json = {
        "$schema": f"{_PROFILE}/dataresource.json",
        "name": relation.name,
        "type": "table",
        "title": f"{relation.name} ({relation.kind})",
        "description": relation.meaning,
        "rows": rows,
        **first,
    }
    if others:
        resource["alternatives"] = others
    resource["schema"] = _table_schema(relation, form, is_masked=is_masked)
    return resource


def descriptor(
    counts: Mapping[Relation, int],
    folder: Path,
    files: Files,
    form: CsvForm,
    *,
    is_masked: bool,
) -> Json:
    """What ``datapackage.json`` holds.

    Args:
        counts: The relations written and their numbers of rows.
        folder: Where their files are.
        files: Which files were made; where there are both, CSV is the resource and Parquet an
            alternative of it.
        form: How CSV is written.
        is_masked: Whether people were masked: keys and patterns of texts then no longer hold.
    """
    return {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "verifica-export",
        "title": "Performance plans and reports of Italian public bodies, read by verifica",
        "description": "Tables hold what the documents say, views what follows from it. Texts are "
        "in the documents' Italian; percentages run from 0 to 100; an empty cell is a value that "
        "the document does not give.",
        "schema_version": SCHEMA_VERSION,
        "people_masked": is_masked,
        "resources": [
            _resource(relation, folder, files, form, rows=rows, is_masked=is_masked)
            for relation, rows in counts.items()
        ],
    }
