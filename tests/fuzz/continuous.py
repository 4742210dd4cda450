"""``make fuzz``: changed documents for as long as it is given, from a corpus that grows.

What ends in a way that was not seen before is kept and changed further by later runs. What ends in
a way that was not foreseen is made as small as it can be and kept apart. What still looks like its
original and gives other records is kept apart as it is.
"""

import argparse
import hashlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.command_line import SMALLEST, verifica
from tests.fuzz.changes import changed
from tests.fuzz.faithful import judge, restructured_copies
from tests.fuzz.structures import restructured
from tests.stored import SMALL, layout

_TOGETHER = 60
_LIMITS = ("--timeout", "20", "--memory", "700")
_NOT_FORESEEN = re.compile("not foreseen|did not answer|do not fit")
_FIGURES = re.compile(r"\d+|'[^']*'")
_REDUCING = 60.0
"""Seconds that making one document small may take."""


def _ends(folder: Path, database: Path) -> dict[str, str]:
    """How each file of a folder ends: its status, or what is said of it without figures."""
    done = verifica(
        *("ingest", folder, "--db", database, "--format", "json"),
        *(*_LIMITS, "--force"),
    )
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        return {path.name: f"not foreseen: {done.stderr[-300:]}" for path in folder.iterdir()}
    return {
        Path(line["source_path"]).name: _FIGURES.sub(
            "0", str(line["note"] or line["status"]).split(": ", 1)[-1]
        )
        for line in json.loads(done.stdout)
    }


def _is_unforeseen(content: bytes) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "files")
        folder.mkdir()
        (folder / "a.pdf").write_bytes(content)
        ends = _ends(folder, Path(name, "a.duckdb"))
        return any(_NOT_FORESEEN.search(end) for end in ends.values())


def reduced(content: bytes, is_bad: Callable[[bytes], bool], seconds: float) -> bytes:
    """A smaller document that still ends badly, found by leaving out pieces, ever smaller ones.

    Args:
        content: A document that ends badly.
        is_bad: Whether one does.
        seconds: For how long pieces are left out.
    """
    end = time.monotonic() + seconds
    piece = len(content) // 2
    while piece and time.monotonic() < end:
        start, is_smaller = 0, False
        while start < len(content) and time.monotonic() < end:
            candidate = content[:start] + content[start + piece :]
            if is_bad(candidate):
                content, is_smaller = candidate, True
            else:
                start += piece
        if not is_smaller:
            piece //= 2
    return content


def _copies(corpus: Path, seed: int) -> Iterator[bytes]:
    """Changed copies without an end, of made documents and of what earlier runs kept."""
    for turn in count(seed):
        originals = [SMALLEST, *map(layout, SMALL), *sorted(corpus.glob("*.pdf"))]
        for number, path in enumerate(originals):
            content = path.read_bytes()
            yield from restructured(content, 6, 1000 * turn + number)
            yield from changed(content, 2, 1000 * turn + number)


def _lost(found: Path, seed: int) -> tuple[int, int]:
    """Compare changed documents with their originals by how they look.

    Args:
        found: Where those are kept that look the same and give other records.
        seed: The same seed gives the same documents.

    Returns:
        How many were read, and how many were kept.
    """
    made = restructured_copies(_TOGETHER, seed)
    with tempfile.TemporaryDirectory() as name:
        verdicts = judge(made, Path(name), _LIMITS)
    for line in verdicts.lost:
        content = made.copies[int(line.partition(".")[0])].content
        (found / f"lost-{hashlib.sha256(content).hexdigest()[:16]}.pdf").write_bytes(content)
    return verdicts.files, len(verdicts.lost)


def fuzz(seconds: float, folder: Path, seed: int) -> tuple[int, int]:
    """Change and read documents until the time is up.

    Args:
        seconds: The time.
        folder: Where the corpus and what was found are kept.
        seed: The same seed and corpus give the same documents.

    Returns:
        How many were read, and how many ended in a way that was not foreseen or lost a row.
    """
    corpus, found = folder / "corpus", folder / "found"
    for part in (corpus, found):
        part.mkdir(parents=True, exist_ok=True)
    seen_path = folder / "ends.json"
    seen = set(json.loads(seen_path.read_text("utf-8"))) if seen_path.exists() else set()
    copies, end = _copies(corpus, seed), time.monotonic() + seconds
    files = bad = 0
    for turn in count():
        if time.monotonic() > end:
            break
        some, lost = _lost(found, 1000 * seed + turn)
        files, bad = files + some, bad + lost
        with tempfile.TemporaryDirectory() as name:
            batch = Path(name, "files")
            batch.mkdir()
            for _ in range(_TOGETHER):
                content = next(copies)
                (batch / f"{hashlib.sha256(content).hexdigest()[:16]}.pdf").write_bytes(content)
            for file, ended in _ends(batch, Path(name, "fuzz.duckdb")).items():
                content = (batch / file).read_bytes()
                files += 1
                if _NOT_FORESEEN.search(ended):
                    bad += 1
                    (found / file).write_bytes(content)
                    small = reduced(content, _is_unforeseen, _REDUCING)
                    (found / f"small-{file}").write_bytes(small)
                elif ended not in seen:
                    (corpus / file).write_bytes(content)
                seen.add(ended)
        seen_path.write_text(json.dumps(sorted(seen), indent=1), "utf-8")
    return files, bad


def main() -> int:
    """Fuzz for a time; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    files, bad = fuzz(asked.seconds, asked.folder, asked.seed)
    sys.stdout.write(
        f"{files} documents read with seed {asked.seed}, {bad} of them ended in a way that was not "
        f"foreseen, or lost a row{f'; see {asked.folder}/found' if bad else ''}.\n"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
