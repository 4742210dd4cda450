"""How long a command waits for a database that another process has open."""

import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from pipelines.output.console import tell

LOCKED = "Could not set lock"
"""What DuckDB says when another process has the file open in a way that excludes ours."""

_LOOKS_EVERY = 0.2
"""Seconds between two tries."""

_given: list[float] = []


def wait_at_most(seconds: float) -> float:
    """Set how long this process waits, and those forked from it; none where it is not set."""
    _given[:] = [seconds]
    return seconds


def connect(
    path: Path,
    attempt: Callable[[], duckdb.DuckDBPyConnection],
    told: Callable[[str], None] = tell,
) -> duckdb.DuckDBPyConnection:
    """A connection, tried again while another process holds the database, for as long as is set.

    Args:
        path: The database file, for what is told.
        attempt: Opens it.
        told: Takes a sentence before the wait begins.

    Raises:
        duckdb.Error: When it cannot be opened, or is held for longer.
    """
    seconds = _given[0] if _given else 0.0
    end = time.monotonic() + seconds
    has_told = False
    while True:
        try:
            return attempt()
        except duckdb.IOException as error:
            if LOCKED not in str(error) or time.monotonic() >= end:
                raise
        if not has_told:
            told(f"{path} is in use; waiting for it for up to {seconds:g} seconds (--wait).")
            has_told = True
        time.sleep(_LOOKS_EVERY)
