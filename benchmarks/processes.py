"""What ``verifica`` takes while it runs: seconds, and peak memory of its processes.

Peaks are the kernel's own high-water marks of resident memory, looked at now and then. They need
Linux; elsewhere there are none.
"""

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import ROOT

VERIFICA = (sys.executable, "-c", "from pipelines.commands import main; main()")
_LOOKS_EVERY = 0.5  # seconds: looking takes from what is looked at


@dataclass(frozen=True, slots=True)
class Look:
    """Peaks in MB until so many documents were read.

    Attributes:
        documents: Documents whose pages were kept.
        parent: Peak of the process that stores.
        worker: Peak of the largest process that reads.
    """

    documents: int
    parent: float
    worker: float


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


def _peak(process: int) -> float:
    """Peak memory of a process in MB; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    kilobytes = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(next(kilobytes, "0")) / 1024


def _look(process: int, pages: Path) -> Look:
    documents = sum(1 for _ in pages.glob("*.parquet"))
    parents = _parents()
    # Workers are forked from a server, which is a child of the process that stores.
    workers = [child for child, parent in parents.items() if parents.get(parent) == process]
    return Look(documents, _peak(process), max(map(_peak, workers), default=0.0))


def ingest(documents: Path, database: Path, workers: int) -> tuple[float, list[Look]]:
    """Seconds from the start of ``verifica ingest`` to its end, and what it took on the way.

    Args:
        documents: A file, or a folder.
        database: A database that is not there yet.
        workers: Documents read side by side.
    """
    arguments = ["ingest", str(documents), "--db", str(database), "--jobs", str(workers)]
    pages = database.with_name(f"{database.name}.pages")
    begun = time.perf_counter()
    with subprocess.Popen(
        [*VERIFICA, *arguments, "--format", "csv"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    ) as process:
        looks = list(_looks(process, pages))
    seconds = time.perf_counter() - begun
    if process.returncode:
        sys.exit(f"verifica ingest ended with status {process.returncode}.")
    return seconds, looks


def _looks(process: "subprocess.Popen[bytes]", pages: Path) -> Iterator[Look]:
    """Look until the process ends."""
    while True:
        yield _look(process.pid, pages)
        try:
            process.wait(_LOOKS_EVERY)
        except subprocess.TimeoutExpired:
            continue
        return


def seconds_of(arguments: Sequence[str]) -> float:
    """Seconds that a command takes from its start to its end."""
    begun = time.perf_counter()
    subprocess.run([*VERIFICA, *arguments], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun
