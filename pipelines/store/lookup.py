"""Finding what a person names: a document, a consortium."""

import duckdb

from pipelines.errors import UsageError
from pipelines.output.suggestions import did_you_mean
from pipelines.statements import run

_NAMED_AT_MOST = 10


def find_document(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The identifier of the document that a person means.

    Args:
        connection: An open database.
        name: Its identifier, the start of it, or its file's name with or without ending.

    Raises:
        UsageError: When no document, or more than one, goes by that name.
    """
    rows = run(connection, "queries", "find_document", name=name).fetchall()
    best = [document_id for document_id, rank in rows if rank == rows[0][1]]
    if len(best) == 1:
        return str(best[0])
    if best:
        raise UsageError(f"{name!r} could be any of {', '.join(best[:_NAMED_AT_MOST])}; say which.")
    known = [str(row[0]) for row in run(connection, "queries", "document_ids").fetchall()]
    raise UsageError(
        f"No document is called {name!r}; the database holds "
        f"{', '.join(known[:_NAMED_AT_MOST]) or 'none'}"
        f"{' and others' if len(known) > _NAMED_AT_MOST else ''}."
        f"{did_you_mean(name, _names_of_documents(connection))}"
    )


def find_step(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The identifier of the step that a person means.

    Args:
        connection: An open database.
        name: Its identifier or its code.

    Raises:
        UsageError: When no step, or more than one, goes by that name.
    """
    rows = run(connection, "queries", "steps_called", name=name).fetchall()
    best = [str(step_id) for step_id, is_verified in rows if is_verified == rows[0][1]]
    if len(best) == 1:
        return best[0]
    if best:
        others = " and others" if len(best) > _NAMED_AT_MOST else ""
        raise UsageError(
            f"{name!r} could be any of {', '.join(best[:_NAMED_AT_MOST])}{others}; say which."
        )
    codes = run(connection, "queries", "step_codes", document_id=None).fetchall()
    raise UsageError(
        f"No step is called {name!r}; `verifica show DOCUMENT` lists them."
        f"{did_you_mean(name, [str(row[0]) for row in codes])}"
    )


def check_consortium(connection: duckdb.DuckDBPyConnection, consortium_id: str) -> None:
    """Make sure that the database has documents of a body.

    Raises:
        UsageError: When it has none.
    """
    known = [str(row[0]) for row in run(connection, "queries", "consortium_ids").fetchall()]
    if consortium_id not in known:
        raise UsageError(
            f"No document of {consortium_id!r} is stored; the database holds documents of "
            f"{', '.join(known[:_NAMED_AT_MOST]) or 'nobody'}"
            f"{' and others' if len(known) > _NAMED_AT_MOST else ''}."
            f"{did_you_mean(consortium_id, known)}"
        )


def explanation(connection: duckdb.DuckDBPyConnection, kind: str) -> str:
    """What a check tests and why it matters.

    Raises:
        UsageError: When there is no such check.
    """
    row = run(connection, "queries", "explain_check", kind=kind).fetchone()
    if row is not None:
        return str(row[0])
    kinds = [str(row[0]) for row in run(connection, "queries", "check_kinds").fetchall()]
    raise UsageError(
        f"No check is called {kind!r}; there are {', '.join(kinds)}.{did_you_mean(kind, kinds)}"
    )


def _names_of_documents(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Identifiers and names of files: whatever a document can be called by."""
    rows = run(connection, "queries", "document_names").fetchall()
    return [str(name) for row in rows for name in row]
