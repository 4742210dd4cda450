"""A thousand documents of mixed layouts: speed of one and two workers, memory from start to end.

    python benchmarks/scale.py [--documents 1000] [--workers 1 2] [--out FILE] [--keep FOLDER]

Plans and verifications of invented bodies are typeset in the styles of ``corpus/typesetting``, each
with text of its own; every fourth file is one of the two long samples and every tenth one of
``corpus/layouts``, made distinct by a comment behind the last object. Memory is what Linux counts
as resident, looked at every second. Needs Linux.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from corpus.typesetting import styles  # noqa: E402 - found only now
from pipelines.generator import generate  # noqa: E402
from pipelines.generator.gold import Record, gold  # noqa: E402

_LONG = sorted((ROOT / "corpus" / "documents").glob("cssm-*.pdf"))
_SHORT = sorted((ROOT / "corpus" / "layouts").glob("*.pdf"))
_STYLES: tuple[Callable[[Record, Path], Record], ...] = (
    styles.typeset_horizontal_rules,
    styles.typeset_stripes,
    styles.typeset_no_rules,
    styles.typeset_rotated_90,
    styles.typeset_rotated_180,
    styles.typeset_rotated_270,
    styles.typeset_card_columns,
    styles.typeset_clipped,
    styles.typeset_dashes,
    styles.typeset_backgrounds,
    styles.typeset_vertical_headers,
)
_INGEST = (sys.executable, "-c", "from pipelines.commands import main; main()", "ingest")
_LOOKS_EVERY = 1.0  # seconds: looking takes from what is looked at
_SHOWN_AT = (100, 250, 500, 750, 1000)
_PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


@dataclass(frozen=True, slots=True)
class Look:
    """Resident memory in MB when so many documents were stored; of the largest worker."""

    stored: int
    parent: float
    worker: float


@dataclass(slots=True)
class Run:
    """One run.

    Attributes:
        workers: Documents read side by side.
        seconds: From the start of the command to its end.
        looks: Memory on the way.
        kept_mb: Size of the kept pages.
        database_mb: Size of the database.
    """

    workers: int
    seconds: float = 0.0
    looks: list[Look] = field(default_factory=list)
    kept_mb: float = 0.0
    database_mb: float = 0.0


def _records() -> Iterator[Record]:
    """Plans and verifications of invented bodies that print as cards, without end."""
    for seed in count(1):
        for body in generate(40, seed=seed, years=(2021, 2022, 2023)):
            for document in body.documents:
                try:
                    yield gold(body, document)
                except ValueError:  # reports and degrees print as something else
                    continue


def make(folder: Path, documents: int) -> int:
    """Fill a folder; the number of pages."""
    records, manners = _records(), cycle(_STYLES)
    long, short = cycle(_LONG), cycle(_SHORT)
    pages = 0
    for number in range(documents):
        path = folder / f"{number:05}.pdf"
        if number % 4 == 0 or number % 10 == 7:
            content = next(long if number % 4 == 0 else short).read_bytes()
            path.write_bytes(content + f"\n% {number}\n".encode())
        else:
            next(manners)(next(records), path)
        pages += len(pypdfium2.PdfDocument(path))
    return pages


def _parents() -> dict[int, int]:
    """The parent of every process."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(after_name[1])
    return parents


def _resident(process: int) -> float:
    """Resident memory of a process in MB; 0 when it is gone."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE_KB / 1024
    except OSError:
        return 0.0


def _look(root: int, pages: Path) -> Look:
    stored = sum(1 for _ in pages.glob("*.parquet"))
    parents = _parents()
    workers = [child for child, parent in parents.items() if parents.get(parent) == root]
    return Look(stored, _resident(root), max(map(_resident, workers), default=0.0))


def measure(folder: Path, workers: int) -> Run:
    """Ingest a folder into a fresh database."""
    run = Run(workers)
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, "scale.duckdb")
        pages = Path(name, "scale.duckdb.pages")
        begun = time.perf_counter()
        with subprocess.Popen(
            [*_INGEST, str(folder), "--db", str(database), "--jobs", str(workers)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        ) as process:
            while process.poll() is None:
                run.looks.append(_look(process.pid, pages))
                time.sleep(_LOOKS_EVERY)
        run.seconds = time.perf_counter() - begun
        run.kept_mb = sum(path.stat().st_size for path in pages.iterdir()) / 1e6
        run.database_mb = database.stat().st_size / 1e6
    return run


def _peak_until(run: Run, stored: int) -> tuple[float, float]:
    """Peaks of parent and worker in MB until so many documents were stored."""
    looks = [look for look in run.looks if look.stored <= stored]
    return (
        max((look.parent for look in looks), default=0.0),
        max((look.worker for look in looks), default=0.0),
    )


def report(documents: int, pages: int, source_mb: float, runs: Sequence[Run]) -> str:
    """The runs as Markdown."""
    lines = [
        f"{documents} documents of mixed layouts, {pages} pages, {source_mb:.0f} MB of PDF.",
        "",
        "| workers | seconds | pages per second | times one worker | database MB | kept pages MB |",
        "|---|---|---|---|---|---|",
    ]
    alone = next((run.seconds for run in runs if run.workers == 1), None)
    for run in runs:
        gain = f"{alone / run.seconds:.2f}" if alone else ""
        lines.append(
            f"| {run.workers} | {run.seconds:.0f} | {pages / run.seconds:.0f} | {gain} "
            f"| {run.database_mb:.0f} | {run.kept_mb:.0f} |"
        )
    marks = [mark for mark in _SHOWN_AT if mark <= documents]
    lines += [
        "",
        "Peak resident memory until so many documents were stored, in MB:",
        "",
        "| workers | process | " + " | ".join(map(str, marks)) + " |",
        "|---|---|" + "---|" * len(marks),
    ]
    for run in runs:
        peaks = [_peak_until(run, mark) for mark in marks]
        for index, kind in enumerate(("parent", "largest worker")):
            values = " | ".join(f"{peak[index]:.0f}" for peak in peaks)
            lines.append(f"| {run.workers} | {kind} | {values} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Make the documents, read them, print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--out", type=Path, help="a Markdown file to write the report to")
    parser.add_argument("--keep", type=Path, help="a folder to make the documents in, and leave")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        pages = make(folder, arguments.documents)
        source_mb = sum(path.stat().st_size for path in folder.glob("*.pdf")) / 1e6
        runs = [measure(folder, workers) for workers in arguments.workers]
    text = report(arguments.documents, pages, source_mb, runs)
    sys.stdout.write(text)
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
