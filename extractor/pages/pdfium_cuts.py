"""Words that the text layer cuts at their ligatures: `af f idato`, put together again.

Some printers place the letters of a ligature one by one, a little apart. pdfium takes a gap for a
space by the width of the letters beside it, and those beside ligatures are the narrowest of all.
What the gap is to a space of the same page tells better.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats
from extractor.pages.pdfium_turned import TextLayer

_NARROW = 0.65  # of a space: words stand further apart even in lines that are squeezed
_USUAL = 0.75  # of the gaps, from the narrowest, stand up to a space: the cuts may be many
_LEAST_SPACE = 0.19  # of the line height: the space of the narrowest fonts in use
_WIDEST_SPACE = 0.7  # of the line height: a wider gap is no space, not that of a typewriter
_LIGATURES = frozenset(("ff", "fi", "fl", "ft", "fj", "tt", "ti", "tf"))
_RESTS = frozenset(("f", "ff", "t", "tt"))  # no words
_MAY_PART = re.compile(
    "|".join(" ".join(letters) for letters in sorted(_LIGATURES))
    + rf"|(?<!\w)(?:{'|'.join(sorted(_RESTS))}) "
)
_OVERLAP = 0.2  # of the line height by which letters may reach into each other
_LEVEL = 0.05  # of the line height


class Extents(NamedTuple):
    """The first and last edge of each word, and its height, in the space of the PDF."""

    left: Floats
    right: Floats
    top: Floats
    bottom: Floats


def find_cuts(
    text_page: int, pieces: Sequence[str], borders: Sequence[int], extents: Extents
) -> list[int]:
    """The words, by number, that the next word is the rest of.

    Args:
        text_page: The text layer.
        pieces: What stands before each word, the word, and so on.
        borders: The index of the character after each piece.
        extents: Of the words.
    """
    if _MAY_PART.search("".join(pieces)) is None:  # most pages end here
        return []
    left, right, top, bottom = extents
    height = np.maximum(top - bottom, 1e-3)[:-1]
    gaps = (left[1:] - right[:-1]) / height
    is_level = abs(bottom[1:] - bottom[:-1]) < _LEVEL * height
    is_space = is_level & (gaps > 0) & (gaps < _WIDEST_SPACE)
    if not is_space.any():
        return []
    space = max(float(np.quantile(gaps[is_space], _USUAL)), _LEAST_SPACE)
    narrow = np.flatnonzero(is_level & (gaps > -_OVERLAP) & (gaps < _NARROW * space)).tolist()
    places = [number for number in narrow if _parts_ligature(pieces, number)]
    spaces = [borders[2 * number + 1] for number in places]
    generated = calls.are_generated(text_page, spaces)
    return [number for number, is_made in zip(places, generated, strict=True) if is_made]


def _parts_ligature(pieces: Sequence[str], number: int) -> bool:
    """Whether a space alone stands within letters that fonts draw as one, or after their rest."""
    before, between, after = pieces[2 * number + 1 : 2 * number + 4]
    if between != " " or not after[0].islower():
        return False
    return before[-1] + after[0] in _LIGATURES or before in _RESTS


def join_cut_words(layer: TextLayer, cuts: Sequence[int]) -> TextLayer:
    """A text layer whose cut words are whole."""
    result = TextLayer()
    rests = {number + 1 for number in cuts}
    for number, (word, start) in enumerate(zip(layer.words, layer.starts, strict=True)):
        if number not in rests:
            result.words.append(word)
            result.starts.append(start)
            continue
        whole = result.words[-1]
        result.words[-1] = whole._replace(
            text=whole.text + word.text,
            x1=word.x1,
            top=min(whole.top, word.top),
            bottom=max(whole.bottom, word.bottom),
            has_space_after=word.has_space_after,
        )
    return result
