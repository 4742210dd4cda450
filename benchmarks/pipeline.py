"""Speed, memory and exactness side by side: this project and the readers it could be built on.

    python -m benchmarks.pipeline [DOCUMENT ...] [--out FILE]

The true records of a document stand in ``corpus/gold`` under its name. Every reader has a process
of its own for each document, reads it once to get started and then a few times more; the quickest
run counts. Ratios are of processor time, so that what else the machine does weighs little. A
pipeline's rows are those of its database, a table reader's those of its tables.
"""

import argparse
import json
import logging
import resource
import subprocess
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from benchmarks.exact import exact_rows, expected_rows
from benchmarks.machine import ROOT, machine
from benchmarks.readers import (
    BASE,
    CONTENDERS,
    Contender,
    fresh_store,
    run_pipeline,
    store_document,
)

DOCUMENTS = ROOT / "corpus" / "documents"
SAMPLES = tuple(
    DOCUMENTS / f"{name}.pdf"
    for name in ("cssm-verifica-2022-2024", "cssm-piano-2022-2024", "cissac-relazione-2021")
)
_FIRST = ROOT / "corpus" / "layouts" / "rio-chiaro-schede-2023.pdf"
"""The document that a database holds already when the measured one is stored."""

_RUNS = 5
_ENOUGH = 20.0  # seconds after which no further run is made


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


def _gold_of(document: Path) -> Path:
    return ROOT / "corpus" / "gold" / f"{document.stem}.json"


def measure(contender: Contender, path: Path) -> Figures:
    """Measure a reader in this process."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    rows = list(contender.run(path))
    exact = exact_rows(expected_rows(_gold_of(path)), rows) if contender.is_of_rows else None
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
            _, store = stack.enter_context(fresh_store())
            store_document(_FIRST, store)
            work: Callable[[], object] = partial(store_document, path, store)
        else:
            work = partial(deque, contender.run(path), maxlen=0)
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        return time.perf_counter() - wall, time.process_time() - cpu


def _measured_apart(contender: Contender, document: Path) -> Figures | None:
    """Measure a reader in a process of its own; None where it is not installed."""
    if find_spec(contender.module) is None:
        return None
    module = [sys.executable, "-m", "benchmarks.pipeline"]
    done = subprocess.run(
        [*module, str(document.absolute()), "--only", contender.name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{contender.name}: {done.stderr.strip()}")
    return Figures(**json.loads(done.stdout))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def table(results: Sequence[tuple[Contender, Figures | None]], pages: int, rows: int) -> str:
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


def report(documents: Sequence[Path]) -> str:
    """Measure every reader on every document; the figures as Markdown."""
    import pypdfium2

    parts = [
        f"# Benchmark of {datetime.now(UTC):%d %B %Y}\n\n{machine()}.\n\n"
        "## One document, side by side\n\nOne process each, start-up apart.\n"
    ]
    for document in documents:
        pages = len(pypdfium2.PdfDocument(document))
        results = [(item, _measured_apart(item, document)) for item in CONTENDERS]
        rows = len(expected_rows(_gold_of(document)))
        parts.append(f"{document.name}, {pages} pages:\n\n{table(results, pages, rows)}")
    return "\n".join(parts)


def main() -> None:
    """Measure every reader and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("documents", type=Path, nargs="*", default=SAMPLES)
    parser.add_argument("--out", type=Path, help="a Markdown file to write as well")
    parser.add_argument("--only", help="measure one reader, here, and print JSON")
    arguments = parser.parse_args()
    for document in arguments.documents:
        if not _gold_of(document).is_file():
            sys.exit(f"{document.name}: its true records are not in corpus/gold.")
    if arguments.only:
        chosen = next(item for item in CONTENDERS if item.name == arguments.only)
        figures = measure(chosen, arguments.documents[0])
        sys.stdout.write(
            json.dumps({name: getattr(figures, name) for name in Figures.__dataclass_fields__})
        )
        return
    text = report(arguments.documents)
    sys.stdout.write(text)
    if arguments.out is not None:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
