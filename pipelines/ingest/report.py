"""What ingest shows: a line per document on standard output, the rest on standard error."""

import csv
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from models.vocabulary import ReadingStatus
from pipelines.ingest.outcome import Outcome, Status
from pipelines.output.console import error_console, say_folded, tell
from pipelines.output.rows import Format
from pipelines.output.safety import for_json, for_spreadsheet
from pipelines.store.parcel import DocumentSummary

_TAKES_TIME = frozenset({Status.STORED, Status.REPLACED, Status.FAILED})
"""What becomes of files that are read; the others are passed over."""

_COUNTED = ("objectives", "steps", "verifications")
_COLUMNS = (
    "status",
    "source_path",
    "document_id",
    *_COUNTED,
    "seconds",
    "note",
    "coverage_pct",
    "reading_status",
)
_HAS_COUNTS = frozenset({Status.STORED, Status.REPLACED})

_AFTER_STATUS = 10
"""Blanks under the status of a summary line that is broken."""

Values = dict[str, object]


def _values(outcome: Outcome) -> list[Values]:
    """What is said of each document of a file, or of the file where it holds none."""
    if not outcome.documents:
        return [_row(outcome, None)]
    return [_row(outcome, document) for document in outcome.documents]


def _row(outcome: Outcome, document: DocumentSummary | None) -> Values:
    is_counted = document is not None and outcome.status in _HAS_COUNTS
    coverage = document.coverage_pct if document is not None else None
    return {
        "status": outcome.status.value,
        "source_path": outcome.source_path,
        "document_id": document.document_id if document is not None else None,
        **{
            name: document.counts.get(name, 0) if document and is_counted else None
            for name in _COUNTED
        },
        "seconds": None if outcome.seconds is None else round(outcome.seconds, 2),
        "note": _note(outcome),
        "coverage_pct": None if coverage is None else round(coverage, 1),
        "reading_status": document.reading_status if document is not None else None,
    }


def _note(outcome: Outcome) -> str | None:
    if outcome.paper is not None and outcome.note is None:
        return f"{outcome.paper.genre.value}: {outcome.paper.reason}"
    return outcome.note


def _name(outcome: Outcome) -> str:
    return Path(outcome.source_path).name.replace("\n", "\\n")


def lines(outcome: Outcome) -> list[str]:
    """The summary lines of a file, one for each document; none for another paper."""
    if outcome.status is Status.FAILED:
        return [f"{outcome.status:<{_AFTER_STATUS}}{outcome.note}"]
    if outcome.status is Status.PASSED_OVER:
        return []
    start = f"{outcome.status:<{_AFTER_STATUS}}{_name(outcome)}"
    note = f" ({outcome.note})" if outcome.note else ""
    if not outcome.documents:
        return [f"{start}: {note}"]
    return [f"{start}: {_told(outcome, document)}{note}" for document in outcome.documents]


def _told(outcome: Outcome, document: DocumentSummary) -> str:
    """What is told of a document: its identifier, what it holds and how far it was understood."""
    told = [document.document_id]
    if outcome.status in _HAS_COUNTS:
        told += [f"{document.counts[what]} {what}" for what in _COUNTED if what in document.counts]
    told += _understanding(document)
    if outcome.seconds is not None:
        told.append(f"{outcome.seconds:.2f} s")
    return ", ".join(told)


def _understanding(document: DocumentSummary) -> list[str]:
    if document.coverage_pct is None and document.reading_status is None:
        return []
    status = (document.reading_status or ReadingStatus.UNDERSTOOD).value.replace("_", " ")
    if document.coverage_pct is None:
        return [status]
    return [f"{document.coverage_pct:.1f}% {status}"]


def warnings(outcome: Outcome) -> list[str]:
    """A line for each document of a file that was understood in part, with the reason."""
    return [
        f"warning: {_name(outcome)}: {', '.join(_understanding(document))}: "
        f"{document.status_basis or 'the reason is not known'} ({document.document_id})"
        for document in outcome.documents
        if document.is_partly_understood and outcome.status is not Status.DUPLICATE
    ]


class Report:
    """Shows outcomes as they come."""

    def __init__(self, output: Format, total: int, *, is_debugging: bool) -> None:
        """Prepare.

        Args:
            output: How lines are printed.
            total: How many files there are.
            is_debugging: Whether tracebacks are shown.
        """
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._output = output
        self._is_debugging = is_debugging
        self._is_first = True
        self._read = 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=error_console(),
            redirect_stdout=sys.stdout.isatty(),
        )
        self._bar = self._progress.add_task("Reading", total=total, rate="")

    def __enter__(self) -> Self:
        self._progress.start()
        if self._output is Format.CSV:
            csv.writer(sys.stdout, lineterminator="\n").writerow(_COLUMNS)
        elif self._output is Format.JSON:
            sys.stdout.write("[")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
        if self._output is Format.JSON:
            sys.stdout.write("\n]\n")
        sys.stdout.flush()

    def show(self, outcome: Outcome) -> None:
        """Print the lines of a file and move the bar."""
        if self._output is Format.TABLE:
            say_folded(lines(outcome), indent=_AFTER_STATUS)
        else:
            for values in _values(outcome):
                self._print(values)
        if outcome.status is Status.FAILED and self._output is not Format.TABLE:
            tell(lines(outcome)[0])
        for warning in warnings(outcome):
            tell(warning)
        if self._is_debugging and outcome.details:
            tell(outcome.details)
        self._read += outcome.status in _TAKES_TIME
        self._progress.update(self._bar, advance=1, rate=self._rate())

    def _print(self, values: Values) -> None:
        if self._output is Format.CSV:
            cells = [
                for_spreadsheet(item) if isinstance(item, str) else item for item in values.values()
            ]
            csv.writer(sys.stdout, lineterminator="\n").writerow(cells)
        elif self._output is Format.JSONL:
            sys.stdout.write(f"{for_json(json.dumps(values, ensure_ascii=False))}\n")
        else:
            separator = "\n" if self._is_first else ",\n"
            sys.stdout.write(separator + for_json(json.dumps(values, ensure_ascii=False)))
        self._is_first = False

    def _rate(self) -> str:
        """Documents read a second since the start: they are stored, and told of, some at a time."""
        elapsed = self._progress.tasks[self._bar].elapsed
        return f"{self._read / elapsed:.1f}/s" if self._read and elapsed else ""
