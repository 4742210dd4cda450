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
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.errors import EncryptedError, UnreadableError
from extractor.pages import pdfium_calls as calls
from extractor.pages.characters import Character, clean, words_of
from extractor.pages.page import Page, Word
from extractor.pages.pdfium_paths import lines_and_texts
from extractor.pages.pdfium_space import PageSpace, space_of
from extractor.pages.pdfium_visibility import visible_words
from models.vocabulary import Engine

_WORD = re.compile(r"[^\s\x00\ufffe]+\ufffe?")
_UNMAPPED = re.compile(r"[\x01-\x08\x0e-\x1f\ufffd\ue000-\uefff]")
_OBLIQUE = 0.15  # quarter turns
_UPRIGHT_TOLERANCE = 0.1  # radians
_DESCENT = 0.28  # of the ascent: what a line leaves below its baseline when the font does not say


def read_pages(path: Path, password: str | None = None) -> Iterator[Page]:
    """Yield the pages of a PDF in order.

    Raises:
        EncryptedError: When the file asks for a password that was not given.
        UnreadableError: When pdfium cannot open the file.
    """
    with closing(_open(path, password)) as document:
        for index in range(len(document)):
            try:
                page = document[index]
            except pdfium.PdfiumError as error:
                raise UnreadableError.damaged(path, index + 1) from error
            with closing(page), closing(page.get_textpage()) as text_page:
                yield _read_page(page, text_page, index + 1)


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
    spans = _words(text_page, text, space)
    words = (
        [word for word, _ in spans]
        if spans is not None
        else words_of(_characters(text_page, text, space))
    )
    shown = visible_words(texts, text_page, spans, space) if spans is not None else words
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
) -> list[tuple[Word, int]] | None:
    """The page's words with the index of their first character; None when any is not upright."""
    if space.is_turned:
        return None
    words: list[tuple[Word, int]] = []
    x_origin, y_origin = space.x_origin, space.y_origin
    handle = calls.handle_of(text_page)
    rectangle, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_rectangle, at_x, at_y = map(calls.address_of, (rectangle, x, y))
    loose_char_box, char_origin = calls.loose_char_box, calls.char_origin
    level: tuple[float, float] | None = None
    baseline = 0.0
    for match in _WORD.finditer(text):
        start, end = match.span()
        loose_char_box(handle, start, at_rectangle)
        left, top = rectangle.left, rectangle.top
        right, bottom = rectangle.right, rectangle.bottom
        if level != (top, bottom):  # else it goes on on the same line in the same font
            level = top, bottom
            char_origin(handle, start, at_x, at_y)
            baseline = y.value
        if end - start > 1:
            loose_char_box(handle, end - 1, at_rectangle)
            right, last_bottom = rectangle.right, rectangle.bottom
            if abs(last_bottom - bottom) > 0.5 * (top - bottom) or right <= left:
                return None
            if last_bottom < bottom:
                bottom = last_bottom
        elif raw.FPDFText_GetCharAngle(text_page, start) > _UPRIGHT_TOLERANCE:
            return None
        descender = baseline - _DESCENT * (top - baseline)
        if descender < bottom:
            bottom = descender
        word = match.group()
        if not word.isascii():
            word = clean(word)
        words.append(
            (
                Word(
                    word,
                    x_origin + left,
                    y_origin - top,
                    x_origin + right,
                    y_origin - bottom,
                    text[end : end + 1] == " ",
                ),
                start,
            )
        )
    return words


def _characters(text_page: pdfium.PdfTextPage, text: str, space: PageSpace) -> Iterator[Character]:
    """Each character with its box as shown and its direction."""
    rectangle = raw.FS_RECTF()
    for index, character in enumerate(text):
        if character.isspace() or character == "\0":
            continue
        if not raw.FPDFText_GetLooseCharBox(text_page, index, rectangle):
            continue
        turns = (raw.FPDFText_GetCharAngle(text_page, index) + space.turn) / (math.pi / 2)
        if abs(turns - round(turns)) > _OBLIQUE:  # a watermark across the page
            continue
        x0, y0, x1, y1 = space.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        yield Character(
            text=clean(character),
            x0=x0,
            top=y0,
            x1=x1,
            bottom=y1,
            quarter=round(turns) % 4,
            has_space_after=text[index + 1 : index + 2] == " ",
        )
