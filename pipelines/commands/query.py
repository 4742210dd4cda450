"""``verifica query``: read-only SQL."""

import re
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

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

DEFAULT_TIMEOUT = 60.0
DEFAULT_MEMORY_MB = 4000
_BYTES_IN_MB = 1_000_000

_OPTION_NAME = re.compile(r"--[A-Za-z][\w-]*")
_STANDARD_INPUT = Path("-")

_CELLS_OF_A_TABLE = 200_000
"""Values that a table may hold: it is drawn whole, and each takes a kilobyte or two meanwhile."""
_CHARACTERS_OF_A_TABLE = 10_000_000


def _held(columns: int, rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Rows that a table can hold.

    Raises:
        QueryError: When there are more.
    """
    from pipelines.errors import QueryError
    from pipelines.output.values import shown

    cells = characters = 0
    for row in rows:
        cells += columns
        characters += sum(len(shown(value)) for value in row)
        if cells > _CELLS_OF_A_TABLE or characters > _CHARACTERS_OF_A_TABLE:
            raise QueryError(
                "The answer is too large for a table; narrow it with LIMIT, or give --format csv."
            )
        yield row


class SqlCommand(TyperCommand):
    """A command whose argument may begin with a comment, which looks like an option."""

    # What typer calls a context here is private; it hands over a typer.Context.
    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Tell SQL from options: an option's name goes on to the end, a blank or an equals sign."""
        known = {name for parameter in self.params for name in parameter.opts}
        return super().parse_args(ctx, [_as_argument(word, known) for word in args])


def _as_argument(word: str, options: Container[str]) -> str:
    """A word of the command line; with a blank before it where it is SQL that opens with ``--``."""
    is_sql = word.startswith("--") and len(word.split(maxsplit=1)) > 1
    name = _OPTION_NAME.match(word)
    return f" {word}" if is_sql and (name is None or name[0] not in options) else word


def _statements(sql: str | None, file: Path | None) -> str:
    """The SQL that was given, on the command line or in a file.

    Raises:
        UsageError: When there is none, there are two, or the file cannot be read.
    """
    from pipelines.errors import UsageError

    if (sql is None) == (file is None):
        raise UsageError("Give a statement, or a file of them with --file; one of the two.")
    if file is None:
        return sql or ""
    try:
        return sys.stdin.read() if file == _STANDARD_INPUT else file.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(f"--file {file} cannot be read: {reason}; check the name.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--file {file} is no text in UTF-8; save it as such.") from error


def query(
    sql: Annotated[
        str | None,
        typer.Argument(help="A statement that reads.", metavar="SQL", show_default=False),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            "-f",
            metavar="FILE",
            help="A file that holds the statement; - is standard input.",
            show_default=False,
        ),
    ] = None,
    db: Database = DEFAULT_DATABASE,
    output: Output = None,
    timeout: Annotated[
        float, typer.Option(help="Seconds after which the query is stopped.", min=0.001)
    ] = DEFAULT_TIMEOUT,
    memory: Annotated[
        int, typer.Option(help="Megabytes that answering may take.", min=100)
    ] = DEFAULT_MEMORY_MB,
    mask_people: MaskPeople = False,
    wait: Wait = DEFAULT_WAIT,
    debug: Debug = False,
) -> None:
    """Answer read-only SQL; it can read the database and nothing else on the machine."""
    from pipelines.output.rows import Format, print_rows
    from pipelines.store.reader import QueryLimits, ask

    statements = _statements(sql, file)
    limits = QueryLimits(timeout, memory * _BYTES_IN_MB)
    form = chosen(output)
    with ask(db, statements, limits) as answer:
        rows = masked(db, answer.columns, answer.rows, mask_people)
        if form is Format.TABLE:
            rows = _held(len(answer.columns), rows)
        print_rows(answer.columns, rows, form)
