"""What holds of every document that is stored, checked before it is."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

_RECORDS = {
    "objectives": "objective_id",
    "steps": "step_id",
    "verifications": "verification_id",
}
"""Tables whose rows are read off a page, and what identifies a row in its evidence."""

_MAY_BE_EMPTY = ("steps", "verifications")
"""Tables with rows that only join others: the step of an objective that is measured itself, and the
verification of a step whose row is empty. What they hold must have evidence; it may be nothing."""

_IDENTIFIER = "_id"
_MADE = ("position", "deadline_source")
"""Columns that the program fills itself."""


class InvariantError(Exception):
    """Records of which what holds of every document does not hold."""


def check_evidence(rows: Mapping[str, pa.Table]) -> None:
    """Make sure that no row is stored of which nobody can say where it stands.

    Args:
        rows: The rows of some documents, by table.

    Raises:
        InvariantError: When a row with values has no evidence.
    """
    evidence = rows.get("evidence")
    if evidence is not None and not {"record_table", "record_id"} <= set(evidence.column_names):
        return  # rows that are not of their table are the database's to refuse
    for table, key in _RECORDS.items():
        if table not in rows or key not in rows[table].column_names:
            continue
        ids = _with_values(rows[table], key) if table in _MAY_BE_EMPTY else rows[table][key]
        if evidence is None:
            shown = pa.array([], pa.string())
        else:
            shown = evidence.filter(pc.equal(evidence["record_table"], table))["record_id"]
        bare = ids.filter(pc.invert(pc.is_in(ids, value_set=shown)))
        if len(bare):
            raise InvariantError(f"{bare[0].as_py()} of {table} has no evidence")


def _with_values(rows: pa.Table, key: str) -> pa.ChunkedArray:
    """The identifiers of the rows that hold a value beside identifiers."""
    names = [
        name for name in rows.column_names if not name.endswith(_IDENTIFIER) and name not in _MADE
    ]
    is_filled = [pc.is_valid(rows[name]) for name in names]
    is_any = is_filled[0]
    for filled in is_filled[1:]:
        is_any = pc.or_(is_any, filled)
    return rows[key].filter(is_any)
