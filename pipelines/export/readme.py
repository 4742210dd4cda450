"""The page for people that lies beside an export."""

from collections.abc import Iterator, Mapping

from models.schema import SCHEMA_VERSION
from pipelines.export.kinds import Files
from pipelines.export.relations import Relation
from pipelines.output.csv_dialects import STANDARD, CsvForm

WORKBOOK = "questions.xlsx"
"""The name of the workbook."""

_HEAD = """# Performance plans and reports, as data

Read by verifica from the PDFs that Italian public bodies publish. Tables hold what the documents
say, views what follows from it. Texts are in the documents' Italian, names of fields in English.
"""

_NOTES = """## How to read it

- `datapackage.json` describes every file and every field: meaning, Italian name, type, unit, keys,
  allowed values. It follows the Data Package standard (https://datapackage.org).
- An empty cell is a value that the document does not give; it is never 0.
- Percentages run from 0 to 100. Dates are written 2022-12-31, moments in UTC.
- {csv} A text that a spreadsheet would run as a formula has an
  apostrophe in front of it; Parquet holds it as it is.
- Rows are in a fixed order: the same database gives the same files.
- Of the files that were read only the names are given, without folders.
"""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(kind: str, counts: Mapping[Relation, int], endings: tuple[str, ...]) -> Iterator[str]:
    yield f"| {kind} | rows | files | what it holds |"
    yield "|---|---:|---|---|"
    for relation, rows in counts.items():
        if relation.kind == kind:
            links = ", ".join(f"[{ending}]({relation.name}.{ending})" for ending in endings)
            yield f"| {relation.name} | {rows} | {links} | {_cell(relation.meaning)} |"


_PLAIN_CSV = "CSV is UTF-8 with a header and commas."
_EXCEL_CSV = "CSV is UTF-8 with a mark, a header, semicolons and decimal commas, as Excel has it."


def readme(
    counts: Mapping[Relation, int],
    files: Files,
    masked: int | None,
    form: CsvForm = STANDARD,
    *,
    with_workbook: bool = False,
) -> str:
    """The text of ``README.md``.

    Args:
        counts: The relations written and their numbers of rows.
        files: Which files were made.
        masked: Mentions of people masked; None where they were left.
        form: How CSV is written.
        with_workbook: Whether a workbook lies beside the files.
    """
    lines = [_HEAD, f"Version of the schema: {SCHEMA_VERSION}.", ""]
    if masked is not None:
        lines += [
            f"Mentions of people masked: {masked}. Masking goes by titles and forms; a bare name "
            "in running text is not recognised.",
            "",
        ]
    lines += ["## Tables", "", *_table("table", counts, files.endings), ""]
    lines += ["## Views", "", *_table("view", counts, files.endings), ""]
    if with_workbook:
        lines += [f"[{WORKBOOK}]({WORKBOOK}) answers the cookbook's questions, a sheet each.", ""]
    notes = _NOTES.replace("{csv}", _PLAIN_CSV if form == STANDARD else _EXCEL_CSV)
    return "\n".join([*lines, notes])
