"""What can go wrong while a document is read. Every message is a sentence for a person."""

from pathlib import Path


class ExtractionError(Exception):
    """A document that gives no records.

    Attributes:
        path: The file.
        problem: What is wrong, without the file's name.
        remedy: What to do about it.
        page: The page, from 1, where it is known.
    """

    stage = "read"

    def __init__(
        self, path: Path | str, problem: str, remedy: str, page: int | None = None
    ) -> None:
        super().__init__(str(path), problem, remedy, page)
        self.path = Path(path)
        self.problem = problem
        self.remedy = remedy
        self.page = page

    def __str__(self) -> str:
        """The whole sentence."""
        where = f", page {self.page}" if self.page is not None else ""
        return f"{self.path.name}{where}: {self.problem}; {self.remedy}."


class UnreadableError(ExtractionError):
    """The file is no PDF, or is damaged or locked."""

    stage = "open"


class EncryptedError(UnreadableError):
    """The file asks for a password."""


class NoTextError(ExtractionError):
    """The pages hold pictures, or characters without a meaning."""

    stage = "pages"


class NoObjectivesError(ExtractionError):
    """The document was read and holds no objective."""

    stage = "layout"
