"""The fields that the words of a phrase compose, by the patterns of ``fields.toml``."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from extractor.headers.lexicon import Lexicon, Meaning, load_lexicon

NO_FIELD = "none"
"""What a phrase names that is known and is no field: accounting, personal data, signatures."""

_ALWAYS = "always"
_ANY = "@any"


@dataclass(frozen=True, slots=True)
class CompositionTolerances:
    """How much is taken from a pattern for what it leaves open; shares of 1 that multiply.

    Settled on one half of the phrases of docs/decisions/0091 and measured on the other.
    """

    other_noun: float = 0.55  # a known word that the pattern has no place for
    other_qualifier: float = 0.75  # the same, where it only qualifies
    unknown_word: float = 0.72  # a word that the lexicon does not know
    unknown_head: float = 0.6  # the phrase is about a word that the lexicon does not know
    other_head: float = 0.8  # the phrase is about another word than the pattern
    of_two: float = 0.9  # a phrase that names two things, for one
    beside_brackets: float = 0.97  # what stands in brackets left out
    own_level: float = 0.01  # added where columns name steps, and labels objectives
    each_word: float = 0.003  # added for each word that the pattern asks for
    longest: int = 14  # words: a longer phrase is a sentence


TOLERANCES = CompositionTolerances()
_LEVELS = {"column": "step.", "label": "objective."}


@dataclass(frozen=True, slots=True)
class _Pattern:
    field: str
    degree: float
    level: str | None
    slots: tuple[int, ...]
    after_slash: int
    explained: int
    vetoed: int


class Composition:
    """Fields by the meanings of words.

    Args:
        lexicon: The concepts.
        fields: The tables of ``fields.toml``.
    """

    def __init__(self, lexicon: Lexicon, fields: Mapping[str, Mapping[str, object]]) -> None:
        self._lexicon = lexicon
        self._groups = fields["groups"]
        self._by_head: dict[int, list[_Pattern]] = defaultdict(list)
        degrees = fields["degrees"]
        for field, patterns in fields.items():
            if field in ("groups", "degrees"):
                continue
            for belief, written in patterns.items():
                for text in written:
                    pattern = self._pattern(field, float(degrees[belief]), text)
                    for bit in _bits(pattern.slots[0]):
                        self._by_head[bit].append(pattern)
        self.scores = lru_cache(maxsize=32768)(self._scores)

    def _pattern(self, field: str, degree: float, written: str) -> _Pattern:
        level, colon, rest = written.rpartition(":")
        slots: list[int] = []
        after_slash = 0
        explained = self._mask(f"@{_ALWAYS}")
        vetoed = 0
        for word in rest.replace("/", " / ").split():
            if word == "/":
                after_slash = len(slots)
            elif word.startswith("!"):
                vetoed |= self._mask(word[1:])
            elif word.startswith("?"):
                explained |= self._mask(word[1:])
            else:
                slots.append(self._mask(word))
                explained |= slots[-1]
        return _Pattern(
            field, degree, level if colon else None, tuple(slots), after_slash, explained, vetoed
        )

    def _mask(self, written: str) -> int:
        """The concepts of a word of a pattern, one bit each."""
        if written == _ANY:
            return -1
        mask = 0
        for name in written.split("|"):
            if name.startswith("@"):
                for member in self._groups[name[1:]]:
                    mask |= self._lexicon.bits[member]
            else:
                mask |= self._lexicon.bits[name]
        return mask

    def _scores(self, phrase: str, level: str) -> Mapping[str, float]:
        """Degrees from 0 to 1 of the fields that a phrase may name; ``none`` among them."""
        best: dict[str, float] = {}
        for text, share in _readings(phrase):
            for field, degree in self._read(text, level).items():
                best[field] = max(best.get(field, 0.0), round(degree * share, 4))
        return dict(sorted(best.items(), key=lambda item: (-item[1], item[0])))

    def _read(self, phrase: str, level: str) -> dict[str, float]:
        meanings = self._lexicon.meanings(phrase)
        if not meanings or len(meanings) > TOLERANCES.longest:
            return {}
        said = 0
        for meaning in meanings:
            said |= meaning.concepts
        head = next((item for item in meanings if item.is_noun), meanings[0])
        best: dict[str, float] = {}
        for bit in _bits(said):
            for pattern in self._by_head.get(bit, ()):
                if pattern.vetoed & said or pattern.level not in (None, level):
                    continue
                if not all(slot & said for slot in pattern.slots):
                    continue
                degree = _degree(pattern, meanings, head, level)
                if degree > best.get(pattern.field, 0.0):
                    best[pattern.field] = degree
        return best


def _degree(pattern: _Pattern, meanings: Sequence[Meaning], head: Meaning, level: str) -> float:
    """How far a pattern accounts for the words of a phrase, times how far it is believed."""
    if not _are_filled(pattern, meanings):
        return 0.0
    degree = pattern.degree + TOLERANCES.each_word * (len(pattern.slots) - 1 + pattern.after_slash)
    if pattern.field.startswith(_LEVELS[level]):
        degree += TOLERANCES.own_level
    if not head.concepts & pattern.slots[0] and not pattern.after_slash:
        degree *= TOLERANCES.other_head
    if not meanings[0].concepts:
        degree *= TOLERANCES.unknown_head / TOLERANCES.unknown_word
    for meaning in meanings:
        if meaning.concepts & pattern.explained:
            continue
        if meaning.concepts == 0:
            degree *= TOLERANCES.unknown_word
        else:
            degree *= TOLERANCES.other_noun if meaning.is_noun else TOLERANCES.other_qualifier
    return degree


def _are_filled(pattern: _Pattern, meanings: Sequence[Meaning]) -> bool:
    """Whether every place of a pattern has a word of its own."""
    return _fills(pattern, 0, meanings, frozenset())


def _fills(
    pattern: _Pattern, place: int, meanings: Sequence[Meaning], used: frozenset[int]
) -> bool:
    if place == len(pattern.slots):
        return True
    needs_slash = bool(pattern.after_slash) and place == pattern.after_slash
    return any(
        index not in used
        and meaning.concepts & pattern.slots[place]
        and (not needs_slash or (meaning.follows_slash and index > max(used)))
        and _fills(pattern, place + 1, meanings, used | {index})
        for index, meaning in enumerate(meanings)
    )


def _bits(mask: int) -> list[int]:
    """The single bits of a mask."""
    bits = []
    while mask:
        lowest = mask & -mask
        bits.append(lowest)
        mask ^= lowest
    return bits


def _readings(phrase: str) -> list[tuple[str, float]]:
    """A phrase and what it may be shortened to, each with what it is worth."""
    readings = [(phrase, 1.0)]
    before, opened, _ = phrase.partition("(")
    if opened and before.strip():
        readings.append((before, TOLERANCES.beside_brackets))
    if "/" in before:
        readings.extend((half, TOLERANCES.of_two) for half in before.split("/"))
    return readings


@cache
def load_composition() -> Composition:
    """Read the patterns of the data file of this folder."""
    text = files("extractor.headers").joinpath("fields.toml").read_text("utf-8")
    return Composition(load_lexicon(), tomllib.loads(text))
