"""Bodies named where a document says whose it is: letterhead, cover, running head, title.

A document names other bodies too. What counts is where a name stands and how often: a line of its
own at the top of the first page, on the cover or at the edge of every page; not a word of prose,
not the address of a letter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extractor.layouts.body_names import (
    BodyName,
    Token,
    continued,
    lexicon,
    name_at,
    tokens_of,
    words_of_name,
)
from extractor.layouts.drafts import Value
from extractor.pages.page import Box, Page
from extractor.tables.cell import Part
from extractor.tables.furniture import TextLine
from extractor.tables.text import Line, line_text, lines_of

HEAD_PAGES = 2
_COLUMN_GAP = 1.8  # line heights: wider gaps part what stands side by side
_TOP = 0.25  # of the first page's height
_TOP_OF_TABLE = 0.15  # likewise, for letterheads set in a table
_LINE_GAP = 1.3  # line heights between two lines of one name
_SAME_HEIGHT = 0.25  # share by which the lines of one name may differ in height
_WIDE = 0.6  # of the page: a line that long goes on in the next
_LONGEST_LINE = 160  # characters
_JOINING = "-–—|(:•·"
"""Marks after which a line may name a body."""
_ZONE_WEIGHTS = {"running": 4.0, "top": 3.0, "title": 2.5, "cover": 2.0, "inside": 1.0}


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on a line, and the part of the document they stand in.

    `zone` is ``running``, ``top``, ``cover`` (the rest of the first page) or ``inside``.
    """

    page: int
    box: Box
    words: Line
    zone: str
    size: float = 1.0

    @property
    def text(self) -> str:
        """The words as one string."""
        return line_text(self.words)

    @property
    def value(self) -> Value:
        """The words with their place."""
        return Value(self.text, (Part(self.page, self.box, [self.words]),))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that the document may be of.

    Attributes:
        name: Its name.
        value: Where it stands first.
        weight: How much the places of its name say.
        zones: Those places.
        place: The first segment of the name.
    """

    name: BodyName
    value: Value
    weight: float
    zones: tuple[str, ...]
    place: Segment


def segments_of(
    pages: Sequence[Page], lines: Sequence[TextLine], furniture: Sequence[TextLine]
) -> list[Segment]:
    """What stands on the first pages and at the edges of all of them, from the top.

    Args:
        pages: The pages.
        lines: The lines outside tables.
        furniture: Running heads and feet.
    """
    outside = {
        (line.page, word.x0, word.top) for line in (*lines, *furniture) for word in line.words
    }
    segments = [
        _segment(piece, line.page, "running", line.box.height)
        for line in furniture
        for piece in _pieces(line.words)
    ]
    for page in pages[:HEAD_PAGES]:
        upright = [word for word in page.words if word.is_upright]
        usual = median(word.bottom - word.top for word in upright) if upright else 1.0
        for line in lines_of(upright):
            for piece in _pieces(line):
                zone = _zone(piece, page, outside)
                if zone is not None:
                    segments.append(_segment(piece, page.number, zone, usual))
    return segments


def _pieces(line: Line) -> Iterator[Line]:
    piece: Line = []
    for word in line:
        if piece and word.x0 - piece[-1].x1 > _COLUMN_GAP * (word.bottom - word.top):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _zone(piece: Line, page: Page, outside: set[tuple[int, float, float]]) -> str | None:
    """Where a piece stands; None for what a table below the top of a page holds."""
    top = piece[0].top / page.height
    is_outside = (page.number, piece[0].x0, piece[0].top) in outside
    if page.number == 1 and top <= (_TOP if is_outside else _TOP_OF_TABLE):
        return "top"
    if not is_outside:
        return None
    return "cover" if page.number == 1 else "inside"


def _segment(words: Line, page: int, zone: str, usual: float) -> Segment:
    box = _part(page, words).box
    return Segment(page, box, words, zone, box.height / max(usual, 1.0))


def candidates_of(segments: Sequence[Segment], width: float) -> list[Candidate]:
    """The bodies that the segments name, most likely first.

    Args:
        segments: From :func:`segments_of`.
        width: Of the pages, in points.
    """
    found: dict[tuple[str, ...], Candidate] = {}
    kinds: dict[int, BodyName] = {}
    for index, segment in enumerate(segments):
        if len(segment.text) > _LONGEST_LINE or _goes_on(segments, index, width):
            continue
        for name, zone, parts in _names(segments, index):
            if not name.is_whole:
                kinds[index] = name
            before = kinds.get(index - 1)
            kind = before.kind if name.kind is None and before is not None else name.kind
            _add(found, replace(name, kind=kind), zone, parts, segment)
    whole = [candidate for candidate in found.values() if candidate.name.is_whole]
    return sorted(whole or found.values(), key=lambda item: -item.weight)


def _goes_on(segments: Sequence[Segment], index: int, width: float) -> bool:
    """Whether a line belongs to the prose or to the address above it."""
    if index == 0:
        return False
    above, segment = segments[index - 1], segments[index]
    is_next = (
        above.page == segment.page
        and above.zone != "running"
        and segment.box.top > above.box.top
        and segment.box.top - above.box.bottom < 0.7 * segment.box.height
    )
    if not is_next:
        return False
    words = [token for token in tokens_of(above.text) if token.is_word]
    if not words:
        return False
    is_addressed = words[0].folded in lexicon().addressed
    is_prose = words[-1].text.islower() and above.box.width > _WIDE * width
    return is_addressed or is_prose


def _names(
    segments: Sequence[Segment], index: int
) -> Iterator[tuple[BodyName, str, tuple[Segment, ...]]]:
    """Names in a segment, whole over the lines below it, with the zone that each counts for."""
    segment = segments[index]
    tokens = tokens_of(segment.text)
    for start in _starts(segment, tokens):
        name = name_at(segment.text, tokens, start)
        if name is None or name.is_prose:
            continue
        parts = [segment]
        if name.ends_text:
            for below in segments[index + 1 : index + 3]:
                longer = continued(name, below.text) if _is_below(parts[-1], below) else None
                if longer is None or longer.is_prose:
                    break
                name = replace(longer, start=name.start)
                parts.append(below)
                if not name.ends_text:
                    break
        is_title = start > 0 and tokens[start - 1].text not in _JOINING
        zone = "title" if is_title and segment.zone != "running" else segment.zone
        yield name, zone, tuple(parts)


def _starts(segment: Segment, tokens: list[Token]) -> Iterator[int]:
    """Where a name may begin: at the start, after a dash, after "of" in a title."""
    words = lexicon()
    is_sentence = segment.zone in ("cover", "inside") and segment.text[-1] in ".,;:"
    has_document = False
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        is_titled = has_document and before is not None and before.text in ("'", "’")
        is_titled = is_titled or (
            has_document and before is not None and before.folded in words.joints
        )
        is_alone = not is_sentence and (before is None or before.text in _JOINING)
        if token.is_word and (is_alone or is_titled):
            yield index
        has_document = has_document or token.folded in words.documents


def _is_below(above: Segment, below: Segment) -> bool:
    """Whether a line may go on with the name above it."""
    height = above.box.height
    return (
        below.page == above.page
        and below.box.top > above.box.top
        and below.box.top - above.box.bottom < _LINE_GAP * height
        and abs(below.box.height - height) <= _SAME_HEIGHT * height
        and min(above.box.x1, below.box.x1) > max(above.box.x0, below.box.x0)
    )


def _add(
    found: dict[tuple[str, ...], Candidate],
    name: BodyName,
    zone: str,
    parts: tuple[Segment, ...],
    place: Segment,
) -> None:
    key = words_of_name(name.text)
    before = found.get(key)
    if before is not None and zone in before.zones:
        return
    weight = _ZONE_WEIGHTS[zone] * min(1.5, max(1.0, place.size))
    if before is not None:
        kind = before.name.kind or name.kind
        found[key] = replace(
            before,
            name=replace(before.name, kind=kind),
            weight=before.weight + weight,
            zones=(*before.zones, zone),
        )
        return
    found[key] = Candidate(name, _value(name, parts), weight, (zone,), place)


def _value(name: BodyName, parts: Sequence[Segment]) -> Value:
    """The name with its place: one part for each line it stands on."""
    left, right = name.start, name.start + len(name.text)
    placed = []
    for part in parts:
        words, at = [], 0
        for word in part.words:
            if at < right and at + len(word.text) > left:
                words.append(word)
            at += len(word.text) + 1
        placed.append(_part(part.page, words))
        left, right = 0, right - at
    return Value(name.text, tuple(placed))


def _part(page: int, words: Line) -> Part:
    box = Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
    return Part(page, box, [words])
