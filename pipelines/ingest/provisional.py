"""Bodies that the registry does not know: what to confirm, and the lines to paste."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from models.records import Consortium
from models.registry import registry_fragment
from pipelines.errors import UsageError
from pipelines.output.rows import columns_of
from pipelines.statements import run


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A body that came in under a provisional entry.

    Attributes:
        body: The entry; without a name where a document does not say whose it is.
        file: The name of a file that names it.
    """

    body: Consortium
    file: str

    @property
    def lines(self) -> str:
        """The lines to paste into a registry below a comment, or a comment that says what to do."""
        if self.body.name is None:
            return (
                f"# {self.file}: it does not say whose it is; ingest it again with "
                "--consortium ID to give its owner, or name it under [owners] in verifica.toml."
            )
        return (
            f"# {self.file}: the registry does not know its owner. Check these lines, complete "
            f"them and move them into a registry of your own:\n{registry_fragment(self.body)}"
        )


def unconfirmed(
    connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str] | None
) -> tuple[Unconfirmed, ...]:
    """The owners of some documents that the registry does not know, each once.

    Args:
        connection: The database.
        document_ids: The documents; all of them when None.
    """
    asked = None if document_ids is None else list(document_ids)
    result = run(connection, "queries", "provisional_bodies", document_ids=asked)
    columns = columns_of(result)
    found = []
    for row in result.fetchall():
        values = dict(zip(columns, row, strict=True))
        name = repr(Path(values.pop("source_path")).name)[1:-1]
        found.append(Unconfirmed(Consortium.model_validate(values), name))
    return tuple(found)


def write_owners(path: Path, owners: Sequence[Unconfirmed]) -> None:
    """Write a file from which entries can be pasted into a registry.

    Raises:
        UsageError: When it cannot be written.
    """
    try:
        path.write_text("".join(f"{owner.lines}\n\n" for owner in owners), encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UsageError(
            f"--owners {path} cannot be written: {reason}; name another file."
        ) from error
