"""PDFs written object by object, so that they can be wrong on purpose."""

import zlib
from collections.abc import Mapping

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(content: bytes, extra: bytes = b"", *, is_packed: bool = False) -> bytes:
    """A stream object with a right length."""
    body = zlib.compress(content, 9) if is_packed else content
    packed = b"/Filter /FlateDecode " if is_packed else b""
    return b"<< /Length %d " % len(body) + packed + extra + b">>\nstream\n" + body + b"\nendstream"


def document(objects: Mapping[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A file of numbered objects with a cross-reference table that fits them."""
    body = bytearray(HEADER)
    places = {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    size = max(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        body += b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n"
    body += b"trailer\n<< /Size %d /Root %d 0 R " % (size, root) + trailer
    body += b">>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(body)


def page(
    content: bytes = b"BT /F1 12 Tf 72 720 Td (Relazione) Tj ET",
    box: bytes = b"[0 0 595 842]",
    extra: bytes = b"",
    catalog: bytes = b"",
    *,
    is_packed: bool = False,
    font: bytes = FONT,
) -> bytes:
    """A document of one page."""
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R " + catalog + b">>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox "
            + box
            + b" /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
            + extra
            + b">>",
            4: stream(content, is_packed=is_packed),
            5: font,
        }
    )
