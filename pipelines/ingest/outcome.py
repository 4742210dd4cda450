"""What became of a file."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.store.files import OtherPaper
from pipelines.store.parcel import DocumentSummary


class Status(StrEnum):
    """What became of a file."""

    STORED = "stored"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    MOVED = "moved"
    PASSED_OVER = "passed_over"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        status: What became of it.
        source_path: The file.
        documents: The documents it holds, in order; none where it failed or is another paper.
        paper: The other paper that it is.
        seconds: Time that reading took.
        note: What is wrong, which file holds the same bytes, or what is attached to it.
        stage: Where reading stopped, where it failed.
        details: A traceback, where the problem was not foreseen.
        attachments: How many files are attached to it, where it was read now.
    """

    status: Status
    source_path: str
    documents: tuple[DocumentSummary, ...] = ()
    paper: OtherPaper | None = None
    seconds: float | None = None
    note: str | None = None
    stage: str | None = None
    details: str | None = None
    attachments: int = 0
