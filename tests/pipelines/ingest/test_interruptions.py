"""Runs stopped at any moment leave whole documents, and the next run goes on from there."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import ingest, start, verifica
from tests.pipelines.ingest.kills import KILLS, SEED
from tests.pipelines.ingest.storing import FILES, TOGETHER
from tests.samples import ROOT
from tests.stored import HALF, content, kept_pages, rows, small_documents

COUNT = 18

needs_proc = pytest.mark.skipif(
    sys.platform != "linux", reason="workers are found in /proc, which this system does not have"
)


@dataclass(frozen=True)
class Undisturbed:
    """A folder of documents, and what a run that nobody stopped makes of it.

    Attributes:
        folder: The documents.
        content: What is stored.
        pages: What is kept beside it.
        seconds: What the run took.
    """

    folder: Path
    content: dict[str, object]
    pages: dict[str, bytes]
    seconds: float

    def check(self, database: Path) -> None:
        """Make sure that a database came to the same, and knows of no failure."""
        assert content(database) == self.content
        assert kept_pages(database) == self.pages
        assert rows(database, "SELECT error FROM failures") == []


@pytest.fixture(scope="module")
def undisturbed(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    folder = small_documents(tmp_path_factory.mktemp("folder") / "docs", COUNT)
    database = folder.parent / "whole.duckdb"
    shutil.copy(template, database)
    started = time.monotonic()
    done = verifica("ingest", folder, "--db", database)
    assert done.returncode == 0, done.stderr
    seconds = time.monotonic() - started
    return Undisturbed(folder, content(database), kept_pages(database), seconds)


def _new(template: Path, database: Path) -> None:
    shutil.rmtree(database.with_name(f"{database.name}.pages"), ignore_errors=True)
    database.with_name(f"{database.name}.wal").unlink(missing_ok=True)
    shutil.copy(template, database)


def _check_kept(database: Path) -> int:
    """How many documents are stored, once it is sure that each is whole and its pages are kept."""
    assert rows(database, HALF) == []
    stored = {sha256 for (sha256,) in rows(database, "SELECT sha256 FROM documents")}
    assert stored <= {name.removesuffix(".parquet") for name in kept_pages(database)}
    return len(stored)


def _wait_for_more(process: "subprocess.Popen[str]", database: Path, more: int) -> None:
    """Wait until the pages of so many more documents are kept, or the process has ended."""
    folder = database.with_name(f"{database.name}.pages")

    def kept() -> int:
        return len(list(folder.glob("*.parquet")))

    enough = kept() + more
    while process.poll() is None and kept() < enough:
        time.sleep(0.002)


def test_the_whole_run_killed_at_random_moments(
    undisturbed: Undisturbed, template: Path, database: Path
) -> None:
    """Half of the moments are anywhere in the run, half while documents are read and stored."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = stored = 0
    is_complete = False
    while killed < KILLS or not is_complete:
        if is_complete:
            _new(template, database)
            stored = 0
        process = start("ingest", undisturbed.folder, "--db", database, "--jobs", "2")
        if killed < KILLS:
            if killed % 2:
                _wait_for_more(process, database, chance.randint(1, max(1, COUNT - stored)))
                time.sleep(chance.uniform(0, 0.8))
            else:
                time.sleep(chance.uniform(0.1, undisturbed.seconds))
            if process.poll() is None:
                process.kill()
                killed += 1
        _, errors = process.communicate(timeout=120)
        assert "Traceback" not in errors
        before, stored = stored, _check_kept(database)
        assert stored >= before
        is_complete = process.returncode == 0
        if is_complete:
            undisturbed.check(database)


