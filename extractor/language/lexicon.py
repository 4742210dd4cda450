"""The vocabulary of administrative work: every form of the verbs and nouns of ``events.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
STEM_LENGTH = 6

_PARTICIPLE = ("o", "a", "i", "e")
_PRESENT = {
    "are": ("a", "ano"),
    "ere": ("e", "ono"),
    "ire": ("isce", "iscono", "e", "ono"),
}


@dataclass(frozen=True, slots=True)
class WordForm:
    """One form of a word.

    Attributes:
        lemma: The infinitive, or the noun in the singular.
        form: ``participle``, ``infinitive``, ``gerund``, ``present``, ``future``, ``noun`` or
            ``adjective``.
        classes: The classes of ``events.toml`` it belongs to.
    """

    lemma: str
    form: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All forms, the table of what settles what, the products and the phrases."""

    forms: dict[str, WordForm]
    satisfied_by: dict[str, frozenset[str]]
    products: frozenset[str]
    phrases: dict[str, tuple[str, ...]]
    stages: dict[str, int]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]


def read_toml(name: str) -> dict[str, Any]:
    """Reads a data file that stands beside the code."""
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)


def stem(word: str) -> str:
    """Cuts a word to the part that its inflections share, roughly: "sedute" and "seduta" agree."""
    lowered = word.lower()
    if len(lowered) <= 3:
        return lowered
    return lowered[: max(3, min(STEM_LENGTH, len(lowered) - 1))]


def _verb_forms(entry: str) -> dict[str, str]:
    """Every form of a verb; "trasmettere:trasmess" gives the stem of the participle."""
    infinitive, _, participle = entry.partition(":")
    root, ending = infinitive[:-3], infinitive[-3:]
    if not participle:
        participle = root + {"are": "at", "ire": "it"}.get(ending, "ut")
    forms = {participle + vowel: "participle" for vowel in _PARTICIPLE}
    thematic = "e" if ending in {"are", "ere"} else "i"
    future_root = root + "h" if ending == "are" and root[-1:] in "cg" else root
    future_root = (
        future_root[:-1] if ending == "are" and future_root.endswith(("ci", "gi")) else future_root
    )
    for person in ("rà", "ranno"):
        forms[root + "r" + person if ending == "rre" else future_root + thematic + person] = (
            "future"
        )
    for person in _PRESENT.get(ending, ()):
        forms.setdefault(root + person, "present")
    if ending != "rre":
        forms[root + ("ando" if ending == "are" else "endo")] = "gerund"
    forms[infinitive] = "infinitive"
    for clitic in ("lo", "la", "li", "le", "si", "ne"):
        forms[infinitive[:-1] + clitic] = "infinitive"
    return forms


def _noun_forms(noun: str) -> list[str]:
    """Singular and plural of a regular noun."""
    if noun.endswith("io"):
        return [noun, noun[:-1]]
    if noun.endswith(("o", "e")):
        return [noun, noun[:-1] + "i"]
    if noun.endswith(("ca", "ga")):
        return [noun, noun[:-1] + "he"]
    if noun.endswith("a"):
        return [noun, noun[:-1] + "e"]
    return [noun]


def _adjective_forms(adjective: str) -> list[str]:
    if adjective.endswith("e"):
        return [adjective, adjective[:-1] + "i"]
    return [adjective[:-1] + vowel for vowel in _PARTICIPLE]


def _all_forms(classes: dict[str, dict[str, list[str]]]) -> dict[str, WordForm]:
    """Spells out every form; a form of a noun comes before the same form of a verb."""
    spelled: list[tuple[str, str, str, str]] = []
    for name, words in classes.items():
        for noun in words.get("nouns", []):
            spelled.extend((word, noun, "noun", name) for word in _noun_forms(noun))
    for name, words in classes.items():
        for entry in words.get("verbs", []):
            lemma = entry.partition(":")[0]
            spelled.extend((word, lemma, form, name) for word, form in _verb_forms(entry).items())
        for lemma in words.get("adjectives", []):
            spelled.extend((word, lemma, "adjective", name) for word in _adjective_forms(lemma))
    forms: dict[str, WordForm] = {}
    for word, lemma, form, name in spelled:
        known = forms.setdefault(word, WordForm(lemma, form, frozenset({name})))
        if known.form == form:
            forms[word] = WordForm(known.lemma, form, known.classes | {name})
    return forms


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Loads ``events.toml`` once and spells out all forms (some 6,000)."""
    data = read_toml("events.toml")
    forms = _all_forms(data["classes"])
    products = frozenset(word for noun in data["products"]["nouns"] for word in _noun_forms(noun))
    return Lexicon(
        forms=forms,
        satisfied_by={
            name: frozenset({name, *data["satisfied_by"].get(name, [])})
            for name in [*data["classes"], "product"]
        },
        products=products,
        phrases={name: tuple(patterns) for name, patterns in data["phrases"].items()},
        stages=data["stages"],
        rewrites=tuple(
            (re.compile(rf"\b{pattern}\b", re.IGNORECASE), word)
            for pattern, word in data["rewrites"].items()
        ),
    )
