"""The forms of Italian verbs, nouns and adjectives, spelled out from their lemmas."""

from __future__ import annotations

from collections.abc import Iterator

from models.language import WordKind

_VOWELS = ("o", "a", "i", "e")
_CLITICS = ("lo", "la", "li", "le", "si", "ne", "vi", "ci")
_PARTICIPLES = {"are": "at", "ire": "it", "ere": "ut"}
_PRESENT = {"are": ("a", "ano"), "ere": ("e", "ono"), "ire": ("isce", "iscono", "e", "ono")}
_IMPERFECT = {"are": "av", "ere": "ev", "ire": "iv"}
_SUBJUNCTIVE = {"are": ("i", "ino"), "ere": ("a", "ano"), "ire": ("isca", "iscano", "a", "ano")}
_CONTRACTED = {"arre": "aere", "orre": "onere", "urre": "ucere"}
"""Infinitives that stand for a longer one: "proporre" is conjugated as "proponere"."""


def verb_forms(entry: str) -> Iterator[tuple[str, WordKind]]:
    """Spell out the forms of a verb that reports use.

    Args:
        entry: The infinitive; "trasmettere:trasmess" gives the stem of an irregular participle.

    Yields:
        A form and its kind; the third persons of the tenses, the forms of the infinitive.
    """
    infinitive, _, participle = entry.partition(":")
    infinitive = infinitive.removesuffix("si") + "e" if infinitive.endswith("rsi") else infinitive
    full = _full_infinitive(infinitive)
    root, ending = full[:-3], full[-3:]
    participle = participle or root + _PARTICIPLES.get(ending, "ut")
    yield infinitive, WordKind.INFINITIVE
    for clitic in _CLITICS:
        yield infinitive[:-1].removesuffix("r") + "r" + clitic, WordKind.INFINITIVE
    for vowel in _VOWELS:
        yield participle + vowel, WordKind.PARTICIPLE
    for future in _future_stems(infinitive, root, ending):
        yield from ((future + person, WordKind.FUTURE) for person in ("rà", "ranno", "ra'"))
        yield from ((future + p, WordKind.CONDITIONAL) for p in ("rebbe", "rebbero"))
    yield root + ("ando" if ending == "are" else "endo"), WordKind.GERUND
    yield root + ("andosi" if ending == "are" else "endosi"), WordKind.GERUND
    for person in _PRESENT.get(ending, ()):
        yield root + person, WordKind.PRESENT
    for person in _SUBJUNCTIVE.get(ending, ()):
        yield _soft(root, ending) + person, WordKind.SUBJUNCTIVE
    for person in ("a", "ano"):
        yield root + _IMPERFECT.get(ending, "ev") + person, WordKind.IMPERFECT
    for person in {"are": ("ò", "arono"), "ire": ("ì", "irono")}.get(ending, ("é", "erono")):
        yield root + person, WordKind.PAST


def participle_of_reflexive(participle: str) -> Iterator[str]:
    """Spell out a participle with the pronoun joined to it: "conclusasi", "tenutisi"."""
    for ending in ("si", "ne"):
        yield participle + ending


def noun_forms(noun: str) -> list[str]:
    """Return singular and plural of a regular noun; only the first word of several changes."""
    if noun.endswith("io"):
        return [noun, noun[:-1]]
    if noun.endswith(("co", "go")):
        return [noun, noun[:-1] + "hi", noun[:-1] + "i"]
    if noun.endswith(("o", "e")):
        return [noun, noun[:-1] + "i"]
    if noun.endswith(("ca", "ga")):
        return [noun, noun[:-1] + "he"]
    if noun.endswith("a"):
        return [noun, noun[:-1] + "e", noun[:-1] + "i"]
    return [noun]


def adjective_forms(adjective: str) -> list[str]:
    """Return the forms of an adjective in gender and number."""
    if adjective.endswith("e"):
        return [adjective, adjective[:-1] + "i"]
    return [adjective[:-1] + vowel for vowel in _VOWELS]


def _full_infinitive(infinitive: str) -> str:
    for short, full in _CONTRACTED.items():
        if infinitive.endswith(short):
            return infinitive.removesuffix(short) + full
    return infinitive


def _future_stems(infinitive: str, root: str, ending: str) -> tuple[str, ...]:
    """Return what stands before the endings of the future: "invie-", "pubbliche-", "propor-"."""
    if infinitive.endswith(("arre", "orre", "urre")):
        return (infinitive[:-2].removesuffix("r"),)
    if ending != "are":
        return (root + ("i" if ending == "ire" else "e"), root)
    return (_soft(root, ending) + "e",)


def _soft(root: str, ending: str) -> str:
    """Keep the sound of a stem before "i" and "e": "pubblic-" → "pubblich-", "avvi-" → "avvi-"."""
    if ending != "are":
        return root
    if root.endswith(("c", "g")):
        return root + "h"
    return root[:-1] if root.endswith(("ci", "gi")) else root
