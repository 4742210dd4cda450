"""Text from documents made harmless where it goes: a terminal, a spreadsheet."""

import re
import unicodedata

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?\Z")
_KEPT_CONTROLS = "\n"
_SHOWN_AS_SPACE = "\t"


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
        or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )


def for_spreadsheet(text: str) -> str:
    """Text that a spreadsheet shows and does not run: a quote before what would be a formula.

    The characters are those of OWASP's advice on CSV injection, and their full-width forms.

    Args:
        text: A cell. A plain number keeps its sign; a carriage return, which some readers of CSV
            take for the end of a row, becomes a line feed.
    """
    cell = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.match(text):
        return f"'{cell}"
    return cell
