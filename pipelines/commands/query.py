"""``verifica query``: read-only SQL."""

from typing import Annotated

import typer

from pipelines.commands.options import (
    DEFAULT_DATABASE,
    Database,
    Debug,
    MaskPeople,
    Output,
    chosen,
    masked,
)

DEFAULT_TIMEOUT = 60.0


def query(
    sql: Annotated[str, typer.Argument(help="A statement that reads.", metavar="SQL")],
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    timeout: Annotated[
        float, typer.Option(help="Seconds after which the query is stopped.", min=0.001)
    ] = DEFAULT_TIMEOUT,
    mask_people: MaskPeople = False,
    debug: Debug = False,
) -> None:
    """Answer read-only SQL; it can read the database and nothing else on the machine."""
    from pipelines.output.rows import columns_of, fetched, print_rows
    from pipelines.store.connection import open_reader
    from pipelines.store.reader import ask

    with open_reader(db) as connection, ask(connection, sql, timeout) as result:
        print_rows(columns_of(result), masked(fetched(result), mask_people), chosen(output))
