"""Text from documents made harmless where it goes: a terminal, a spreadsheet."""

import re
import unicodedata

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNSEEN_BEFORE = " \u00a0\u200b\ufeff"
"""Signs that a spreadsheet takes away before it looks whether a cell is a formula."""
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?\Z")
_KEPT_CONTROLS = "\n"
_SHOWN_AS_SPACE = "\t"
_KEPT_IN_CELLS = "\n\t"


_OBEYED = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
"""Unicode's categories of signs that are not seen and may be obeyed."""


def for_terminal(text: str) -> str:
    """Text without what a terminal would obey: control characters, overrides of direction.

    Args:
        text: Text that may come from a PDF.
    """
    return "".join(
        " " if character in _SHOWN_AS_SPACE else character
        for character in text
        if character in _KEPT_CONTROLS
        or character in _SHOWN_AS_SPACE
        or unicodedata.category(character) not in _OBEYED
    )


def for_spreadsheet(text: str) -> str:
    """Text that a spreadsheet shows and does not run: a quote before what would be a formula.

    The characters are those of OWASP's advice on CSV injection, and their full-width forms. Control
    characters and those that turn the direction of reading go: CSV is looked at in terminals, and
    no program reads a meaning from them.

    Args:
        text: A cell. A plain number keeps its sign; a carriage return, which some readers of CSV
            take for the end of a row, becomes a line feed.
    """
    cell = text.replace("\r\n", "\n").replace("\r", "\n")
    if not cell.isprintable():
        cell = "".join(
            character
            for character in cell
            if character in _KEPT_IN_CELLS or unicodedata.category(character) not in _OBEYED
        )
    if _is_formula(text) or _is_formula(cell):
        return f"'{cell}"
    return cell


def _is_formula(text: str) -> bool:
    starts = text.lstrip(_UNSEEN_BEFORE).startswith(_FORMULA_STARTS)
    return starts and not _NUMBER.match(text)


def for_json(text: str) -> str:
    """A line of JSON in which what a terminal would obey is written as a number.

    JSON writes control characters below 32 so by itself; the others mean the same either way, and
    whoever reads the JSON gets the text unchanged.

    Args:
        text: JSON; outside strings it holds plain signs alone.
    """
    if text.isascii():
        return text.replace("\x7f", "\\u007f")
    return "".join(
        _escaped(character) if unicodedata.category(character) in _OBEYED else character
        for character in text
    )


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
