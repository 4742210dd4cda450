"""The readers that are measured side by side: this project's stages and what others offer."""

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from pipelines.store.writer import Store

_STORED_ROWS = (
    "SELECT code, description, indicator FROM steps",
    "SELECT code, v.description, v.indicator, text FROM verifications v JOIN steps USING (step_id)",
)

Run = Callable[[Path], Iterable[Sequence[str | None]]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A reader.

    Attributes:
        name: As printed.
        package: The distribution whose version is printed beside it.
        module: What it is imported as.
        run: Reads a document into rows of texts.
        is_of_rows: Whether it gives rows at all.
    """

    name: str
    package: str
    module: str
    run: Run
    is_of_rows: bool = True


def run_pipeline(path: Path) -> Iterator[Sequence[str | None]]:
    """The whole pipeline: from the file to its rows in a database."""
    with fresh_store() as (connection, store):
        store_document(path, store)
        for statement in _STORED_ROWS:
            yield from connection.execute(statement).fetchall()


@contextmanager
def fresh_store() -> Iterator[tuple["DuckDBPyConnection", "Store"]]:
    """A new database, which goes when it is no longer needed."""
    from pipelines.store.connection import open_writer
    from pipelines.store.writer import Store

    with (
        tempfile.TemporaryDirectory() as folder,
        open_writer(Path(folder) / "fresh.duckdb") as connection,
    ):
        yield connection, Store(connection)


def store_document(path: Path, store: "Store") -> None:
    """Read a document in this process and store it."""
    from extractor import EXTRACTOR_VERSION
    from pipelines.ingest.worker import Job, Read, read_document

    read = read_document(Job(path, None, EXTRACTOR_VERSION))
    if not isinstance(read, Read) or read.parcel is None:
        sys.exit(f"{path.name}: it gave no records.")
    store.put(read.parcel, str(path))


def run_tables(path: Path) -> Iterator[Sequence[str | None]]:
    """The table stage alone: pages, tables, rows joined over page ends."""
    from extractor.pages.pdfium import read_pages
    from extractor.tables.cell import Table
    from extractor.tables.continued import joined_items
    from extractor.tables.page_tables import contents_of
    from extractor.tables.text import style_of

    pages = list(read_pages(path))
    style = style_of(page.words for page in pages)
    contents, _ = contents_of(pages)
    for item in joined_items(contents, style):
        if isinstance(item, Table):
            yield from ([cell.text(style) for cell in row.all_cells()] for row in item.rows)


def run_text(path: Path) -> Iterator[Sequence[str | None]]:
    """Bare text by pdfium: what reading a page costs at least."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        yield [text.get_text_range()]
        text.close()
        page.close()
    document.close()


def run_pdfplumber(path: Path) -> Iterator[Sequence[str | None]]:
    """``extract_tables`` of pdfplumber, memory of each page freed after it."""
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                yield from table
            page.close()


def run_camelot(**options: str) -> Run:
    """A run of camelot's lattice reader with an engine of its choice or of ours."""

    def run(path: Path) -> Iterator[Sequence[str | None]]:
        import camelot

        for table in camelot.read_pdf(path, pages="all", **options):
            yield from table.data

    return run


def run_tablers(path: Path) -> Iterator[Sequence[str | None]]:
    """Tables by tablers, with its default settings."""
    tablers = import_module("tablers")

    document = tablers.Document(str(path))
    for page in document.pages():
        for table in tablers.find_tables(page, extract_text=True):
            rows: dict[float, list[str]] = {}
            for cell in table.cells:
                rows.setdefault(round(cell.bbox[1], 1), []).append(cell.text or "")
            yield from rows.values()
    document.close()


CONTENDERS = (
    Contender("verifica: PDF to rows in DuckDB", "verifica", "pipelines", run_pipeline),
    Contender("verifica: tables alone", "verifica", "extractor", run_tables),
    Contender("pdfium: bare text", "pypdfium2", "pypdfium2", run_text, is_of_rows=False),
    Contender("tablers", "tablers", "tablers", run_tablers),
    Contender("camelot, vector engine", "camelot-py", "camelot", run_camelot(engine="vector")),
    Contender("pdfplumber extract_tables", "pdfplumber", "pdfplumber", run_pdfplumber),
    Contender("camelot, default", "camelot-py", "camelot", run_camelot()),
)
BASE = "pdfplumber extract_tables"
