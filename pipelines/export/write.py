"""A whole export: the files of every relation, their description, and a page for people."""

import json
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipelines.export.files import write_files
from pipelines.export.kinds import Files
from pipelines.export.package import descriptor
from pipelines.export.questions import sheets
from pipelines.export.readme import WORKBOOK, readme
from pipelines.export.relations import relations
from pipelines.export.workbook import write_workbook
from pipelines.output.csv_dialects import FORMS, CsvDialect
from pipelines.output.people import Masker
from pipelines.statements import run


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds.

    Attributes:
        relations: Tables and views.
        rows: Rows of all of them.
    """

    relations: int
    rows: int


def export_into(
    folder: Path,
    connection: duckdb.DuckDBPyConnection,
    files: Files,
    masker: Masker | None,
    dialect: CsvDialect = CsvDialect.STANDARD,
    *,
    with_workbook: bool = False,
) -> Exported:
    """Write every table and view into an empty folder.

    Args:
        folder: Where.
        connection: An open database.
        files: Which files of each relation.
        masker: Masks people; None where they stay.
        dialect: Who reads the CSV.
        with_workbook: Whether the answers to the cookbook's questions are written as a workbook.
    """
    form = FORMS[dialect]
    known = list(relations(connection))
    run(connection, "queries", "keep_answers")
    counts = {one: write_files(connection, one, folder, files, masker, form) for one in known}
    description = descriptor(counts, folder, files, form, is_masked=masker is not None)
    (folder / "datapackage.json").write_text(
        json.dumps(description, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    if with_workbook:
        write_workbook(folder / WORKBOOK, sheets(connection, masker))
    masked = masker.count if masker else None
    text = readme(counts, files, masked, form, with_workbook=with_workbook)
    (folder / "README.md").write_text(text, encoding="utf-8")
    return Exported(relations=len(counts), rows=sum(counts.values()))
