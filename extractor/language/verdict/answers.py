"""Signs and answers: sì, no, ✔, ON/OFF, "Fatto", "n.d.", "vedi relazione"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from extractor.language.words.data import pattern, read_toml


@dataclass(frozen=True, slots=True)
class Answer:
    """A yes or a no with its place."""

    start: int
    end: int
    is_yes: bool


def _search(name: str, text: str) -> bool:
    return pattern("claims_words.toml", "answers", name).search(text) is not None


def is_empty(text: str | None) -> bool:
    """Whether a text says nothing about an outcome: blank, a dash, "non previsto", "n.d."."""
    return text is None or _search("empty", text)


def refers_elsewhere(text: str) -> bool:
    """Whether a text only points to another document: "vedi relazione"."""
    return _search("elsewhere", text)


def is_bare_claim(text: str) -> bool:
    """Whether a text only claims the outcome: "Obiettivo raggiunto"."""
    return _search("only_claimed", text)


def is_bare_denial(text: str) -> bool:
    """Whether a text only denies the outcome: "Obiettivo non raggiunto"."""
    return _search("only_missed", text)


@lru_cache(maxsize=4096)
def read_answer(text: str) -> Answer | None:
    """Read a leading yes or no: "Sì, …", "Si sono stati realizzati", "✔", "No".

    Args:
        text: A result.

    Returns:
        The answer, or None: "Si è provveduto" is no yes.
    """
    if _search("empty_box", text):
        return _ticked(text)
    match = pattern("claims_words.toml", "answers", "answer").match(text)
    if match is None:
        return None
    data = read_toml("claims_words.toml")["answers"]
    word = match["word"].lower().replace("’", "'")
    rest = match["rest"]
    span = match.span("word")
    if word in data["no"]:
        return None if rest[:1].isalnum() and word.isalpha() else Answer(*span, is_yes=False)
    if word in data["alone"] and rest:
        return None
    if (
        word in data["or_reflexive"]
        and rest[:1].isalpha()
        and not _answers(text, match.end(), rest)
    ):
        return None
    return Answer(*span, is_yes=True)


def _ticked(text: str) -> Answer | None:
    """Read boxes: "[X] Sì  [ ] No"; None where none is ticked, or both are."""
    leads = pattern("claims_words.toml", "answers", "leading_box").match(text) is not None
    name = "ticked_before" if leads else "ticked_behind"
    ticked = list(pattern("claims_words.toml", "answers", name).finditer(text))
    if len(ticked) != 1:
        return None
    no = read_toml("claims_words.toml")["answers"]["no"]
    return Answer(*ticked[0].span("word"), is_yes=ticked[0]["word"].lower() not in no)


def _answers(text: str, end: int, rest: str) -> bool:
    """Whether "si" before a word is a yes and no reflexive: "Si sono stati realizzati"."""
    following = text[end:].split()[:1]
    passive = pattern("claims_words.toml", "answers", "passive_next")
    if following and passive.match(following[0].lower()):
        return True
    words = pattern("claims_words.toml", "answers", "reflexive_not")
    return words.match(rest.lower()) is not None


def read_done(text: str) -> Answer | None:
    """Read a text that is one participle, "Fatto", "Realizzato al 100%": as good as a yes."""
    match = pattern("claims_words.toml", "answers", "only_done").match(text)
    return Answer(*match.span(1), is_yes=True) if match else None
