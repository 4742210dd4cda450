"""The data files of the language rules, read once."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@lru_cache(maxsize=32)
def read_toml(name: str) -> dict[str, Any]:
    """Read a data file that stands beside this module."""
    with (HERE / name).open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=256)
def word_set(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Return the words that a data file lists under ``[table] key``."""
    return frozenset(read_toml(name)[table][key])


@lru_cache(maxsize=256)
def pattern(name: str, table: str, key: str) -> re.Pattern[str]:
    """Return the pattern that a data file writes under ``[table] key``, without regard to case."""
    written = read_toml(name)[table][key]
    if isinstance(written, list):
        written = "|".join(written)
    return re.compile(written, re.IGNORECASE)
