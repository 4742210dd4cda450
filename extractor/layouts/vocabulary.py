"""The words that name fields, read from data files."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from extractor.headers.composition import NO_FIELD, load_composition
from extractor.language.dictionary import is_italian
from extractor.layouts.folding import ENDINGS, Folding, run_together

_TYPO = 0.84  # similarity from which two longer words are one with a typing slip
_OF_TWO = 0.9  # what a header that names two things is worth for one
_SECTION = 0.6  # score from which a caption is the heading of a section
_LONGEST_HEADER = 12  # words
_SAME = 0.99  # score from which a header is a listed phrase
_SAID = 0.9  # score from which all words of a listed phrase are said
_COMPOSED = 0.9  # share of 1: what composed words are worth beside a phrase of the list
_UNDERSTOOD = 0.4  # degree from which composed words settle what else a header may be like
_ASIDE = 0.5  # what the lesser of a text and the term in brackets behind it is worth
_NAMED = 0.8  # score from which each of two texts names a field by itself
_IN_BRACKETS = re.compile(r"^(?P<head>[^()]{3,}?)\s*\((?P<term>[^()]{3,})\)\s*:?$")
_LEVEL_ABOVE = "objective.links"
_PLACES = ("group.", "closing.")  # names of parts of a document, not of its values


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How well a header names a field, 0 to 1, and the phrase that it was compared with."""

    field: str
    score: float
    phrase: str


@dataclass(frozen=True, slots=True)
class _Listed:
    """A phrase of the list, the field that it names, its folded words."""

    field: str
    phrase: str
    folded: tuple[str, ...]


