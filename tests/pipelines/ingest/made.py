"""Results made by hand in place of reading, so that a batch meets whatever reading can give."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from pipelines.ingest.worker import Job, Result

Made = Mapping[str, Callable[[Job], Result]]
"""What each file gives, by its name."""


class MadeResults(Executor):
    """Gives a result for each file, and takes note of the jobs.

    Attributes:
        jobs: The jobs that it was given, in order.
    """

    def __init__(self, made: Made) -> None:
        self.jobs: list[Job] = []
        self._made = made

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """The result of the file that a job names, at once."""
        (job,) = arguments
        self.jobs.append(job)
        future: Future[Result] = Future()
        future.set_result(self._made[job.path.name](job))
        return future


def pdf(folder: Path, *names: str) -> Path:
    """Fill a folder with files that begin like PDFs, no two of the same bytes."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"%PDF-1.7\n" + name.encode())
    return folder
