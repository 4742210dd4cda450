"""``verifica compare``: two bodies side by side."""

from typing import Annotated

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

_PARTS = (
    ("compare_reading", "How far each was understood"),
    ("compare_measures", "Measures"),
    ("compare_programmes", "Objectives by programme (an objective counts under each it names)"),
    ("compare_findings", "Consistency findings by check"),
)


def compare(
    first: Annotated[str, typer.Argument(help="Identifier of a body.", metavar="A")],
    second: Annotated[str, typer.Argument(help="Identifier of another.", metavar="B")],
    db: Database = DEFAULT_DATABASE,
    year: Annotated[
        int | None,
        typer.Option(help="Year of the results; the last one stored when left out."),
    ] = None,
    output: Output = None,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Show two bodies side by side: counts, completion, slippage, consistency, themes.

    A document that was understood in part is marked: what it lacks may only not have been found.
    """
    from pipelines.errors import UsageError
    from pipelines.output.console import say
    from pipelines.output.rows import Format, print_rows
    from pipelines.statements import run
    from pipelines.store.connection import open_reader
    from pipelines.store.lookup import check_consortium

    if first == second:
        raise UsageError("Two different bodies are needed; name another one.")
    with open_reader(db) as connection:
        for body in (first, second):
            check_consortium(connection, body)
        found = run(
            connection, "queries", "compare_documents", first=first, second=second, year=year
        ).fetchall()
        documents = {row[0]: row[1:] for row in found}
        for body in (first, second):
            if body not in documents:
                raise UsageError(f"{body} has no document about {year}; leave --year out.")
        parts = [
            (
                title,
                run(
                    connection,
                    "queries",
                    name,
                    first=documents[first][0],
                    second=documents[second][0],
                ).fetchall(),
            )
            for name, title in _PARTS
        ]
    form = chosen(output)
    columns = ("section", "name", "unit", first, second, "note")
    if form is not Format.TABLE:
        print_rows(columns, [row for _, rows in parts for row in rows], form)
        return
    for body in (first, second):
        document_id, kind, reference_year, start, end, is_partly, *_ = documents[body]
        about = f"results of {reference_year}" if reference_year else f"{start}-{end}"
        mark = ", understood in part" if is_partly else ""
        say(f"{body}: {kind}, {about} ({document_id}){mark}")
    for title, rows in parts:
        if rows:
            say()
            print_rows(columns[1:], [row[1:] for row in rows], form, title=title)