class Vocabulary:
    """Headers by field, and the words that kinds of objectives and documents go by.

    Args:
        headers: Phrases by field, fields as ``level.name``.
        words: The tables of ``words.toml``.
    """

    def __init__(
        self, headers: dict[str, list[str]], words: dict[str, dict[str, str | list[str]]]
    ) -> None:
        abbreviations = {key: str(value) for key, value in words["abbreviations"].items()}
        self._folding = Folding(abbreviations, frozenset(words["skipped"]["words"]))
        listed = [
            _Listed(field, phrase, self.fold(phrase))
            for field, phrases in headers.items()
            for phrase in phrases
        ]
        self._by_word = _by_key((word, item) for item in listed for word in item.folded)
        self._by_letters = _by_key(("".join(item.folded), item) for item in listed)
        self._uncut = {
            field: {run_together(phrase): phrase for phrase in phrases}
            for field, phrases in headers.items()
        }
        self.kinds = {kind: list(phrases) for kind, phrases in words["kinds"].items()}
        self.documents = {kind: list(phrases) for kind, phrases in words["documents"].items()}
        self.words = words
        self._alike = lru_cache(maxsize=16384)(self._alike_words)
        self.scores = lru_cache(maxsize=16384)(self._scores)
        self.all_scores = lru_cache(maxsize=16384)(self._all_scores)
        self.phrases = cache(self._phrases_of)

    def fold(self, text: str) -> tuple[str, ...]:
        """The folded words of a text."""
        return self._folding.tokens(text)

    def _scores(self, header: str, level: str = "column") -> tuple[FieldScore, ...]:
        """Fields that a header may name, best first: by listed phrases, or by composed words."""
        return tuple(item for item in self._all_scores(header, level) if item.field != NO_FIELD)

    def _all_scores(self, header: str, level: str = "column") -> tuple[FieldScore, ...]:
        """The same with ``none``, for what is known and is no field.

        A question that a term in brackets explains is named by the term before all: "Che cosa
        faremo? (Obiettivo)". Where both name a field, and together none, the term is said beside:
        "Attività (termine)".
        """
        parted = _IN_BRACKETS.match(header)
        if parted is None:
            return self._plain_scores(header, level)
        head = self._plain_scores(parted["head"], level)
        term = self._plain_scores(parted["term"], level)
        is_asked = parted["head"].endswith("?")
        if is_asked and term and term[0].score >= _UNDERSTOOD:
            return _ranked(term, head, _COMPOSED)
        whole = self._plain_scores(header, level)
        is_clear = bool(whole) and whole[0].score >= _NAMED
        if head and term and not is_clear and min(head[0].score, term[0].score) >= _NAMED:
            return _ranked(head, term, 1.0)
        return whole

    def _plain_scores(self, header: str, level: str) -> tuple[FieldScore, ...]:
        composed = load_composition().scores(header, level)
        understood = max((item.degree for item in composed.values()), default=0.0)
        best = {
            field: FieldScore(field, round(item.degree * _COMPOSED, 4), item.meanings)
            for field, item in composed.items()
        }
        for listed in self._listed_scores(header):
            own = composed[listed.field].degree if listed.field in composed else 0.0
            score = _beside_composed(listed, own, understood)
            if listed.field not in best or score > best[listed.field].score:
                best[listed.field] = FieldScore(listed.field, score, listed.phrase)
        return tuple(
            sorted(
                best.values(),
                key=lambda item: (
                    -item.score,
                    item.field.startswith(_PLACES),
                    -composed[item.field].degree if item.field in composed else 0.0,
                    item.field,
                ),
            )
        )

    def _listed_scores(self, header: str) -> tuple[FieldScore, ...]:
        """Fields by listed phrases; each half of "Indicatore / prodotto" may name one."""
        whole = self._whole_scores(header)
        if "/" not in header:
            return whole
        best = {item.field: item for item in whole}
        for half in header.split("/"):
            for item in self._whole_scores(half):
                score = round(item.score * _OF_TWO, 4)
                if item.field not in best or score > best[item.field].score:
                    best[item.field] = FieldScore(item.field, score, item.phrase)
        return tuple(sorted(best.values(), key=lambda item: (-item.score, item.field)))

    def _whole_scores(self, header: str) -> tuple[FieldScore, ...]:
        tokens = self.fold(header)
        if not tokens or len(tokens) > _LONGEST_HEADER:
            return ()
        letters = run_together(header)
        best = {
            field: FieldScore(field, 1.0, phrases[letters])
            for field, phrases in self._uncut.items()
            if letters and letters in phrases
        }
        for listed in self._like(tokens):
            score = similarity(tokens, listed.folded)
            if listed.field not in best or score > best[listed.field].score:
                best[listed.field] = FieldScore(listed.field, score, listed.phrase)
        return tuple(sorted(best.values(), key=lambda item: (-item.score, item.field)))

    def _like(self, tokens: tuple[str, ...]) -> list[_Listed]:
        """The listed phrases that share a word with a header, or its letters, each once."""
        words = {other for word in tokens for other in self._alike(word)}
        found = list(self._by_letters.get("".join(tokens), ()))
        for word in sorted(words):
            found.extend(self._by_word[word])
        return list(dict.fromkeys(found))

    def _alike_words(self, word: str) -> tuple[str, ...]:
        """The words of listed phrases that a word is, or is a slip of the pen for."""
        return tuple(other for other in self._by_word if _same_word(word, other))

    def names_field(self, text: str, score: float) -> bool:
        """Whether a text names some field at least so well."""
        scores = self.scores(text)
        return bool(scores) and scores[0].score >= score

    def names_level_above(self, label: str) -> bool:
        """Whether a label names what objectives serve: a band over them, not a part of one."""
        scores = self.scores(label, "label")
        return bool(scores) and scores[0].field == _LEVEL_ABOVE and scores[0].score < _SAME

    def are_foreign(self, headers: Sequence[str]) -> bool:
        """Whether headers are those of a table about other matter than objectives."""
        return load_composition().are_foreign(headers)

    def names_section(self, text: str) -> bool:
        """Whether a text is the heading of a section within an objective."""
        return any(
            item.field == "group.section" and item.score >= _SECTION for item in self.scores(text)
        )

    def _phrases_of(self, table: str, key: str) -> list[str]:
        """A list of words of ``words.toml``."""
        return [str(phrase) for phrase in self.words[table][key]]

    def kind_of(self, text: str, kinds: dict[str, list[str]]) -> str | None:
        """The first kind whose phrase a text contains, by folded words."""
        tokens = " ".join(self.fold(text))
        for kind, phrases in kinds.items():
            for phrase in phrases:
                if f" {' '.join(self.fold(phrase))} " in f" {tokens} ":
                    return kind
        return None


