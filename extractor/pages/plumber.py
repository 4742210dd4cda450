"""Pages read by pdfplumber: the second reader, slower and independent of pdfium."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path

import numpy as np
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from extractor.errors import EncryptedError, UnreadableError
from extractor.pages.characters import SLANTED, Character, clean, token_runs, word_of, words_of
from extractor.pages.drawing import PageLines, Point, extent_of, grey, lines_of, strokes_of
from extractor.pages.faces import names_bold_face
from extractor.pages.page import Box, Page, Word, on_page
from extractor.pages.plumber_layout import Ink, InkedPage
from extractor.pages.share import WHOLE, Share
from models.vocabulary import Engine

_CID = re.compile(r"^\(cid:\d+\)$")
_SLACK = 0.5  # points by which ink may reach over its clip path
_STRAIGHT = frozenset("mlh")

_Inked = tuple[Character, Ink]


def read_pages(path: Path, password: str | None = None, share: Share = WHOLE) -> Iterator[Page]:
    """Yield the pages of a PDF, or those of a share of it, in order.

    Raises:
        EncryptedError: When the file asks for a password that was not given.
        UnreadableError: When pdfminer cannot open the file or a page of it.
    """
    with closing(_open(path, password)) as document:
        wanted = None if share == WHOLE else share.pages(_count(document, path))
        page_objects = iter(PDFPage.create_pages(document.doc))
        number = 0
        while True:
            number += 1
            try:
                page_object = next(page_objects, None)
                if page_object is None:
                    return
                if wanted is not None and number - 1 not in wanted:
                    continue
                page = InkedPage(document, page_object, number)
                yield _read_page(page)
            except (EncryptedError, GeneratorExit):
                raise
            except Exception as error:
                raise UnreadableError.damaged(path, number) from error
            page.close()


def _count(document: pdfplumber.PDF, path: Path) -> int:
    try:
        return sum(1 for _ in PDFPage.create_pages(document.doc))
    except Exception as error:
        raise UnreadableError.damaged(path) from error


def _open(path: Path, password: str | None) -> pdfplumber.PDF:
    try:
        return pdfplumber.open(path, password=password)
    except Exception as error:
        causes = (error, *error.args)
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise EncryptedError.asking(path) from error
        raise UnreadableError.damaged(path) from error


def _read_page(page: InkedPage) -> Page:
    crop = page.cropbox
    left, above = float(crop[0]), float(crop[1])
    straight, slanted = _straight_and_slanted(_characters(page, left, above))
    width, height = float(crop[2]) - left, float(crop[3]) - above
    inked, hidden = _parted(straight)
    shown = on_page(inked, width, height)
    lines = _lines(page, left, above)
    texts = [character["text"] for character in page.chars]
    return Page(
        number=page.page_number,
        width=width,
        height=height,
        words=tuple(shown),
        horizontals=tuple(lines.horizontals),
        verticals=tuple(lines.verticals),
        fills=tuple(lines.fills),
        engine=Engine.PDFPLUMBER,
        hidden_words=hidden + len(inked) - len(shown),
        unmapped_share=sum(bool(_CID.match(text)) for text in texts) / max(1, len(texts)),
        slanted_words=tuple(on_page(_slanted_words(slanted), width, height)),
    )


def _slanted_words(characters: Iterable[_Inked]) -> list[Word]:
    return list(map(word_of, token_runs(character for character, _ in characters)))


def _straight_and_slanted(
    characters: Iterable[tuple[Character, Ink, bool]],
) -> tuple[list[_Inked], list[_Inked]]:
    """Characters at quarter turns and those at a slant; all straight where most are slanted."""
    straight: list[_Inked] = []
    slanted: list[_Inked] = []
    everything: list[_Inked] = []
    for character, ink, is_slanted in characters:
        everything.append((character, ink))
        (slanted if is_slanted else straight).append((character, ink))
    return (straight, slanted) if len(slanted) <= len(straight) else (everything, [])


def _characters(
    page: InkedPage, left: float, above: float
) -> Iterator[tuple[Character, Ink, bool]]:
    """Each character with its ink and whether it is slanted, spaces left out.

    They come in the order of the text layer.
    """
    items = page.chars
    height, offset = float(page.height), float(page.mediabox[1])
    for index, (item, ink) in enumerate(zip(items, page.inks, strict=True)):
        text = "\ufffd" if _CID.match(item["text"]) else clean(item["text"])
        if not text.strip():
            continue
        a, b = item["matrix"][:2]
        turns = -math.atan2(b, a) / (math.pi / 2)
        after = items[index + 1]["text"] if index + 1 < len(items) else ""
        character = Character(
            text=text,
            x0=item["x0"] - left,
            top=item["top"] - above,
            x1=item["x1"] - left,
            bottom=item["bottom"] - above,
            quarter=round(turns) % 4,
            has_space_after=after.isspace(),
            is_bold=names_bold_face(str(item["fontname"])) or ink.is_thick,
        )
        is_slanted = abs(turns - round(turns)) > SLANTED
        yield character, _shown(ink, height + offset, left, above), is_slanted


def _shown(ink: Ink, height: float, left: float, above: float) -> Ink:
    """Ink with its clip path turned to the origin at the top left."""
    if ink.clip is None:
        return ink
    x0, low, x1, high = ink.clip
    return ink._replace(clip=Box(x0 - left, height - high - above, x1 - left, height - low - above))


def _parted(characters: Sequence[tuple[Character, Ink]]) -> tuple[list[Word], int]:
    """The words that are shown, and how many are not.

    A page whose whole text is drawn without ink is a scan with recognised text behind it: there
    the text is kept.
    """
    shown: list[Word] = []
    inkless: list[Word] = []
    total = 0
    for ink, run in groupby(characters, key=lambda item: item[1]):
        words = words_of(character for character, _ in run)
        total += len(words)
        inside = [word for word in words if ink.clip is None or _is_inside(word, ink.clip)]
        (shown if ink.is_drawn else inkless).extend(inside)
    kept = shown or inkless
    return kept, total - len(kept)


def _is_inside(word: Word, clip: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return (
        clip.x0 - _SLACK <= x <= clip.x1 + _SLACK and clip.top - _SLACK <= y <= clip.bottom + _SLACK
    )


def _lines(page: InkedPage, left: float, above: float) -> PageLines:
    """Every ruling line and filled area of a page."""
    strokes: list[tuple[Point, Point]] = []
    areas: list[Box] = []
    greys: list[float] = []
    for item in (*page.rects, *page.lines, *page.curves):
        if not _STRAIGHT.issuperset(command for command, *_ in item["path"]):
            continue
        corners = [(float(x) - left, float(y) - above) for x, y in item["pts"]]
        if len(corners) < 2:
            continue
        if item["stroke"]:
            is_closed = item["object_type"] == "rect" or item["path"][-1][0] == "h"
            strokes += strokes_of(corners, is_closed=is_closed)
        if item["fill"]:
            areas.append(extent_of(corners))
            greys.append(_grey(item["non_stroking_color"]))
    return lines_of(
        np.array(strokes, float).reshape(-1, 4),
        np.array(areas, float).reshape(-1, 4),
        np.array(greys, float),
    )


def _grey(colour: object) -> float:
    """How light a colour is, 0 black to 1 white; black where it is a pattern."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, int | float)]
    if len(numbers) == 1:
        return numbers[0]
    if len(numbers) == 3:
        return grey(*numbers)
    if len(numbers) == 4:
        cyan, magenta, yellow, black = numbers
        return grey(*(max(0.0, 1 - ink - black) for ink in (cyan, magenta, yellow)))
    return 0.0
