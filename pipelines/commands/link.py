"""``verifica link``: says that two objectives of different years are the same, or are not."""

from typing import Annotated

import typer

from pipelines.commands.options import DEFAULT_DATABASE, Database, Debug, Output, chosen

_COLUMNS = (
    "from_objective_id",
    "from_year",
    "from_code",
    "from_title",
    "to_objective_id",
    "to_year",
    "to_code",
    "to_title",
    "score",
)


def link(
    first: Annotated[
        str | None,
        typer.Argument(metavar="A", help="An objective, by its identifier.", show_default=False),
    ] = None,
    second: Annotated[
        str | None,
        typer.Argument(metavar="B", help="The objective of the other year.", show_default=False),
    ] = None,
    is_different: Annotated[
        bool, typer.Option("--not", help="Say that they are not the same.")
    ] = False,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take back what was said of the two.")
    ] = False,
    why: Annotated[
        str | None, typer.Option("--why", help="The reason, kept with it.", show_default=False)
    ] = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    debug: Debug = False,
) -> None:
    """Say that two objectives of different years are the same; without any, list what is possible.

    What is said is kept when documents are read again.
    """
    from pipelines.errors import UsageError
    from pipelines.output.console import tell
    from pipelines.output.rows import print_rows
    from pipelines.statements import run
    from pipelines.store.connection import open_reader, open_writer
    from pipelines.store.threads import Statement, say, withdraw_said

    if first is None:
        with open_reader(db) as connection:
            rows = run(connection, "queries", "possible_links").fetchall()
        print_rows(_COLUMNS, rows, chosen(output), title=f"{len(rows)} possible links")
        return
    if second is None:
        raise UsageError("link needs two objectives; without any it lists those that may be one.")
    if withdraw and (is_different or why is not None):
        raise UsageError("--withdraw goes with neither --not nor --why.")
    with open_writer(db) as connection:
        if withdraw:
            taken_back = withdraw_said(connection, first, second)
            tell(f"{taken_back} statements on {first} and {second} taken back.")
            return
        say(connection, Statement(first, second, is_same=not is_different, reason=why))
    tell(f"{first} and {second} are {'not ' if is_different else ''}the same objective.")
