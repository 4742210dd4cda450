"""Words that are turned against the page as shown, read by pdfium character by character.

Text at a quarter turn is text like any other: the names of columns, a registration in the margin.
Text at a slant lies across the page, as a watermark does, and is told apart.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium

from extractor.pages import pdfium_calls as calls
from extractor.pages.characters import (
    SLANTED,
    Character,
    character_runs,
    clean,
    token_runs,
    word_of,
)
from extractor.pages.drawing import Mask
from extractor.pages.page import Word
from extractor.pages.pdfium_space import PageSpace

_SIGN = re.compile(r"[^\s\x00]")
_FEWEST_SLANTED = 3  # characters: a lone sign at a slant is how its font draws it
_UPRIGHT_TOLERANCE = 0.1  # radians, about six degrees: a scan is hardly ever as skew


@dataclass(slots=True)
class TextLayer:
    """The words of a page.

    Attributes:
        words: Upright or at quarter turns, in the order of the text layer.
        starts: The index of the first character of each.
        slanted: Words at a slant.
        slanted_places: The index of each of their characters.
    """

    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    slanted: list[Word] = field(default_factory=list)
    slanted_places: list[int] = field(default_factory=list)

    def add(self, characters: Iterable["_Placed"]) -> None:
        """Take in characters, put together to words."""
        for slants, stretch in groupby(characters, key=lambda item: item.is_slanted):
            placed = list(stretch)
            is_slanted = slants and len(placed) >= _FEWEST_SLANTED
            in_order = (item.character for item in placed)
            if is_slanted:
                self.slanted.extend(map(word_of, token_runs(in_order)))
                self.slanted_places.extend(item.place for item in placed)
                continue
            number = 0
            for run in character_runs(in_order):
                self.words.append(word_of(run))
                self.starts.append(placed[number].place)
                number += len(run)


class _Placed(NamedTuple):
    """A character, its place in the text layer, and whether it stands at a slant."""

    place: int
    character: Character
    is_slanted: bool


def are_turned(angles: Sequence[float]) -> Mask:
    """Whether text at each angle, in radians from 0 to a full turn, is not upright."""
    turned = np.asarray(angles, float)
    return np.asarray(np.minimum(turned, 2 * math.pi - turned) > _UPRIGHT_TOLERANCE)


def read_by_characters(text_page: pdfium.PdfTextPage, text: str, space: PageSpace) -> TextLayer:
    """The words of a page whose text is turned as a whole, or nearly so.

    Where most of it stands at a slant, the page itself does, and its text is kept.
    """
    characters = list(_characters(text_page, text, space, [(0, len(text))]))
    if 2 * sum(item.is_slanted for item in characters) > len(characters):
        characters = [item._replace(is_slanted=False) for item in characters]
    layer = TextLayer()
    layer.add(characters)
    return layer


def reread_turned(
    layer: TextLayer,
    ends: Sequence[int],
    are_turned: Sequence[bool],
    source: tuple[pdfium.PdfTextPage, str, PageSpace],
) -> TextLayer:
    """A text layer with the turned ones among its words read by their characters.

    Args:
        layer: As read by whole words.
        ends: The index after the last character of each of its words.
        are_turned: Which of them are turned.
        source: The text page, its text, and the map to the page as shown.
    """
    result = TextLayer()
    items = zip(layer.words, layer.starts, ends, are_turned, strict=True)
    for is_turned, run in groupby(items, key=lambda item: item[3]):
        if is_turned:
            result.add(_characters(*source, [(start, end) for _, start, end, _ in run]))
        else:
            words, starts, _, _ = zip(*run, strict=True)
            result.words.extend(words)
            result.starts.extend(starts)
    return result


def _characters(
    text_page: pdfium.PdfTextPage,
    text: str,
    space: PageSpace,
    stretches: Iterable[tuple[int, int]],
) -> Iterator[_Placed]:
    """The characters of stretches of the text layer, boxes and directions as shown."""
    indexes = [
        match.start() for start, end in stretches for match in _SIGN.finditer(text, start, end)
    ]
    handle = calls.handle_of(text_page)
    boxes = calls.char_boxes(handle, indexes).tolist()
    angles = calls.char_angles(handle, indexes)
    for index, angle, (left, top, right, bottom) in zip(indexes, angles, boxes, strict=True):
        turns = (angle + space.turn) / (math.pi / 2)
        x0, y0, x1, y1 = space.box(left, bottom, right, top)
        character = Character(
            text=clean(text[index]),
            x0=x0,
            top=y0,
            x1=x1,
            bottom=y1,
            quarter=round(turns) % 4,
            has_space_after=text[index + 1 : index + 2] == " ",
        )
        yield _Placed(index, character, abs(turns - round(turns)) > SLANTED)
