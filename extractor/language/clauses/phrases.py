"""Turns of phrase from the data files, compiled into spaCy token patterns.

A pattern is words separated by spaces: ``(a|b)`` is a choice, ``?`` behind a word lets it be
missing, ``~`` stands for any one word that may be missing, and CAPITALS stand for any form of a
verb in ``actions.toml`` (spaCy's NORM attribute carries the infinitive).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractor.language.words.data import read_toml
from extractor.language.words.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """The patterns of one kind of claim.

    Attributes:
        kind: Name of the kind.
        patterns: spaCy Matcher patterns.
        gates: For each pattern, sets of words (lower case): the text must hold one of each
            before the pattern is worth trying. The first set is the least common one.
    """

    kind: str
    patterns: tuple[list[dict[str, Any]], ...]
    gates: tuple[tuple[frozenset[str], ...], ...]


def compile_phrase(phrase: str) -> tuple[list[dict[str, Any]], tuple[frozenset[str], ...]]:
    """Compile one pattern.

    Args:
        phrase: The pattern in the small language above.

    Returns:
        The spaCy pattern and its gates, the one least likely to be met by chance first.
    """
    pattern: list[dict[str, Any]] = []
    gates: list[frozenset[str]] = []
    for word in phrase.split():
        if word == "~":
            pattern.append({"IS_PUNCT": False, "OP": "?"})
            continue
        optional = word.endswith("?")
        bare = word.removesuffix("?").removeprefix("(").removesuffix(")")
        if bare.isupper() and len(bare) > 3:
            token: dict[str, Any] = {"NORM": bare.lower()}
            words = frozenset(
                form for form, entry in lexicon().verbs.items() if entry.lemma == bare.lower()
            )
        else:
            choice = sorted(set(bare.split("|")))
            token = {"LOWER": choice[0]} if len(choice) == 1 else {"LOWER": {"IN": choice}}
            words = frozenset(choice)
        if optional:
            token["OP"] = "?"
        else:
            gates.append(words)
        pattern.append(token)
    gates.sort(key=lambda words: -min(map(len, words)))
    return pattern, tuple(gates)


def claim_rules() -> list[PhraseRule]:
    """Return the rules of ``claims.toml`` in the file's order."""
    tables = {name: table["patterns"] for name, table in read_toml("claims.toml").items()}
    rules = []
    for kind, phrases in tables.items():
        compiled = [compile_phrase(phrase) for phrase in phrases]
        rules.append(
            PhraseRule(kind, tuple(p for p, _ in compiled), tuple(gate for _, gate in compiled))
        )
    return rules
