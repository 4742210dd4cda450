"""The small words of Italian that decide what a verb tells, from ``grammar.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.language.words.data import read_toml
from extractor.language.words.lexicon import ROOT_LENGTH, lexicon

_SHORTEST_TOPIC = 4


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Auxiliaries, negations, conjunctions, prepositions, and words about organs."""

    done: frozenset[str]
    been: frozenset[str]
    active: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    modal_future: frozenset[str]
    modal_possible: frozenset[str]
    modal_past: frozenset[str]
    progressive: frozenset[str]
    negation: frozenset[str]
    between: frozenset[str]
    adverb_ending: str
    clitics: frozenset[str]
    joining: frozenset[str]
    conjunctions: frozenset[str]
    relative: frozenset[str]
    further: frozenset[str]
    subordinate: frozenset[str]
    hypothetical: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    bare_of: frozenset[str]
    to: frozenset[str]
    by: frozenset[str]
    inside: frozenset[str]
    together: frozenset[str]
    about: frozenset[str]
    after: frozenset[str]
    aim: frozenset[str]
    day_of: frozenset[str]
    before_infinitive: frozenset[str]
    reference: frozenset[str]
    behind_participle: frozenset[str]
    as_told: frozenset[str]
    told_of: frozenset[str]
    circumstance: frozenset[str]
    quantifying: frozenset[str]
    number_signs: frozenset[str]
    of_it: frozenset[str]
    future_endings: tuple[str, ...]
    missing: frozenset[str]
    nobody: frozenset[str]
    homographs: frozenset[str]
    leads: frozenset[str]
    definite: frozenset[str]
    no_nouns: frozenset[str]
    action_endings: tuple[str, ...]
    not_actions: frozenset[str]
    generic: frozenset[str]
    anaphors: frozenset[str]
    rest: frozenset[str]
    requests: frozenset[str]
    others: frozenset[str]
    terms: frozenset[str]
    drafts: frozenset[str]
    external: frozenset[str]
    other_bodies: frozenset[str]
    bodies: frozenset[str]
    own: frozenset[str]
    organ_words: frozenset[str]

    def is_adverb(self, word: str) -> bool:
        """Whether a word is an adverb by its ending."""
        return word.endswith(self.adverb_ending) and len(word) > len(self.adverb_ending) + 2

    def may_stand_between(self, word: str) -> bool:
        """Whether a word may stand between an auxiliary and its participle."""
        return word in self.between or word in self.been or self.is_adverb(word)


@lru_cache(maxsize=1)
def small_words() -> SmallWords:
    """Load ``grammar.toml`` once."""
    data = read_toml("grammar.toml")
    auxiliaries, modals, prepositions = data["auxiliaries"], data["modals"], data["prepositions"]
    months = read_toml("calendar.toml")["months"]
    conjunctions, nouns = data["conjunctions"], data["nouns"]
    return SmallWords(
        done=frozenset(auxiliaries["done"]),
        been=frozenset(auxiliaries["been"]),
        active=frozenset(auxiliaries["active"]),
        future=frozenset(auxiliaries["future"]),
        possible=frozenset(auxiliaries["possible"]),
        modal_future=frozenset(modals["future"]),
        modal_possible=frozenset(modals["possible"]),
        modal_past=frozenset(modals["past"]),
        progressive=frozenset(data["progressive"]["words"]),
        negation=frozenset(data["negation"]["words"]),
        between=frozenset(data["between"]["words"]),
        adverb_ending=data["between"]["adverb_ending"],
        clitics=frozenset(data["clitics"]["words"]),
        joining=frozenset(data["joining"]["words"]),
        conjunctions=frozenset(conjunctions["and"]),
        relative=frozenset(conjunctions["relative"]),
        further=frozenset(conjunctions["further"]),
        subordinate=frozenset(conjunctions["subordinate"]),
        hypothetical=frozenset(conjunctions["hypothetical"]),
        articles=frozenset(data["articles"]["words"]),
        of=frozenset(prepositions["of"]),
        bare_of=frozenset(prepositions["bare_of"]),
        to=frozenset(prepositions["to"]),
        by=frozenset(prepositions["by"]),
        inside=frozenset(prepositions["in"]),
        together=frozenset(prepositions["with"]),
        about=frozenset(prepositions["on"]),
        after=frozenset(prepositions["after"]),
        aim=frozenset(prepositions["aim"]),
        day_of=frozenset(prepositions["day_of"]),
        before_infinitive=frozenset(prepositions["before_infinitive"]),
        reference=frozenset(prepositions["reference"]),
        behind_participle=frozenset(prepositions["behind_participle"]),
        as_told=frozenset(prepositions["as_told"]),
        told_of=frozenset(prepositions["told_of"]),
        circumstance=frozenset(prepositions["circumstance"]),
        quantifying=frozenset(prepositions["quantifying"]),
        number_signs=frozenset(prepositions["number_signs"]),
        of_it=frozenset(data["clitics"]["of_it"]),
        future_endings=tuple(data["endings"]["future"]),
        missing=frozenset(data["missing"]["words"]),
        nobody=frozenset(data["missing"]["nobody"]),
        homographs=frozenset(nouns["homographs"]),
        leads=frozenset(nouns["leads"]),
        definite=frozenset(nouns["definite"]),
        no_nouns=frozenset(nouns["no_nouns"]),
        action_endings=tuple(nouns["endings"]),
        not_actions=frozenset(nouns["not_actions"]),
        generic=frozenset(data["generic"]["words"]),
        anaphors=frozenset(data["generic"]["anaphors"]),
        rest=frozenset(data["generic"]["rest"]),
        requests=frozenset(data["generic"]["requests"]),
        others=frozenset(data["generic"]["others"]),
        terms=frozenset(data["generic"]["terms"]),
        drafts=frozenset(data["drafts"]["words"]),
        external=frozenset(data["organs"]["external"]),
        other_bodies=frozenset(data["organs"]["others"]),
        bodies=frozenset(data["organs"]["bodies"]),
        own=frozenset(data["organs"]["own"]),
        organ_words=frozenset(
            word for name in data["organs"]["synonyms"] for whole in name for word in whole.split()
        )
        | frozenset(word for names in months.values() for word in names),
    )


def action_class(word: str) -> str:
    """Return the class of an action that no class lists: "trasferimento", "trasferito" share it."""
    return f"word:{word[:ROOT_LENGTH]}"


def is_unlisted_action(word: str) -> bool:
    """Whether a noun unknown to the lexicon names an action, by its ending."""
    words = small_words()
    singular = word[:-1]
    return word.endswith(words.action_endings) and not any(
        other[:-1] == singular for other in words.not_actions
    )


@lru_cache(maxsize=32768)
def is_topic(word: str) -> bool:
    """Whether a word can say what a text is about: long enough, and no form of a verb."""
    if len(word) < _SHORTEST_TOPIC or not word.replace("-", "").isalpha():
        return False
    if word in small_words().between or word in small_words().joining:
        return False
    if word in small_words().generic or word in small_words().organ_words:
        return False
    if word in lexicon().nouns or word in small_words().homographs:
        return True
    return word not in lexicon().verbs and not small_words().is_adverb(word)
