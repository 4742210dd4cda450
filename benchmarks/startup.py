"""How long commands take that have next to nothing to do: what starting costs.

    python -m benchmarks.startup [--runs 10] [--out FILE]

The first run of each warms the file cache and does not count.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.machine import ROOT
from benchmarks.processes import ingest, seconds_of
from benchmarks.report import add

_ONE = ROOT / "corpus" / "layouts" / "rio-chiaro-schede-2023.pdf"
"""A document of two pages."""


def _timed(run: Callable[[], float], runs: int) -> list[float]:
    run()
    return [run() for _ in range(runs)]


def _ingest_one() -> float:
    """Seconds to read a single short document into a fresh database."""
    with tempfile.TemporaryDirectory() as name:
        seconds, _ = ingest(_ONE, Path(name, "one.duckdb"), 1)
    return seconds


def seconds_to_start(runs: int) -> float:
    """The median of what ingest takes beside reading: that of a single short document."""
    return median(_timed(_ingest_one, runs))


def report(runs: int) -> str:
    """Measure the commands; seconds as a Markdown table."""
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, "started.duckdb")
        ingest(_ONE, database, 1)
        commands = {
            "`verifica --help`": lambda: seconds_of(["--help"]),
            '`verifica query "SELECT 1"`': lambda: seconds_of(
                ["query", "SELECT 1", "--db", str(database)]
            ),
            "`verifica ingest` of one document of two pages": _ingest_one,
        }
        lines = ["| command | least seconds | median |", "|---|---|---|"]
        for command, run in commands.items():
            seconds = _timed(run, runs)
            lines.append(f"| {command} | {min(seconds):.2f} | {median(seconds):.2f} |")
    return (
        f"## Start-up\n\nOf {runs} runs each, files in the system's cache.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--out", type=Path, help="a Markdown file to add the table to")
    arguments = parser.parse_args()
    add(report(arguments.runs), arguments.out)


if __name__ == "__main__":
    main()
