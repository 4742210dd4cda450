"""How the cost of ``verifica ingest`` grows with documents and with workers.

    python benchmarks/growth.py [--documents 10 100 1000] [--workers 1 2] [--out FILE]

The documents are the project's samples, plans of many layouts, copied as often as needed; each copy
has bytes of its own, so that none is passed over. Peak memory is that of the largest process of its
kind, as Linux counts it; elsewhere it is left out. With ``--out`` a table is added to a Markdown
file and a plot is written beside it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from math import log10
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parent.parent
SOURCES = (ROOT / "corpus" / "documents", ROOT / "corpus" / "layouts")

_PROGRAM = "from pipelines.commands import main; main()"
_LOOKS_EVERY = 0.2  # seconds
_WIDTH, _HEIGHT, _EDGE = 640, 400, 60  # of the plot, in pixels
_COLOURS = ("#1f5fa8", "#c2571a", "#3b7d3b", "#7a4fa0")


@dataclass(frozen=True, slots=True)
class Measurement:
    """One run.

    Attributes:
        documents: Files read.
        pages: Their pages.
        workers: Documents read side by side.
        seconds: From the start of the command to its end.
        parent_mb: Peak memory of the process that stores; None where it is not told.
        worker_mb: Peak memory of the largest process that reads.
    """

    documents: int
    pages: int
    workers: int
    seconds: float
    parent_mb: float | None
    worker_mb: float | None


def copies(folder: Path, count: int) -> int:
    """Fill a folder with documents, each with bytes of its own; the number of pages."""
    sources = [path for source in SOURCES for path in sorted(source.glob("*.pdf"))]
    if not sources:
        sys.exit("no sample documents: corpus/documents and corpus/layouts hold no PDF.")
    pages = {path: len(pypdfium2.PdfDocument(path)) for path in sources}
    total = 0
    for number, path in enumerate(islice(cycle(sources), count)):
        content = path.read_bytes() + f"% copy {number}\n".encode()
        (folder / f"{number:05}-{path.name}").write_bytes(content)
        total += pages[path]
    return total


def measure(documents: int, workers: int) -> Measurement:
    """Ingest documents into a fresh database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        pages = copies(folder / "in", documents)
        database = str(folder / "growth.duckdb")
        command = [sys.executable, "-c", _PROGRAM, "ingest", str(folder / "in")]
        begun = time.perf_counter()
        with subprocess.Popen(
            [*command, "--db", database, "--jobs", str(workers), "--format", "csv"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        ) as process:
            peaks: dict[int, float] = {}
            while process.poll() is None:
                peaks |= dict(_peaks(process.pid))
                time.sleep(_LOOKS_EVERY)
        seconds = time.perf_counter() - begun
        parent = peaks.pop(process.pid, None)
        return Measurement(
            documents, pages, workers, seconds, parent, max(peaks.values(), default=None)
        )


def _peaks(root: int) -> Iterator[tuple[int, float]]:
    """Peak memory in MB of a process and of those that it started, by number."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = status.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(after_name[1])
    family = {root}
    while True:
        more = {child for child, parent in parents.items() if parent in family} - family
        if not more:
            break
        family |= more
    for process in family & (parents.keys() | {root}):
        try:
            lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
        except OSError:
            continue
        for line in lines:
            if line.startswith("VmHWM:"):
                yield process, int(line.split()[1]) / 1024


def table(measurements: Sequence[Measurement]) -> str:
    """The measurements as a Markdown table."""
    lines = [
        "| documents | pages | workers | seconds | pages per second | times one worker "
        "| peak MB, parent | peak MB, largest worker |",
        "|---|---|---|---|---|---|---|---|",
    ]
    alone = {item.documents: item.seconds for item in measurements if item.workers == 1}
    for item in measurements:
        gain = f"{alone[item.documents] / item.seconds:.2f}" if item.documents in alone else ""
        parent = "" if item.parent_mb is None else f"{item.parent_mb:.0f}"
        worker = "" if item.worker_mb is None else f"{item.worker_mb:.0f}"
        lines.append(
            f"| {item.documents} | {item.pages} | {item.workers} | {item.seconds:.1f} "
            f"| {item.pages / item.seconds:.0f} | {gain} | {parent} | {worker} |"
        )
    return "\n".join(lines) + "\n"


def plot(measurements: Sequence[Measurement]) -> str:
    """Seconds by documents, both in powers of ten, as SVG."""
    counts = sorted({item.documents for item in measurements})
    seconds = [item.seconds for item in measurements]
    low_x, high_x = log10(min(counts)), max(log10(max(counts)), log10(min(counts)) + 1)
    low_y, high_y = _decades(min(seconds), max(seconds))

    def place(item: Measurement) -> str:
        x = (log10(item.documents) - low_x) / (high_x - low_x)
        y = (log10(item.seconds) - low_y) / (high_y - low_y)
        return f"{_across(x):.1f},{_down(y):.1f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for power in range(low_y, high_y + 1):
        y = _down((power - low_y) / (high_y - low_y))
        parts.append(
            f'<line x1="{_EDGE}" y1="{y:.1f}" x2="{_WIDTH - _EDGE}" y2="{y:.1f}" stroke="#dddddd"/>'
            f'<text x="{_EDGE - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        )
    for count in counts:
        x = _across((log10(count) - low_x) / (high_x - low_x))
        below = _HEIGHT - _EDGE + 18
        parts.append(f'<text x="{x:.1f}" y="{below}" text-anchor="middle">{count}</text>')
    parts.append(f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 16}" text-anchor="middle">documents</text>')
    for index, workers in enumerate(sorted({item.workers for item in measurements})):
        colour = _COLOURS[index % len(_COLOURS)]
        points = [place(item) for item in measurements if item.workers == workers]
        parts.append(
            f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" '
            'stroke-width="2"/>'
        )
        parts.extend(
            f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
            for x, y in (point.split(",") for point in points)
        )
        label = f"{workers} worker{'s' if workers > 1 else ''}"
        parts.append(
            f'<text x="{_EDGE + 12}" y="{_EDGE + 4 + 18 * index}" fill="{colour}">{label}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _across(share: float) -> float:
    return _EDGE + share * (_WIDTH - 2 * _EDGE)


def _down(share: float) -> float:
    return _HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE)


def _decades(low: float, high: float) -> tuple[int, int]:
    """The powers of ten around two values, one apart at least."""
    first = int(log10(low) // 1)
    return first, max(first + 1, -int(-log10(high) // 1))


def main() -> None:
    """Measure every size with every number of workers."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--out", type=Path, help="a Markdown file to add the table to")
    arguments = parser.parse_args()
    measurements = [
        measure(documents, workers)
        for documents in arguments.documents
        for workers in arguments.workers
    ]
    text = table(measurements)
    sys.stdout.write(text)
    if arguments.out is not None:
        picture = arguments.out.with_name(f"{arguments.out.stem}-growth.svg")
        picture.write_text(plot(measurements), "utf-8")
        before = arguments.out.read_text("utf-8") if arguments.out.exists() else ""
        heading = "## More documents, more workers\n\n"
        note = (
            "`verifica ingest` of copies of the sample documents into a fresh database, start-up "
            f"included.\n\n{text}\n![Seconds by documents]({picture.name})\n"
        )
        arguments.out.write_text(f"{before}\n{heading}{note}", "utf-8")


if __name__ == "__main__":
    main()
