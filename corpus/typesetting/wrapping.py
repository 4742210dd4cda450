"""Breaks a text into lines the way a word processor does.

A line breaks at a space, after a hyphen or stroke inside a word, and anywhere inside a word that
is wider than its column. A line that ends at a space keeps it: that is how word processors write
the text layer, and how a reader knows `AMMINISTRATI|VA` from `due |parole`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.typesetting.fonts import width

LINE_END = "\u2028"
"""What a text carries where a new line begins, whatever room is left."""

_BREAK_INSIDE = re.compile(r"(?<=[^\W_][-/])(?=[^\W\d_])")


def wrap(
    text: str,
    available: float,
    size: float,
    *,
    bold: bool,
    inside_words: bool = True,
    indent: float = 0.0,
) -> tuple[str, ...]:
    """Breaks a text into lines.

    Args:
        text: The text; runs of white space count as one space, `LINE_END` ends a line.
        available: Width of the column in points.
        size: Type size in points.
        bold: Whether the bold face is used.
        inside_words: Whether a word that would fit on a line of its own may break after its
            hyphens and strokes. When not, a word that ends in one also stays with the word after
            it, so that a hyphen at the end of a line always belongs to a word cut there.
        indent: What the first line is shorter by, in points.

    Returns:
        The lines; joined without separator they are the text again, but for its `LINE_END`s. No
        line for no text.
    """
    if LINE_END in text:
        return tuple(
            line
            for number, part in enumerate(text.split(LINE_END))
            for line in wrap(
                part,
                available,
                size,
                bold=bold,
                inside_words=inside_words,
                indent=indent if number == 0 else 0.0,
            )
        )
    lines: list[str] = []
    line = ""
    room = available - indent
    for piece in _pieces(text, available, size, bold=bold, inside_words=inside_words):
        if width((line + piece).rstrip(), size, bold=bold) <= room:
            line += piece
            continue
        if line or indent:
            lines.append(line)
        line, room, indent = piece, available, 0.0
        while width(line.rstrip(), size, bold=bold) > available:
            cut = _longest_prefix(line, available, size, bold=bold)
            lines.append(line[:cut])
            line = line[cut:]
    if line:
        lines.append(line)
    return tuple(lines)


def _pieces(
    text: str, available: float, size: float, *, bold: bool, inside_words: bool
) -> Iterator[str]:
    words = text.split()
    glued = ""
    for index, word in enumerate(words):
        spaced = word + (" " if index + 1 < len(words) else "")
        if inside_words:
            yield from _BREAK_INSIDE.split(spaced)
            continue
        glued += spaced
        if len(word) > 1 and word[-1] in "-/" and index + 1 < len(words):
            continue
        if width(glued.rstrip(), size, bold=bold) > available:
            yield from _BREAK_INSIDE.split(glued)
        else:
            yield glued
        glued = ""


def _longest_prefix(text: str, available: float, size: float, *, bold: bool) -> int:
    for cut in range(len(text) - 1, 1, -1):
        if width(text[:cut], size, bold=bold) <= available:
            return cut
    return 1
