"""The words by which people, offices and numbers are told apart, and what a word is by them."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from models.territory import provinces, regions

_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+(?:['’‘`‐-](?:[^\W\d_][\u0300-\u036f]*)+)*")
_APOSTROPHE = re.compile(r"['’‘`]")
_SHORT_ACRONYM = 4
"""Letters up to which capitals that nobody knows are taken for an acronym."""
_LONGEST_WORD = 30


class Kind(Enum):
    """What a word is by itself."""

    GIVEN = auto()
    SURNAME = auto()
    OFFICE = auto()
    ORDINARY = auto()
    ACRONYM = auto()
    UNKNOWN = auto()


class Trigger(Enum):
    """What announces a person."""

    TITLE = auto()
    ROLE = auto()
    GROUP = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Attributes:
        text: As it is written.
        start: Where it starts.
        end: Where it ends.
        folded: In lower case and without marks on letters, to be compared.
        is_capital: Whether it starts with a capital letter.
    """

    text: str
    start: int
    end: int
    folded: str
    is_capital: bool

    @property
    def is_initial(self) -> bool:
        """Whether it is one capital letter."""
        return self.is_capital and len(self.folded) == 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that announce a person.

    Attributes:
        words: The words, folded.
        is_abbreviated: Whether full stops stand between them.
        trigger: What they announce.
    """

    words: tuple[str, ...]
    is_abbreviated: bool
    trigger: Trigger


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Text in lower case and without marks on letters."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(one for one in decomposed if not unicodedata.combining(one)).casefold()


def tokens_of(text: str) -> list[Token]:
    """The words of a text; an article with an apostrophe is a word of its own."""
    return [token for match in _WORD.finditer(text) for token in _split(match[0], match.start())]


def _split(word: str, start: int) -> Iterator[Token]:
    begin = 0
    while (apostrophe := _APOSTROPHE.search(word, begin)) is not None:
        article = word[begin : apostrophe.start()]
        rest = word[apostrophe.end() : apostrophe.end() + _LONGEST_WORD]
        is_article = article.islower() or fold(rest) in words().announcing
        if not is_article or fold(article) not in words().elisions:
            break
        yield _token(article, start + begin)
        begin = apostrophe.end()
    yield _token(word[begin:], start + begin)


def _token(word: str, start: int) -> Token:
    return Token(word, start, start + len(word), fold(word), word[0].isupper())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the data files, folded."""

    phrases: dict[str, tuple[Phrase, ...]]
    announcing: frozenset[str]
    columns: frozenset[str]
    particles: frozenset[str]
    conjunctions: frozenset[str]
    elisions: frozenset[str]
    offices: frozenset[str]
    endings: tuple[str, ...]
    acronyms: frozenset[str]
    namesakes: frozenset[str]
    companies: frozenset[str]
    letters: frozenset[str]
    copulas: frozenset[str]
    places: frozenset[tuple[str, ...]]
    given: frozenset[str]
    surnames: frozenset[str]
    telephones: tuple[str, ...]
    counters: tuple[str, ...]
    serials: tuple[str, ...]
    others: frozenset[str]
    units: tuple[str, ...]


_TRIGGERS = {"titles": Trigger.TITLE, "roles": Trigger.ROLE, "groups": Trigger.GROUP}


def _read(name: str) -> dict[str, Any]:
    source = files("pipelines.output.people").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(source)


def _plain_words(phrase: str) -> tuple[str, ...]:
    return tuple(fold(match[0]) for match in _WORD.finditer(phrase))


def _phrases(data: dict[str, Any]) -> Iterator[Phrase]:
    for name, trigger in _TRIGGERS.items():
        for phrase in data[name]:
            yield Phrase(_plain_words(phrase), "." in phrase or "/" in phrase, trigger)


def _folded(values: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, values))


def _territory() -> frozenset[str]:
    """Names of regions and provinces that are one word."""
    names = [region.name for region in regions()]
    names += [province.name for province in provinces().values()]
    return _folded(name for name in names if " " not in name)


@cache
def words() -> Words:
    """The words of the data files."""
    data, names = _read("words.toml"), _read("names.toml")
    numbers = data["numbers"]
    phrases: dict[str, list[Phrase]] = {}
    for phrase in _phrases(data):
        phrases.setdefault(phrase.words[0], []).append(phrase)
    for same_start in phrases.values():
        same_start.sort(key=lambda phrase: -len(phrase.words))
    single = {p.words[0] for same in phrases.values() for p in same if len(p.words) == 1}
    return Words(
        phrases={first: tuple(same) for first, same in phrases.items()},
        announcing=frozenset(phrases),
        columns=_folded(data["columns"]),
        particles=_folded(data["particles"]),
        conjunctions=_folded(data["conjunctions"]),
        elisions=_folded(data["elisions"]),
        offices=_folded(data["offices"].split()) | single | _territory(),
        endings=tuple(data["endings"]),
        acronyms=frozenset("".join(_plain_words(acronym)) for acronym in data["acronyms"]),
        namesakes=_folded(data["namesakes"].split()),
        companies=_folded(data["companies"].split()),
        letters=_folded(data["letters"].split()),
        copulas=frozenset(data["copulas"]),
        places=frozenset(map(_plain_words, data["places"])),
        given=_folded(names["given"].split()),
        surnames=_folded(names["surnames"].split()),
        telephones=tuple(numbers["telephones"]),
        counters=tuple(numbers["counters"]),
        serials=tuple(numbers["serials"]),
        others=_folded(numbers["others"]),
        units=tuple(numbers["units"]),
    )


@lru_cache(maxsize=50_000)
def is_ordinary(folded: str, lowered: str) -> bool:
    """Whether the dictionary knows a word, or it ends as no name does.

    Args:
        folded: Without marks.
        lowered: As it is written, in lower case.
    """
    from simplemma import is_known

    if lowered.endswith(words().endings):
        return True
    return bool(is_known(lowered, "it") or is_known(folded, "it"))


def kind_of(token: Token) -> Kind:
    """What a word is by itself; a name that is a word as well is a name."""
    known = words()
    if token.folded in known.offices:
        return Kind.OFFICE
    if token.folded in known.given:
        return Kind.GIVEN
    if token.folded in known.surnames:
        return Kind.SURNAME
    if is_ordinary(token.folded, token.text.lower()):
        return Kind.ORDINARY
    if token.text.isupper() and len(token.text) <= _SHORT_ACRONYM:
        return Kind.ACRONYM
    return Kind.UNKNOWN
