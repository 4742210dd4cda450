"""Reads numbers as Italians write them: the one reader of the whole product.

"12,5", "12.5" and "1.250,50" in digits, "trentacinque" and "milleduecento" in words, "una decina"
for about ten, "la metà" and "due terzi" for a share.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.language.words.data import read_toml

NUMBER = r"\d{1,3}(?:[.’']\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
"""A pattern of a number in digits; thousands and decimals as :func:`read_number` reads them."""
_THOUSANDS = re.compile(r"\d{1,3}(?:[.’']\d{3})+")
_FULL = re.compile(rf"[-−–+]?\s*(?:{NUMBER})")


def read_number(text: str) -> float | None:
    """Read a number in digits.

    Args:
        text: "12.5" and "12,5" are twelve and a half, "1.250" one thousand two hundred and fifty,
            "1.250,50" that and a half, "-4,2" less than nothing. A sign of percent may follow.

    Returns:
        The number, or None where the text is anything else.
    """
    bare = text.strip().removesuffix("%").strip()
    if not _FULL.fullmatch(bare):
        return None
    negative = bare[0] in "-−–"
    digits = bare.lstrip("-−–+ ")
    if "," in digits or _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"[.’']", "", digits).replace(",", ".")
    return -float(digits) if negative else float(digits)


@lru_cache(maxsize=1024)
def read_number_word(word: str) -> int | None:
    """Read a number written as one word: "sei", "trentacinque", "duecentoquaranta", "duemila".

    Args:
        word: The word in lower case.

    Returns:
        The number, or None where the word is none.
    """
    data = read_toml("numbers.toml")
    units, tens, powers = data["units"], data["tens"], data["powers"]
    if word in units:
        return int(units[word])
    for name in ("mila", "mille"):
        head, found, tail = word.partition(name)
        if found:
            return _joined(head, tail, powers[name])
    head, found, tail = word.partition("cento")
    if found:
        return _joined(head, tail, powers["cento"])
    for name, value in tens.items():
        if word == name:
            return int(value)
        for stem in (name, name[:-1]):
            rest = word.removeprefix(stem)
            if rest != word and rest in units and 0 < units[rest] < 10:
                return int(value) + int(units[rest])
            if rest == "tré" and word != rest:
                return int(value) + 3
    return None


def _joined(head: str, tail: str, power: int) -> int | None:
    """Return head times a power and the tail: "due|cento|quaranta"."""
    times = 1 if not head else read_number_word(head)
    rest = 0 if not tail else read_number_word(tail)
    return None if times is None or rest is None else times * power + rest


@lru_cache(maxsize=4096)
def read_about(word: str) -> int | None:
    """Read "decina", "ventina", "centinaio": about so many; None for any other word."""
    found = read_toml("numbers.toml")["about"].get(word)
    return None if found is None else int(found)
