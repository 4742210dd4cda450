"""Pages kept beside the database, a Parquet file for each document, named after its bytes.

They are what ``verifica ingest --reinterpret`` reads in place of the PDFs. A file is written before
the transaction that stores its document and under its final name only when it is whole, so that a
stored document's pages are there whatever stops the run.
"""

from collections.abc import Iterable
from pathlib import Path

from models.vocabulary import Engine

_ENDING = ".parquet"


class KeptPages:
    """The folder ``DATABASE.pages``.

    Attributes:
        folder: Where it is; made when the first pages are kept.
    """

    def __init__(self, database: Path) -> None:
        """Name the folder.

        Args:
            database: The database file.
        """
        self.folder = database.with_name(f"{database.name}.pages")

    def path_of(self, sha256: str) -> Path:
        """The file of a document."""
        return self.folder / f"{sha256}{_ENDING}"

    def holds(self, sha256: str) -> bool:
        """Whether the pages of a document are kept."""
        return self.path_of(sha256).is_file()

    def engine_of(self, sha256: str) -> Engine | None:
        """The reader that gave the pages; None when they are not kept or cannot be used."""
        from pipelines.store.page_file import PageFileError, engine_of

        try:
            return engine_of(self.path_of(sha256))
        except (PageFileError, OSError):
            return None

    def read(self, sha256: str) -> bytes:
        """The pages of a document as they were kept; empty when they are not."""
        try:
            return self.path_of(sha256).read_bytes()
        except OSError:
            return b""

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep the pages of a document, in place of what was kept of it.

        Raises:
            OSError: When they cannot be written.
        """
        self.folder.mkdir(exist_ok=True)
        path = self.path_of(sha256)
        partial = path.with_suffix(".partial")
        partial.write_bytes(content)
        partial.replace(path)

    def forget_others(self, known: Iterable[str]) -> None:
        """Remove the pages of documents that are not known any more, and what was left half."""
        if not self.folder.is_dir():
            return
        names = {f"{sha256}{_ENDING}" for sha256 in known}
        for path in self.folder.iterdir():
            if path.suffix in (_ENDING, ".partial") and path.name not in names:
                path.unlink(missing_ok=True)
