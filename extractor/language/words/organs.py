"""Organs and bodies that a text names, each by one word whatever it is called."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.language.words.data import read_toml


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    organs = read_toml("grammar.toml")["organs"]
    groups = [*organs["synonyms"], *organs["people"]]
    names = {name: group[0] for group in groups for name in group}
    ordered = sorted(names, key=len, reverse=True)
    written = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
    return re.compile(rf"(?<![\w])(?:{written})(?![\w])", re.IGNORECASE), names


@lru_cache(maxsize=8192)
def organs_in(text: str) -> frozenset[str]:
    """Return the organs that a stretch of text names."""
    pattern, names = _pattern()
    return frozenset(
        names[" ".join(match[0].lower().replace("’", "'").split())]
        for match in pattern.finditer(text)
    )
