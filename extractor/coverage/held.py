"""The words that records hold."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from extractor.pages.page import Word
from extractor.tables.cell import Part

Place = tuple[float, float]
"""Left edge and top of a word on its page: words are told apart by where they stand."""

_Held = dict[Place, tuple["Holding", str]]
"""How the words of a page are held, with the headers of extras."""


class Holding(IntEnum):
    """How a word of the document is held."""

    FIELD = 0
    EXTRA = 1
    HEADER = 2
    STRUCTURE = 3
    NOT = 4


@dataclass(slots=True)
class HeldWords:
    """Where the words stand that fields, extras and headers were made of.

    A value is mostly a whole cell: then the cell's part itself is known, and its words need not be
    looked up. Only pages of which some word is asked for are gone through word by word.

    Attributes:
        headers_of_extras: The header of each part that is kept as an extra.
    """

    headers_of_extras: dict[int, str] = field(default_factory=dict)
    _parts: dict[int, tuple[Part, Holding]] = field(default_factory=dict)
    _by_page: dict[int, list[tuple[Part, Holding]]] | None = None
    _places: dict[int, _Held] = field(default_factory=dict)

    def add_field(self, parts: Iterable[Part]) -> None:
        """Count the words of a value that a field holds."""
        self._add(parts, Holding.FIELD)

    def add_extra(self, parts: Iterable[Part], header: str) -> None:
        """Count the words of a value that is kept under its header."""
        parts = tuple(parts)
        self._add(parts, Holding.EXTRA)
        self.headers_of_extras.update((id(part), header) for part in parts)

    def add_headers(self, parts: Iterable[Part]) -> None:
        """Count the words over columns that were read."""
        self._add(parts, Holding.HEADER)

    def add_structure(self, parts: Iterable[Part]) -> None:
        """Count words that say again, or mark, what a field holds."""
        self._add(parts, Holding.STRUCTURE)

    def _add(self, parts: Iterable[Part], holding: Holding) -> None:
        """Keep how parts are held; what is held twice is held in the better way."""
        for part in parts:
            before = self._parts.get(id(part))
            if before is None or holding < before[1]:
                self._parts[id(part)] = part, holding
        self._by_page = None
        self._places.clear()

    def of_part(self, part: Part) -> tuple[Holding, str] | None:
        """How a part is held as a whole, with the header of an extra; None where it is not."""
        found = self._parts.get(id(part))
        if found is None:
            return None
        return found[1], self.headers_of_extras.get(id(part), "")

    def of_word(self, page: int, word: Word) -> tuple[Holding, str]:
        """How a word is held, with the header of an extra."""
        places = self._places.get(page)
        if places is None:
            places = self._places[page] = self._places_on(page)
        return places.get(word[1:3], _NOT_HELD)

    def _places_on(self, page: int) -> _Held:
        """Where the held words of a page stand; what is held twice is held in the better way."""
        if self._by_page is None:
            self._by_page = defaultdict(list)
            for part, holding in self._parts.values():
                self._by_page[part.page].append((part, holding))
        places: _Held = {}
        for part, holding in sorted(self._by_page.get(page, ()), key=lambda held: -held[1]):
            held = holding, self.headers_of_extras.get(id(part), "")
            for line in part.lines:
                places.update((word[1:3], held) for word in line)
        return places


_NOT_HELD = (Holding.NOT, "")


def settled(held: tuple[Holding, str], is_known_header: Callable[[str], bool]) -> Holding:
    """How something is held: under a header whose meaning is known, as by a field."""
    holding, header = held
    if holding is Holding.EXTRA and is_known_header(header):
        return Holding.FIELD
    return holding
