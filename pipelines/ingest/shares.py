"""Large documents read by several workers, a share of the pages each.

A worker that has no document of its own may as well read half of somebody else's. Pages are read
apart and understood together, by one worker, so that the records are the same however they came.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from pipelines.ingest.worker import Job, Read, Result

LARGE = 1_000_000
"""Bytes of a file from which its pages are worth sharing (docs/decisions/0065)."""


def shares_for(sizes: Sequence[int], workers: int) -> list[int]:
    """In how many shares each of some documents is read.

    Args:
        sizes: The size of each, in bytes.
        workers: How many may read. Only those that have no document of their own read shares.
    """
    large = sum(size >= LARGE for size in sizes)
    idle = max(0, workers - len(sizes))
    return [1 + idle // large if size >= LARGE else 1 for size in sizes]


def shared(job: Job, shares: int) -> list[Job]:
    """The jobs that read the shares of a document; the job itself where there is one."""
    if shares < 2:
        return [job]
    return [replace(job, share=(number, shares)) for number in range(shares)]


class Pieces:
    """Shares that were read, until all of a document are there."""

    def __init__(self) -> None:
        self._results: dict[Job, dict[int, Future[Result]]] = {}

    def put_together(self, job: Job, result: Future[Result]) -> Job | None:
        """Take a share.

        Args:
            job: The job that read it.
            result: What it gave.

        Returns:
            The job that understands the whole document, once all of its shares are there. Where
            one of them failed it reads the document alone, and says why.
        """
        if job.share is None:
            return None
        whole = replace(job, share=None)
        results = self._results.setdefault(whole, {})
        number, shares = job.share
        results[number] = result
        if len(results) < shares:
            return None
        del self._results[whole]
        return _with_pieces(whole, [results[number] for number in range(shares)])


def _with_pieces(whole: Job, results: Sequence[Future[Result]]) -> Job:
    reads = [result.result() for result in results if result.exception() is None]
    pieces = [read.pages for read in reads if isinstance(read, Read) and read.pages is not None]
    hashes = {read.sha256 for read in reads}
    if len(pieces) < len(results) or len(hashes) > 1:
        return whole
    return replace(whole, pieces=tuple(pieces), sha256=hashes.pop())
