"""What the words of headers mean: the concepts of ``concepts.toml``."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from extractor.layouts.folding import plain, stem

_TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?|[%/#€№]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_FOR_PREFIX = 3  # concepts: a short form that may be more of them is no short form
_SHORTEST_PREFIX = 3  # letters
_SHORTEST_MISSPELT = 6  # letters: among shorter words one letter makes another word
_LANGUAGES = ("it", "fr", "de", "sl", "en")
_SLASH = "/"
_TIME = "time"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word, or words that are one, of a phrase.

    Attributes:
        concepts: What it may mean, one bit a concept; 0 where the lexicon does not know it.
        is_noun: Whether the phrase may be about it.
        follows_slash: Whether a slash stands before it.
    """

    concepts: int
    is_noun: bool
    follows_slash: bool


@dataclass(frozen=True, slots=True)
class _Token:
    written: str
    stem: str
    is_short_form: bool
    follows_slash: bool


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
        self._entries = self._entries_of(concepts)
        self._longest = max(map(len, self._entries))
        self._misspelt = _one_letter_off(entry[0] for entry in self._entries if len(entry) == 1)
        self._concepts_of = lru_cache(maxsize=32768)(self._known_concepts)

    def _entries_of(
        self, concepts: Mapping[str, Mapping[str, list[str] | str]]
    ) -> dict[tuple[str, ...], int]:
        entries: dict[tuple[str, ...], int] = defaultdict(int)
        for name, entry in concepts.items():
            for language in _LANGUAGES:
                for words in entry.get(language, ()):
                    entries[tuple(token.stem for token in self._tokens(words))] |= self.bits[name]
        return dict(entries)

    def meanings(self, phrase: str) -> list[Meaning]:
        """The words of a phrase with what they may mean, in order."""
        tokens = self._rejoined(self._tokens(phrase))
        found: list[Meaning] = []
        index = 0
        while index < len(tokens):
            length, concepts = self._longest_entry(tokens, index)
            is_noun = bool(concepts & self._nouns)
            found.append(Meaning(concepts, is_noun, tokens[index].follows_slash))
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
            if spelling in self._misspelt:
                return self._entries[self._misspelt[spelling],]
        return 0

    def _tokens(self, phrase: str) -> list[_Token]:
        tokens: list[_Token] = []
        follows_slash = False
        for raw in _TOKEN.findall(plain(phrase).replace("n\u00b0", "numero ").replace("°", " ")):
            if raw == _SLASH:
                follows_slash = True
                continue
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
                joined.append(_Token(written, whole, False, before.follows_slash))
            else:
                joined.append(token)
        return joined

    def _is_known(self, token: _Token) -> bool:
        return (token.stem,) in self._entries


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
