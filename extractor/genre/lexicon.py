"""The words that tell what a paper is, read from ``words.toml``, and how words are compared."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from operator import itemgetter
from typing import Any

from extractor.layouts.folding import plain
from extractor.pages.page import Word

_TOKEN = re.compile(r"[^\W\d_]+")
_TEXT = itemgetter(0)  # of a word
_VOWELS = "aeiou"
_LONGEST_UNINFLECTED = 4  # letters up to which a word is compared as it is
_WHOLE = 5  # letters up to which the beginning of a word is the whole of it


class Place(StrEnum):
    """Where a phrase must stand to speak for a genre."""

    TITLE = "title"
    OPENING = "opening"
    LINE = "line"
    TEXT = "text"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Phrases that speak for a genre.

    Attributes:
        speaks_for: A genre, ``act`` or ``performance``.
        place: Where they must stand.
        weight: What each phrase adds to the log odds, once.
        at_most: What all of them add together.
        settles: Whether such a title says what the paper is: titles of other papers below it are
            those of its chapters.
    """

    speaks_for: str
    place: Place
    weight: float
    at_most: float
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as its stems, and the evidence that it gives."""

    words: str
    stems: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What words begin with; short ones are whole words."""

    of_words: tuple[str, ...]
    whole: frozenset[str]

    def begins(self, stem: str) -> bool:
        """Whether a word begins so."""
        return stem in self.whole or stem.startswith(self.of_words)


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of columns and labels of plans, and what one of its kind is worth."""

    name: str
    weight: float
    beginnings: Beginnings


@dataclass(frozen=True)
class Lexicon:
    """All words of ``words.toml``.

    Attributes:
        phrases: By their first stem.
        families: In the order in which a label is compared with them.
        heading_openings: What opens the heading of an objective, as stems.
        density: Beginnings of the words of programming and reporting.
        title_prefixes: What may stand before the words of a title, as stems.
        subject_openings: What opens the subject of an act, as stems.
        subject_words: What a heading holds that is the subject of an act, as stems.
        article_openings: What opens an article of a regulation, as stems.
        article_genres: The genres that are written in articles.
    """

    phrases: dict[str, tuple[Phrase, ...]]
    families: tuple[Family, ...]
    heading_openings: frozenset[str]
    density: Beginnings
    title_prefixes: frozenset[str]
    subject_openings: frozenset[str]
    subject_words: frozenset[str]
    article_openings: frozenset[str]
    article_genres: tuple[str, ...]


@cache
def load_lexicon() -> Lexicon:
    """Read ``words.toml``."""
    table = _table()
    by_first: dict[str, list[Phrase]] = defaultdict(list)
    for entry in table["evidence"]:
        evidence = Evidence(
            entry["speaks_for"],
            Place(entry["where"]),
            entry["weight"],
            entry["at_most"],
            entry.get("settles", False),
        )
        for words in entry["phrases"]:
            stems = stems_of(words)
            by_first[stems[0]].append(Phrase(words, stems, evidence))
    return Lexicon(
        phrases={first: tuple(phrases) for first, phrases in by_first.items()},
        families=tuple(
            Family(entry["name"], entry["weight"], _beginnings(entry["beginnings"]))
            for entry in table["families"]
        ),
        heading_openings=frozenset(stems_of(words)[0] for words in table["headings"]["openings"]),
        density=_beginnings(table["density"]["beginnings"]),
        title_prefixes=frozenset(stems_of(words)[0] for words in table["titles"]["prefixes"]),
        subject_openings=frozenset(stems_of(words)[0] for words in table["subjects"]["openings"]),
        subject_words=frozenset(stems_of(words)[0] for words in table["subjects"]["anywhere"]),
        article_openings=frozenset(stems_of(words)[0] for words in table["articles"]["openings"]),
        article_genres=tuple(table["articles"]["genres"]),
    )


def _beginnings(words: Iterable[str]) -> Beginnings:
    stems = [stems_of(word)[0] for word in words]
    return Beginnings(
        tuple(stem for stem in stems if len(stem) > _WHOLE),
        frozenset(stem for stem in stems if len(stem) <= _WHOLE),
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("extractor.genre").joinpath("words.toml").read_text("utf-8"))


@cache
def _skipped() -> frozenset[str]:
    words: list[str] = _table()["skipped"]["words"]
    return frozenset(words)


@lru_cache(maxsize=32768)
def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text: lower case, no accents, figures and words without meaning left out."""
    return tuple(
        token.rstrip(_VOWELS) if len(token) > _LONGEST_UNINFLECTED else token
        for token in _TOKEN.findall(plain(text))
        if token not in _skipped()
    )


def stems_of_words(words: Sequence[Word]) -> list[str]:
    """The stems of words as printed; letters that are spaced out are put together."""
    texts: Iterable[str] = map(_TEXT, words)
    if len(words) > _LONGEST_UNINFLECTED and all(len(word[0]) == 1 for word in words):
        texts = ["".join(texts)]
    return list(chain.from_iterable(map(stems_of, texts)))


@lru_cache(maxsize=32768)
def is_of_programming(stem: str) -> bool:
    """Whether a word is one of programming and reporting."""
    return load_lexicon().density.begins(stem)


@lru_cache(maxsize=32768)
def _rank_of(stem: str) -> int:
    """Which family a word is of, by its number; one more than the last where it is of none."""
    families = load_lexicon().families
    ranks = (at for at, family in enumerate(families) if family.beginnings.begins(stem))
    return next(ranks, len(families))


@lru_cache(maxsize=32768)
def _is_of_family(text: str) -> bool:
    return any(_rank_of(stem) < len(load_lexicon().families) for stem in stems_of(text))


def may_be_label(words: Sequence[Word]) -> bool:
    """Whether some word is of a family; asked of every cell, and quick."""
    return any(map(_is_of_family, map(_TEXT, words)))


def family_of(stems: Iterable[str]) -> Family | None:
    """The family that a label's words are of; None where it is no label of a plan."""
    families = load_lexicon().families
    rank = min(map(_rank_of, stems), default=len(families))
    return families[rank] if rank < len(families) else None
