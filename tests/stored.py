"""What a database holds, to be compared with what another holds; small documents to fill it."""

from pathlib import Path

import duckdb

from models.schema import Table, tables
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

_OF_THE_MACHINE = ("database_info", "failures", "passed_over", "seen_files")
"""Tables that tell of times and places and of what went wrong on the way."""

_OF_NO_DOCUMENT = ("consortia", "documents", "document_counts", "programmes", *_OF_THE_MACHINE)

_HALF_OF_TABLE = """
    SELECT '{table}' AS record_table, d.document_id
    FROM documents d
    WHERE
        (SELECT count(*) FROM {table} t WHERE split_part(t.{key}, '/', 1) = d.document_id)
        <> (
            SELECT coalesce(max(c.records), 0)
            FROM document_counts c
            WHERE c.document_id = d.document_id AND c.record_table = '{table}'
        )
    UNION ALL
    SELECT '{table}', t.{key}
    FROM {table} t
    WHERE NOT EXISTS (FROM documents d WHERE split_part(t.{key}, '/', 1) = d.document_id)
"""


def _key(table: Table) -> str:
    """The column whose values begin with the identifier of the document."""
    names = [column.name for column in table.columns]
    return next(name for name in ("document_id", "record_id", names[0]) if name in names)


HALF = "UNION ALL".join(
    _HALF_OF_TABLE.format(table=table.name, key=_key(table))
    for table in tables()
    if table.name not in _OF_NO_DOCUMENT
)
"""Tables that do not hold of a document what was counted when it was read, and rows of none."""


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
            columns = (
                "* EXCLUDE (ingested_at, is_forced, source_path)" if table == "documents" else "*"
            )
            kept[table] = connection.execute(
                f"SELECT {columns} FROM {table} ORDER BY ALL"
            ).fetchall()
    return kept


def kept_pages(database: Path) -> dict[str, bytes]:
    """The pages kept beside a database, by name of the file."""
    folder = database.with_name(f"{database.name}.pages")
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}
