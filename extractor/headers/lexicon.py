"""What the words of headers mean: the concepts of ``concepts.toml``."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from extractor.layouts.folding import stem, with_signs_spelt, without_footnote

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|[%/#€№]")
_COUNT = re.compile(r"\s*\d+\s+[^\W\d]")  # "31 addetti" is a value; "3. Addetti" is a label
_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM_YEAR = re.compile(r"\b([nt])\s?(?P<sign>[-+]|\u2013|meno )\s?(\d)\b")  # "anno n-1"
_MOST_FOR_PREFIX = 3  # concepts: a short form that may be more of them is no short form
_SHORTEST_PREFIX = 3  # letters
_SHORTEST_MISSPELT = 6  # letters: among shorter words one letter makes another word
_LONG = 9  # letters: so long a word that lacks one is still the same
_LANGUAGES = ("it", "fr", "de", "sl", "en")
_HEAD_FIRST = frozenset({"it", "fr"})  # "struttura responsabile", but "responsible office"
_SLASH = "/"
_UNKNOWN = "?"
_TIME = "time"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word, or words that are one, of a phrase.

    Attributes:
        concepts: What it may mean, one bit a concept; 0 where the lexicon does not know it.
        is_noun: Whether the phrase may be about it.
        follows_slash: Whether a slash stands before it.
        is_head_first: Whether it is of a language that says first what a phrase is about.
    """

    concepts: int
    is_noun: bool
    follows_slash: bool
    is_head_first: bool


@dataclass(frozen=True, slots=True)
class _Token:
    written: str
    stem: str
    is_short_form: bool = False
    follows_slash: bool = False


class Lexicon:
    """The concepts by their words.

    Args:
        concepts: Words by language under every concept, with its ``part``.
        abbreviations: Short forms and what they stand for.
        skipped: Words without a meaning of their own.
    """

    def __init__(
        self,
        concepts: Mapping[str, Mapping[str, list[str] | str]],
        abbreviations: Mapping[str, str],
        skipped: frozenset[str],
    ) -> None:
        self._abbreviations = abbreviations
        self._skipped = skipped
        self.bits = {name: 1 << index for index, name in enumerate(concepts)}
        self._nouns = sum(
            self.bits[name] for name, entry in concepts.items() if entry.get("part") != "qualifier"
        )
        self._head_first: set[tuple[str, ...]] = set()
        self._entries = self._entries_of(concepts)
        self._longest = max(map(len, self._entries))
        self._misspelt = _one_letter_off(entry[0] for entry in self._entries if len(entry) == 1)
        self._concepts_of = lru_cache(maxsize=32768)(self._known_concepts)

    def _entries_of(
        self, concepts: Mapping[str, Mapping[str, list[str] | str]]
    ) -> dict[tuple[str, ...], int]:
        entries: dict[tuple[str, ...], int] = defaultdict(int)
        for name, by_language in concepts.items():
            for language in _LANGUAGES:
                for words in by_language.get(language, ()):
                    entry = tuple(token.stem for token in self._tokens(words))
                    entries[entry] |= self.bits[name]
                    if language in _HEAD_FIRST:
                        self._head_first.add(entry)
        return dict(entries)

    def meanings(self, phrase: str) -> list[Meaning]:
        """The words of a phrase with what they may mean, in order."""
        tokens = self._rejoined(self._tokens(phrase))
        found: list[Meaning] = []
        index = 0
        while index < len(tokens):
            length, concepts = self._longest_entry(tokens, index)
            entry = tuple(token.stem for token in tokens[index : index + length])
            found.append(
                Meaning(
                    concepts,
                    is_noun=bool(concepts & self._nouns),
                    follows_slash=tokens[index].follows_slash,
                    is_head_first=entry in self._head_first,
                )
            )
            index += length
        return found

    def _longest_entry(self, tokens: list[_Token], index: int) -> tuple[int, int]:
        """How many words from here on are one, and what they mean."""
        for length in range(min(self._longest, len(tokens) - index), 1, -1):
            entry = tuple(token.stem for token in tokens[index : index + length])
            if entry in self._entries:
                return length, self._entries[entry]
        token = tokens[index]
        return 1, self._concepts_of(token.stem, token.is_short_form)

    def _known_concepts(self, word: str, is_short_form: bool) -> int:
        if (word,) in self._entries:
            return self._entries[word,]
        if word.isdigit():
            return self.bits[_TIME]
        if is_short_form:
            return self._begun_by(word)
        return self._spelt_nearly(word)

    def _begun_by(self, prefix: str) -> int:
        """What the words that begin so mean, where they mean much the same."""
        if len(prefix) < _SHORTEST_PREFIX:
            return 0
        concepts = 0
        for entry, meaning in self._entries.items():
            if len(entry) == 1 and entry[0].startswith(prefix):
                concepts |= meaning
        return concepts if concepts.bit_count() <= _MOST_FOR_PREFIX else 0

    def _spelt_nearly(self, word: str) -> int:
        if len(word) < _SHORTEST_MISSPELT:
            return 0
        for spelling in (word, *_without_a_letter(word)):
            meant = self._misspelt.get(spelling)
            if meant is not None and _is_slip(word, meant):
                return self._entries[meant,]
        return 0

    def _tokens(self, phrase: str) -> list[_Token]:
        tokens: list[_Token] = []
        follows_slash = False
        if _COUNT.match(phrase):
            tokens.append(_Token(_UNKNOWN, _UNKNOWN))
        for found in _TOKEN.findall(_FROM_YEAR.sub(_year_off, with_signs_spelt(phrase))):
            if found == _SLASH:
                follows_slash = True
                continue
            raw = without_footnote(found)
            word = raw if raw in self._abbreviations else raw.replace(".", "")
            is_short_form = raw.endswith(".") and word == raw[:-1]
            for part in self._abbreviations.get(word, word).split():
                folded = part if part in self._skipped else stem(part)
                tokens.append(_Token(part, folded, is_short_form, follows_slash))
                follows_slash = False
        telling = [token for token in tokens if self._tells(token)]
        return telling or tokens

    def _tells(self, token: _Token) -> bool:
        return token.written not in self._skipped and not (
            token.written.isdigit() and not _YEAR.fullmatch(token.written)
        )

    def _rejoined(self, tokens: list[_Token]) -> list[_Token]:
        """The words with those put together that a narrow column cut in two."""
        joined: list[_Token] = []
        for token in tokens:
            whole = stem(joined[-1].written + token.written) if joined else ""
            if (
                (whole,) in self._entries
                and not token.follows_slash
                and not (self._is_known(joined[-1]) and self._is_known(token))
            ):
                before = joined.pop()
                written = before.written + token.written
                joined.append(_Token(written, whole, follows_slash=before.follows_slash))
            else:
                joined.append(token)
        return joined

    def _is_known(self, token: _Token) -> bool:
        return (token.stem,) in self._entries


