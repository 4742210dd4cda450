"""SQL statements kept in files, read by name and run with named parameters."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb


@cache
def statement(folder: str, name: str) -> str:
    """The text of ``pipelines/FOLDER/NAME.sql``."""
    return files("pipelines").joinpath(folder, f"{name}.sql").read_text(encoding="utf-8")


def run(
    connection: "duckdb.DuckDBPyConnection", folder: str, name: str, /, **parameters: Any
) -> "duckdb.DuckDBPyConnection":
    """Run every statement of a file in order; rows are those of the last.

    Args:
        connection: An open connection.
        folder: The folder below ``pipelines``.
        name: The file's name without its ending.
        **parameters: Values of the ``$names`` in it; a statement takes those that it names.
    """
    for one in connection.extract_statements(statement(folder, name)):
        connection.execute(one, {key: parameters[key] for key in one.named_parameters})
    return connection
