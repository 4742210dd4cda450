"""Pages read by pdfium: the fast reader.

Words come from pdfium's own text order; a word's box is taken from its first and last character, so
that a page costs two calls a word. Words that are turned against the page as shown are read
character by character instead.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence, Set
from contextlib import closing
from functools import partial
from itertools import accumulate, compress, repeat
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import EncryptedError, UnreadableError
from extractor.pages import pdfium_calls as calls
from extractor.pages.characters import clean
from extractor.pages.drawing import Floats, Mask
from extractor.pages.faces import names_bold_face
from extractor.pages.page import Page, Word, on_page
from extractor.pages.pdfium_cuts import Extents, find_cuts, join_cut_words
from extractor.pages.pdfium_hiding import may_hide_words
from extractor.pages.pdfium_ink import words_with_ink
from extractor.pages.pdfium_marks import find_marks, with_marks_read
from extractor.pages.pdfium_paths import lines_and_texts
from extractor.pages.pdfium_sheet import opened_page
from extractor.pages.pdfium_space import PageSpace, space_of
from extractor.pages.pdfium_turned import (
    TextLayer,
    are_turned,
    read_by_characters,
    reread_turned,
)
from extractor.pages.pdfium_visibility import visible_words, without_inkless
from extractor.pages.share import WHOLE, Share
from models.vocabulary import Engine

_WORD = re.compile(r"([^\s\x00\ufffe]+\ufffe?)")
_UNMAPPED = re.compile(r"[\x01-\x08\x0e-\x1f\ufffd\ue000-\uefff]")
_LEAN = 0.1  # of the line height: words that rise or fall by more are asked for their angle
_OTHER_LINE = 0.5  # of the line height: a word that ends so far off its line is none
_LEAST_HEIGHT = 1e-3  # points, of characters without any
_DESCENT = 0.28  # of the ascent: what a line leaves below its baseline when the font does not say
_IS_UPRIGHT = True
_word = partial(tuple.__new__, Word)  # a third of the time that Word() takes, for each word


def read_pages(path: Path, password: str | None = None, share: Share = WHOLE) -> Iterator[Page]:
    """Yield the pages of a PDF, or those of a share of it, in order.

    Raises:
        EncryptedError: When the file asks for a password that was not given.
        UnreadableError: When pdfium cannot open the file.
    """
    with closing(_open(path, password)) as document:
        for index in share.pages(len(document)):
            try:
                with opened_page(document, index) as page, closing(page.get_textpage()) as text:
                    read = _read_page(page, text, index + 1)
            except pdfium.PdfiumError as error:
                raise UnreadableError.damaged(path, index + 1) from error
            yield read


def _open(path: Path, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path, password=password)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise EncryptedError.asking(path) from error
        raise UnreadableError.damaged(path) from error


def _read_page(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, number: int) -> Page:
    space = space_of(page)
    text = _page_text(text_page)
    lines, texts = lines_and_texts(page, space)
    text = without_inkless(text, text_page, texts)
    layer = _words(text_page, text, space) or _by_characters(text_page, text, space)
    shown = visible_words(texts, text_page, layer.words, layer.starts, space)
    shown = on_page(shown, space.width, space.height)
    if may_hide_words(page, shown):
        # What a watermark covers is read all the same.
        handle = calls.handle_of(text_page)
        watermark = set(calls.text_objects(handle, layer.slanted_places))
        calls.set_active(watermark, is_active=False)
        objects = calls.text_objects(handle, layer.starts)
        drawn_by = dict(zip(map(id, layer.words), objects, strict=False))
        keys = [drawn_by.get(id(word), 0) for word in shown]
        seen = words_with_ink(page, shown, keys, lines, space)
        under = _under_others(shown, keys, seen)
        if under:
            kept = set(map(id, seen))
            hidden = {word[:5] for word in shown if id(word) not in kept}
            again = _read_without(page, under, texts, space)
            seen = [word for word in again if word[:5] not in hidden]
        shown = seen
    return Page(
        number=number,
        width=space.width,
        height=space.height,
        words=tuple(shown),
        horizontals=tuple(lines.horizontals),
        verticals=tuple(lines.verticals),
        fills=tuple(lines.fills),
        engine=Engine.PDFIUM,
        hidden_words=len(layer.words) - len(shown),
        unmapped_share=len(_UNMAPPED.findall(text)) / max(1, len(text)),
        slanted_words=tuple(on_page(layer.slanted, space.width, space.height)),
    )


def _under_others(
    shown: Sequence[Word], keys: Sequence[calls.Object], seen: Sequence[Word]
) -> set[calls.Object]:
    """The text objects of which nothing is seen, where some lie under words that are.

    A sign that stands twice at one place is in the text layer once, with the object below.
    """
    kept = set(map(id, seen))
    hidden = [word for word in shown if id(word) not in kept]
    if not any(_overlap(word, other) for word in hidden for other in seen):
        return set()
    drawn_by = list(zip(shown, keys, strict=True))
    visible = {key for word, key in drawn_by if id(word) in kept}
    return {key for word, key in drawn_by if id(word) not in kept} - visible


def _overlap(word: Word, other: Word) -> bool:
    return (
        word.x0 < other.x1
        and word.x1 > other.x0
        and word.top < other.bottom
        and word.bottom > other.top
    )


def _read_without(
    page: pdfium.PdfPage,
    hidden: Set[calls.Object],
    texts: Sequence[calls.Object],
    space: PageSpace,
) -> list[Word]:
    """The words of a page once some of its text objects are taken off it."""
    calls.set_active(hidden, is_active=False)
    left = [item for item in texts if item not in hidden]
    with closing(page.get_textpage()) as text_page:
        text = without_inkless(_page_text(text_page), text_page, left)
        layer = _words(text_page, text, space) or _by_characters(text_page, text, space)
        shown = visible_words(left, text_page, layer.words, layer.starts, space)
    return on_page(shown, space.width, space.height)


def _page_text(text_page: pdfium.PdfTextPage) -> str:
    """The text layer, one character of the result for each of pdfium's character indexes."""
    count = raw.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    return "".join(
        chr(code) if 0 < (code := raw.FPDFText_GetUnicode(text_page, index)) < 0x110000 else "\0"
        for index in range(count)
    )


