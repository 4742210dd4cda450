"""The small words of Italian that decide what a participle tells, and the tokens of a text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.language.lexicon import WordForm, read_toml

SAME_ACTION = 5


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as parallel sequences.

    Attributes:
        words: The words in lower case, with straight apostrophes.
        starts: Their offsets.
        ends: The offsets after them.
        segments: For each token, the number of its part between semicolons.
        sentences: For each token, the number of its sentence.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    segments: list[int]
    sentences: list[int]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The small words of ``grammar.toml``."""

    done: frozenset[str]
    future: frozenset[str]
    negation: frozenset[str]
    between: frozenset[str]
    joining: frozenset[str]
    backdrop: frozenset[str]
    purpose: frozenset[str]
    articles: frozenset[str]
    complement: frozenset[str]
    nominal: frozenset[str]
    own_bodies: frozenset[str]
    windows: frozenset[str]
    recipients: frozenset[str]
    circumstances: frozenset[str]
    endings: frozenset[str]
    generic: frozenset[str]
    action_endings: tuple[str, ...]
    not_actions: frozenset[str]
    nominal_leads: frozenset[str]
    external_bodies: frozenset[str]
    behind_participle: frozenset[str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Loads ``grammar.toml`` once."""
    data = read_toml("grammar.toml")
    return Grammar(
        done=frozenset(data["auxiliaries"]["done"]),
        future=frozenset(data["auxiliaries"]["future"]),
        negation=frozenset(data["auxiliaries"]["negation"]),
        between=frozenset(data["between"]["words"]),
        joining=frozenset(data["joining"]["words"]),
        backdrop=frozenset(data["backdrop"]["words"]),
        purpose=frozenset(data["purpose"]["words"]),
        articles=frozenset(data["purpose"]["articles"]),
        complement=frozenset(data["purpose"]["complement"]),
        nominal=frozenset(data["nominal"]["words"]),
        own_bodies=frozenset(data["own_bodies"]["words"]),
        windows=frozenset(data["windows"]["words"]),
        recipients=frozenset(data["recipients"]["words"]),
        circumstances=frozenset(data["purpose"]["circumstances"]),
        endings=frozenset(data["participles"]["endings"]),
        generic=frozenset(data["generic"]["words"]),
        action_endings=tuple(data["not_actions"]["endings"]),
        not_actions=frozenset(data["not_actions"]["words"]),
        nominal_leads=frozenset(data["nominal"]["leads"]),
        external_bodies=frozenset(data["external_bodies"]["words"]),
        behind_participle=frozenset(data["participles"]["followed_by"]),
    )


def action_class(word: str) -> str:
    """The class of an action that no class lists: "trasferimento" and "trasferito" share it."""
    return f"word:{word[:SAME_ACTION]}"


def is_unlisted_action(word: str) -> bool:
    """Whether a noun unknown to the lexicon names an action, by its ending."""
    words = grammar()
    return word.endswith(words.action_endings) and word not in words.not_actions


def is_subject(word: str, forms: dict[str, WordForm]) -> bool:
    """Whether a word can say what a text is about: any but the forms of verbs."""
    entry = forms.get(word)
    return entry is None or entry.form == "noun" or word in grammar().nominal
