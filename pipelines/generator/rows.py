"""Made documents as rows of the tables, straight into a database through Arrow."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

import duckdb
import pyarrow as pa

from models.schema import Table, tables
from models.vocabulary import DocumentKind, Outcome, OwnerBasis, ValueSource
from pipelines.generator.values import MadeBody, MadeDocument, MadeObjective, MadeStep
from pipelines.store.definitions import insert_into

Row = dict[str, object]

_ARROW = {
    "VARCHAR": pa.string(),
    "INTEGER": pa.int32(),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
    "DATE": pa.date32(),
    "TIMESTAMP": pa.timestamp("us"),
}
_BODIES_AT_A_TIME = 200


def store(connection: duckdb.DuckDBPyConnection, bodies: Iterable[MadeBody]) -> int:
    """Put made bodies and their documents into a database.

    Args:
        connection: A database open for writing, with its tables.
        bodies: The bodies.

    Returns:
        How many documents were stored.
    """
    stored = 0
    waiting: dict[str, list[Row]] = {}
    for number, body in enumerate(bodies, start=1):
        for table, row in rows_of(body):
            waiting.setdefault(table, []).append(row)
        if number % _BODIES_AT_A_TIME == 0:
            stored += _flush(connection, waiting)
    return stored + _flush(connection, waiting)


def _flush(connection: duckdb.DuckDBPyConnection, waiting: dict[str, list[Row]]) -> int:
    for table in tables():
        if rows := waiting.get(table.name):
            connection.register("made", pa.Table.from_pylist(rows, schema=_schema(table)))
            connection.execute(insert_into(table.name, "made"))
            connection.unregister("made")
    documents = len(waiting.get("documents", ()))
    waiting.clear()
    return documents


def _schema(table: Table) -> pa.Schema:
    return pa.schema([(column.name, _ARROW[column.sql_type]) for column in table.columns])


def rows_of(body: MadeBody) -> Iterator[tuple[str, Row]]:
    """The rows of a body and of its documents, each with the name of its table."""
    yield (
        "consortia",
        {
            "consortium_id": body.consortium_id,
            "name": body.name,
            "kind": "consortium",
            "region": body.region,
            "is_provisional": False,
        },
    )
    for document in body.documents:
        yield "documents", _document(body, document)
        for position, objective in enumerate(document.objectives, start=1):
            yield from _objective(document, position, objective)
        if document.kind is DocumentKind.VERIFICATION:
            yield from _closing(document)


def _document(body: MadeBody, document: MadeDocument) -> Row:
    return {
        "document_id": document.document_id,
        "consortium_id": body.consortium_id,
        "consortium_basis": OwnerBasis.OPTION,
        "kind": document.kind,
        "period_start": document.period_start,
        "period_end": document.period_end,
        "reference_year": document.reference_year,
        "published_on": document.published_on,
        "achievement_kind": document.achievement_kind,
        "page_count": 1,
        "sha256": sha256(document.document_id.encode()).hexdigest(),
        "source_path": f"{document.document_id}.pdf",
        "ingested_at": datetime.combine(document.published_on, datetime.min.time()),
        "extractor_version": "generator",
    }


def _objective(
    document: MadeDocument, position: int, objective: MadeObjective
) -> Iterator[tuple[str, Row]]:
    objective_id = f"{document.document_id}-o{position:02}"
    yield (
        "objectives",
        {
            "objective_id": objective_id,
            "document_id": document.document_id,
            "position": position,
            "code": objective.code,
            "kind": objective.kind,
            "title": objective.title,
            "unit": objective.unit,
            "weight_pct": objective.weight,
            "first_year": objective.first_year,
        },
    )
    for programme in objective.programmes:
        yield "objective_programmes", {"objective_id": objective_id, "programme": programme}
    for link in objective.links:
        yield "objective_links", {"objective_id": objective_id, "linked_code": link}
    for number, step in enumerate(objective.steps, start=1):
        yield from _step(document, objective_id, number, step)


def _step(
    document: MadeDocument, objective_id: str, position: int, step: MadeStep
) -> Iterator[tuple[str, Row]]:
    step_id = f"{objective_id}-s{position:02}"
    is_report = document.kind is DocumentKind.REPORT
    yield (
        "steps",
        {
            "step_id": step_id,
            "objective_id": objective_id,
            "position": position,
            "code": step.code,
            "description": step.description,
            "deadline": step.deadline,
            "deadline_source": ValueSource.TARGET if is_report else ValueSource.COLUMN,
            "indicator": step.indicator,
            "weight_in_objective_pct": step.weight,
            "weight_in_year_pct": step.year_weight,
        },
    )
    if step.said is not None:
        yield "verifications", _verification(document, step_id, step)


def _verification(document: MadeDocument, step_id: str, step: MadeStep) -> Row:
    said = step.said
    if said is None:
        raise ValueError(f"Nothing is said of {step_id}.")
    declared = None
    if document.achievement_kind is None:
        declared = Outcome.ACHIEVED if said.is_full else Outcome.NOT_ACHIEVED
    return {
        "verification_id": f"{step_id}-v",
        "step_id": step_id,
        "description": said.restated_description,
        "deadline": said.restated_deadline,
        "indicator": step.indicator if said.restated_description else None,
        "text": said.text,
        "achieved_pct": said.credit,
        "declared_outcome": declared,
        "assessed_outcome": said.outcome,
        "assessed_share_pct": said.share_pct,
        "completed_from": said.completed_from,
        "completed_to": said.completed_to,
        "completed_basis": said.text if said.completed_to else None,
        "punctuality_basis": "entro la scadenza prevista" if said.claims_punctuality else None,
        "contradiction_basis": said.contradiction,
        "acts_cited": said.acts,
    }


def _closing(document: MadeDocument) -> Iterator[tuple[str, Row]]:
    programmes = sorted({code for made in document.objectives for code in made.programmes})
    for programme in programmes:
        yield (
            "closing_programmes",
            {"document_id": document.document_id, "programme": programme},
        )
    links = [
        (link, objective.kind, objective.code)
        for objective in document.objectives
        for link in objective.matrix_links
    ]
    for position, (link, kind, code) in enumerate(sorted(links), start=1):
        yield (
            "closing_links",
            {
                "document_id": document.document_id,
                "position": position,
                "operational_code": link,
                "kind": kind,
                "objective_code": code,
            },
        )
    for position, objective in enumerate(document.objectives, start=1):
        yield (
            "closing_weights",
            {
                "document_id": document.document_id,
                "position": position,
                "code": objective.code,
                "title": objective.closing_title,
                "weight_pct": objective.weight,
            },
        )
