"""``make hostile``: thousands of changed documents through the whole pipeline, and how they end.

The hand-made hostile files go through it as well. Each batch is one run of ``verifica ingest`` into
one database, which ``verifica doctor`` then looks at.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

from tests.command_line import SMALLEST, verifica
from tests.fuzz.changes import changed
from tests.fuzz.faithful import Made, Verdicts, judge, rebuilt_copies, restructured_copies
from tests.hostile.files import make
from tests.stored import SMALL, layout

_AT_ONCE = 250
_SHOWN = 12
_ALL = 1 + len(SMALL)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds, and megabytes of memory."""

    seconds: float = 20
    memory_mb: int = 700


@dataclass(slots=True)
class Ends:
    """How files ended.

    Attributes:
        files: How many there were.
        ends: How many ended in each way: a status, or what was said of those that failed.
        statuses: How many ended in each status.
        unforeseen: What was said of those that failed in a way that was not foreseen.
        is_sound: Whether every run ended with a status of its own and without a traceback, and the
            database holds together.
        seconds: What all of it took.
        slowest: Seconds that the document took that took longest.
        largest_mb: Memory of the largest process at its highest.
    """

    files: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    unforeseen: list[str] = field(default_factory=list)
    is_sound: bool = True
    seconds: float = 0.0
    slowest: float = 0.0
    largest_mb: float = 0.0


def _ingest(folder: Path, database: Path, limits: Limits, ends: Ends) -> None:
    done = verifica(
        *("ingest", folder, "--db", database, "--format", "json"),
        *("--timeout", str(limits.seconds), "--memory", str(limits.memory_mb)),
    )
    ends.is_sound &= done.returncode in (0, 1) and "Traceback" not in done.stderr
    for line in json.loads(done.stdout):
        ends.files += 1
        ends.statuses[line["status"]] += 1
        ends.slowest = max(ends.slowest, line["seconds"] or 0.0)
        is_read = line["status"] != "failed"
        ends.ends[line["status"] if is_read else str(line["note"]).split(": ", 1)[-1]] += 1
        if not is_read and "not foreseen" in line["note"]:
            ends.unforeseen.append(line["note"])


def _run(folders: Iterable[Path], database: Path, limits: Limits) -> Ends:
    """Ingest folders one after the other into one database."""
    ends = Ends()
    began = time.monotonic()
    for folder in folders:
        _ingest(folder, database, limits, ends)
    ends.is_sound &= verifica("doctor", "--db", database).returncode == 0
    ends.seconds = time.monotonic() - began
    ends.largest_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return ends


