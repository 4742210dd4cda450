"""Pages read by pdfium: the fast reader.

Words come from pdfium's own text order; a word's box is taken from its first and last character, so
that a page costs two calls a word. Pages whose text is turned against the page as shown are read
character by character instead.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import accumulate, compress, repeat
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import EncryptedError, UnreadableError
from extractor.pages import pdfium_calls as calls
from extractor.pages.characters import Character, clean, words_of
from extractor.pages.drawing import Floats, Mask
from extractor.pages.page import Page, Word, on_page
from extractor.pages.pdfium_ink import has_pale, words_with_ink
from extractor.pages.pdfium_paths import lines_and_texts
from extractor.pages.pdfium_sheet import opened_page
from extractor.pages.pdfium_space import PageSpace, space_of
from extractor.pages.pdfium_visibility import visible_words
from extractor.pages.share import WHOLE, Share
from models.vocabulary import Engine

_SIGN = re.compile(r"[^\s\x00]")
_WORD = re.compile(r"([^\s\x00\ufffe]+\ufffe?)")
_UNMAPPED = re.compile(r"[\x01-\x08\x0e-\x1f\ufffd\ue000-\uefff]")
_OBLIQUE = 0.15  # quarter turns
_UPRIGHT_TOLERANCE = 0.1  # radians
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
    upright = _words(text_page, text, space)
    if upright is None:
        words = shown = words_of(_characters(text_page, text, space))
        keys: list[calls.Object] = []
    else:
        words, starts = upright
        shown = visible_words(texts, text_page, words, starts, space)
        keys = calls.text_objects(calls.handle_of(text_page), starts) if has_pale(texts) else []
    drawn_by = dict(zip(map(id, words), keys, strict=False))
    shown = on_page(shown, space.width, space.height)
    shown = words_with_ink(page, shown, [drawn_by.get(id(word), 0) for word in shown], space)
    return Page(
        number=number,
        width=space.width,
        height=space.height,
        words=tuple(shown),
        horizontals=tuple(lines.horizontals),
        verticals=tuple(lines.verticals),
        fills=tuple(lines.fills),
        engine=Engine.PDFIUM,
        hidden_words=len(words) - len(shown),
        unmapped_share=len(_UNMAPPED.findall(text)) / max(1, len(text)),
    )


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


def _words(
    text_page: pdfium.PdfTextPage, text: str, space: PageSpace
) -> tuple[list[Word], list[int]] | None:
    """The page's words and the index of the first character of each; None if any is not upright."""
    if space.is_turned:
        return None
    pieces = _WORD.split(text)  # what stands before each word, the word, …, what ends the page
    borders = list(accumulate(map(len, pieces)))
    starts, lasts = borders[:-1:2], [end - 1 for end in borders[1::2]]
    handle = calls.handle_of(text_page)
    left, top, _, bottom = calls.char_boxes(handle, starts).T
    _, _, right, last_bottom = calls.char_boxes(handle, lasts).T
    is_short = np.equal(starts, lasts)
    leans = (abs(last_bottom - bottom) > 0.5 * (top - bottom)) | (right <= left)
    if np.any(leans & ~is_short):
        return None
    angles = calls.char_angles(handle, compress(starts, is_short.tolist()))
    if any(angle > _UPRIGHT_TOLERANCE for angle in angles):
        return None
    baseline = _baselines(handle, starts, top, bottom)
    descender = baseline - _DESCENT * (top - baseline)
    words = zip(
        (word if word.isascii() else clean(word) for word in pieces[1::2]),
        (space.x_origin + left).tolist(),
        (space.y_origin - top).tolist(),
        (space.x_origin + right).tolist(),
        (space.y_origin - np.minimum(np.minimum(bottom, last_bottom), descender)).tolist(),
        (gap[:1] == " " for gap in pieces[2::2]),
        repeat(_IS_UPRIGHT),
        strict=False,
    )
    return list(map(_word, words)), starts


def _baselines(text_page: int, starts: list[int], top: Floats, bottom: Floats) -> Floats:
    """The baseline of each word; asked for once where words stand in one line in one font."""
    is_new: Mask = np.ones(len(starts), bool)
    is_new[1:] = (top[1:] != top[:-1]) | (bottom[1:] != bottom[:-1])
    asked: Floats = calls.char_baselines(text_page, list(compress(starts, is_new.tolist())))
    baselines: Floats = asked[np.cumsum(is_new) - 1]
    return baselines


def _characters(text_page: pdfium.PdfTextPage, text: str, space: PageSpace) -> Iterator[Character]:
    """Each character with its box as shown and its direction."""
    indexes = [match.start() for match in _SIGN.finditer(text)]
    handle = calls.handle_of(text_page)
    boxes = calls.char_boxes(handle, indexes).tolist()
    angles = calls.char_angles(handle, indexes)
    for index, angle, (left, top, right, bottom) in zip(indexes, angles, boxes, strict=True):
        turns = (angle + space.turn) / (math.pi / 2)
        if abs(turns - round(turns)) > _OBLIQUE:  # a watermark across the page
            continue
        x0, y0, x1, y1 = space.box(left, bottom, right, top)
        yield Character(
            text=clean(text[index]),
            x0=x0,
            top=y0,
            x1=x1,
            bottom=y1,
            quarter=round(turns) % 4,
            has_space_after=text[index + 1 : index + 2] == " ",
        )
