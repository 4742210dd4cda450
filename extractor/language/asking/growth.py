"""Growth or reduction that is asked for, against the year before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractor.language.words.data import read_toml
from extractor.language.words.numbers import NUMBER, read_number


@dataclass(frozen=True, slots=True)
class AskedChange:
    """A change asked for.

    Attributes:
        upward: Whether something is to grow.
        percent: By how many percent at least; 0 where any change will do.
        may_stay: Whether staying as it was is enough: ">= 2021".
    """

    upward: bool
    percent: float
    may_stay: bool = False


@lru_cache(maxsize=16)
def growth_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of ``asking.toml [growth]`` with its numbers filled in."""
    written: str = read_toml("asking.toml")["growth"][name]
    filled = re.sub(r"(?<![\w\\])N(?![\w])", lambda _: f"(?:{NUMBER})", written)
    return re.compile(filled, re.IGNORECASE)


def asked_change(indicator: str, target: str) -> AskedChange | None:
    """Read the change that an indicator and its target ask for, None where they ask for none."""
    against = growth_pattern("asked_year").search(target)
    if against is not None:
        sign = against["sign"]
        upward = growth_pattern("asked_less").match(sign) is None
        return AskedChange(upward, 0.0, growth_pattern("may_stay").search(sign) is not None)
    words = read_toml("numbers.toml")["better_low"]
    head = indicator.strip().lower()
    less, more = (
        re.match(rf"{words['rate_of']}(?:{'|'.join(words[way])})", head) for way in ("less", "more")
    )
    signed = re.match(rf"\s*([-−–+])\s*({NUMBER})\s*%", target)
    if not (less or more or signed):
        return None
    upward = signed[1] == "+" if signed else less is None
    percent = re.search(rf"({NUMBER})\s*%", target)
    if target.strip() and percent is None and not (less or more):
        return None
    figure = read_number(percent[1]) if percent else 0.0
    if percent is None and re.search(r"\d", target):
        return None
    return AskedChange(upward, figure or 0.0)
