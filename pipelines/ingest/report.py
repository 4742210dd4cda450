"""What ingest shows: a line per document on standard output, progress on standard error."""

import csv
import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from pipelines.ingest.outcome import Outcome, Status
from pipelines.output.console import error_console, say, tell
from pipelines.output.rows import Format
from pipelines.output.safety import for_json, for_spreadsheet

_TAKES_TIME = frozenset({Status.STORED, Status.REPLACED, Status.FAILED})
"""What becomes of files that are read; the others are passed over."""

_COLUMNS = (
    "status",
    "source_path",
    "document_id",
    "objectives",
    "steps",
    "verifications",
    "seconds",
    "note",
)
_COUNTED = ("objectives", "steps", "verifications")
_SHOWN_WITHOUT_NOTE = frozenset({Status.STORED, Status.REPLACED})


def _values(outcome: Outcome) -> dict[str, object]:
    has_counts = outcome.status in _SHOWN_WITHOUT_NOTE
    return {
        "status": outcome.status.value,
        "source_path": outcome.source_path,
        "document_id": outcome.document_id,
        **{name: outcome.counts.get(name, 0) if has_counts else None for name in _COUNTED},
        "seconds": None if outcome.seconds is None else round(outcome.seconds, 2),
        "note": outcome.note,
    }


def line(outcome: Outcome) -> str:
    """The summary line of a document."""
    name = Path(outcome.source_path).name.replace("\n", "\\n")
    start = f"{outcome.status:<10}{name}"
    if outcome.status is Status.FAILED:
        return f"{outcome.status:<10}{outcome.note}"
    if outcome.status not in _SHOWN_WITHOUT_NOTE:
        note = f" ({outcome.note})" if outcome.note else ""
        return f"{start}: {outcome.document_id or ''}{note}"
    counts = ", ".join(
        f"{outcome.counts.get(what, 0)} {what}" for what in _COUNTED if outcome.counts.get(what)
    )
    return f"{start}: {outcome.document_id}, {counts}, {outcome.seconds:.2f} s"


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
        """Print a document's line and move the bar."""
        if self._output is Format.TABLE:
            say(line(outcome))
        elif self._output is Format.CSV:
            values = _values(outcome).values()
            cells = [for_spreadsheet(item) if isinstance(item, str) else item for item in values]
            csv.writer(sys.stdout, lineterminator="\n").writerow(cells)
        else:
            separator = "\n" if self._is_first else ",\n"
            text = json.dumps(_values(outcome), ensure_ascii=False)
            sys.stdout.write(separator + for_json(text))
        self._is_first = False
        if outcome.status is Status.FAILED and self._output is not Format.TABLE:
            tell(line(outcome))
        if self._is_debugging and outcome.details:
            tell(outcome.details)
        self._read += outcome.status in _TAKES_TIME
        self._progress.update(self._bar, advance=1, rate=self._rate())

    def _rate(self) -> str:
        """Documents read a second since the start: they are stored, and told of, some at a time."""
        elapsed = self._progress.tasks[self._bar].elapsed
        return f"{self._read / elapsed:.1f}/s" if self._read and elapsed else ""
