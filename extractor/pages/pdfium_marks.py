"""Signs that change how a word reads: accents printed over letters, marks of notes behind values.

Old fonts have no accented letters: the accent is a sign of its own, drawn over the letter. It is
composed with the letter under it. A mark of a note is a small raised figure right behind a value;
it is no part of it and is left out. Behind a unit of one or two letters it is a power: `m²`.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats
from extractor.pages.pdfium_cuts import Extents
from extractor.pages.pdfium_turned import TextLayer

_SMALL = 0.8  # of the height of a word's first character: a mark is set smaller
_RAISED = 0.12  # of the same: how far a mark's line box stands above the word's
_BEHIND = 0.2  # of the same: the widest gap between a value and its mark
_MARK = re.compile(r"^\(?(?:\d{1,2}|\*{1,3})\)?$")
_UNIT_LETTERS = 2
_POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_COMBINING = {
    "`": "\u0300",
    "´": "\u0301",
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¨": "\u0308",
    "˚": "\u030a",
    "¸": "\u0327",
}
"""The combining character of each accent that stands by itself, as Unicode has them."""

_ACCENT = re.compile(f"[{re.escape(''.join(_COMBINING))}]")


@dataclass
class Marks:
    """Signs found on a page, by the place of a word's first character.

    Attributes:
        texts: What a word reads without its mark, or with its accents composed.
        rights: Where such a word ends, in the space of the PDF.
        alone: Words that are a mark and nothing else.
    """

    texts: dict[int, str] = field(default_factory=dict)
    rights: dict[int, float] = field(default_factory=dict)
    alone: set[int] = field(default_factory=set)

    def forget(self, starts: Iterable[int]) -> None:
        """Leave words alone that are not whole words of the text layer."""
        for start in starts:
            self.texts.pop(start, None)
            self.rights.pop(start, None)


def find_marks(
    text_page: int, pieces: Sequence[str], starts: Sequence[int], extents: Extents, lasts: Floats
) -> Marks:
    """Find accents and marks of notes among upright words.

    Args:
        text_page: The text layer.
        pieces: What stands before each word, the word, and so on.
        starts: The index of each word's first character.
        extents: Of the words: left, top and bottom of their first, right of their last character.
        lasts: Left, top, right and bottom of the last character of each.
    """
    marks = Marks()
    height = extents.top - extents.bottom
    bottom = lasts[:, 3]
    is_raised = (lasts[:, 1] - bottom < _SMALL * height) & (
        bottom > extents.bottom + _RAISED * height
    )
    for number in np.flatnonzero(is_raised).tolist():
        _take_mark_off(text_page, pieces[2 * number + 1], starts[number], marks)
    gaps = extents.left[1:] - extents.right[:-1]
    is_behind = (
        (height[1:] < _SMALL * height[:-1])
        & (extents.bottom[1:] > extents.bottom[:-1] + _RAISED * height[:-1])
        & (extents.bottom[1:] < extents.top[:-1])
        & (abs(gaps) < _BEHIND * height[:-1])
    )
    for number in np.flatnonzero(is_behind).tolist():
        value, mark = pieces[2 * number + 1], pieces[2 * number + 3]
        if _MARK.match(mark) and any(map(str.isalnum, value)) and not _is_unit(value):
            marks.alone.add(starts[number + 1])
    for number, word in enumerate(pieces[1::2]):
        if len(word) > 1 and not word.isalnum() and _ACCENT.search(word):
            text = _composed(text_page, word, starts[number])
            if text != word:
                marks.texts[starts[number]] = text
    return marks


def _take_mark_off(text_page: int, word: str, start: int, marks: Marks) -> None:
    boxes = calls.char_boxes(text_page, range(start, start + len(word)))
    heights, bottoms = boxes[:, 1] - boxes[:, 3], boxes[:, 3]
    is_mark = (heights[1:] < _SMALL * heights[:-1]) & (
        bottoms[1:] > bottoms[:-1] + _RAISED * heights[:-1]
    )
    if not is_mark.any():
        return
    kept = int(np.flatnonzero(is_mark)[-1]) + 1
    value, mark = word[:kept], word[kept:]
    if not _MARK.match(mark) or not any(map(str.isalnum, value)):
        return
    if _is_unit(value):
        marks.texts[start] = value + mark.translate(_POWERS)
        return
    marks.texts[start] = value
    marks.rights[start] = float(boxes[kept - 1, 2])


def _is_unit(text: str) -> bool:
    return len(text) <= _UNIT_LETTERS and text.isalpha()


def _composed(text_page: int, word: str, start: int) -> str:
    """A word whose accents are one character with the letters that they are drawn over."""
    boxes = calls.char_boxes(text_page, range(start, start + len(word)))
    letters = list(word)
    for place, sign in enumerate(word):
        if sign not in _COMBINING:
            continue
        middle = (boxes[place, 0] + boxes[place, 2]) / 2
        for beside in (place - 1, place + 1):
            if not 0 <= beside < len(word) or not word[beside].isalpha():
                continue
            if boxes[beside, 0] < middle < boxes[beside, 2]:
                base = "i" if word[beside] == "ı" else word[beside]
                letters[beside] = unicodedata.normalize("NFC", base + _COMBINING[sign])
                letters[place] = ""
                break
    return "".join(letters)


def with_marks_read(layer: TextLayer, marks: Marks, x_origin: float) -> TextLayer:
    """A text layer whose words read as they are meant."""
    if not (marks.texts or marks.alone):
        return layer
    result = TextLayer(slanted=layer.slanted)
    for word, start in zip(layer.words, layer.starts, strict=True):
        if start in marks.alone:
            continue
        if start in marks.texts:
            right = x_origin + marks.rights[start] if start in marks.rights else word.x1
            word = word._replace(text=marks.texts[start], x1=right)  # noqa: PLW2901
        result.words.append(word)
        result.starts.append(start)
    return result
