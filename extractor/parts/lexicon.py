"""The words that begin and end papers, read from their data file."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.layouts.folding import plain


@dataclass(frozen=True, slots=True)
class PartWords:
    """Openings of lines, folded, by what they tell."""

    act_titles: tuple[str, ...]
    act_formulae: tuple[str, ...]
    tail_titles: tuple[str, ...]
    annex_titles: tuple[str, ...]
    names_objective: tuple[str, ...]
    before_number: tuple[str, ...]
    number_of: tuple[str, ...]


@cache
def part_words() -> PartWords:
    """The words of ``words.toml``."""
    text = files("extractor.parts").joinpath("words.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return PartWords(
        act_titles=_folded(tables["act"]["titles"]),
        act_formulae=_folded(tables["act"]["formulae"]),
        tail_titles=_folded(tables["tail"]["titles"]),
        annex_titles=_folded(tables["annex"]["titles"]),
        names_objective=_folded(tables["table"]["names_objective"]),
        before_number=_folded(tables["numbers"]["before"]),
        number_of=_folded(tables["numbers"]["of"]),
    )


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(plain, phrases))


def opens_with(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text begins with one of some phrases, as whole words."""
    folded = plain(text).lstrip(" -–—•*\"'|_")
    if not folded.startswith(phrases):
        return False
    return any(
        folded.startswith(phrase)
        and not (phrase[-1].isalnum() and folded[len(phrase) : len(phrase) + 1].isalnum())
        for phrase in phrases
    )
