"""``verifica query``: read-only SQL."""

from collections.abc import Iterable, Iterator, Sequence
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
DEFAULT_MEMORY_MB = 2000
_BYTES_IN_MB = 1_000_000

_CELLS_OF_A_TABLE = 200_000
"""Values that a table may hold: it is drawn whole, and each takes a kilobyte or two meanwhile."""
_CHARACTERS_OF_A_TABLE = 10_000_000


def _held(columns: int, rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Rows that a table can hold.

    Raises:
        QueryError: When there are more.
    """
    from pipelines.errors import QueryError
    from pipelines.output.rows import shown

    cells = characters = 0
    for row in rows:
        cells += columns
        characters += sum(len(shown(value)) for value in row)
        if cells > _CELLS_OF_A_TABLE or characters > _CHARACTERS_OF_A_TABLE:
            raise QueryError(
                "The answer is too large for a table; narrow it with LIMIT, or give --format csv."
            )
        yield row


def query(
    sql: Annotated[str, typer.Argument(help="A statement that reads.", metavar="SQL")],
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    timeout: Annotated[
        float, typer.Option(help="Seconds after which the query is stopped.", min=0.001)
    ] = DEFAULT_TIMEOUT,
    memory: Annotated[
        int, typer.Option(help="Megabytes that answering may take.", min=100)
    ] = DEFAULT_MEMORY_MB,
    mask_people: MaskPeople = False,
    debug: Debug = False,
) -> None:
    """Answer read-only SQL; it can read the database and nothing else on the machine."""
    from pipelines.output.rows import Format, print_rows
    from pipelines.store.reader import QueryLimits, ask

    limits = QueryLimits(timeout, memory * _BYTES_IN_MB)
    form = chosen(output)
    with ask(db, sql, limits) as answer:
        rows = masked(db, answer.columns, answer.rows, mask_people)
        if form is Format.TABLE:
            rows = _held(len(answer.columns), rows)
        print_rows(answer.columns, rows, form)
