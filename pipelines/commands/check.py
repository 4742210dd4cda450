"""``verifica check``: the consistency findings, worst first."""

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
    debug: Debug = False,
) -> None:
    """Show the consistency findings, worst first."""
    from pipelines.output.console import say
    from pipelines.output.rows import Format, columns_of, print_rows, without
    from pipelines.statements import run
    from pipelines.store.connection import open_reader
    from pipelines.store.lookup import explanation, find_document

    with open_reader(db) as connection:
        if explain:
            say(explanation(connection, explain))
            return
        document_id = find_document(connection, document) if document else None
        result = run(connection, "queries", "findings", document_id=document_id)
        columns, rows = columns_of(result), result.fetchall()
    form = chosen(output)
    going_out = list(masked(db, columns, rows[:limit], mask_people))
    if form is Format.TABLE:
        shorter = without(columns, going_out, ("expected", "found"))
        print_rows(*shorter, form, title=f"{len(rows)} findings")
    else:
        print_rows(columns, going_out, form)
    if strict and any(row[columns.index("severity")] == "error" for row in rows):
        raise typer.Exit(1)
