"""Where documents are read: in processes of this machine, or on a cluster."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from pipelines.ingest.pool import Limits, LocalPool
from pipelines.ingest.request import Request


@contextmanager
def executor_for(request: Request, limits: Limits, at_most: int) -> Iterator[tuple[Executor, int]]:
    """Processes that read documents, and how many there are.

    Args:
        request: What is asked for.
        limits: What one document may take.
        at_most: For how many of them there is work.

    Raises:
        UsageError: When the cluster does not answer.
    """
    executor, jobs = _started(request, limits, at_most)
    is_whole = False
    try:
        yield executor, jobs
        is_whole = True
    finally:
        executor.shutdown(cancel_futures=not is_whole)


def jobs_of(request: Request) -> int:
    """How many processes of this machine may read."""
    return request.jobs or os.cpu_count() or 1


def _started(request: Request, limits: Limits, at_most: int) -> tuple[Executor, int]:
    if not request.is_local:
        from pipelines.ingest.cluster import Cluster

        cluster = Cluster(request.executor, limits, request.registry, request.vocabulary)
        return cluster, request.jobs or cluster.jobs
    jobs = min(jobs_of(request), at_most)
    return LocalPool(jobs, limits, is_quiet=not request.is_debugging), jobs
