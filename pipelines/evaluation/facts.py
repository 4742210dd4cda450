"""The common form in which gold and database are compared: records with a key and values."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Value = str | int | float | bool | None
Key = tuple[str, ...]

_QUOTES = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"'})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fact:
    """A record of a document.

    Attributes:
        kind: Its table.
        parent: The key of the record it belongs to.
        key: What tells it from others of its kind.
        values: Its fields.
    """

    kind: str
    parent: Key
    key: Key
    values: dict[str, Value]


def fold(value: Value) -> Value:
    """A value with white space and typographic quotes folded, which is all that may differ."""
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value).translate(_QUOTES)
    return _SPACE.sub(" ", text).strip()


def same(gold: Value, found: Value) -> bool:
    """Whether two values are the same once folded; numbers to a millionth."""
    if isinstance(gold, int | float) and isinstance(found, int | float):
        return abs(gold - found) < 1e-6
    return fold(gold) == fold(found)


def ordinal_keys(codes: Iterable[str | None], by_code: bool) -> list[str]:
    """What tells the members of a list apart: code and how often it came before, or position.

    Args:
        codes: Their codes, in order.
        by_code: Whether codes tell them apart; a member without one goes by its position.
    """
    seen: Counter[str] = Counter()
    keys = []
    for position, code in enumerate(codes, start=1):
        if not by_code or code is None:
            keys.append(f"#{position}")
            continue
        seen[code] += 1
        keys.append(code if seen[code] == 1 else f"{code} ({seen[code]})")
    return keys
