"""What a database holds, to be compared with what another holds; small documents to fill it."""

from pathlib import Path

import duckdb

from models.schema import tables
from tests.samples import ROOT

LAYOUTS = ROOT / "corpus" / "layouts"
SMALL = (
    "rio-chiaro-schede-2023",
    "pietralonga-performance-2023",
    "villarocca-elenco-2023",
    "colle-ventoso-piano-2024",
    "piana-morella-servizi-2023",
    "monte-serrato-gantt-2023",
)
"""Documents of two or three pages, each of another layout."""

WITHOUT_OBJECTIVES = LAYOUTS / "no-objectives-delibera.pdf"

_OF_THE_MACHINE = ("database_info", "failures", "seen_files")
"""Tables that tell of times and places and of what went wrong on the way."""

HALF = """
    SELECT document_id, record_table FROM document_counts
    WHERE document_id NOT IN (SELECT document_id FROM documents)
       OR (record_table = 'steps' AND records <> (
            SELECT count(*) FROM steps WHERE starts_with(step_id, document_id)))
       OR (record_table = 'evidence' AND records <> (
            SELECT count(*) FROM evidence WHERE starts_with(record_id, document_id)))
"""
"""Documents of which only a part is there."""


def layout(name: str) -> Path:
    """A made document of one of the layouts."""
    return LAYOUTS / f"{name}.pdf"


def small_documents(folder: Path, count: int) -> Path:
    """Fill a folder with small documents of mixed layouts, no two of the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        content = layout(SMALL[number % len(SMALL)]).read_bytes()
        (folder / f"{number:04}.pdf").write_bytes(content + b"\n%" + str(number).encode())
    return folder


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    """What a query gives."""
    with duckdb.connect(database, read_only=True) as connection:
        return connection.execute(query).fetchall()


def content(database: Path) -> dict[str, object]:
    """Everything stored that does not depend on the clock or on where the file is."""
    with duckdb.connect(database, read_only=True) as connection:
        kept: dict[str, object] = {}
        for table in (table.name for table in tables()):
            if table in _OF_THE_MACHINE:
                continue
            columns = "* EXCLUDE (ingested_at, source_path)" if table == "documents" else "*"
            kept[table] = connection.execute(
                f"SELECT {columns} FROM {table} ORDER BY ALL"
            ).fetchall()
    return kept
