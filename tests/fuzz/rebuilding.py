"""A document taken apart into its pages, to be written again with changes behind it."""

import base64
import re
import zlib
from dataclasses import dataclass, field

from tests.hostile.raw import stream

_OBJECT = re.compile(rb"[\r\n](\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
_IS_PAGE = re.compile(rb"/Type\s*/Page\b")
_BOX = re.compile(rb"/MediaBox\s*\[([^\]]*)\]")
_ANY_BOX = re.compile(rb"/\w+Box\s*\[[^\]]*\]")
_CONTENTS = re.compile(rb"/Contents\s+(\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources\s+(\d+) 0 R")
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_ROOT = re.compile(rb"/Root\s+(\d+) 0 R")
_START = re.compile(rb"startxref\s+(\d+)")


@dataclass(slots=True)
class Page:
    """A page to be rebuilt.

    Attributes:
        number: Of its object.
        entries: Its dictionary without boxes and contents.
        contents: Numbers of its content streams.
        resources: Its resources.
        width: Of the sheet, points.
        height: Likewise.
        box: Its boxes, and its turn.
        before: Operators put before its content.
        after: Operators put after it.
        forms: Numbers of forms by name.
    """

    number: int
    entries: bytes
    contents: list[int]
    resources: bytes
    width: float
    height: float
    box: bytes = b""
    before: bytes = b"q\n"
    after: bytes = b"\nQ\n"
    forms: dict[bytes, int] = field(default_factory=dict)


class Rebuilding:
    """A document taken apart; what is changed is written behind it, as an incremental update."""

    def __init__(self, original: bytes) -> None:
        """Take a document apart.

        Args:
            original: Its bytes, each object written out.
        """
        self.content = original
        self.objects = {int(match[1]): match[2] for match in _OBJECT.finditer(self.content)}
        self.changed: dict[int, bytes] = {}
        self.next = max(self.objects) + 1
        root = _ROOT.search(self.content)
        assert root is not None
        self.root = int(root[1])
        self.pages = [
            self._page(number, body)
            for number, body in self.objects.items()
            if _IS_PAGE.search(body)
        ]

    def _page(self, number: int, body: bytes) -> Page:
        box = _BOX.search(body) or _BOX.search(self.content)
        contents, resources = _CONTENTS.search(body), _RESOURCES.search(body)
        assert box is not None
        assert contents is not None
        entries = _CONTENTS.sub(b"", _ANY_BOX.sub(b"", body))
        if resources is not None:
            entries, held = _RESOURCES.sub(b"", entries), self.objects[int(resources[1])]
        else:
            start = entries.index(b"/Resources")
            end = _end_of_dictionary(entries, entries.index(b"<<", start))
            held = entries[entries.index(b"<<", start) : end]
            entries = entries[:start] + entries[end:]
        _, _, width, height = map(float, box[1].split())
        return Page(number, entries, [int(contents[1])], held, width, height)

    def add(self, body: bytes) -> int:
        """Add an object; give its number."""
        number, self.next = self.next, self.next + 1
        self.changed[number] = body
        return number

    def text_of(self, number: int) -> bytes:
        """What a content stream says."""
        match = _STREAM.search(self.objects[number])
        assert match is not None
        held = match[2]
        if b"ASCII85" in match[1]:
            held = base64.a85decode(held.strip().removesuffix(b"~>"))
        return zlib.decompress(held) if b"Flate" in match[1] else held

    def write(self) -> bytes:
        """The document with its changes behind it."""
        for page in self.pages:
            self._put(page)
        body = bytearray(self.content)
        start = _START.findall(self.content)[-1]
        rows = []
        for number, content in sorted(self.changed.items()):
            rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(body)))
            body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
        place = len(body)
        body += b"xref\n" + b"".join(rows)
        body += b"trailer\n<</Size %d/Root %d 0 R/Prev %s>>\n" % (self.next, self.root, start)
        body += b"startxref\n%d\n%%%%EOF\n" % place
        return bytes(body)

    def _put(self, page: Page) -> None:
        held = page.resources
        if page.forms:
            named = b" ".join(b"/%s %d 0 R" % item for item in page.forms.items())
            start = held.index(b"<<") + 2
            if b"/XObject" in held:
                place = held.index(b"<<", held.index(b"/XObject")) + 2
                held = held[:place] + named + b" " + held[place:]
            else:
                held = held[:start] + b"/XObject<<" + named + b">>" + held[start:]
        numbers = [self.add(stream(page.before)), *page.contents, self.add(stream(page.after))]
        contents = b" ".join(b"%d 0 R" % number for number in numbers)
        box = page.box or b"/MediaBox[0 0 %.4f %.4f]" % (page.width, page.height)
        end = page.entries.rindex(b">>")
        entries = b"/Contents[" + contents + b"]/Resources " + held + box
        self.changed[page.number] = page.entries[:end] + entries + page.entries[end:]


def _end_of_dictionary(content: bytes, start: int) -> int:
    depth = 0
    for match in re.finditer(rb"<<|>>", content[start:]):
        depth += 1 if match[0] == b"<<" else -1
        if not depth:
            return start + match.end()
    raise ValueError("a dictionary without an end")
