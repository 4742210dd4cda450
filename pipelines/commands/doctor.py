"""``verifica doctor``: is what is stored what was read, and does everything hang together."""

import typer

from pipelines.commands.options import (
    DEFAULT_DATABASE,
    DEFAULT_WAIT,
    Database,
    Debug,
    Output,
    Wait,
    chosen,
)

_COLUMNS = ("check", "table", "record", "detail")


def doctor(
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Check a database: rows without a parent, evidence, counts, how documents were understood."""
    from pipelines.output.console import tell
    from pipelines.output.rows import print_rows
    from pipelines.store.connection import open_reader
    from pipelines.store.doctor import examine

    with open_reader(db) as connection:
        problems = [(one.check, one.table, one.record, one.detail) for one in examine(connection)]
    if problems:
        print_rows(_COLUMNS, problems, chosen(output), title=f"{len(problems)} problems")
        raise typer.Exit(1)
    tell(f"{db} is sound: everything that was read is there, and it hangs together.")
