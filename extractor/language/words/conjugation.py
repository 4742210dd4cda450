"""The forms of Italian verbs, nouns and adjectives, spelled out from their lemmas."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.language.words.data import read_toml
from models.language import WordKind

_VOWELS = ("o", "a", "i", "e")
_SECOND = "ere"  # the conjugation that the contracted verbs follow


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
    verbs = read_toml("morphology.toml")["verbs"]
    own = verbs.get(ending, verbs[_SECOND])
    participle = participle or root + own["participle"]
    yield infinitive, WordKind.INFINITIVE
    for clitic in verbs["clitics"]:
        yield infinitive[:-1].removesuffix("r") + "r" + clitic, WordKind.INFINITIVE
    for vowel in _VOWELS:
        yield participle + vowel, WordKind.PARTICIPLE
    for future in _future_stems(infinitive, root, ending):
        yield from ((future + person, WordKind.FUTURE) for person in verbs["future"])
        yield from ((future + person, WordKind.CONDITIONAL) for person in verbs["conditional"])
    gerund = root + own["gerund"]
    yield from ((gerund + end, WordKind.GERUND) for end in ("", verbs["joined"][0]))
    yield from ((root + person, WordKind.PRESENT) for person in own["present"])
    soft = _soft(root, ending)
    yield from ((soft + person, WordKind.SUBJUNCTIVE) for person in own["subjunctive"])
    imperfect = root + own["imperfect"]
    yield from ((imperfect + person, WordKind.IMPERFECT) for person in verbs["imperfect"])
    yield from ((root + person, WordKind.PAST) for person in own["past"])


def participle_of_reflexive(participle: str) -> Iterator[str]:
    """Spell out a participle with the pronoun joined to it: "conclusasi", "tenutisi"."""
    for ending in read_toml("morphology.toml")["verbs"]["joined"]:
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
    contracted: dict[str, str] = read_toml("morphology.toml")["contracted"]
    for short, full in contracted.items():
        if infinitive.endswith(short):
            return infinitive.removesuffix(short) + full
    return infinitive


def _future_stems(infinitive: str, root: str, ending: str) -> tuple[str, ...]:
    """Return what stands before the endings of the future: "invie-", "pubbliche-", "propor-"."""
    if infinitive.endswith(tuple(read_toml("morphology.toml")["contracted"])):
        return (infinitive[:-2],)
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
