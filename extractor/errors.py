"""What can go wrong while a document is read. Every message is a sentence for a person."""

from pathlib import Path
from typing import Self

from models.vocabulary import Genre


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

    @classmethod
    def damaged(cls, path: Path, page: int | None = None) -> Self:
        """A file, or a page of it, that no reader can make out."""
        return cls(path, "it is damaged and cannot be read", "ask for an undamaged copy", page)


class EncryptedError(UnreadableError):
    """The file asks for a password."""

    stage = "locked"

    @classmethod
    def asking(cls, path: Path) -> Self:
        """A file that opens only with a password."""
        return cls(path, "it is encrypted and asks for a password", "ask for a copy without one")


class NoTextError(ExtractionError):
    """The pages hold pictures, or characters without a meaning."""

    stage = "pages"


class NotUnderstoodError(ExtractionError):
    """A performance document that was not understood."""

    stage = "layout"


class NoObjectivesError(NotUnderstoodError):
    """A document in which nothing was found that reads like an objective."""


class OtherPaperError(ExtractionError):
    """Another kind of paper than a performance document: nothing to store, and no failure.

    Attributes:
        genre: What it is.
        reason: What speaks for that, in words.
    """

    stage = "genre"

    def __init__(self, path: Path | str, genre: Genre, reason: str) -> None:
        super().__init__(
            path,
            f"it is no performance document but another paper ({genre.value}): {reason}",
            "give --genre plan to read it all the same",
        )
        self.genre = genre
        self.reason = reason

    def __reduce__(self) -> tuple[type[Self], tuple[str, Genre, str]]:
        """Made anew from its facts in another process."""
        return type(self), (str(self.path), self.genre, self.reason)
