"""Dates of laws, norms and circulars: they never date what an office did."""

from __future__ import annotations

from extractor.language.words.data import pattern

_REACH = 70  # characters between a law and its date


def is_law_date(text: str, start: int) -> bool:
    """Whether the date at ``start`` belongs to the law, norm or circular cited just before it."""
    before = text[max(0, start - _REACH) : start]
    cited = list(pattern("acts.toml", "laws", "word").finditer(before))
    if not cited:
        return False
    return pattern("acts.toml", "laws", "gap").match(before[cited[-1].end() :]) is not None


def is_law(words: str) -> bool:
    """Whether words begin with a law or a norm: "deliberazione della Giunta regionale n. 5"."""
    return pattern("acts.toml", "laws", "word").match(words) is not None
