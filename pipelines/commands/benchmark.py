"""``verifica benchmark``: every body against its region."""

from itertools import groupby
from typing import Annotated

import typer

from pipelines.commands.options import DEFAULT_DATABASE, Database, Debug, Output, chosen

_PARTLY = "is_partly_understood"
_GROUP = ("region", "document_kind", "reference_year")
"""What the bodies compared have in common."""


def benchmark(
    db: Database = DEFAULT_DATABASE,
    region: Annotated[str | None, typer.Option(metavar="R", help="Only this region.")] = None,
    programme: Annotated[
        str | None,
        typer.Option(metavar="P", help="Only objectives under this programme, such as 12.03."),
    ] = None,
    year: Annotated[
        int | None, typer.Option(metavar="Y", help="Only results of this year.")
    ] = None,
    metric: Annotated[
        str | None, typer.Option(metavar="M", help="Only this measure (see the view metrics).")
    ] = None,
    include_partly: Annotated[
        bool,
        typer.Option(
            "--include-partly", help="Compare documents too that were understood in part."
        ),
    ] = False,
    output: Output = None,
    debug: Debug = False,
) -> None:
    """Show every body against its region; how far it goes depends on how many there are.

    A document that was understood in part is listed without a rank and counts in no median.
    """
    from pipelines.errors import UsageError
    from pipelines.output.console import tell
    from pipelines.output.rows import Format, columns_of, print_rows, without
    from pipelines.statements import run
    from pipelines.store.connection import open_reader

    if programme and metric:
        raise UsageError("--programme and --metric do not go together; leave one out.")
    name = "benchmark_programmes" if programme else "benchmark"
    with open_reader(db) as connection:
        result = run(
            connection,
            "queries",
            name,
            region=region,
            programme=programme,
            year=year,
            metric=metric,
            include_partly=include_partly,
        )
        columns, rows = columns_of(result), result.fetchall()
    form = chosen(output)
    if form is not Format.TABLE:
        print_rows(columns, rows, form)
    else:
        groups = groupby(rows, key=lambda row: tuple(row[columns.index(name)] for name in _GROUP))
        for names, members in groups:
            title = ", ".join(str(name) for name in names if name is not None)
            print_rows(*without(columns, list(members), (*_GROUP, _PARTLY)), form, title=title)
    partly = {row[columns.index("consortium_id")] for row in rows if row[columns.index(_PARTLY)]}
    if partly and not include_partly:
        tell(
            f"Understood in part and therefore not compared: {', '.join(sorted(partly))}; "
            "--include-partly compares them too."
        )
    if not rows:
        tell("Nothing stored answers to that; leave out a filter.")
