"""Documents changed by what they are made of: boxes, turns, page trees, references, operators."""

import io
import random
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing

import pypdfium2 as pdfium

_OBJECT = re.compile(rb"(?<=[\r\n])\d+ 0 obj\b.*?endobj\n?", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_STREAM = re.compile(rb"/Length\s+\d+([^\n]*?)stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_BOX = re.compile(rb"/(?:Media|Crop)Box\s*\[[^\]]*\]")
_TURN = re.compile(rb"/Rotate\s+-?\d+")
_DRAWN_BY_LOT = re.compile(rb"/ID\s*\[[^\]]*\]")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")

_BOXES = (
    *(b"[0 0 1e9 1e9]", b"[595 842 0 0]", b"[-300 -300 300 300]", b"[0 0 0 0]", b"[0 0 9 9]"),
    *(b"[nan 0 595 842]", b"[90000 90000 90595 90842]", b"[0 0]", b"[/a (b) null true]"),
)
_TURNS = (b"90", b"-90", b"45", b"1e9", b"(x)", b"null")
_OPERATORS = (
    *(b"q ", b"Q ", b"nan 0 0 1 0 0 cm ", b"0 0 0 0 0 0 cm ", b"1e38 0 0 1e38 0 0 cm "),
    *(b"1 g ", b"3 Tr ", b"7 Tr ", b"0 Tz ", b"-1 0 0 1 595 0 cm ", b"0 1 -1 0 0 0 cm "),
    *(b"0 0 1 1 re W n ", b"BT ", b"ET ", b"/OC /L BDC ", b"EMC ", b"/F9 1e9 Tf ", b"/X1 Do "),
)


def plain(content: bytes) -> bytes:
    """A document with each of its objects written out, so that all of them can be changed."""
    written = io.BytesIO()
    with closing(pdfium.PdfDocument(content)) as document:
        document.save(written)
    return _DRAWN_BY_LOT.sub(b"", written.getvalue())


def _change_box(content: bytes, dice: random.Random) -> bytes:
    return _BOX.sub(
        lambda _: b"/MediaBox " + dice.choice(_BOXES), content, count=dice.randint(1, 3)
    )


def _change_turn(content: bytes, dice: random.Random) -> bytes:
    turn = b"/Rotate " + dice.choice(_TURNS)
    if _TURN.search(content):
        return _TURN.sub(lambda _: turn, content, count=dice.randint(1, 3))
    return _PAGE.sub(lambda place: place[0] + turn, content, count=1)


def _change_kids(content: bytes, dice: random.Random) -> bytes:
    def turned(match: re.Match[bytes]) -> bytes:
        kids = [kid[0] for kid in _REFERENCE.finditer(match[1])]
        way = dice.randrange(4)
        if way == 0:
            dice.shuffle(kids)
        elif way == 1:
            kids = kids * dice.randint(2, 5)
        elif way == 2:
            kids.insert(dice.randint(0, len(kids)), b"%d 0 R" % dice.randint(0, 12))
        else:
            kids = kids[: dice.randint(0, len(kids))]
        return b"/Kids [ " + b" ".join(kids) + b" ]"

    return _KIDS.sub(turned, content)


def _swap_reference(content: bytes, dice: random.Random) -> bytes:
    places = list(_REFERENCE.finditer(content))
    if not places:
        return content
    place, other = dice.choice(places), dice.choice(places)
    return content[: place.start()] + other[0] + content[place.end() :]


def _drop_or_double_object(content: bytes, dice: random.Random) -> bytes:
    objects = list(_OBJECT.finditer(content))
    if not objects:
        return content
    place = dice.choice(objects)
    piece = dice.choice((b"", place[0] * 2, dice.choice(objects)[0]))
    return content[: place.start()] + piece + content[place.end() :]


def _insert_operators(content: bytes, dice: random.Random) -> bytes:
    streams = list(_STREAM.finditer(content))
    if not streams:
        return content
    place = dice.choice(streams)
    try:
        inside = zlib.decompress(place[2])
    except zlib.error:
        return content
    lines = inside.split(b"\n")
    for _ in range(dice.randint(1, 6)):
        lines.insert(dice.randint(0, len(lines)), dice.choice(_OPERATORS))
    packed = zlib.compress(b"\n".join(lines))
    changed = b"/Length %d" % len(packed) + place[1] + b"stream\n" + packed + b"\nendstream"
    return content[: place.start()] + changed + content[place.end() :]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_change_box, _change_turn, _change_kids, _swap_reference, _drop_or_double_object),
    *(_insert_operators, _insert_operators),
)


def restructured(original: bytes, count: int, seed: int) -> Iterator[bytes]:
    """Copies of a document changed by structure.

    Args:
        original: A good document.
        count: How many.
        seed: The same seed gives the same copies.
    """
    dice = random.Random(seed)  # noqa: S311 (no secret hangs on it)
    for _ in range(count):
        content = original
        for _ in range(dice.randint(1, 3)):
            content = dice.choice(_WAYS)(content, dice)
        yield content
