"""Codes as sequences, and what is missing in them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_LAST_NUMBER = re.compile(r"^(.*?)(\d{1,3})([^\d]*)$")
_SKIPPED_LETTERS = "JKWXY"
"""Letters that an Italian enumeration may leave out."""

_FEWEST = 2


def missing_codes(codes: Sequence[str]) -> Iterator[str]:
    """The codes that are missing between others: ``3`` of 1, 2, 4; ``C`` of A, B, D.

    A sequence may begin anywhere, restart, and change its prefix; each stretch that counts upwards
    is looked at by itself.

    Args:
        codes: In the order of the document.
    """
    for stretch in _stretches(codes):
        if len(stretch) < _FEWEST:
            continue
        first_prefix = stretch[0][0]
        for (_, before), (_, after) in pairwise(stretch):
            yield from (first_prefix + name for name in _between(before, after))


def _key(code: str) -> tuple[str, int | str] | None:
    match = _LAST_NUMBER.match(code)
    if match is not None:
        return match.group(1) + match.group(3), int(match.group(2))
    return ("", code.upper()) if len(code) == 1 and code.isalpha() else None


def _stretches(codes: Sequence[str]) -> Iterator[list[tuple[str, int | str]]]:
    stretch: list[tuple[str, int | str]] = []
    for code in codes:
        key = _key(code)
        if key is None:
            continue
        if stretch and not _continues(stretch[-1], key):
            yield stretch
            stretch = []
        stretch.append(key)
    yield stretch


def _continues(before: tuple[str, int | str], after: tuple[str, int | str]) -> bool:
    if before[0] != after[0]:
        return False
    if isinstance(before[1], int) and isinstance(after[1], int):
        return after[1] > before[1]
    if isinstance(before[1], str) and isinstance(after[1], str):
        return after[1] > before[1]
    return False


def _between(before: int | str, after: int | str) -> Iterator[str]:
    if isinstance(before, int) and isinstance(after, int):
        yield from (str(number) for number in range(before + 1, after))
    elif isinstance(before, str) and isinstance(after, str):
        letters = (chr(number) for number in range(ord(before) + 1, ord(after)))
        yield from (letter for letter in letters if letter not in _SKIPPED_LETTERS)
