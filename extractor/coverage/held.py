"""The words that records hold."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from extractor.pages.page import Word
from extractor.tables.cell import Part

Place = tuple[int, float, float]
"""Page, left edge and top of a word: words are told apart by where they stand."""


class Holding(Enum):
    """How a word of the document is held."""

    FIELD = "field"
    EXTRA = "extra"
    HEADER = "header"
    STRUCTURE = "structure"
    NOT = "not"


@dataclass(slots=True)
class HeldWords:
    """Where the words stand that fields, extras and headers were made of.

    Attributes:
        fields: Words of values that fields hold.
        extras: Words of values that are kept under a header, with the header.
        headers: Words over columns that were read.
        structure: Words that say again, or mark, what a field holds.
    """

    fields: set[Place] = field(default_factory=set)
    extras: dict[Place, str] = field(default_factory=dict)
    headers: set[Place] = field(default_factory=set)
    structure: set[Place] = field(default_factory=set)

    def add_field(self, parts: Iterable[Part]) -> None:
        """Count the words of a value that a field holds."""
        self.fields.update(_places(parts))

    def add_extra(self, parts: Iterable[Part], header: str) -> None:
        """Count the words of a value that is kept under its header."""
        self.extras.update((place, header) for place in _places(parts))

    def add_headers(self, parts: Iterable[Part]) -> None:
        """Count the words over columns that were read."""
        self.headers.update(_places(parts))

    def add_structure(self, parts: Iterable[Part]) -> None:
        """Count words that say again, or mark, what a field holds."""
        self.structure.update(_places(parts))

    def holding(self, page: int, word: Word, is_known_header: Callable[[str], bool]) -> Holding:
        """How a word is held; under a header whose meaning is known, as by a field.

        Args:
            page: Its page.
            word: The word.
            is_known_header: Whether a header says what stands under it.
        """
        place = (page, word.x0, word.top)
        if place in self.fields:
            return Holding.FIELD
        if place in self.extras:
            return Holding.FIELD if is_known_header(self.extras[place]) else Holding.EXTRA
        if place in self.headers:
            return Holding.HEADER
        return Holding.STRUCTURE if place in self.structure else Holding.NOT


def _places(parts: Iterable[Part]) -> Iterable[Place]:
    return (
        (part.page, word.x0, word.top) for part in parts for line in part.lines for word in line
    )
