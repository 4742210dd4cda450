"""Runs stopped at any moment leave whole documents, and the next run goes on from there."""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import start, verifica
from tests.stored import HALF, content, rows, small_documents

COUNT = 18
KILLED = 10
SEED = 20240229

needs_proc = pytest.mark.skipif(
    sys.platform != "linux", reason="workers are found in /proc, which this system does not have"
)


@pytest.fixture(scope="module")
def undisturbed(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, object], float]:
    """A folder of documents, what a run that nobody stopped makes of it, and its seconds."""
    folder = small_documents(tmp_path_factory.mktemp("folder") / "docs", COUNT)
    database = folder.parent / "whole.duckdb"
    shutil.copy(template, database)
    started = time.monotonic()
    done = verifica("ingest", folder, "--db", database)
    assert done.returncode == 0, done.stderr
    return folder, content(database), time.monotonic() - started


def _new(template: Path, database: Path) -> None:
    shutil.rmtree(database.with_name(f"{database.name}.pages"), ignore_errors=True)
    database.with_name(f"{database.name}.wal").unlink(missing_ok=True)
    shutil.copy(template, database)


def _check_kept(database: Path) -> int:
    """How many documents are stored, once it is sure that each is whole and its pages are kept."""
    assert rows(database, HALF) == []
    stored = {sha256 for (sha256,) in rows(database, "SELECT sha256 FROM documents")}
    kept = database.with_name(f"{database.name}.pages")
    assert stored <= {path.stem for path in kept.glob("*.parquet")}
    return len(stored)


def test_the_whole_run_killed_at_ten_random_moments(
    undisturbed: tuple[Path, dict[str, object], float], template: Path, database: Path
) -> None:
    folder, whole, seconds = undisturbed
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = stored = 0
    is_complete = False
    while killed < KILLED or not is_complete:
        if is_complete:
            _new(template, database)
            stored = 0
        process = start("ingest", folder, "--db", database, "--jobs", "2")
        if killed < KILLED:
            time.sleep(chance.uniform(0.1, seconds))
            if process.poll() is None:
                process.kill()
                killed += 1
        _, errors = process.communicate(timeout=120)
        assert "Traceback" not in errors
        before, stored = stored, _check_kept(database)
        assert stored >= before
        is_complete = process.returncode == 0
        assert not is_complete or content(database) == whole


def _parents() -> Iterator[tuple[int, int]]:
    """Every process and its parent."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                status = (entry / "stat").read_text()
            except OSError:
                continue
            yield int(entry.name), int(status.rsplit(")", 1)[1].split()[1])


def _workers_of(process_id: int) -> list[int]:
    """The processes that read documents: children of the one that a run forks them from."""
    parents = dict(_parents())
    return [child for child, parent in parents.items() if parents.get(parent) == process_id]


@needs_proc
def test_workers_killed_at_ten_random_moments(
    undisturbed: tuple[Path, dict[str, object], float], database: Path
) -> None:
    folder, whole, _ = undisturbed
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = failed = 0
    while killed < KILLED:
        process = start("ingest", folder, "--db", database, "--jobs", "2", "--force")
        while process.poll() is None:
            time.sleep(chance.uniform(0.02, 0.3))
            victims = _workers_of(process.pid)
            if victims and killed < KILLED:
                os.kill(chance.choice(victims), signal.SIGKILL)
                killed += 1
        told, errors = process.communicate(timeout=120)
        assert "Traceback" not in errors
        assert "Errno" not in errors
        failed += told.count("failed,")
        _check_kept(database)
    assert failed <= KILLED
    done = verifica("ingest", folder, "--db", database)
    assert done.returncode == 0, done.stderr
    assert content(database) == whole


def test_ctrl_c_stops_at_once_and_the_next_run_goes_on(
    undisturbed: tuple[Path, dict[str, object], float], database: Path
) -> None:
    folder, whole, _ = undisturbed
    process = start("ingest", folder, "--db", database, "--jobs", "1", "--format", "table")
    assert process.stdout is not None
    for _ in range(4):
        assert process.stdout.readline().startswith("stored")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "the same command goes on from here" in errors
    stored = _check_kept(database)
    assert 4 <= stored < COUNT
    done = verifica("ingest", folder, "--db", database)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("unchanged,") == stored
    assert done.stdout.count("stored,") == COUNT - stored
    assert content(database) == whole
