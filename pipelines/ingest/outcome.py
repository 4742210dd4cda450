"""What became of a file."""

from dataclasses import dataclass, field
from enum import StrEnum


class Status(StrEnum):
    """What became of a file."""

    STORED = "stored"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    MOVED = "moved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        status: What became of it.
        source_path: The file.
        document_id: The document it holds; None when it failed.
        counts: Rows stored, by table.
        seconds: Time that reading took.
        note: What is wrong, or which file holds the same bytes.
        details: A traceback, where the problem was not foreseen.
    """

    status: Status
    source_path: str
    document_id: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    seconds: float | None = None
    note: str | None = None
    details: str | None = None