def _changed_copies(originals: Sequence[Path], wanted: int, seed: int) -> Iterator[bytes]:
    """Changed copies of several documents in turn."""
    copies = [
        changed(path.read_bytes(), wanted // len(originals) + 1, seed + number)
        for number, path in enumerate(originals)
    ]
    for number in range(wanted):
        yield next(copies[number % len(copies)])


def _folders(copies: Iterable[bytes], root: Path) -> Iterator[Path]:
    rest = iter(copies)
    for start in count():
        some = list(islice(rest, _AT_ONCE))
        if not some:
            return
        folder = root / f"{start:04d}"
        folder.mkdir(parents=True)
        for number, content in enumerate(some):
            (folder / f"{number:04d}.pdf").write_bytes(content)
        yield folder


def fuzz(documents: int, seed: int, limits: Limits) -> Ends:
    """Ingest changed documents.

    Args:
        documents: How many.
        seed: The same seed gives the same documents.
        limits: What one may take.
    """
    originals = [SMALLEST, *map(layout, SMALL)]
    return read_all(_changed_copies(originals, documents, seed), limits)


def read_all(copies: Iterable[bytes], limits: Limits) -> Ends:
    """Ingest documents into a database that is thrown away.

    Args:
        copies: Their bytes.
        limits: What one may take.
    """
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        return _run(_folders(copies, root / "files"), root / "fuzz.duckdb", limits)


def by_hand(limits: Limits) -> Ends:
    """Ingest the hostile files that are made by hand."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "files")
        folder.mkdir()
        for _ in make(folder, SMALLEST.read_bytes()):
            pass
        return _run([folder], Path(name, "hostile.duckdb"), limits)


def report(title: str, ends: Ends, limits: Limits) -> str:
    """How files ended, as Markdown."""
    statuses = ", ".join(f"{number} {status}" for status, number in ends.statuses.most_common())
    reasons = [(end, number) for end, number in ends.ends.most_common() if end not in ends.statuses]
    lines = [
        f"## {title}",
        "",
        "| what | figure |",
        "|---|---|",
        f"| files | {ends.files} |",
        f"| how they ended | {statuses} |",
        f"| ended in a way that was not foreseen | {len(ends.unforeseen)} |",
        f"| parent alive, no traceback, database whole | {'yes' if ends.is_sound else 'NO'} |",
        f"| slowest document that was read, of {limits.seconds:g} s | {ends.slowest:.1f} s |",
        f"| largest process, of {limits.memory_mb} MB beside what it starts with "
        f"| {ends.largest_mb:.0f} MB |",
        f"| all of it | {ends.seconds:.0f} s |",
        "",
        "What was said of those that failed, most often first:",
        "",
        *(f"- {number} × {reason}" for reason, number in reasons[:_SHOWN]),
        "",
    ]
    return "\n".join(lines)


def compared(made: Made, limits: Limits) -> Verdicts:
    """Ingest changed documents and compare those that look like their originals with these."""
    options = ("--timeout", str(limits.seconds), "--memory", str(limits.memory_mb))
    verdicts = Verdicts()
    for start in range(0, len(made.copies), _AT_ONCE):
        with tempfile.TemporaryDirectory() as name:
            some = Made(made.originals, made.copies[start : start + _AT_ONCE])
            verdicts.add(judge(some, Path(name), options))
    return verdicts


def report_compared(title: str, verdicts: Verdicts) -> str:
    """What became of changed documents, as Markdown."""
    lines = [
        f"## {title}",
        "",
        "| what | figure |",
        "|---|---|",
        f"| files | {verdicts.files} |",
        f"| that look like their original, page by page | {verdicts.alike} |",
        f"| of these: the same records | {verdicts.equal} |",
        f"| of these: refused with a sentence | {len(verdicts.told)} |",
        f"| of these: with signs for letters that a font does not name | {len(verdicts.garbled)} |",
        f"| of these: other records | {len(verdicts.lost)} |",
        f"| ended in a way that was not foreseen | {len(verdicts.unforeseen)} |",
        f"| largest process | {verdicts.largest_mb:.0f} MB |",
        "",
        *(f"- {one}" for one in (*verdicts.unforeseen, *verdicts.lost)[:_SHOWN]),
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Run all and write the report; 1 when something did not end well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--restructured", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=Limits().seconds)
    parser.add_argument("--memory", type=int, default=Limits().memory_mb)
    parser.add_argument("--out", type=Path, help="a Markdown file to write the report to")
    asked = parser.parse_args()
    limits = Limits(asked.timeout, asked.memory)
    handmade, mutated = by_hand(limits), fuzz(asked.count, asked.seed, limits)
    restructured = compared(restructured_copies(asked.restructured, asked.seed), limits)
    rebuilt = compared(rebuilt_copies(_ALL), limits)
    text = "\n".join(
        (
            f"# Hostile files, seed {asked.seed}\n",
            report("Changed copies of seven documents", mutated, limits),
            report("Made by hand", handmade, limits),
            report_compared("Changed by structure", restructured),
            report_compared("Rebuilt so that they look as before", rebuilt),
        )
    )
    sys.stdout.write(text)
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(text, "utf-8")
    is_well = handmade.is_sound and mutated.is_sound and not (restructured.lost or rebuilt.lost)
    unforeseen = [
        one for ends in (handmade, mutated, restructured, rebuilt) for one in ends.unforeseen
    ]
    return 0 if is_well and not unforeseen else 1


if __name__ == "__main__":
    sys.exit(main())
