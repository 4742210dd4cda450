"""The options that commands share."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands import debugging
from pipelines.output.rows import Format, default_format

Database = Annotated[
    Path,
    typer.Option(
        "--db", envvar="VERIFICA_DB", help="The database file.", metavar="FILE", show_default=True
    ),
]
DEFAULT_DATABASE = Path("verifica.duckdb")

DEFAULT_WAIT = 10.0
"""Seconds: a question of another program is over by then, an ingest of many documents is not."""


def _take_patience(seconds: float) -> float:
    """Set how long this process waits for a database in use."""
    from pipelines.store.patience import wait_at_most

    return wait_at_most(seconds)


Wait = Annotated[
    float,
    typer.Option(
        "--wait",
        min=0,
        metavar="SECONDS",
        help="How long to wait for a database that another process has open.",
        callback=_take_patience,
    ),
]

Output = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="How rows are printed: a table on a terminal, CSV in a pipe, unless told.",
        show_default=False,
    ),
]

MaskPeople = Annotated[
    bool,
    typer.Option(
        "--mask-people",
        help="Mask names, initials, tax codes, addresses and telephone numbers of people.",
    ),
]

Debug = Annotated[
    bool,
    typer.Option("--debug", help="Show tracebacks.", callback=debugging.remember, is_eager=True),
]


def masked(
    db: Path, columns: Sequence[str], rows: Iterable[Sequence[object]], is_asked: bool
) -> Iterator[Sequence[object]]:
    """Rows with people masked where that was asked for; says at the end how many there were.

    Args:
        db: The database, whose columns of people say whom to mask elsewhere too.
        columns: The names of the columns.
        rows: What goes out.
        is_asked: Whether to mask.
    """
    if not is_asked:
        yield from rows
        return
    from pipelines.output.console import tell
    from pipelines.output.people import masker_for
    from pipelines.store.connection import open_reader

    with open_reader(db) as connection:
        masker = masker_for(connection)
    yield from masker.rows(columns, rows)
    tell(masker.summary())


def chosen(output: Format | None) -> Format:
    """The format asked for, or the one that fits the stream."""
    return output or default_format()
