"""Breaks a text into lines the way a word processor does.

A line breaks at a space, after a hyphen or stroke inside a word, and anywhere inside a word that
is wider than its column. A line that ends at a space keeps it: that is how word processors write
the text layer, and how a reader knows `AMMINISTRATI|VA` from `due |parole`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.typesetting.fonts import width

_BREAK_INSIDE = re.compile(r"(?<=[^\W_][-/])(?=[^\W\d_])")


def wrap(
    text: str, available: float, size: float, *, bold: bool, inside_words: bool = True
) -> tuple[str, ...]:
    """Breaks a text into lines.

    Args:
        text: The text; runs of white space count as one space.
        available: Width of the column in points.
        size: Type size in points.
        bold: Whether the bold face is used.
        inside_words: Whether a word may break after its hyphens and strokes. When not, a word
            that ends in a hyphen also stays with the word after it, so that a hyphen at the end of
            a line always belongs to a word that was too wide.

    Returns:
        The lines; joined without separator they are the text again. No line for no text.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text, inside_words=inside_words):
        if width((line + piece).rstrip(), size, bold=bold) <= available:
            line += piece
            continue
        if line:
            lines.append(line)
        line = piece
        while width(line.rstrip(), size, bold=bold) > available:
            cut = _longest_prefix(line, available, size, bold=bold)
            lines.append(line[:cut])
            line = line[cut:]
    if line:
        lines.append(line)
    return tuple(lines)


def _pieces(text: str, *, inside_words: bool) -> Iterator[str]:
    words = text.split()
    glued = ""
    for index, word in enumerate(words):
        spaced = word + (" " if index + 1 < len(words) else "")
        if inside_words:
            yield from _BREAK_INSIDE.split(spaced)
        elif len(word) > 1 and word.endswith("-"):
            glued += spaced
        else:
            yield glued + spaced
            glued = ""
    if glued:
        yield glued


def _longest_prefix(text: str, available: float, size: float, *, bold: bool) -> int:
    for cut in range(len(text) - 1, 1, -1):
        if width(text[:cut], size, bold=bold) <= available:
            return cut
    return 1
