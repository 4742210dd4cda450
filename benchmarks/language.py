"""How long reading a verification text takes, and how well the gold sentences are read.

Run from the project's root: ``python benchmarks/language.py``. Prints, for each file of gold
sentences, the milliseconds of processor time per text (the best of five rounds, pipeline loaded)
and the share of marks read right.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from extractor.language import read_steps
from tests.language.gold import cases, compared

ROUNDS = 5
FILES = (
    "facsimile.toml",
    "development.toml",
    "measuring.toml",
    "kinds.toml",
    "long.toml",
    "traps.toml",
)


def milliseconds_per_text(file_name: str) -> float:
    """Times the reading of all texts of a file; the best round counts."""
    contexts = [case.context for case in cases(file_name)]
    read_steps(contexts)
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        read_steps(contexts)
        best = min(best, time.process_time() - began)
    return best / len(contexts) * 1000


def agreement(file_name: str) -> str:
    """The marks of a file that are read right, by kind."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong_late = wrong_achieved = 0
    for _, marks in compared(file_name):
        for name, (expected, read) in marks.items():
            total[name] += 1
            right[name] += expected == read
            wrong_late += name == "status" and read == "late" != expected
            wrong_achieved += name == "outcome" and read == "achieved" != expected
    kinds = ", ".join(f"{name} {right[name]}/{total[name]}" for name in total)
    score = sum(right.values()) / sum(total.values())
    return f"{score:.1%} ({kinds}; wrong late {wrong_late}, wrong achieved {wrong_achieved})"


def main() -> None:
    """Prints the benchmark."""
    for file_name in FILES:
        speed = milliseconds_per_text(file_name)
        sys.stdout.write(f"{file_name}: {speed:.2f} ms per text; {agreement(file_name)}\n")


if __name__ == "__main__":
    main()
