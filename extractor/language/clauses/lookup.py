"""Words and phrases of the lexicon at their place in a text, and verbs that no list holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.language.clauses.auxiliaries import find_auxiliary
from extractor.language.clauses.tokens import Tokens
from extractor.language.words.data import read_toml
from extractor.language.words.lexicon import WordForm, find_noun, find_verb, lexicon
from extractor.language.words.small import action_class, small_words
from models.language import WordKind

_SHORTEST = 5
_VOWELS = "oaie"  # of gender and number
_SHORTEST_ADJECTIVE = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A word or phrase of the lexicon at a place of a text."""

    entry: WordForm
    kind: WordKind
    head: int
    last: int


def match_phrase(tokens: Tokens, index: int, first: str) -> tuple[WordForm, int] | None:
    """Find a phrase of several words that begins at ``index`` with the word ``first``.

    Returns:
        The phrase and the position of its last word. Articles and adverbs may stand within it.
    """
    words = small_words()
    for phrase in lexicon().phrases.get(first, ()):
        position = index + 1
        for word in phrase.tail:
            told = tokens.word(position)
            if not _is_same(word, told) and (words.is_adverb(told) or told in words.articles):
                position += 1
            if not _is_same(word, tokens.word(position)):
                break
            position += 1
        else:
            return phrase.entry, position - 1
    return None


def _is_same(word: str, told: str) -> bool:
    """Whether a word of a phrase is told, an adjective in any gender and number."""
    if told == word:
        return True
    inflected = len(word) > _SHORTEST_ADJECTIVE and word.endswith("o") and told[-1:] in _VOWELS
    return inflected and told[:-1] == word[:-1]


def look_up(tokens: Tokens, index: int) -> Found | None:
    """Find what verb, state or phrase begins at a place of a text.

    Args:
        tokens: The tokens of the text.
        index: The place.

    Returns:
        What was found, None where the word tells nothing.
    """
    word = tokens.words[index]
    verb = find_verb(word)
    if verb is not None:
        phrase = match_phrase(tokens, index, verb.lemma)
        if phrase is not None and phrase[0].kind is WordKind.PARTICIPLE:
            return Found(phrase[0], verb.kind, index, phrase[1])
    literal = match_phrase(tokens, index, word)
    if literal is not None and literal[0].kind is not WordKind.PARTICIPLE:
        return Found(literal[0], literal[0].kind, index, literal[1])
    if verb is not None and _is_auxiliary(word):
        return None
    if verb is not None and not _is_rather_noun(verb, word):
        return Found(verb, verb.kind, index, index)
    state = lexicon().states.get(word)
    if state is not None:
        return Found(state, WordKind.STATE, index, index)
    if verb is None and len(word) > _SHORTEST and word.endswith(small_words().future_endings):
        entry = WordForm(word, WordKind.FUTURE, frozenset({action_class(word)}), frozenset())
        return Found(entry, WordKind.FUTURE, index, index)
    if verb is None and _is_unlisted_participle(tokens, index):
        entry = WordForm(word, WordKind.PARTICIPLE, frozenset({action_class(word)}), frozenset())
        return Found(entry, WordKind.PARTICIPLE, index, index)
    return None


def _is_rather_noun(verb: WordForm, word: str) -> bool:
    """Whether a form of a verb is rather a noun or an adjective: "firma", "completi"."""
    if verb.kind not in {WordKind.PRESENT, WordKind.SUBJUNCTIVE}:
        return False
    return find_noun(word) is not None or word in lexicon().products or word in lexicon().states


def _is_auxiliary(word: str) -> bool:
    words = small_words()
    auxiliaries = words.done | words.been | words.future | words.possible
    return word in auxiliaries or word in words.modal_future


@lru_cache(maxsize=1)
def _regular() -> tuple[str, ...]:
    """Return the endings of regular participles."""
    stems = read_toml("morphology.toml")["participles"]["stems"]
    return tuple(stem + vowel for stem in stems for vowel in _VOWELS)


def _is_unlisted_participle(tokens: Tokens, index: int) -> bool:
    """Whether a word unknown to the lexicon is a verb: "hanno ottenuto", "è stata intitolata"."""
    word = tokens.words[index]
    words = small_words()
    if len(word) < _SHORTEST or not word.endswith(_regular()) or find_noun(word) is not None:
        return False
    if words.may_stand_between(word) or word in words.done | words.homographs | words.modal_past:
        return False
    before = tokens.word(index - 1)
    if before in words.articles or before in words.of or before in words.leads:
        return False
    return find_auxiliary(tokens, index) is not None
