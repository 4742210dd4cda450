"""``make fuzz``: thousands of changed documents through the whole pipeline, and how they end."""

import argparse
import json
import resource
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.command_line import SMALLEST, verifica
from tests.fuzz.changes import changed

_AT_ONCE = 250


def fuzz(count: int, seed: int, seconds: float, memory_mb: int) -> dict[str, object]:
    """Ingest changed documents and count how they ended.

    Args:
        count: How many documents.
        seed: The same seed gives the same documents.
        seconds: Time limit of one.
        memory_mb: Memory limit of one.
    """
    original = SMALLEST.read_bytes()
    ends: Counter[str] = Counter()
    unforeseen: list[str] = []
    began = time.monotonic()
    is_sound = True
    with tempfile.TemporaryDirectory() as name:
        database = Path(name, "fuzz.duckdb")
        copies = changed(original, count, seed)
        for start in range(0, count, _AT_ONCE):
            folder = Path(name, f"{start:06d}")
            folder.mkdir()
            for number, content in zip(range(start, min(count, start + _AT_ONCE)), copies):  # noqa: B905
                (folder / f"{number:06d}.pdf").write_bytes(content)
            done = verifica(
                *("ingest", folder, "--db", database, "--format", "json"),
                *("--timeout", str(seconds), "--memory", str(memory_mb)),
            )
            is_sound &= done.returncode in (0, 1) and "Traceback" not in done.stderr
            for line in json.loads(done.stdout):
                is_read = line["status"] != "failed"
                ends[line["status"] if is_read else str(line["note"]).split(": ", 1)[-1]] += 1
                if not is_read and "not foreseen" in line["note"]:
                    unforeseen.append(line["note"])
        examined = verifica("doctor", "--db", database)
        is_sound &= examined.returncode == 0
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "documents": sum(ends.values()),
        "seconds": round(time.monotonic() - began, 1),
        "largest process, MB": round(children / 1000),
        "is sound": is_sound,
        "unforeseen": unforeseen,
        "doctor": examined.stdout.splitlines()[:20],
        "ends": dict(ends.most_common()),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--timeout", type=float, default=20)
    parser.add_argument("--memory", type=int, default=700)
    asked = parser.parse_args()
    report = fuzz(asked.count, asked.seed, asked.timeout, asked.memory)
    print(json.dumps(report, indent=1, ensure_ascii=False))  # noqa: T201
