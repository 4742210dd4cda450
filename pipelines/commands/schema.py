"""``verifica schema``: every table, view and column with its meaning."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.options import Debug, Output, chosen

_COLUMNS = ("object", "kind", "column", "type", "nullable", "unit", "italian", "meaning")


def schema(
    name: Annotated[
        str | None,
        typer.Argument(help="Only this table or view.", show_default=False),
    ] = None,
    db: Annotated[
        Path | None,
        typer.Option(
            "--db",
            metavar="FILE",
            help="Describe this database; what this version makes when left out.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    debug: Debug = False,
) -> None:
    """Show every table, view and column with its meaning."""
    from pipelines.errors import UsageError
    from pipelines.output.rows import print_rows
    from pipelines.output.suggestions import did_you_mean
    from pipelines.store.connection import open_empty, open_reader
    from pipelines.store.dictionary import dictionary

    with open_reader(db) if db else open_empty() as connection:
        entries = dictionary(connection)
    rows = [
        (
            entry.owner,
            entry.kind,
            entry.column,
            entry.sql_type,
            entry.is_nullable,
            entry.unit,
            entry.italian,
            entry.meaning,
        )
        for entry in entries
        if name in (None, entry.owner)
    ]
    if not rows:
        known = {entry.owner for entry in entries}
        raise UsageError(
            f"No table or view is called {name!r}; `verifica schema` lists them."
            f"{did_you_mean(name or '', sorted(known))}"
        )
    print_rows(_COLUMNS, rows, chosen(output))