def _words(text_page: pdfium.PdfTextPage, text: str, space: PageSpace) -> TextLayer | None:
    """The page's words; None where most of them are not upright."""
    if space.is_turned:
        return None
    pieces = _WORD.split(text)  # what stands before each word, the word, …, what ends the page
    borders = list(accumulate(map(len, pieces)))
    starts, lasts = borders[:-1:2], [end - 1 for end in borders[1::2]]
    handle = calls.handle_of(text_page)
    left, top, _, bottom = calls.char_boxes(handle, starts).T
    last_boxes = calls.char_boxes(handle, lasts)
    _, _, right, last_bottom = last_boxes.T
    is_short = np.equal(starts, lasts)
    leaning = abs(last_bottom - bottom) / np.maximum(top - bottom, _LEAST_HEIGHT)
    is_turned = ((right <= left) | (leaning > _OTHER_LINE)) & ~is_short
    is_leaning = (leaning > _LEAN) & ~is_short
    for characters, asked in ((starts, is_short | is_leaning), (lasts, is_leaning)):
        angles = calls.char_angles(handle, compress(characters, asked.tolist()))
        is_turned[asked] |= are_turned(angles)
    if 2 * np.count_nonzero(is_turned) > len(starts):
        return None
    baseline = _baselines(handle, starts, top, bottom)
    descender = baseline - _DESCENT * (top - baseline)
    words = zip(
        (word if word.isascii() else clean(word) for word in pieces[1::2]),
        (space.x_origin + left).tolist(),
        (space.y_origin - top).tolist(),
        (space.x_origin + right).tolist(),
        (space.y_origin - np.minimum(np.minimum(bottom, last_bottom), descender)).tolist(),
        (gap.lstrip("\0")[:1] == " " for gap in pieces[2::2]),
        repeat(_IS_UPRIGHT),
        _bold_words(handle, starts),
        strict=False,
    )
    layer = TextLayer(list(map(_word, words)), starts)
    if np.any(is_turned):
        turned = reread_turned(layer, borders[1::2], is_turned.tolist(), (text_page, text, space))
        return _with_weights(turned, handle)
    extents = Extents(left, right, top, bottom)
    cuts = find_cuts(handle, pieces, borders, extents)
    marks = find_marks(handle, pieces, starts, extents, last_boxes)
    if cuts:
        layer = join_cut_words(layer, cuts)
        marks.forget(starts[number] for number in cuts)
    return with_marks_read(layer, marks, space.x_origin)


def _by_characters(text_page: pdfium.PdfTextPage, text: str, space: PageSpace) -> TextLayer:
    """The words of a page that is turned, with the weight of their faces."""
    layer = read_by_characters(text_page, text, space)
    return _with_weights(layer, calls.handle_of(text_page))


def _with_weights(layer: TextLayer, text_page: int) -> TextLayer:
    """A text layer read by characters, with the weight of its words' faces."""
    are_bold = _bold_words(text_page, layer.starts)
    layer.words = [
        word._replace(is_bold=is_bold) for word, is_bold in zip(layer.words, are_bold, strict=True)
    ]
    return layer


def _bold_words(text_page: int, starts: list[int]) -> list[bool]:
    """Whether each word begins in a heavy face; asked for once for each object and each font."""
    drawn_by = calls.text_objects(text_page, starts)
    objects = list(dict.fromkeys(drawn_by))
    fonts = calls.fonts_of(objects)
    heavy = {font: bool(font) and names_bold_face(calls.font_name(font)) for font in set(fonts)}
    modes = calls.render_modes(objects)
    is_bold = {
        item: heavy[font] or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        for item, font, mode in zip(objects, fonts, modes, strict=True)
    }
    return [is_bold[item] for item in drawn_by]


def _baselines(text_page: int, starts: list[int], top: Floats, bottom: Floats) -> Floats:
    """The baseline of each word; asked for once where words stand in one line in one font."""
    is_new: Mask = np.ones(len(starts), bool)
    is_new[1:] = (top[1:] != top[:-1]) | (bottom[1:] != bottom[:-1])
    asked: Floats = calls.char_baselines(text_page, list(compress(starts, is_new.tolist())))
    baselines: Floats = asked[np.cumsum(is_new) - 1]
    return baselines
