"""How often in a year something is asked for: "mensile", "ogni trimestre", "2 per semestre"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from extractor.language.asking.thresholds import Threshold
from extractor.language.words.data import read_toml
from models.language import QuantityUnit

_FEWEST = 2  # times a year that make a series
_TAIL = 40  # characters behind a number within which its period stands


@lru_cache(maxsize=2)
def _pattern(table: str) -> tuple[re.Pattern[str], dict[str, int]]:
    times: dict[str, int] = read_toml("periods.toml")[table]
    ordered = sorted(times, key=len, reverse=True)
    written = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in ordered)
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE), times


def _times(table: str, text: str) -> int | None:
    pattern, times = _pattern(table)
    found = pattern.search(text)
    return None if found is None else times[" ".join(found[0].lower().replace("’", "'").split())]


def frequency_of(text: str) -> int | None:
    """Read how often in a year a text asks for something.

    Args:
        text: An indicator or a target.

    Returns:
        How many times; None where it names no period, or one a year long.
    """
    times = _times("frequency", text)
    return times if times is not None and times >= _FEWEST else None


def in_a_year(threshold: Threshold, text: str) -> Threshold:
    """Turn "2 per semestre" into four a year.

    Args:
        threshold: A threshold.
        text: The text that it stands in.
    """
    if threshold.unit is not QuantityUnit.COUNT:
        return threshold
    times = _times("each", text[threshold.end : threshold.end + _TAIL])
    return threshold if times is None else replace(threshold, value=threshold.value * times)