def _ranked(
    first: Sequence[FieldScore], second: Sequence[FieldScore], share: float
) -> tuple[FieldScore, ...]:
    """Fields by two texts, the first of which counts before the second; ties stay in its order."""
    best = {item.field: replace(item, score=round(item.score * share, 4)) for item in first}
    for item in second:
        score = item.score * _ASIDE
        if item.field not in best or score > best[item.field].score:
            best[item.field] = replace(item, score=score)
    return tuple(sorted(best.values(), key=lambda item: -item.score))


def _beside_composed(listed: FieldScore, own: float, understood: float) -> float:
    """What likeness to a listed phrase is worth once the words are understood by themselves.

    A qualifier reverses what a phrase is like ("Fine effettiva" is like "fine" and no deadline),
    and so does the order of its words ("Settore responsabile" is no "responsabile del settore").

    Args:
        listed: The field of the phrase that the header is like.
        own: The degree to which the words compose that field.
        understood: The degree of the field that they compose best.
    """
    if listed.score >= _SAME or understood < _UNDERSTOOD:
        return listed.score
    if listed.score >= _SAID and own > 0:
        return round(min(listed.score, own * _COMPOSED), 4)
    return round(listed.score * (1 - understood), 4)


def _by_key(items: Iterable[tuple[str, _Listed]]) -> dict[str, list[_Listed]]:
    found: dict[str, list[_Listed]] = {}
    for key, item in items:
        found.setdefault(key, []).append(item)
    return found


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 2:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < _TYPO or matcher.ratio() < _TYPO:
        return False
    return not (_is_stem_of_word(one) and _is_stem_of_word(other))


@lru_cache(maxsize=4096)
def _is_stem_of_word(stem: str) -> bool:
    """Whether a stem is a word of the language with some ending: such a one is no typing slip."""
    return any(is_italian(stem + ending) for ending in ENDINGS)


def similarity(header: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    """How well a header says a phrase, 0 to 1.

    Every word of the phrase should be in the header (recall counts double); words that the phrase
    lacks weigh less. Words cut by narrow columns are compared run together.
    """
    if not phrase:
        return 0.0
    if header == phrase or "".join(header) == "".join(phrase):
        return 1.0
    matched = sum(any(_same_word(word, other) for other in header) for word in phrase)
    covered = sum(any(_same_word(word, other) for other in phrase) for word in header)
    recall, precision = matched / len(phrase), covered / len(header)
    return round(recall * recall * (0.4 + 0.6 * precision) * 0.98, 4)


def _header_phrases(table: dict[str, dict[str, dict[str, list[str]]]]) -> dict[str, list[str]]:
    return {
        f"{level}.{name}": list(entry["headers"])
        for level, names in table.items()
        for name, entry in names.items()
    }


@cache
def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """Read the built-in vocabulary, with a file of the user's merged over it.

    Args:
        extra: A TOML file in the form of ``headers.toml``; its phrases are added.

    Raises:
        ValueError: When the file names a field that does not exist.
    """
    folder = files("extractor.layouts")
    headers = _header_phrases(tomllib.loads(folder.joinpath("headers.toml").read_text("utf-8")))
    words = tomllib.loads(folder.joinpath("words.toml").read_text("utf-8"))
    if extra is not None:
        for field, phrases in _header_phrases(tomllib.loads(extra.read_text("utf-8"))).items():
            if field not in headers:
                raise ValueError(
                    f"{extra.name}: there is no field {field}; the fields are "
                    f"{', '.join(sorted(headers))}."
                )
            headers[field] = [*headers[field], *phrases]
    return Vocabulary(headers, words)
