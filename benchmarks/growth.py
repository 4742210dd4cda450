"""How the cost of ``verifica ingest`` grows with documents and with workers.

    python -m benchmarks.growth [--documents 10 100 1000] [--workers 1 2] [--runs N] [--out FILE]

Documents of mixed layouts (:mod:`benchmarks.documents`) are read into a fresh database. Small
batches are read several times. Runs with different numbers of workers take turns, and every other
turn goes the other way round, so that what else the machine does meets them alike. With ``--out``
tables are added to a Markdown file and a plot is written beside it.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.documents import make, pages_of
from benchmarks.growth_plot import plot
from benchmarks.growth_report import Batch, Run, report
from benchmarks.processes import ingest
from benchmarks.report import add
from benchmarks.startup import seconds_to_start

_STARTS = 5
_RUNS = {10: 5, 100: 3}
"""How often batches of up to so many documents are read; larger ones once."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What to measure."""

    sizes: tuple[int, ...]
    workers: tuple[int, ...]
    runs: int | None

    def runs_of(self, size: int) -> int:
        """How often a batch of a size is read with each number of workers."""
        if self.runs is not None:
            return self.runs
        return next((runs for most, runs in _RUNS.items() if size <= most), 1)

    def turns(self, size: int) -> Iterator[int]:
        """Numbers of workers, one after the other."""
        for turn in range(self.runs_of(size)):
            yield from self.workers if turn % 2 == 0 else reversed(self.workers)


def _run(folder: Path, workers: int) -> Run:
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, "growth.duckdb")
        seconds, looks = ingest(folder, database, workers)
        pages = database.with_name(f"{database.name}.pages")
        return Run(
            workers,
            seconds,
            tuple(looks),
            database.stat().st_size / 1e6,
            sum(path.stat().st_size for path in pages.iterdir()) / 1e6,
        )


def _batch(folder: Path, files: Sequence[Path], plan: _Plan) -> Batch:
    """Read the first so many files, as often as planned."""
    folder.mkdir()
    for path in files:
        (folder / path.name).hardlink_to(path)
    return Batch(
        len(files),
        sum(map(pages_of, files)),
        sum(path.stat().st_size for path in files) / 1e6,
        tuple(_run(folder, workers) for workers in plan.turns(len(files))),
    )


def _batches(plan: _Plan) -> Iterator[Batch]:
    with tempfile.TemporaryDirectory() as name:
        everything = Path(name, "all")
        everything.mkdir()
        files = make(everything, max(plan.sizes))
        for size in plan.sizes:
            yield _batch(Path(name, str(size)), files[:size], plan)


def main() -> None:
    """Measure every size with every number of workers."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--runs", type=int, help="how often each batch is read")
    parser.add_argument("--out", type=Path, help="a Markdown file to add the tables to")
    arguments = parser.parse_args()
    plan = _Plan(tuple(sorted(set(arguments.documents))), tuple(arguments.workers), arguments.runs)
    start = seconds_to_start(_STARTS)
    batches = list(_batches(plan))
    text = report(batches, start)
    if arguments.out is not None:
        picture = arguments.out.with_name(f"{arguments.out.stem}-growth.svg")
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text(plot(batches), "utf-8")
        text += f"\n![Seconds and memory by documents]({picture.name})\n"
    add(text, arguments.out)


if __name__ == "__main__":
    main()
