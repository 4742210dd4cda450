"""Whether two values of records say the same."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from difflib import SequenceMatcher
from typing import Any

Value = Any
Same = Callable[[Value, Value], bool]
"""Whether what was read says what gold says; neither is missing."""

SAME_RECORD = 0.85
"""Likeness, 0 to 1, from which two titles or descriptions are of one record."""

SAME_TEXT = 0.97
"""Likeness, 0 to 1, from which two texts say the same: a line end in the wrong place may differ."""

_ROUNDING = 0.0051  # percentages are printed with two decimals
_LEVELLED = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u00ad": "",
    }
)


def is_empty(value: Value) -> bool:
    """Whether a value is missing: nothing, or nothing in it."""
    return value is None or (isinstance(value, str | list | set | tuple) and not value)


def squeezed(text: object) -> str:
    """Return a text without white space, with plain quotes and dashes, without a closing stop."""
    plain = unicodedata.normalize("NFKC", str(text)).translate(_LEVELLED)
    return re.sub(r"\s+", "", plain).rstrip(".;:,")


def likeness(one: object, other: object) -> float:
    """Return how alike two texts are, 0 to 1, whatever their case; 0 where one is missing."""
    if is_empty(one) or is_empty(other):
        return 0.0
    first, second = squeezed(one).casefold(), squeezed(other).casefold()
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < SAME_RECORD or matcher.quick_ratio() < SAME_RECORD:
        return 0.0
    return matcher.ratio()


def same_text(wanted: Value, found: Value) -> bool:
    """Whether two texts say the same, a line end in the wrong place apart."""
    one, other = squeezed(wanted), squeezed(found)
    if one == other:
        return True
    short = min(len(one), len(other)) <= 3
    return not short and SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_TEXT


def same_text_in_any_case(wanted: Value, found: Value) -> bool:
    """Whether two texts say the same, whatever their case."""
    return same_text(str(wanted).casefold(), str(found).casefold())


def same_figure(wanted: Value, found: Value) -> bool:
    """Whether two figures are equal once rounded."""
    return abs(float(wanted) - float(found)) < _ROUNDING


def same_day(wanted: Value, found: Value) -> bool:
    """Whether a day is that which gold gives in the form of ISO 8601."""
    return str(wanted) == (found.isoformat() if isinstance(found, date) else str(found))


def same_set(wanted: Iterable[str], found: Iterable[str]) -> bool:
    """Whether two lists hold the same codes."""
    return set(wanted) == set(found)
