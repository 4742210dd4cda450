"""Speed, memory and exactness side by side: this project and the readers it could be built on.

    python benchmarks/pipeline.py [DOCUMENT --gold GOLD] [--out FILE]

Every reader has a process of its own, reads the document once to get started and then a few times
more; the quickest run counts. Ratios are of processor time, so that what else the machine does
weighs little. Rows are the steps and the verifications of gold: a row is exact when one row of a
reader holds all of its texts, white space apart. A pipeline's rows are those of its database, a
table reader's those of its tables.
"""

import argparse
import json
import logging
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from pipelines.store.writer import Store

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "documents" / "cssm-verifica-2022-2024.pdf"
ANOTHER = ROOT / "corpus" / "documents" / "cissac-relazione-2021.pdf"
SAMPLE_GOLD = ROOT / "corpus" / "gold" / "cssm-verifica-2022-2024.json"

_RUNS = 5
_ENOUGH = 20.0  # seconds after which no further run is made
_STORED_ROWS = (
    "SELECT code, description, indicator FROM steps",
    "SELECT code, v.description, v.indicator, text FROM verifications v JOIN steps USING (step_id)",
)
_STEP_TEXTS = ("code", "description", "indicator")

Texts = tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of a reader.

    Attributes:
        wall: Seconds that the quickest run took.
        cpu: Seconds of processor time of the run that took least.
        peak: Peak memory of the process, in MB.
        exact: Rows of gold that were read exactly; None for a reader that gives no rows.
    """

    wall: float
    cpu: float
    peak: float
    exact: int | None


def run_pipeline(path: Path) -> Iterator[Sequence[str | None]]:
    """The whole pipeline: from the file to its rows in a database."""
    with _fresh_store() as (connection, store):
        _store_document(path, store)
        for statement in _STORED_ROWS:
            yield from connection.execute(statement).fetchall()


@contextmanager
def _fresh_store() -> Iterator[tuple["DuckDBPyConnection", "Store"]]:
    from pipelines.store.connection import open_writer
    from pipelines.store.writer import Store

    with (
        tempfile.TemporaryDirectory() as folder,
        open_writer(Path(folder) / "fresh.duckdb") as connection,
    ):
        yield connection, Store(connection)


def _store_document(path: Path, store: "Store") -> None:
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


def expected_rows(gold: Path) -> list[Texts]:
    """The texts of each step and of each verification of gold, white space taken out."""
    rows: list[Texts] = []
    for objective in json.loads(gold.read_text("utf-8"))["objectives"]:
        for step in objective["steps"]:
            rows.append(_texts([step.get(name) for name in _STEP_TEXTS]))
            verification = step.get("verification")
            if verification:
                told = [verification.get(name) for name in ("description", "indicator", "text")]
                rows.append(_texts([step.get("code"), *told]))
    return rows


def _texts(cells: Iterable[str | None]) -> Texts:
    squeezed = ("".join(cell.split()) for cell in cells if cell)
    return tuple(text for text in squeezed if text)


def exact_rows(expected: Iterable[Texts], found: Iterable[Sequence[str | None]]) -> int:
    """How many rows of gold stand in a row that was found, each of these used once."""
    left = [set(_texts(row)) for row in found]
    exact = 0
    for texts in sorted(expected, key=len, reverse=True):
        index = next((i for i, row in enumerate(left) if row.issuperset(texts)), None)
        if index is not None:
            exact += 1
            del left[index]
    return exact


def measure(contender: Contender, path: Path, gold: Path) -> Figures:
    """Measure a reader in this process."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    rows = list(contender.run(path))
    exact = exact_rows(expected_rows(gold), rows) if contender.is_of_rows else None
    walls: list[float] = []
    cpus: list[float] = []
    begun = time.perf_counter()
    while len(walls) < _RUNS and (not walls or time.perf_counter() - begun < _ENOUGH):
        wall, cpu = _seconds_of_run(contender, path)
        walls.append(wall)
        cpus.append(cpu)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figures(min(walls), min(cpus), peak, exact)


def _seconds_of_run(contender: Contender, path: Path) -> tuple[float, float]:
    """Seconds, and seconds of processor time, of one run.

    The pipeline's document goes into a database that already took another one.
    """
    with ExitStack() as stack:
        if contender.run is run_pipeline:
            _, store = stack.enter_context(_fresh_store())
            _store_document(ANOTHER, store)
            work: Callable[[], object] = partial(_store_document, path, store)
        else:
            work = partial(deque, contender.run(path), maxlen=0)
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        return time.perf_counter() - wall, time.process_time() - cpu


def _measured_apart(contender: Contender, arguments: argparse.Namespace) -> Figures | None:
    """Measure a reader in a process of its own; None where it is not installed."""
    if find_spec(contender.module) is None:
        return None
    done = subprocess.run(
        [
            sys.executable,
            __file__,
            str(arguments.document),
            "--gold",
            str(arguments.gold),
            "--only",
            contender.name,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{contender.name}: {done.stderr.strip()}")
    return Figures(**json.loads(done.stdout))


def machine() -> str:
    """The machine, as far as it matters here."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {python}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def report(results: Sequence[tuple[Contender, Figures | None]], pages: int, rows: int) -> str:
    """The figures as a Markdown table."""
    base = next(figures for contender, figures in results if contender.name == BASE and figures)
    lines = [
        f"| reader | version | seconds | CPU seconds | pages per CPU second | times {BASE} "
        f"| peak MB | exact rows of {rows} |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for contender, figures in results:
        if figures is None:
            lines.append(f"| {contender.name} | not installed | | | | | | |")
            continue
        cells = [
            contender.name,
            _version(contender.package),
            f"{figures.wall:.2f}",
            f"{figures.cpu:.2f}",
            f"{pages / figures.cpu:.0f}",
            f"{base.cpu / figures.cpu:.1f}",
            f"{figures.peak:.0f}",
            "–" if figures.exact is None else str(figures.exact),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure every reader and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("document", type=Path, nargs="?", default=SAMPLE)
    parser.add_argument("--gold", type=Path, default=SAMPLE_GOLD, help="its true records")
    parser.add_argument("--out", type=Path, help="a Markdown file to write as well")
    parser.add_argument("--only", help="measure one reader, here, and print JSON")
    arguments = parser.parse_args()
    if arguments.only:
        chosen = next(item for item in CONTENDERS if item.name == arguments.only)
        figures = measure(chosen, arguments.document, arguments.gold)
        sys.stdout.write(
            json.dumps({name: getattr(figures, name) for name in Figures.__dataclass_fields__})
        )
        return
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(arguments.document))
    results = [(item, _measured_apart(item, arguments)) for item in CONTENDERS]
    text = (
        f"# Benchmark of {datetime.now(UTC):%d %B %Y}\n\n{machine()}.\n\n"
        f"## One document, side by side\n\n{arguments.document.name}, {pages} pages; "
        "one process each, start-up apart.\n\n"
        + report(results, pages, len(expected_rows(arguments.gold)))
    )
    sys.stdout.write(text)
    if arguments.out is not None:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
