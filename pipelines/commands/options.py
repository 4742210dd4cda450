"""The options that commands share."""

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

Output = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="How rows are printed: a table on a terminal, CSV in a pipe, unless told.",
        show_default=False,
    ),
]

Debug = Annotated[
    bool,
    typer.Option("--debug", help="Show tracebacks.", callback=debugging.remember, is_eager=True),
]


def chosen(output: Format | None) -> Format:
    """The format asked for, or the one that fits the stream."""
    return output or default_format()
