"""Columns of months, as Gantt grids have them."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from extractor.layouts.folding import plain

MONTHS = 12


@cache
def _names() -> tuple[dict[str, int], str]:
    table = tomllib.loads(files("extractor.layouts").joinpath("words.toml").read_text("utf-8"))
    months = table["months"]
    numbers = {
        name: number for number, names in enumerate(months["names"], start=1) for name in names
    }
    return numbers, months["initials"]


def month_of(text: str) -> int | None:
    """The month that a text names, 1 to 12; None where it names none."""
    return _names()[0].get(plain(text).strip(" ."))


def month_columns(headers: Sequence[str]) -> dict[int, int]:
    """The columns that stand for months: column index to month, 1 to 12.

    Initials name months only where twelve columns in a row spell the year.
    """
    numbers, initials = _names()
    folded = [plain(header).strip(" .") for header in headers]
    for start in range(len(folded) - MONTHS + 1):
        if "".join(folded[start : start + MONTHS]) == initials:
            return {start + offset: offset + 1 for offset in range(MONTHS)}
    named = {index: numbers[text] for index, text in enumerate(folded) if text in numbers}
    in_order = sorted(named.values())
    return named if len(named) > 1 and in_order == list(named.values()) else {}
