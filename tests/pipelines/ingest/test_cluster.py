"""Documents read by the worker processes of a real Dask cluster."""

import http.server
import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import sentence, start, verifica
from tests.pipelines.ingest.kills import KILLS, SEED
from tests.stored import HALF, LAYOUTS, content, kept_pages, rows, small_documents

distributed = pytest.importorskip(
    "distributed", reason="distributed is not installed; install verifica[cluster]"
)

COUNT = 18
WORKERS = 2
GIVEN_UP = (distributed.Status.closed, distributed.Status.closing, distributed.Status.failed)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes, each with a nanny that starts it anew when it dies."""
    with distributed.LocalCluster(
        n_workers=WORKERS, threads_per_worker=2, processes=True, dashboard_address=None
    ) as running:
        yield running


@pytest.fixture(scope="module")
def undisturbed(
    template: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, object]]:
    """A folder of documents, and what this machine alone makes of it."""
    folder = small_documents(tmp_path_factory.mktemp("folder") / "docs", COUNT)
    database = folder.parent / "whole.duckdb"
    shutil.copy(template, database)
    done = verifica("ingest", folder, "--db", database)
    assert done.returncode == 0, done.stderr
    return folder, content(database)


def _busy(cluster: Any) -> list[int]:
    """Process identifiers of the workers that have documents to read.

    A worker that its nanny has not seen start yet is left alone: nannies give up when it dies.
    """
    running = distributed.Status.running
    reading = {
        state.address for state in list(cluster.scheduler.workers.values()) if state.processing
    }
    processes = [
        nanny.process
        for nanny in cluster.workers.values()
        if nanny.worker_address in reading and nanny.status == running
    ]
    return [one.pid for one in processes if one and one.status == running and one.pid]


def _revive(cluster: Any) -> None:
    """Start workers in place of those whose nannies gave up: a cluster without any would wait."""
    if any(nanny.status in GIVEN_UP for nanny in cluster.workers.values()):
        cluster.scale(0)
    cluster.scale(WORKERS)


def test_a_cluster_gives_what_one_machine_gives(
    cluster: Any, undisturbed: tuple[Path, dict[str, object]], database: Path
) -> None:
    folder, whole = undisturbed
    done = verifica("ingest", folder, "--db", database, "--executor", cluster.scheduler_address)
    assert done.returncode == 0, done.stderr
    assert content(database) == whole
    assert len(list(database.with_name(f"{database.name}.pages").iterdir())) == COUNT


def test_parts_are_written_once_and_taken_in(
    cluster: Any, undisturbed: tuple[Path, dict[str, object]], database: Path, tmp_path: Path
) -> None:
    folder, whole = undisturbed
    parts = tmp_path / "parts"
    arguments = ("ingest", folder, "--parts", parts, "--executor", cluster.scheduler_address)
    copy = tmp_path / "second.duckdb"
    shutil.copy(database, copy)
    done = verifica(*arguments, "--db", database)
    assert done.returncode == 0, done.stderr
    assert content(database) == whole
    written = {path: path.stat().st_mtime_ns for path in parts.rglob("*.parquet")}
    assert rows(database, f"SELECT count(*) FROM '{parts}/documents/*.parquet'") == [(COUNT,)]
    assert rows(database, f"SELECT count(*) FROM '{parts}/steps/*.parquet'") == rows(
        database, "SELECT count(*) FROM steps"
    )
    assert verifica(*arguments, "--db", copy).returncode == 0
    assert content(copy) == whole
    assert {path: path.stat().st_mtime_ns for path in parts.rglob("*.parquet")} == written
    assert len(list(copy.with_name(f"{copy.name}.pages").iterdir())) == COUNT


def test_workers_killed_at_random_leave_each_document_once(
    cluster: Any, undisturbed: tuple[Path, dict[str, object]], database: Path, tmp_path: Path
) -> None:
    folder, whole = undisturbed
    parts = tmp_path / "parts"
    arguments = ("--db", database, "--parts", parts, "--executor", cluster.scheduler_address)
    chance = random.Random(SEED)  # noqa: S311 - moments, not secrets
    killed = 0
    while killed < KILLS:
        process = start("ingest", folder, *arguments, "--force")
        while process.poll() is None:
            time.sleep(chance.uniform(0.0, 0.5))
            _revive(cluster)
            victims = _busy(cluster)
            if victims and killed < KILLS:
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(victims), signal.SIGKILL)
                    killed += 1
        _, errors = process.communicate(timeout=60)
        assert "Traceback" not in errors
        assert rows(database, HALF) == []
    done = verifica("ingest", folder, *arguments)
    assert done.returncode == 0, done.stderr
    assert content(database) == whole
    assert rows(database, "SELECT error FROM failures") == []
    assert kept_pages(database) == kept_pages(folder.parent / "whole.duckdb")
    for table in ("documents", "objectives", "steps", "evidence"):
        counted = f"SELECT count(*), count(DISTINCT filename) FROM '{parts}/{table}/*.parquet'"
        ((count, files),) = rows(database, counted)
        assert [(count,)] == rows(database, f"SELECT count(*) FROM {table}")
        assert files == COUNT


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A web server of this machine and the folder that it shows."""
    folder = small_documents(tmp_path / "web", 3)
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", folder
    server.shutdown()
    server.server_close()
    thread.join()


def test_documents_come_from_the_web(
    cluster: Any, web: tuple[str, Path], database: Path, tmp_path: Path
) -> None:
    address, folder = web
    local = tmp_path / "local.duckdb"
    shutil.copy(database, local)
    verifica("ingest", folder, "--db", local)
    shutil.copy(folder / "0000.pdf", folder / "again.pdf")
    options = ("--executor", cluster.scheduler_address, "--allow-host", "127.0.0.1")
    done = verifica("ingest", f"{address}/", "--db", database, *options)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("stored,") == 3
    assert done.stdout.count("duplicate,") == 1
    assert content(database) == content(local)
    again = verifica("ingest", f"{address}/", "--db", database, *options)
    assert again.stdout.count("unchanged,") == 3
    gone = verifica("ingest", f"{address}/absent.pdf", "--db", database, *options)
    assert gone.returncode == 2
    assert "absent.pdf" in sentence(gone)


def test_documents_are_named_by_url_on_this_machine_too(
    web: tuple[str, Path], database: Path
) -> None:
    url = f"{web[0]}/0000.pdf"
    done = verifica("ingest", url, "--db", database, "--allow-host", "127.0.0.1")
    assert done.returncode == 0, done.stderr
    assert rows(database, "SELECT source_path FROM documents") == [(url,)]


def test_a_vocabulary_and_a_registry_need_not_be_on_the_workers(
    cluster: Any, database: Path, tmp_path: Path
) -> None:
    path = LAYOUTS / "rio-chiaro-schede-2023.pdf"
    words = tmp_path / "words.toml"
    words.write_text("[step.source]\nheaders = ['Anno']\n")
    local = tmp_path / "local.duckdb"
    shutil.copy(database, local)
    executor = ("--executor", cluster.scheduler_address)
    assert verifica("ingest", path, "--db", local, "--vocabulary", words).returncode == 0
    verifica("ingest", path, "--db", database, "--vocabulary", words, *executor)
    assert content(database) == content(local)


def test_nobody_at_the_address_is_one_sentence(database: Path, tmp_path: Path) -> None:
    path = LAYOUTS / "rio-chiaro-schede-2023.pdf"
    done = verifica("ingest", path, "--db", database, "--executor", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "tcp://127.0.0.1:9" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
