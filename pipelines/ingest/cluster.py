"""Documents read on a Dask cluster.

Tasks of a worker that is lost are given to another; a document that takes too long ends its worker,
which its nanny starts anew, and after a few workers the scheduler gives the document up.
"""

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipelines.errors import UsageError, VerificaError
from pipelines.ingest.pool import Limits
from pipelines.ingest.worker import Job, Result, Unread

_CONNECTS_WITHIN = 10.0  # seconds
_WORKERS_WITHIN = 30.0  # seconds
_ONE_AT_A_TIME = threading.Lock()
"""pdfium is not safe for threads, and a worker of several threads runs several tasks."""


class ClusterError(VerificaError):
    """The cluster is gone."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What every task needs beside its document.

    Attributes:
        extractor_version: Version of the rules here, which must be that of the worker.
        seconds: Time limit of a document; None for no limit.
        registry: The content of a registry; None for the built-in one.
        vocabulary: The content of a vocabulary beside the built-in one, or None.
    """

    extractor_version: str
    seconds: float | None
    registry: bytes | None = field(default=None, repr=False)
    vocabulary: bytes | None = field(default=None, repr=False)


@contextmanager
def _limited(seconds: float | None) -> Iterator[None]:
    """End this worker when a document takes too long, if there is a nanny to start it anew."""
    from distributed import get_worker

    if seconds is None or get_worker().nanny is None:
        yield
        return
    alarm = threading.Timer(seconds, os._exit, [1])
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()


@contextmanager
def _files(shared: Shared, job: Job) -> Iterator[Job]:
    """The job with registry and vocabulary as files of this machine."""
    with tempfile.TemporaryDirectory(prefix="verifica-") as folder:
        registry, vocabulary = Path(folder, "registry.toml"), Path(folder, "vocabulary.toml")
        if shared.registry is not None:
            registry.write_bytes(shared.registry)
            job = replace(job, registry=registry)
        if shared.vocabulary is not None:
            vocabulary.write_bytes(shared.vocabulary)
            job = replace(job, vocabulary=vocabulary)
        yield job


def on_worker(function: Callable[[Job], Result], shared: Shared, job: Job) -> Result:
    """Read a document in a worker of a cluster.

    Args:
        function: What reads it.
        shared: What every task needs.
        job: The document.
    """
    from extractor import EXTRACTOR_VERSION

    if shared.extractor_version != EXTRACTOR_VERSION:
        return Unread(
            "cluster",
            f"{job.path.name}: a worker has rules of version {EXTRACTOR_VERSION} in place of "
            f"{shared.extractor_version}; install the same version of verifica everywhere.",
        )
    with _ONE_AT_A_TIME, _limited(shared.seconds), _files(shared, job) as complete:
        return function(complete)


class Cluster(Executor):
    """A Dask cluster as an executor of jobs."""

    def __init__(
        self, address: str, limits: Limits, registry: Path | None, vocabulary: Path | None
    ) -> None:
        """Connect.

        Args:
            address: Of the scheduler, such as ``tcp://host:8786``.
            limits: What one document may take; memory is the cluster's own affair.
            registry: A registry in place of the built-in one.
            vocabulary: A vocabulary beside the built-in one.

        Raises:
            UsageError: When distributed is not installed, or nobody answers.
        """
        from extractor import EXTRACTOR_VERSION

        self._client = _connected(address)
        self._address = address
        self._shared = Shared(
            EXTRACTOR_VERSION,
            limits.seconds,
            registry.read_bytes() if registry else None,
            vocabulary.read_bytes() if vocabulary else None,
        )

    @property
    def jobs(self) -> int:
        """How many documents the workers read side by side."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Run a function of a job on the cluster.

        Raises:
            ClusterError: When the cluster is gone.
        """
        if self._client.status != "running":
            raise ClusterError(
                f"The cluster {self._address} is gone; what was stored is whole, and the same "
                "command goes on from here."
            )
        inner = self._client.submit(
            on_worker, function, self._shared, *arguments, pure=False, **named
        )
        outer: Future[Any] = Future()
        inner.add_done_callback(lambda done: _hand_on(done, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster, which goes on for others and drops what nobody waits for."""
        self._client.close()


def _hand_on(inner: Any, outer: Future[Any]) -> None:
    """Give a future the result of one of distributed's; a task that was dropped counts as lost.

    The result of a worker that is lost before it is fetched is made again, and that may fail: so
    whether there is one is known only when it is here. (The executor that distributed offers never
    ends such a future.)
    """
    try:
        result = inner.result()
    except BaseException as error:
        is_dropped = inner.cancelled()
        outer.set_exception(BrokenExecutor("the task was dropped") if is_dropped else error)
    else:
        outer.set_result(result)


def _connected(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(
            "--executor with an address needs a further package; install verifica[cluster]."
        ) from error
    try:
        client = Client(address, timeout=_CONNECTS_WITHIN, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"No Dask scheduler answers at {address}; check the address, and that it runs."
        ) from error
    try:
        client.wait_for_workers(1, timeout=_WORKERS_WITHIN)
    except TimeoutError as error:
        client.close()
        raise UsageError(f"The cluster {address} has no worker; start one.") from error
    return client
