"""What the headers and labels of one document say."""

from __future__ import annotations

from corpus.sampler.attributes import Attributes, Other, Words
from corpus.sampler.data import phrases
from corpus.sampler.draws import choose, generator

_FILES = {
    Words.KNOWN: "known",
    Words.NEAR: "near",
    Words.UNKNOWN_A: "unknown_a",
    Words.UNKNOWN_B: "unknown_b",
}


class Wording:
    """The phrases of one document: one for each field, no phrase for two fields.

    Args:
        seed: The document's number.
        attributes: Whose words they are, and whether a second language stands beside them.
        region: Where the body is: bodies of some regions print two languages.
    """

    def __init__(self, seed: int, attributes: Attributes) -> None:
        self._phrases = self._draw(seed, phrases(_FILES[attributes.words]))
        self._second: dict[str, str] = {}
        if attributes.other is Other.LANGUAGES:
            languages = phrases("languages")
            self._second = languages[choose(seed, "language", sorted(languages))]
            self._line_between = choose(seed, "language between", (" / ", " - "))

    def label(self, field: str) -> str:
        """Return what the column or label of a field says."""
        phrase = self._phrases[field]
        if field in self._second:
            return f"{self._second[field]}{self._line_between}{phrase}"
        return phrase

    @staticmethod
    def _draw(seed: int, lists: dict[str, list[str]]) -> dict[str, str]:
        taken: set[str] = set()
        drawn: dict[str, str] = {}
        for field in sorted(lists):
            free = [phrase for phrase in lists[field] if phrase.casefold() not in taken]
            drawn[field] = generator(seed, f"words/{field}").choice(free or lists[field])
            taken.add(drawn[field].casefold())
        return drawn
