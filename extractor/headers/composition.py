"""The fields that the words of a phrase compose, by the patterns of ``fields.toml``."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from extractor.headers.lexicon import Lexicon, Meaning, load_lexicon

NO_FIELD = "none"
"""What a phrase names that is known and is no field: accounting, personal data, signatures."""

_ALWAYS = "always"
_FOREIGN = "foreign"
_OWN = "own"
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
    of_two: float = 0.87  # a phrase that names two things, for one
    each_half: float = 0.005  # less for each half that stands before it
    beside_brackets: float = 0.97  # what stands in brackets left out
    own_level: float = 0.01  # added where columns name steps, and labels objectives
    each_word: float = 0.003  # added for each word that the pattern asks for
    is_sure: float = 0.9  # degree from which what a phrase names is not in doubt
    is_understood: float = 0.8  # degree from which a phrase is read whole, not by its parts
    several: int = 2  # headers that name no field
    longest: int = 14  # words: a longer phrase is a sentence


TOLERANCES = CompositionTolerances()
_LEVELS = {"column": "step.", "label": "objective."}


class Composed(NamedTuple):
    """How far the words of a phrase name a field, 0 to 1, and by which meanings."""

    degree: float
    meanings: str


@dataclass(frozen=True, slots=True)
class PatternTable:
    """The patterns as written.

    Attributes:
        degrees: How far a pattern is believed, 0 to 1, by the word for it.
        groups: Concepts by the name of their group.
        fields: Patterns by field and belief.
    """

    degrees: Mapping[str, float]
    groups: Mapping[str, Sequence[str]]
    fields: Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class _Pattern:
    field: str
    asks: str
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
        table: The patterns of ``fields.toml``.

    Raises:
        ValueError: When a pattern names a concept that does not exist.
    """

    def __init__(self, lexicon: Lexicon, table: PatternTable) -> None:
        self._lexicon = lexicon
        self._groups = table.groups
        self._by_head: dict[int, list[_Pattern]] = defaultdict(list)
        for field, by_belief in table.fields.items():
            for belief, patterns in by_belief.items():
                for written in patterns:
                    pattern = self._pattern(field, table.degrees[belief], written)
                    for bit in _bits(pattern.slots[0]):
                        self._by_head[bit].append(pattern)
        self._foreign = self._mask(f"@{_FOREIGN}")
        self._own = self._mask(f"@{_OWN}")
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
            field=field,
            asks=" ".join(word for word in rest.split() if word[0] not in "?!"),
            degree=degree,
            level=level if colon else None,
            slots=tuple(slots),
            after_slash=after_slash,
            explained=explained,
            vetoed=vetoed,
        )

    def _mask(self, written: str) -> int:
        """The concepts of a word of a pattern, one bit each."""
        if written == _ANY:
            return -1
        mask = 0
        for name in written.split("|"):
            if name.startswith("@"):
                for member in self._groups[name[1:]]:
                    mask |= self._bit(member)
            else:
                mask |= self._bit(name)
        return mask

    def _bit(self, concept: str) -> int:
        if concept not in self._lexicon.bits:
            raise ValueError(f"There is no concept {concept}; concepts.toml lists all of them.")
        return self._lexicon.bits[concept]

    def _scores(self, phrase: str, level: str) -> Mapping[str, Composed]:
        """The fields that a phrase may name, best first; ``none`` among them."""
        best: dict[str, Composed] = {}
        most = 1.0
        for text, share in _readings(phrase):
            for field, found in self._read(text, level).items():
                degree = round(min(found.degree * share, most), 4)
                if field not in best or degree > best[field].degree:
                    best[field] = Composed(degree, found.meanings)
            if text is phrase:
                most = _most_of_a_part(best)
        return dict(sorted(best.items(), key=lambda item: (-item[1].degree, item[0])))

    def are_foreign(self, headers: Sequence[str]) -> bool:
        """Whether the headers of a table show that it is about other matter than objectives.

        One that is about conduct, risks or the like does; so do several that are known and name no
        field, such as accounts, where none speaks of objectives or of what measures them.
        """
        named = [header for header in headers if self._names_nothing(header)]
        if any(self._says(header, self._foreign) for header in named):
            return True
        return len(named) >= TOLERANCES.several and not any(
            self._says(header, self._own) for header in headers
        )

    def _names_nothing(self, phrase: str) -> bool:
        best = next(iter(self.scores(phrase, "column").items()), None)
        return best is not None and best[0] == NO_FIELD and best[1].degree >= TOLERANCES.is_sure

    def _says(self, phrase: str, concepts: int) -> bool:
        """Whether a phrase is about some of these concepts."""
        meanings = self._lexicon.meanings(phrase)
        return bool(meanings) and bool(_head(meanings).concepts & concepts)

    def _read(self, phrase: str, level: str) -> dict[str, Composed]:
        meanings = self._lexicon.meanings(phrase)
        if not meanings or len(meanings) > TOLERANCES.longest:
            return {}
        said = 0
        for meaning in meanings:
            said |= meaning.concepts
        head = _head(meanings)
        best: dict[str, Composed] = {}
        for bit in _bits(said):
            for pattern in self._by_head.get(bit, ()):
                if pattern.vetoed & said or pattern.level not in (None, level):
                    continue
                if not all(slot & said for slot in pattern.slots):
                    continue
                degree = _degree(pattern, meanings, head, level)
                if degree > 0 and (
                    pattern.field not in best or degree > best[pattern.field].degree
                ):
                    best[pattern.field] = Composed(degree, pattern.asks)
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


def _most_of_a_part(whole: Mapping[str, Composed]) -> float:
    """What a part of a phrase may be worth at most, where the whole of it is understood."""
    best = max((found.degree for found in whole.values()), default=0.0)
    return best - TOLERANCES.each_half if best >= TOLERANCES.is_understood else 1.0


def _head(meanings: Sequence[Meaning]) -> Meaning:
    """The word that a phrase is about."""
    nouns = [item for item in meanings if item.is_noun]
    if not nouns:
        return meanings[0]
    return nouns[0] if any(item.is_head_first for item in meanings) else nouns[-1]


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
    halves = before.split("/")
    if len(halves) > 1 and all(any(map(str.isalpha, half)) for half in halves):
        readings.extend(
            (half, TOLERANCES.of_two - TOLERANCES.each_half * index)
            for index, half in enumerate(halves)
        )
    return readings


@cache
def load_composition() -> Composition:
    """Read the patterns of the data file of this folder."""
    text = files("extractor.headers").joinpath("fields.toml").read_text("utf-8")
    table = tomllib.loads(text)
    degrees, groups = table.pop("degrees"), table.pop("groups")
    return Composition(load_lexicon(), PatternTable(degrees, groups, table))
