"""Documents rebuilt so that they look as before, by everything that a page can be made of."""

import re
import zlib
from collections.abc import Callable, Iterator

from tests.fuzz.rebuilding import Page, Rebuilding
from tests.hostile.raw import FONT, stream

_PARENT = re.compile(rb"/Parent\s+(\d+) 0 R")

HIDDEN = b"Totale 99 Responsabile 31/12/2031"
"""What is on the page and is not seen."""

Way = Callable[[Rebuilding, Page], None]


def _boxes(left: float, bottom: float) -> Way:
    def change(_: Rebuilding, page: Page) -> None:
        corners = (left, bottom, left + page.width, bottom + page.height)
        page.box = b"/MediaBox[%.4f %.4f %.4f %.4f]" % corners
        page.before += b"1 0 0 1 %.4f %.4f cm\n" % (left, bottom)

    return change


def _corners_the_other_way(_: Rebuilding, page: Page) -> None:
    page.box = b"/MediaBox[%.4f %.4f 0 0]" % (page.width, page.height)


def _cropped(_: Rebuilding, page: Page) -> None:
    page.box = b"/MediaBox[-200 -200 %.4f %.4f]/CropBox[0 0 %.4f %.4f]" % (
        *(page.width + 200, page.height + 200, page.width, page.height),
    )


def _crop_larger_than_sheet(_: Rebuilding, page: Page) -> None:
    sheet = b"/MediaBox[0 0 %.4f %.4f]" % (page.width, page.height)
    page.box = sheet + b"/CropBox[-900 -900 9000 9000]"


def _turned(degrees: int) -> Way:
    def change(_: Rebuilding, page: Page) -> None:
        width, height, turn = page.width, page.height, degrees % 360
        matrix = {
            90: b"0 1 -1 0 %.4f 0 cm\n" % height,
            180: b"-1 0 0 -1 %.4f %.4f cm\n" % (width, height),
            270: b"0 -1 1 0 0 %.4f cm\n" % width,
        }[turn]
        sides = (width, height) if turn == 180 else (height, width)
        page.box = b"/MediaBox[0 0 %.4f %.4f]/Rotate %d" % (*sides, degrees)
        page.before += matrix

    return change


def _operators(before: bytes, after: bytes = b"") -> Way:
    def change(_: Rebuilding, page: Page) -> None:
        page.before += before
        page.after = after + page.after

    return change


def _as_form(depth: int) -> Way:
    def change(document: Rebuilding, page: Page) -> None:
        inside = b"\n".join(map(document.text_of, page.contents))
        held = page.resources
        for _ in range(depth):
            bounds = b"/Type/XObject/Subtype/Form/BBox[0 0 %.4f %.4f]" % (page.width, page.height)
            form = document.add(stream(inside, bounds + b"/Resources " + held, is_packed=True))
            inside, held = b"/Inner Do", b"<</XObject<</Inner %d 0 R>>>>" % form
        page.resources, page.contents = held, [document.add(stream(inside))]

    return change


