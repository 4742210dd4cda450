"""How long the views take over ten thousand made documents, and whether a plan multiplies tables.

``python -m benchmarks.views [--bodies N] [--threads N]`` makes the documents in a file of its own
(about half a minute), asks every view and prints seconds, rows and what the plan contains. Views
with a row per step or per check are asked as people ask them, for one document; the others whole.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipelines.generator import generate, store
from pipelines.store.build import build
from pipelines.store.definitions import views

BODIES = 2090
"""Makes a little over ten thousand documents."""

DOCUMENT = "made-00005-verification-2021-2023"
BY_DOCUMENT = {"step_facts", "step_cards", "step_results", "step_slippage", "check_results"}
"""Views with a row per step or per check: asked for one document."""

MULTIPLYING = frozenset(
    {"CROSS_PRODUCT", "NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN"}
)
"""Operators that compare every row of one table with every row of another, or nearly so."""


@dataclass(frozen=True)
class Timing:
    """What asking a view cost."""

    view: str
    seconds: float
    rows: int
    multiplies: bool


def question(view: str) -> str:
    """What the view is asked."""
    condition = f" WHERE document_id = '{DOCUMENT}'" if view in BY_DOCUMENT else ""
    return f"SELECT * FROM {view}{condition}"  # noqa: S608 - names of our own files


def operators(connection: duckdb.DuckDBPyConnection, query: str) -> frozenset[str]:
    """The names of the operators in a query's plan."""
    (row,) = connection.execute(f"EXPLAIN (FORMAT json) {query}").fetchall()
    found: set[str] = set()
    waiting = [json.loads(row[1])]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found.add(str(node.get("name", "")).strip())
            waiting += node.values()
    return frozenset(found)


def timings(connection: duckdb.DuckDBPyConnection) -> Iterator[Timing]:
    """Ask every view that is no check, once to warm up and once by the clock."""
    for view in sorted(view.name for view in views()):
        if view.startswith("check_") and view != "check_results":
            continue
        best = None
        rows = 0
        for _ in range(2):
            start = time.perf_counter()
            rows = len(connection.sql(question(view)).to_arrow_table())
            taken = time.perf_counter() - start
            best = taken if best is None else min(best, taken)
        yield Timing(
            view, best or 0.0, rows, bool(MULTIPLYING & operators(connection, question(view)))
        )


def main() -> None:
    """Make the documents and print what each view costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=int, default=BODIES)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder, "made.duckdb")
        with duckdb.connect(path) as connection:
            build(connection, path)
            documents = store(connection, generate(options.bodies, regions=16))
            connection.execute(f"SET threads = {options.threads}")
            sys.stdout.write(f"{documents} documents, {options.threads} threads\n")
            for timing in timings(connection):
                mark = "  multiplies tables" if timing.multiplies else ""
                sys.stdout.write(
                    f"{timing.view:24}{timing.seconds:7.2f} s {timing.rows:9} rows{mark}\n"
                )
                sys.stdout.flush()


if __name__ == "__main__":
    main()