def _year_off(found: re.Match[str]) -> str:
    """A year told by its distance from another, as one word: ``n-1``, ``t+2``."""
    return found[1] + ("after" if found["sign"] == "+" else "before") + found[3]


def _is_slip(written: str, meant: str) -> bool:
    """Whether one letter too few or too many is a slip and makes no other word.

    "obietivo" is one; "rilevante" is another word than "rilevato".
    """
    longer, shorter = sorted((written, meant), key=len, reverse=True)
    if len(longer) == len(shorter) or len(shorter) >= _LONG:
        return True
    doubled = (index for index in range(1, len(longer)) if longer[index] == longer[index - 1])
    return any(longer[:index] + longer[index + 1 :] == shorter for index in doubled)


def _without_a_letter(word: str) -> list[str]:
    return [word[:index] + word[index + 1 :] for index in range(len(word))]


def _one_letter_off(words: Iterable[str]) -> dict[str, str]:
    """Spellings that lack one letter of a longer word, with the word; none that two words share."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for word in words:
        if len(word) < _SHORTEST_MISSPELT:
            continue
        for spelling in {word, *_without_a_letter(word)}:
            if found.setdefault(spelling, word) != word:
                shared.add(spelling)
    return {spelling: word for spelling, word in found.items() if spelling not in shared}


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon from the data files of this folder and the layouts' short forms."""
    concepts = tomllib.loads(_data("extractor.headers", "concepts.toml"))
    short = tomllib.loads(_data("extractor.headers", "abbreviations.toml"))
    words = tomllib.loads(_data("extractor.layouts", "words.toml"))
    return Lexicon(
        concepts,
        {**words["abbreviations"], **short["abbreviations"]},
        frozenset((*words["skipped"]["words"], *short["skipped"]["words"])),
    )


def _data(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")
