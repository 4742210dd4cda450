"""``verifica check``: the consistency findings, worst first."""

from collections.abc import Sequence
from typing import Annotated

import typer

from pipelines.commands.options import (
    DEFAULT_DATABASE,
    DEFAULT_WAIT,
    Database,
    Debug,
    MaskPeople,
    Output,
    Wait,
    chosen,
    masked,
)

_SHOWN = ("severity", "objective_code", "step_code", "kind", "message")


def _print_by_document(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print findings as a table for each document, that with the worst first."""
    from pipelines.output.console import say
    from pipelines.output.rows import Format, print_rows, without

    of_document: dict[object, list[Sequence[object]]] = {}
    for row in rows:
        of_document.setdefault(row[columns.index("document_id")], []).append(row)
    if not rows:
        say("No check found anything.")
    hidden = [name for name in columns if name not in _SHOWN]
    for document_id, own in of_document.items():
        title = f"{document_id}: {len(own)} {'finding' if len(own) == 1 else 'findings'}"
        print_rows(*without(columns, own, hidden), Format.TABLE, title=title)


def check(
    document: Annotated[
        str | None,
        typer.Argument(
            help="A document: its identifier, the start of it, or its file's name. All when none.",
            show_default=False,
        ),
    ] = None,
    db: Database = DEFAULT_DATABASE,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with status 1 when there are errors.")
    ] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Show only so many.", show_default=False)
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(metavar="KIND", help="Say what a check tests and why it matters."),
    ] = None,
    output: Output = None,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Show the consistency findings, worst first."""
    from pipelines.output.console import say, say_folded
    from pipelines.output.rows import Format, columns_of, print_rows
    from pipelines.statements import run
    from pipelines.store.connection import open_reader
    from pipelines.store.lookup import explanation, find_document

    with open_reader(db) as connection:
        if explain:
            say_folded([explanation(connection, explain)])
            return
        document_id = find_document(connection, document) if document else None
        result = run(connection, "queries", "findings", document_id=document_id)
        columns, rows = columns_of(result), result.fetchall()
    form = chosen(output)
    going_out = list(masked(db, columns, rows[:limit], mask_people))
    if form is Format.TABLE:
        _print_by_document(columns, going_out)
        if len(going_out) < len(rows):
            say(f"The first {len(going_out)} of {len(rows)} findings; --limit N shows more.")
    else:
        print_rows(columns, going_out, form)
    if strict and any(row[columns.index("severity")] == "error" for row in rows):
        raise typer.Exit(1)