def _in_pieces(document: Rebuilding, page: Page) -> None:
    lines = b"\n".join(map(document.text_of, page.contents)).split(b"\n")
    middle = max(1, len(lines) // 2)
    page.contents = [
        document.add(stream(b"\n".join(some), is_packed=number == 0))
        for number, some in enumerate((lines[:middle], lines[middle:]))
        if some
    ]


def _in_hexadecimal(document: Rebuilding, page: Page) -> None:
    text = zlib.compress(b"\n".join(map(document.text_of, page.contents))).hex().encode()
    filters = b"/Filter[/ASCIIHexDecode/FlateDecode]"
    body = b"<</Length %d" % (len(text) + 1) + filters + b">>\nstream\n" + text + b">\nendstream"
    page.contents = [document.add(body)]


def _with_hidden(
    *, paint: bytes, x: float = 60, after: bytes = b"", is_last: bool = False, state: bytes = b""
) -> Way:
    """Lines of words all over the page, drawn so that they are not seen."""

    def change(document: Rebuilding, page: Page) -> None:
        lines = b"".join(
            b"1 0 0 1 %.2f %.2f Tm (%s) Tj " % (x, page.height - 60 * number, HIDDEN)
            for number in range(1, int(page.height // 60))
        )
        words = b"q " + paint + b" BT /F1 10 Tf " + lines + b"ET " + after + b" Q"
        reach = b"/BBox[-9000 -9000 9000 9000]"
        held = b"/Resources<</Font<</F1 %d 0 R>>%s>>" % (document.add(FONT), state)
        form = b"/Type/XObject/Subtype/Form" + reach + held
        page.forms[b"Hid"] = document.add(stream(words, form))
        if is_last:
            page.after += b"/Hid Do\n"
        else:
            page.before = b"/Hid Do\n" + page.before

    return change


def _in_layer(*, is_on: bool) -> Way:
    """Hidden words in a layer that is off, or the whole page in one that is on."""

    def change(document: Rebuilding, page: Page) -> None:
        layer = document.add(b"<</Type/OCG/Name(Livello)>>")
        ways = b"/OCProperties<</OCGs[%d 0 R]/D<</Order[]/%s[%d 0 R]>>>>" % (
            *(layer, b"ON" if is_on else b"OFF", layer),
        )
        catalog = document.changed.get(document.root, document.objects[document.root])
        if b"/OCProperties" in catalog:
            ways, layer = b"", int(re.findall(rb"/OCGs\[(\d+)", catalog)[0])
        end = catalog.rindex(b">>")
        document.changed[document.root] = catalog[:end] + ways + catalog[end:]
        state = b"/Properties<</Lay %d 0 R>>" % layer
        if is_on:
            start = page.resources.index(b"<<") + 2
            page.resources = page.resources[:start] + state + page.resources[start:]
            page.before += b"/OC /Lay BDC\n"
            page.after = b"\nEMC" + page.after
        else:
            _with_hidden(paint=b"/OC /Lay BDC 0 g", after=b"EMC", state=state)(document, page)

    return change


def _with_annotations(document: Rebuilding, page: Page) -> None:
    note = b"<</Type/Annot/Subtype/%s/Rect[60 60 300 300]/F %d/Contents(" + HIDDEN + b")>>"
    numbers = (
        document.add(note % (b"FreeText", 2)),
        document.add(note % (b"Popup", 0)),
        document.add(note % (b"Text", 34)),
    )
    named = b"/Annots[" + b" ".join(b"%d 0 R" % number for number in numbers) + b"]"
    end = page.entries.rindex(b">>")
    page.entries = page.entries[:end] + named + page.entries[end:]


def _on_white_picture(document: Rebuilding, page: Page) -> None:
    kind = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8 "
    page.forms[b"Pic"] = document.add(stream(b"\xff", kind))
    page.before = b"q %.4f 0 0 %.4f 0 0 cm /Pic Do Q\n" % (page.width, page.height) + page.before


def _twice(_: Rebuilding, page: Page) -> None:
    page.contents = page.contents * 2


def _in_a_deeper_tree(document: Rebuilding, page: Page) -> None:
    parent = _PARENT.search(page.entries)
    assert parent is not None
    tree = int(parent[1])
    body = document.changed.get(tree, document.objects[tree])
    node = document.add(b"")
    document.changed[node] = b"<</Type/Pages/Count 1/Kids[%d 0 R]/Parent %d 0 R>>" % (
        *(page.number, tree),
    )
    document.changed[tree] = re.sub(rb"\b%d 0 R" % page.number, b"%d 0 R" % node, body)
    page.entries = _PARENT.sub(b"/Parent %d 0 R" % node, page.entries)


_COVER = b"1 g -900 -900 9000 9000 re f"
_NO_ALPHA = b"/ExtGState<</Gs<</ca 0/CA 0>>>>"

WAYS: dict[str, Way] = {
    "written again": _operators(b""),
    "box below and left of nothing": _boxes(-300, -400),
    "box far from nothing": _boxes(5000, 7000),
    "corners the other way": _corners_the_other_way,
    "cropped from a larger sheet": _cropped,
    "cropped by a larger box": _crop_larger_than_sheet,
    "turned by 90": _turned(90),
    "turned by 180": _turned(180),
    "turned by -90": _turned(-90),
    "turned by 450": _turned(450),
    "in a form": _as_form(1),
    "in forms four deep": _as_form(4),
    "in two pieces": _in_pieces,
    "in hexadecimal": _in_hexadecimal,
    "states saved and not restored": _operators(b"q q q q q\n"),
    "states restored and not saved": _operators(b"", b"\nQ Q Q Q"),
    "matrix there and back": _operators(b"4 0 0 4 0 0 cm .25 0 0 .25 0 0 cm\n"),
    "mirrored twice": _operators(b"-1 0 0 1 500 0 cm -1 0 0 1 500 0 cm\n"),
    "clipped to the sheet": _operators(b"-9 -9 9000 9000 re W n\n"),
    "operators that are none": _operators(b"BX 1 2 foo EX (x) bar\n"),
    "a matrix of nothing beside it": _operators(b"q nan 0 0 1 0 0 cm 0 0 9 9 re f Q\n"),
    "a layer that is on": _in_layer(is_on=True),
    "words in a layer that is off": _in_layer(is_on=False),
    "white words under it": _with_hidden(paint=b"1 g"),
    "white words in the margin over it": _with_hidden(paint=b"1 g", x=2, is_last=True),
    "words without ink": _with_hidden(paint=b"0 g 3 Tr", is_last=True),
    "words clipped away": _with_hidden(paint=b"0 0 1 1 re W n 0 g", is_last=True),
    "words clipped by themselves": _with_hidden(paint=b"0 g 7 Tr", is_last=True),
    "words left of the sheet": _with_hidden(paint=b"0 g", x=-2000, is_last=True),
    "words under a white sheet": _with_hidden(paint=b"0 g", after=_COVER),
    "words that let all light through": _with_hidden(
        paint=b"/Gs gs 0 g", is_last=True, state=_NO_ALPHA
    ),
    "annotations that are not shown": _with_annotations,
    "on a white picture": _on_white_picture,
    "printed twice": _twice,
    "in a deeper tree": _in_a_deeper_tree,
    "words no wider than nothing": _with_hidden(paint=b"0 g 0 Tz", is_last=True),
    "words of no size": _with_hidden(paint=b"0 0 0 0 60 60 cm 0 g", is_last=True),
}
"""What is done to a document, by name: it looks as before."""


def rebuilt(original: bytes) -> Iterator[tuple[str, bytes]]:
    """A document rebuilt in every way.

    Args:
        original: Its bytes, each object written out.

    Yields:
        What was done, and the bytes.
    """
    for name, way in WAYS.items():
        document = Rebuilding(original)
        for page in document.pages:
            way(document, page)
        yield name, document.write()
    yield "signs before it", b"\n" * 700 + original
    yield "signs behind it", original + b"\0" * 3000
