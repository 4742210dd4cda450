"""The database's records of a file's documents, in the form in which gold is compared."""

import os.path
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import duckdb

from pipelines.errors import VerificaError
from pipelines.evaluation.facts import Fact, Key, Value, ordinal_keys
from pipelines.evaluation.gold import Gold
from pipelines.statements import run


def _rows(
    connection: duckdb.DuckDBPyConnection, name: str, document_ids: Sequence[str]
) -> list[dict[str, Any]]:
    """The rows of a query about documents, one after the other."""
    rows = []
    for document_id in document_ids:
        result = run(connection, "queries", name, document_id=document_id)
        columns = [column[0] for column in result.description or ()]
        rows += [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
    return rows


def _counted_on(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same rows, their positions running over all documents."""
    return [{**row, "position": position} for position, row in enumerate(rows, start=1)]


def _values(row: dict[str, Any]) -> dict[str, Value]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.items()
    }


def find_documents_of(connection: duckdb.DuckDBPyConnection, gold: Gold) -> tuple[str, ...]:
    """The documents that a gold file goes with: those of the file of the same name.

    Where several folders hold a file of that name it is the one whose path has most in common with
    the gold's. Of a file that holds several documents it is the one on whose first page the gold's
    document begins, and all of them where the gold names none.

    Raises:
        VerificaError: When there is none, or two files are equally near.
    """
    name, stem = gold.path.name, gold.path.stem
    pages: dict[str, dict[str, int | None]] = {}
    for document_id, path, first_page in run(
        connection, "queries", "documents_by_stem", stem=stem
    ).fetchall():
        pages.setdefault(path, {})[document_id] = first_page
    if not pages:
        raise VerificaError(
            f"{name}: no stored document comes from a file called {stem}; ingest it first."
        )
    own = str(gold.path.absolute())
    ranked = sorted(((len(os.path.commonpath([own, path])), path) for path in pages), reverse=True)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        first, second = (next(iter(pages[path])) for _, path in ranked[:2])
        raise VerificaError(
            f"{name}: {first} and {second} come from files of that name; ingest "
            "one of them into a database of its own."
        )
    return _of_first_page(gold, pages[ranked[0][1]])


def _of_first_page(gold: Gold, pages: Mapping[str, int | None]) -> tuple[str, ...]:
    """Those of a file's documents that begin where the gold's does."""
    if gold.first_page is None or len(pages) == 1:
        return tuple(pages)
    found = tuple(one for one, first_page in pages.items() if first_page == gold.first_page)
    if not found:
        begins = ", ".join(str(first_page) for first_page in pages.values())
        raise VerificaError(
            f"{gold.path.name}: no document of its file begins on page {gold.first_page}; they "
            f"begin on {begins}."
        )
    return found


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
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], parents: dict[str, Key]
) -> Iterator[Fact]:
    for kind, field in (("objective_programmes", "programme"), ("objective_links", "linked_code")):
        for row in _rows(connection, f"{kind}_of", document_ids):
            parent = parents[row["objective_id"]]
            yield Fact(kind, parent, (*parent, row[field]), {field: row[field]})


def _closing(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> Iterator[Fact]:
    for kind, names in (
        ("unit_scores", ("unit",)),
        ("closing_weights", ("position",)),
        ("closing_programmes", ("programme",)),
        ("closing_links", ("operational_code", "kind", "objective_code")),
    ):
        rows = _rows(connection, f"{kind}_of", document_ids)
        for row in _counted_on(rows) if "position" in names else rows:
            yield Fact(kind, (), tuple(str(row[name]) for name in names), _values(row))


def read_stored(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str], gold: Gold
) -> tuple[Fact, ...]:
    """The records of a file's documents, told apart as the gold tells its own apart.

    Args:
        connection: An open database.
        document_ids: The documents in order. Several count as one: what is said of the document is
            said of the first, and positions run on.
        gold: The gold they will be compared with.
    """
    document, *_ = _rows(connection, "document_with_owner", document_ids)
    objectives, objective_keys = _objectives(
        _counted_on(_rows(connection, "objectives_of", document_ids)), gold
    )
    steps, step_keys = _steps(_rows(connection, "steps_of", document_ids), gold, objective_keys)
    verifications = [
        Fact("verifications", step_keys[row["step_id"]], step_keys[row["step_id"]], _values(row))
        for row in _rows(connection, "verifications_of", document_ids)
    ]
    return (
        Fact("documents", (), (), _values(document)),
        *objectives,
        *_below_objectives(connection, document_ids, objective_keys),
        *steps,
        *verifications,
        *_closing(connection, document_ids),
    )
