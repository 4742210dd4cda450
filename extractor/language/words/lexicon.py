"""The vocabulary of administrative work: every form of the words of ``actions.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from extractor.language.words.conjugation import (
    adjective_forms,
    noun_forms,
    participle_of_reflexive,
    verb_forms,
)
from extractor.language.words.data import read_toml
from models.language import Aspect, WordKind

STEM_LENGTH = 6  # letters; inflections of a word share about so many
ROOT_LENGTH = 5  # letters that an action and its noun share: "trasf-erito", "trasf-erimento"
_REPEATED = "ri"
_SHORTEST_FORM = 4  # letters; shorter forms are other words: "di", "fa", "dai"
_Key = TypeVar("_Key", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class WordForm:
    """One form of a word, or of a phrase of several words.

    Attributes:
        lemma: The infinitive, or the noun in the singular.
        kind: What form it is.
        classes: The classes of actions it belongs to.
        aspects: What it says of another action: that it took place, began, ended.
        length: How many words it has.
    """

    lemma: str
    kind: WordKind
    classes: frozenset[str]
    aspects: frozenset[Aspect]
    length: int = 1

    @property
    def root(self) -> str:
        """The letters that the verb shares with its noun."""
        return self.lemma[:ROOT_LENGTH]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that make one action behind a first word: "(mettere) in funzione"."""

    tail: tuple[str, ...]
    entry: WordForm


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms by how they are used, the phrases, and what settles what."""

    verbs: dict[str, WordForm]
    nouns: dict[str, WordForm]
    states: dict[str, WordForm]
    phrases: dict[str, tuple[Phrase, ...]]
    satisfied_by: dict[str, frozenset[str]]
    opposed: dict[str, frozenset[str]]
    stages: dict[str, int]
    products: dict[str, str]


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Cut a word to what its inflections share, roughly: "sedute" and "seduta" agree."""
    if len(word) <= 3:
        return word
    return word[: max(3, min(STEM_LENGTH, len(word) - 1))]


class _Builder:
    """Collects forms; a word listed under several classes belongs to all of them."""

    def __init__(self) -> None:
        self.verbs: dict[str, WordForm] = {}
        self.nouns: dict[str, WordForm] = {}
        self.states: dict[str, WordForm] = {}
        self.phrases: dict[str, dict[tuple[str, ...], WordForm]] = {}

    def add(self, name: str, words: dict[str, list[str]], *, is_aspect: bool) -> None:
        classes = frozenset[str]() if is_aspect else frozenset({name})
        aspects = frozenset({Aspect(name)}) if is_aspect else frozenset[Aspect]()
        for entry in words.get("verbs", []):
            self._add_verb(entry, classes, aspects)
        for noun in words.get("nouns", []):
            self._add_word(self.nouns, noun, noun_forms, WordKind.NOUN, classes, aspects)
        for kind in ("states", "adjectives"):
            for state in words.get(kind, []):
                forms = adjective_forms
                self._add_word(self.states, state, forms, WordKind.STATE, classes, aspects)

    def add_bare(self, entry: str) -> None:
        """Add the forms of a verb that only tells something together with other words."""
        lemma = entry.partition(":")[0]
        for form, kind in verb_forms(entry):
            if len(form) >= _SHORTEST_FORM:
                found = WordForm(lemma, kind, frozenset(), frozenset())
                self.verbs.setdefault(form, found)

    def _add_verb(self, entry: str, classes: frozenset[str], aspects: frozenset[Aspect]) -> None:
        first, *tail = entry.split()
        lemma = " ".join([first.partition(":")[0], *tail])
        if tail:
            found = WordForm(lemma, WordKind.PARTICIPLE, classes, aspects, 1 + len(tail))
            _merge(self.phrases.setdefault(first, {}), tuple(tail), found)
            return
        for form, kind in verb_forms(entry):
            if len(form) < _SHORTEST_FORM:
                continue
            found = WordForm(lemma, kind, classes, aspects)
            _merge(self.verbs, form, found)
            if kind is WordKind.PARTICIPLE:
                for joined in participle_of_reflexive(form):
                    _merge(self.verbs, joined, found)

    def _add_word(
        self,
        table: dict[str, WordForm],
        word: str,
        spell: object,
        kind: WordKind,
        classes: frozenset[str],
        aspects: frozenset[Aspect],
    ) -> None:
        first, *tail = word.split()
        entry = WordForm(word, kind, classes, aspects, 1 + len(tail))
        forms = noun_forms(first) if spell is noun_forms else adjective_forms(first)
        if tail and kind is WordKind.STATE:
            forms = [first]
        for form in forms:
            if tail:
                _merge(self.phrases.setdefault(form, {}), tuple(tail), entry)
            else:
                _merge(table, form, entry)


def _merge(table: dict[_Key, WordForm], key: _Key, entry: WordForm) -> None:
    known = table.get(key)
    if known is None or known.kind != entry.kind:
        table.setdefault(key, entry)
        return
    table[key] = WordForm(
        known.lemma,
        known.kind,
        known.classes | entry.classes,
        known.aspects | entry.aspects,
        known.length,
    )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Load ``actions.toml`` once and spell out all forms."""
    data = read_toml("actions.toml")
    builder = _Builder()
    for name, words in data["classes"].items():
        builder.add(name, words, is_aspect=False)
    for name, words in data["aspects"].items():
        builder.add(name, words, is_aspect=True)
    for entry in data["bare"]["verbs"]:
        builder.add_bare(entry)
    known = {*data["classes"], "product"}
    return Lexicon(
        verbs=_with_irregular(builder.verbs),
        nouns=builder.nouns,
        states=builder.states,
        phrases={
            first: tuple(
                Phrase(tail, entry)
                for tail, entry in sorted(tails.items(), key=lambda item: -len(item[0]))
            )
            for first, tails in builder.phrases.items()
        },
        satisfied_by={
            name: frozenset({name, *data["satisfied_by"].get(name, [])}) for name in known
        },
        opposed={name: frozenset(others) for name, others in data["opposed"].items()},
        stages=data["stages"],
        products={form: noun for noun in data["products"]["nouns"] for form in noun_forms(noun)},
    )


def _with_irregular(verbs: dict[str, WordForm]) -> dict[str, WordForm]:
    """Add the forms that no rule spells: "è andata", "danno", "diede"."""
    for form, (lemma, kind) in read_toml("grammar.toml")["irregular_forms"].items():
        known = verbs.get(lemma)
        classes = known.classes if known else frozenset[str]()
        aspects = known.aspects if known else frozenset[Aspect]()
        verbs.setdefault(form, WordForm(lemma, WordKind(kind), classes, aspects))
    return verbs


@lru_cache(maxsize=32768)
def find_verb(word: str) -> WordForm | None:
    """Find the verb of a form, also behind "ri-": to do it again is to do it."""
    verbs = lexicon().verbs
    found = verbs.get(word)
    if found is not None or not word.startswith(_REPEATED):
        return found
    return verbs.get(word.removeprefix(_REPEATED))


@lru_cache(maxsize=32768)
def find_noun(word: str) -> WordForm | None:
    """Find the noun of a form, also behind "ri-"."""
    nouns = lexicon().nouns
    found = nouns.get(word)
    if found is None and word.startswith(_REPEATED):
        found = nouns.get(word.removeprefix(_REPEATED))
    return found
