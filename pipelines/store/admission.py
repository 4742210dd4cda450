"""Which statements a person may put to the database: those that read it, told by how they parse.

DuckDB's own lock keeps SQL from files outside, but leaves open the database's file, its log and its
folder for spilling, to be read and to be written. So what is no reading statement is never run: the
type of each statement and every node of its parse tree is looked up in a closed list.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from pipelines.errors import QueryError

_READING_NODES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
_NODE = re.compile(r"_NODE\Z")
"""What DuckDB calls the parts of a query that give rows; a part that deletes is one as well."""

_TABLE_FUNCTIONS = frozenset(
    {
        *("range", "generate_series", "unnest", "repeat", "repeat_row", "summary"),
        *("json_each", "json_tree", "histogram", "histogram_values"),
        *("duckdb_columns", "duckdb_constraints", "duckdb_functions", "duckdb_indexes"),
        *("duckdb_keywords", "duckdb_schemas", "duckdb_tables", "duckdb_types", "duckdb_views"),
        *("pragma_show", "pragma_table_info", "pragma_version"),
        *("icu_calendar_names", "pg_timezone_names"),
    }
)
"""Functions that give rows and open nothing; those of the database itself are added to them."""

_SIGNS_OF_A_FILE = frozenset("/\\.:*?")
"""Signs of which one stands in every name that DuckDB takes for a file."""

_EXPLAIN = re.compile(r"\s*EXPLAIN\b(?:\s+ANALYZE\b)?(?:\s*\([^()]*\))?", re.IGNORECASE)

_NOTHING_TO_ANSWER = (
    "The query holds no statement; give one that reads, such as 'FROM document_completion'."
)
_ONLY_READING = (
    "only statements that read are allowed: SELECT, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE, "
    "EXPLAIN, and PIVOT with its values named"
)


def admit(connection: duckdb.DuckDBPyConnection, sql: str) -> list[duckdb.Statement]:
    """Parse SQL, and make sure that it does nothing but read the database.

    Args:
        connection: A connection to the database.
        sql: One or more statements.

    Returns:
        The statements, to be run as they were parsed.

    Raises:
        QueryError: When there is no statement, or one that may not be run.
        duckdb.Error: When it does not parse.
    """
    statements = connection.extract_statements(sql)
    if not statements:
        raise QueryError(_NOTHING_TO_ANSWER)
    functions = _TABLE_FUNCTIONS | _own_table_functions(connection)
    for statement in statements:
        _check(connection, statement, functions)
    return statements


def _own_table_functions(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute(
        "SELECT function_name FROM duckdb_functions() "
        "WHERE NOT internal AND function_type = 'table_macro'"
    ).fetchall()
    return {name for (name,) in rows}


def _check(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement, functions: frozenset[str]
) -> None:
    if statement.type is duckdb.StatementType.EXPLAIN:
        for explained in _explained(connection, statement):
            if explained.type is duckdb.StatementType.EXPLAIN:
                raise _refusal(_ONLY_READING)
            _check(connection, explained, functions)
    elif statement.type is duckdb.StatementType.SELECT:
        for node in _nodes(_tree(connection, statement.query)):
            _check_node(node, functions)
    else:
        kind = statement.type.name.replace("_", " ")
        raise _refusal(f"it is a statement of the kind {kind}, and {_ONLY_READING}")


def _explained(
    connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement
) -> list[duckdb.Statement]:
    """The statement that another explains: EXPLAIN ANALYZE runs it."""
    start = _EXPLAIN.match(statement.query)
    inside = connection.extract_statements(statement.query[start.end() :]) if start else []
    if len(inside) != 1:
        raise _refusal(_ONLY_READING)
    return inside


def _tree(connection: duckdb.DuckDBPyConnection, query: str) -> object:
    """How a statement parses.

    Raises:
        QueryError: When DuckDB cannot say, which it can of everything that reads.
    """
    row = connection.execute("SELECT json_serialize_sql($1::VARCHAR)", [query]).fetchone()
    try:
        tree = json.loads(row[0]) if row else {}
    except RecursionError as error:
        raise _refusal("it is nested too deeply") from error
    if not isinstance(tree, dict) or tree.get("error", True):
        raise _refusal(_ONLY_READING)
    return tree


def _nodes(tree: object) -> Iterator[Mapping[str, Any]]:
    """Every object of a tree."""
    waiting: list[object] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def _check_node(node: Mapping[str, Any], functions: frozenset[str]) -> None:
    kind = node.get("type")
    if isinstance(kind, str) and _NODE.search(kind) and kind not in _READING_NODES:
        raise _refusal(_ONLY_READING)
    if kind == "TABLE_FUNCTION":
        name = str(node.get("function", {}).get("function_name", "")).lower()
        if name not in functions:
            raise _refusal(f"{name} can reach outside the database, and only that can be read")
    table = node.get("table_name")
    if isinstance(table, str) and not _SIGNS_OF_A_FILE.isdisjoint(table):
        raise _refusal(f"{table!r} is no table but a file, and only the database can be read")


def _refusal(reason: str) -> QueryError:
    return QueryError(f"The query is refused: {reason}.")
