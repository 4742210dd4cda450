"""Why a document gave no objective: what it is, or what was seen in place of one."""

from extractor.coverage.verdict import Coverage
from extractor.errors import (
    ExtractionError,
    NoObjectivesError,
    NotUnderstoodError,
    OtherPaperError,
)
from extractor.interpretation import Interpretation
from extractor.layouts.binding import BoundColumn
from extractor.layouts.events import BoundBlock

_SHOWN = 60  # characters of a heading
_SHOWN_HEADERS = 3


def no_objectives(read: Interpretation, *, is_performance: bool = False) -> ExtractionError:
    """The error for a document in which nothing reads like an objective.

    Args:
        read: The document.
        is_performance: Whether it is a performance document whatever it says of itself.
    """
    if not is_performance and not read.genre.is_performance:
        reason = "; ".join(part for part in (read.genre.basis, _tables(read)) if part)
        return OtherPaperError(read.path, read.genre.likeliest, reason)
    return NoObjectivesError(
        read.path,
        f"no objectives found: {_tables(read)}",
        "see with verifica layout how it was read and add the headers of its tables with "
        "--vocabulary",
    )


def not_understood(read: Interpretation, coverage: Coverage) -> NotUnderstoodError:
    """The error for a document of which too little was read to be kept."""
    return NotUnderstoodError(
        read.path,
        f"it was not understood: {coverage.basis}",
        "see with verifica layout how it was read and add the headers of its tables with "
        "--vocabulary",
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"


def _tables(read: Interpretation) -> str:
    """How many tables there are, and which of them came nearest to objectives."""
    if not read.tables:
        return "it holds no table"
    count = len(read.tables)
    number = f"{count} tables" if count > 1 else "one table"
    best = max(
        (
            (sum(column.score for column in columns), event.block.page, columns)
            for event in read.events
            if isinstance(event, BoundBlock)
            for columns in [[it for it in event.binding.columns if it.field is not None]]
        ),
        key=lambda item: item[0],
        default=None,
    )
    if best is None or not best[2]:
        return f"{number}, no header of which names a part of an objective"
    _, page, columns = best
    return (
        f"{number}; the nearest, on page {page}, has only {_headers(columns)} "
        "and nothing that names an objective"
    )


def _headers(columns: list[BoundColumn]) -> str:
    best = sorted(columns, key=lambda column: -column.score)[:_SHOWN_HEADERS]
    return ", ".join(f"{_short(column.header)!r} (as {column.field})" for column in best)
