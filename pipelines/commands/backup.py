"""``verifica backup``: a copy of the database, also while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from pipelines.commands.options import DEFAULT_DATABASE, Database, Debug

DEFAULT_TIMEOUT = 300.0


def backup(
    file: Annotated[Path, typer.Argument(help="The file to make.", metavar="FILE")],
    db: Database = DEFAULT_DATABASE,
    timeout: Annotated[
        float,
        typer.Option(min=1, help="Seconds to wait for an ingest that is writing the database."),
    ] = DEFAULT_TIMEOUT,
    debug: Debug = False,
) -> None:
    """Copy the database into a new file, also while an ingest is writing it."""
    from pipelines.output.console import tell
    from pipelines.store.backup import back_up

    back_up(db, file, timeout)
    tell(f"{file} is a copy of {db}.")
