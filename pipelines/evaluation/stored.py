"""The database's records of a document, in the form in which gold is compared."""

import os.path
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from pipelines.errors import VerificaError
from pipelines.evaluation.facts import Fact, Key, Value, ordinal_keys
from pipelines.evaluation.gold import Gold
from pipelines.statements import run


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, document_id: str
) -> list[dict[str, Any]]:
    result = run(connection, "queries", name, document_id=document_id)
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


def _values(row: dict[str, Any]) -> dict[str, Value]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.items()
    }


def find_document_of(connection: duckdb.DuckDBPyConnection, gold: Path) -> str:
    """The document that a gold file goes with: that of the same file name.

    Where several folders hold a file of that name it is the one whose path has most in common with
    the gold's.

    Raises:
        VerificaError: When there is none, or two are equally near.
    """
    rows = run(connection, "queries", "documents_by_stem", stem=gold.stem).fetchall()
    if not rows:
        raise VerificaError(
            f"{gold.name}: no stored document comes from a file called {gold.stem}; "
            "ingest it first."
        )
    own = str(gold.absolute())
    ranked = sorted(
        ((len(os.path.commonpath([own, path])), document_id) for document_id, path in rows),
        reverse=True,
    )
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        raise VerificaError(
            f"{gold.name}: {ranked[0][1]} and {ranked[1][1]} come from files of that name; ingest "
            "one of them into a database of its own."
        )
    return str(ranked[0][1])


def _objectives(rows: list[dict[str, Any]], gold: Gold) -> tuple[list[Fact], dict[str, Key]]:
    names = ordinal_keys((row["code"] for row in rows), gold.has_objective_codes)
    keys: dict[str, Key] = {
        row["objective_id"]: (name,) for row, name in zip(rows, names, strict=True)
    }
    facts = [Fact("objectives", (), keys[row["objective_id"]], _values(row)) for row in rows]
    return facts, keys


def _steps(
    rows: list[dict[str, Any]], gold: Gold, parents: dict[str, Key]
) -> tuple[list[Fact], dict[str, Key]]:
    by_objective: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_objective[row["objective_id"]].append(row)
    keys: dict[str, Key] = {}
    facts = []
    for objective_id, members in by_objective.items():
        parent = parents[objective_id]
        names = ordinal_keys((row["code"] for row in members), gold.has_step_codes)
        for row, name in zip(members, names, strict=True):
            keys[row["step_id"]] = (*parent, name)
            facts.append(Fact("steps", parent, keys[row["step_id"]], _values(row)))
    return facts, keys


def _below_objectives(
    connection: duckdb.DuckDBPyConnection, document_id: str, parents: dict[str, Key]
) -> Iterator[Fact]:
    for kind, field in (("objective_programmes", "programme"), ("objective_links", "linked_code")):
        for row in _rows(connection, f"{kind}_of", document_id):
            parent = parents[row["objective_id"]]
            yield Fact(kind, parent, (*parent, row[field]), {field: row[field]})


def _closing(connection: duckdb.DuckDBPyConnection, document_id: str) -> Iterator[Fact]:
    for kind, names in (
        ("unit_scores", ("unit",)),
        ("closing_weights", ("position",)),
        ("closing_programmes", ("programme",)),
        ("closing_links", ("operational_code", "kind", "objective_code")),
    ):
        for row in _rows(connection, f"{kind}_of", document_id):
            yield Fact(kind, (), tuple(str(row[name]) for name in names), _values(row))


def read_stored(
    connection: duckdb.DuckDBPyConnection, document_id: str, gold: Gold
) -> tuple[Fact, ...]:
    """The records of a document, told apart as the gold tells its own apart.

    Args:
        connection: An open database.
        document_id: The document.
        gold: The gold it will be compared with.
    """
    (document,) = _rows(connection, "document_with_owner", document_id)
    objectives, objective_keys = _objectives(_rows(connection, "objectives_of", document_id), gold)
    steps, step_keys = _steps(_rows(connection, "steps_of", document_id), gold, objective_keys)
    verifications = [
        Fact("verifications", step_keys[row["step_id"]], step_keys[row["step_id"]], _values(row))
        for row in _rows(connection, "verifications_of", document_id)
    ]
    return (
        Fact("documents", (), (), _values(document)),
        *objectives,
        *_below_objectives(connection, document_id, objective_keys),
        *steps,
        *verifications,
        *_closing(connection, document_id),
    )
