"""Where documents are read: in processes of this machine, or on a cluster."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from pipelines.ingest.pool import Limits, LocalPool
from pipelines.ingest.request import Request

_DOCUMENTS_PER_WORKER = 2
"""In flight for each worker: one being read, one waiting to be read or stored."""


@contextmanager
def executor_for(request: Request, limits: Limits, to_read: int) -> Iterator[tuple[Executor, int]]:
    """Processes that read documents, and how many documents may be in flight.

    Args:
        request: What is asked for.
        limits: What one document may take.
        to_read: How many documents there are.

    Raises:
        UsageError: When the cluster does not answer.
    """
    executor, jobs = _started(request, limits, to_read)
    is_whole = False
    try:
        yield executor, jobs * _DOCUMENTS_PER_WORKER
        is_whole = True
    finally:
        executor.shutdown(cancel_futures=not is_whole)


def _started(request: Request, limits: Limits, to_read: int) -> tuple[Executor, int]:
    if not request.is_local:
        from pipelines.ingest.cluster import Cluster

        cluster = Cluster(request.executor, limits, request.registry, request.vocabulary)
        return cluster, request.jobs or cluster.jobs
    jobs = min(request.jobs or os.cpu_count() or 1, to_read)
    return LocalPool(jobs, limits, is_quiet=not request.is_debugging), jobs
