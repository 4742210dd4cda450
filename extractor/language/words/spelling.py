"""Misspelled forms of known verbs and nouns: "aprovato", "trasmeso", "inconro"."""

from __future__ import annotations

from functools import lru_cache

from extractor.language.words.data import word_set
from extractor.language.words.lexicon import lexicon
from models.language import WordKind

_SHORTEST = 6  # letters from which a word is put right: shorter ones are too like others
_LONG = 8  # letters of a form from which one letter may be missing


@lru_cache(maxsize=1)
def _squeezed() -> dict[str, str]:
    """Return known forms by their letters without doubles; "" where two forms share them."""
    found: dict[str, str] = {}
    for word in (*lexicon().verbs, *lexicon().nouns, *lexicon().products):
        if len(word) >= _SHORTEST:
            key = _squeeze(word)
            found[key] = word if found.get(key, word) == word else ""
    return found


@lru_cache(maxsize=1)
def _shortened() -> dict[str, str]:
    """Return nouns of eight or more letters by what is left when one of them is missing."""
    found: dict[str, str] = {}
    participles = [
        word for word, entry in lexicon().verbs.items() if entry.kind is WordKind.PARTICIPLE
    ]
    for word in (*lexicon().nouns, *lexicon().products, *participles):
        if len(word) >= _LONG and word.isalpha():
            for index in range(1, len(word)):
                found.setdefault(word[:index] + word[index + 1 :], word)
    return found


def _squeeze(word: str) -> str:
    return "".join(
        letter for index, letter in enumerate(word) if not index or word[index - 1] != letter
    )


@lru_cache(maxsize=8192)
def corrected(word: str) -> str:
    """Return the known form that a word misspells, or the word itself.

    A doubled or single letter, or one letter too few in a word of eight or more: the first letter
    must be right. A word that is any known form, or has capitals or digits, stays.
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    rules = lexicon()
    if word in rules.verbs or word in rules.nouns or word in rules.products or word in rules.states:
        return word
    if word in word_set("spelling.toml", "real"):
        return word
    found = _squeezed().get(_squeeze(word))
    if found:
        return found
    return _shortened().get(word) or word