def _store(database: Path) -> "subprocess.Popen[str]":
    """Start storing made-up documents, and wait until it begins."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.pipelines.ingest.storing", str(database)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begins\n"
    return process


def test_killed_at_random_moments_of_storing(
    template: Path, database: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.duckdb"
    shutil.copy(template, whole)
    process = _store(whole)
    begun = time.monotonic()
    assert process.stdout is not None
    assert process.stdout.readline() == "ends\n"
    seconds = time.monotonic() - begun
    process.communicate(timeout=60)
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = 0
    while killed < KILLS:
        process = _store(database)
        time.sleep(chance.uniform(0, seconds))
        was_running = process.poll() is None
        process.kill()
        process.communicate(timeout=60)
        stored = _check_kept(database)
        assert stored % TOGETHER == 0
        assert rows(database, "SELECT count(*) FROM documents") == [(2 * stored,)]
        killed += was_running and stored < FILES
        if stored == FILES:
            assert content(database) == content(whole)
            _new(template, database)
    assert _store(database).wait(60) == 0
    assert content(database) == content(whole)
    assert kept_pages(database) == kept_pages(whole)


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
def test_workers_killed_at_random_moments(undisturbed: Undisturbed, database: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = failed = 0
    arguments = ("ingest", undisturbed.folder, "--db", database)
    while killed < KILLS:
        process = start(*arguments, "--jobs", "2", "--force")
        while process.poll() is None:
            time.sleep(chance.uniform(0.02, 0.3))
            victims = _workers_of(process.pid)
            if victims and killed < KILLS:
                os.kill(chance.choice(victims), signal.SIGKILL)
                killed += 1
        told, errors = process.communicate(timeout=120)
        assert "Traceback" not in errors
        assert "Errno" not in errors
        failed += told.count("failed,")
        _check_kept(database)
    assert failed <= KILLS
    done = verifica(*arguments)
    assert done.returncode == 0, done.stderr
    undisturbed.check(database)


def _fork_server_of(process_id: int) -> int | None:
    """The process that a run's workers are forked from."""
    for child, parent in _parents():
        with suppress(FileNotFoundError, ProcessLookupError):
            if parent == process_id and "forkserver" in Path(f"/proc/{child}/cmdline").read_text():
                return child
    return None


@needs_proc
def test_the_fork_server_killed_at_any_moment(
    undisturbed: Undisturbed, template: Path, database: Path, tmp_path: Path
) -> None:
    """Half of the moments are in its first second; no document is lost, whenever it dies."""
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = 0
    while killed < KILLS:
        _new(template, database)
        process = start("ingest", undisturbed.folder, "--db", database, "--jobs", "2")
        for _ in range(2):
            while process.poll() is None and (server := _fork_server_of(process.pid)) is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 1) if killed % 2 else chance.uniform(1, 4))
            if process.poll() is None and server is not None:
                with suppress(ProcessLookupError):
                    os.kill(server, signal.SIGKILL)
                    killed += 1
        told, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        assert told.count("stored,") == COUNT
        undisturbed.check(database)


@needs_proc
def test_folders_of_killed_processes_are_removed(
    undisturbed: Undisturbed, database: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(temporary))
    arguments = ("ingest", undisturbed.folder, "--db", database, "--jobs", "2")
    process = start(*arguments)
    while process.poll() is None and not _workers_of(process.pid):
        time.sleep(0.01)
    time.sleep(0.5)
    process.kill()
    process.communicate(timeout=60)
    assert len(list(temporary.glob("verifica-*"))) == 1
    assert verifica(*arguments).returncode == 0
    assert list(temporary.glob("verifica-*")) == []


def test_ctrl_c_stops_at_once_and_the_next_run_goes_on(
    database: Path, template: Path, tmp_path: Path
) -> None:
    count = 60
    folder = small_documents(tmp_path / "docs", count)
    process = start("ingest", folder, "--db", database, "--jobs", "1", "--format", "table")
    assert process.stdout is not None
    assert process.stdout.readline().startswith("stored")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "the same command goes on from here" in errors
    stored = _check_kept(database)
    assert 1 <= stored < count
    done = ingest(folder, "--db", database)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("unchanged,") == stored
    assert done.stdout.count("stored,") == count - stored
    whole = tmp_path / "whole.duckdb"
    shutil.copy(template, whole)
    assert ingest(folder, "--db", whole).returncode == 0
    assert content(database) == content(whole)
    assert kept_pages(database) == kept_pages(whole)
