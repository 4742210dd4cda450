"""What is said of bodies that the registry does not know."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from models.records import Consortium
from models.registry import registry_fragment
from pipelines.output.rows import columns_of
from pipelines.statements import run


def notices(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> Iterator[str]:
    """A notice for each body that came in under a provisional entry.

    Args:
        connection: The database.
        document_ids: Documents stored just now.

    Yields:
        The lines to paste into a registry, below a comment that says so; for a document that
        names nobody a sentence.
    """
    if not document_ids:
        return
    result = run(connection, "queries", "provisional_bodies", document_ids=list(document_ids))
    columns = columns_of(result)
    for row in result.fetchall():
        values = dict(zip(columns, row, strict=True))
        name = repr(Path(values.pop("source_path")).name)[1:-1]
        body = Consortium.model_validate(values)
        if body.name is None:
            yield (
                f"{name}: it does not say whose it is; ingest it again with --consortium ID to "
                "give its owner."
            )
        else:
            yield (
                f"# {name}: the registry does not know its owner. Check these lines, complete "
                f"them and paste them into consortia.toml:\n{registry_fragment(body)}"
            )
