"""What batches of documents cost, as Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.processes import Look

_SHOWN_AT = (100, 250, 500, 750, 1000)


@dataclass(frozen=True, slots=True)
class Run:
    """A batch read once.

    Attributes:
        workers: Documents read side by side.
        seconds: From the start of the command to its end.
        looks: Memory on the way.
        database_mb: Size of the database.
        kept_mb: Size of the kept pages.
    """

    workers: int
    seconds: float
    looks: tuple[Look, ...]
    database_mb: float
    kept_mb: float

    def peaks(self, documents: int) -> tuple[float, float]:
        """Peaks of parent and largest worker in MB until so many documents were read."""
        looks = [look for look in self.looks if look.documents <= documents]
        return (
            max((look.parent for look in looks), default=0.0),
            max((look.worker for look in looks), default=0.0),
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents, read a few times.

    Attributes:
        documents: How many.
        pages: Their pages.
        source_mb: Their size.
        runs: In the order in which they were made.
    """

    documents: int
    pages: int
    source_mb: float
    runs: tuple[Run, ...]

    @property
    def workers(self) -> list[int]:
        """The numbers of workers that read the batch."""
        return sorted({run.workers for run in self.runs})

    def seconds(self, workers: int) -> list[float]:
        """What the runs with so many workers took."""
        return [run.seconds for run in self.runs if run.workers == workers]

    def marks(self) -> list[int]:
        """Numbers of documents at which memory is shown."""
        return [mark for mark in _SHOWN_AT if mark < self.documents] + [self.documents]


def _speed(batches: Sequence[Batch], start: float) -> Iterator[str]:
    """Speed by documents and workers."""
    yield (
        "| documents | pages | PDF MB | workers | runs | least seconds | median | pages per second "
        "| start-up apart | ms per document, start-up apart | times one worker, least | median |"
    )
    yield "|---" * 12 + "|"
    for batch in batches:
        alone = batch.seconds(1)
        for workers in batch.workers:
            seconds = batch.seconds(workers)
            reading = max(min(seconds) - start, 0.001)
            gains = ["", ""]
            if alone:
                gains = [f"{of(alone) / of(seconds):.2f}" for of in (min, median)]
            cells = [
                str(batch.documents),
                str(batch.pages),
                f"{batch.source_mb:.0f}",
                str(workers),
                str(len(seconds)),
                f"{min(seconds):.1f}",
                f"{median(seconds):.1f}",
                f"{batch.pages / min(seconds):.0f}",
                f"{batch.pages / reading:.0f}",
                f"{1000 * reading / batch.documents:.0f}",
                *gains,
            ]
            yield f"| {' | '.join(cells)} |"


def _memory(batch: Batch) -> Iterator[str]:
    """Peaks of memory on the way through a batch, the largest of its runs."""
    marks = batch.marks()
    yield f"| workers | process | {' | '.join(map(str, marks))} |"
    yield "|---|---" + "|---" * len(marks) + "|"
    for workers in batch.workers:
        runs = [run for run in batch.runs if run.workers == workers]
        for index, kind in enumerate(("parent", "largest worker")):
            peaks = (max(run.peaks(mark)[index] for run in runs) for mark in marks)
            yield f"| {workers} | {kind} | {' | '.join(f'{peak:.0f}' for peak in peaks)} |"


def report(batches: Sequence[Batch], start: float) -> str:
    """The cost of batches as Markdown.

    Args:
        batches: What was measured, the smallest first.
        start: Seconds that ingest takes beside reading.
    """
    largest = batches[-1]
    run = largest.runs[-1]
    sections = [
        "## More documents, more workers",
        "`verifica ingest` of documents of mixed layouts into a fresh database. Runs of different "
        "workers took turns. Pages per second are those of the quickest run; to start, and to read "
        f"a single short document, takes {start:.1f} seconds (median of five).",
        "\n".join(_speed(batches, start)),
        f"{largest.documents} documents become a database of {run.database_mb:.0f} MB and kept "
        f"pages of {run.kept_mb:.0f} MB.",
    ]
    if any(look.parent for look in run.looks):
        sections += [
            f"Peak resident memory in MB until so many of the {largest.documents} documents were "
            "read:",
            "\n".join(_memory(largest)),
        ]
    return "\n\n".join(sections) + "\n"
