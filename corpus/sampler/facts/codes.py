"""The codes that objectives carry in print."""

from __future__ import annotations

import string
from itertools import groupby

from corpus.sampler.attributes import Codes

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def objective_codes(codes: Codes, units: list[str], year: int) -> list[str | None]:
    """Return a code for each objective, given the unit of each.

    Args:
        codes: The way of numbering.
        units: The units in the order of printing; those of one unit stand together.
        year: The document's year, which some codes hold.
    """
    count = len(units)
    if codes is Codes.NONE:
        return [None] * count
    if codes is Codes.NUMBERS:
        return [str(number + 1) for number in range(count)]
    if codes is Codes.LETTERS:
        letters = string.ascii_uppercase
        return [_lettered(number, letters) for number in range(count)]
    if codes is Codes.MIXED:
        return [f"OB{year % 100}-{number + 1:02d}" for number in range(count)]
    found: list[str | None] = []
    for place, (_, group) in enumerate(groupby(units)):
        for number, _unit in enumerate(group, start=1):
            restarts = codes is Codes.RESTARTING
            found.append(str(number) if restarts else f"{_ROMAN[place % 10]}.{number}")
    return found


def _lettered(number: int, letters: str) -> str:
    rounds, letter = divmod(number, len(letters))
    return letters[letter] * (rounds + 1)
