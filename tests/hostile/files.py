"""The nasty files: name, bytes, and what makes each nasty."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.hostile.raw import HEADER, document, page, stream

PASSWORD = "segreta"  # noqa: S105 (opens a file made for tests)
WRITES = b"BT /F1 12 Tf 72 720 Td (x) Tj ET\n"


def encrypted(user_password: str, pages: int = 1) -> bytes:
    """A document that asks for a password, or for none when it is empty."""
    out = BytesIO()
    lock = StandardEncryption(user_password, ownerPassword="altra", strength=128)
    canvas = Canvas(out, encrypt=lock)
    for _ in range(pages):
        canvas.drawString(72, 720, "Relazione sulla performance")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count,
        3: stream(b""),
    }
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 3 0 R >>"
    objects.update({number + 4: leaf for number in range(count)})
    return document(objects)


def _deep_tree(depth: int) -> bytes:
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for number in range(2, depth + 2):
        objects[number] = b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
    objects[depth + 2] = b"<< /Type /Page /MediaBox [0 0 9 9] >>"
    return document(objects)


def _unmapped_font() -> bytes:
    """Glyphs known by number alone: nothing says which letters they stand for."""
    line = b"<" + b"".join(b"%04X" % code for code in range(1, 60)) + b"> Tj 0 -14 Td\n"
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            4: stream(b"BT /F1 12 Tf 72 720 Td\n" + line * 40 + b"ET"),
            5: b"<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Nameless /Encoding /Identity-H "
            b"/DescendantFonts [6 0 R] >>",
            6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Nameless /FontDescriptor "
            b"7 0 R /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            7: b"<< /Type /FontDescriptor /FontName /ABCDEF+Nameless /Flags 4 >>",
        }
    )


def _form_loop() -> bytes:
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /X 5 0 R >> >> >>",
            4: stream(b"/X Do"),
            5: stream(
                b"/X Do /X Do",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                b"/Resources << /XObject << /X 5 0 R >> >> ",
            ),
        }
    )


def _image(width: int, height: int) -> bytes:
    return document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /X 5 0 R >> >> >>",
            4: stream(b"595 0 0 842 0 0 cm /X Do"),
            5: stream(
                b"\0" * 1000,
                b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
                b"/BitsPerComponent 8 " % (width, height),
                is_packed=True,
            ),
        }
    )


def _xref_loop() -> bytes:
    body = page()
    start = body.rindex(b"xref\n0")
    return body.replace(b"trailer\n<< ", b"trailer\n<< /Prev %d " % start)


def _rules(count: int) -> bytes:
    lines = b"\n".join(b"%d 10 m %d 800 l S" % (x % 595, x % 595) for x in range(count))
    return page(lines, is_packed=True)


FROM_NOTHING: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "one byte": lambda: b"%",
    "header only": lambda: HEADER,
    "plain text": lambda: b"Relazione sulla performance dell'anno 2022.\n" * 100,
    "html": lambda: b"<!DOCTYPE html><html><body><h1>404</h1></body></html>",
    "zip": lambda: b"PK\x03\x04" + b"\0" * 500,
    "png": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 500,
    "zeros": lambda: b"\0" * 100_000,
    "noise": lambda: bytes(
        (index * 7919 + index // 256 * 104729) % 256 for index in range(100_000)
    ),
    "no pages": lambda: document(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}
    ),
    "one page without a table": page,
    "blank page": lambda: page(b""),
    "user password": lambda: encrypted(PASSWORD),
    "owner password only": lambda: encrypted(""),
    "page tree that holds itself": lambda: document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
        }
    ),
    "page tree in a circle": lambda: document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        }
    ),
    "page tree of a thousand floors": lambda: _deep_tree(1000),
    "a count of two thousand million pages": lambda: document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        }
    ),
    "ten thousand pages": lambda: _many_pages(10_000),
    "cross-references in a circle": _xref_loop,
    "cross-references that point outside": lambda: page().replace(
        b"startxref\n", b"startxref\n99999999"
    ),
    "an object that is itself": lambda: document(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"2 0 R"}
    ),
    "a length in a circle": lambda: document(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            4: b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream",
        }
    ),
    "a bomb of two hundred megabytes": lambda: page(b" " * 200_000_000, is_packed=True),
    "a bomb of words": lambda: page(WRITES * 300_000, is_packed=True),
    "a hundred thousand rules": lambda: _rules(100_000),
    "a page of a hundred kilometres": lambda: page(box=b"[0 0 300000000 300000000]"),
    "a page without size": lambda: page(box=b"[0 0 0 0]"),
    "a page upside down": lambda: page(box=b"[595 842 0 0]"),
    "a page that is no rectangle": lambda: page(box=b"[/a (b) null true]"),
    "a gigapixel picture": lambda: _image(40_000, 40_000),
    "a form that draws itself": _form_loop,
    "a hundred thousand open brackets": lambda: page(b"[" * 100_000),
    "a hundred thousand saved states": lambda: page(b"q " * 100_000),
    "dictionaries a hundred thousand deep": lambda: page(
        extra=b"/A " + b"<< /A " * 100_000 + b">> " * 100_000
    ),
    "a script that runs on opening": lambda: page(
        catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\('x'\\);) >> "
    ),
    "a program to start": lambda: page(
        catalog=b"/OpenAction << /S /Launch /F (/bin/touch /tmp/harm) >> "
    ),
    "an address to call": lambda: page(
        catalog=b"/OpenAction << /S /URI /URI (http://192.0.2.1/) >> "
    ),
    "an attachment": lambda: page(
        catalog=b"/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) >>] >>"
        b" >> "
    ),
    "letters without a meaning": _unmapped_font,
    "numbers that are none": lambda: page(b"BT /F1 1e999 Tf nan -inf Td (x) Tj ET"),
    "a font of no size": lambda: page(b"BT /F1 0 Tf 72 720 Td (x) Tj ET " * 1000),
    "text far away": lambda: page(b"BT /F1 12 Tf 1e30 -1e30 Td (x) Tj ET"),
    "control characters": lambda: page(
        b"BT /F1 12 Tf 72 720 Td (\\033[31m\\007 OBIETTIVO \\000) Tj ET"
    ),
}
"""Nasty files that need no document to start from."""

FROM_A_DOCUMENT: dict[str, Callable[[bytes], bytes]] = {
    "cut after a tenth": lambda real: real[: len(real) // 10],
    "cut in the middle": lambda real: real[: len(real) // 2],
    "cut before the end": lambda real: real[:-1000],
    "without its beginning": lambda real: real[1000:],
    "without the middle": lambda real: real[: len(real) // 3] + real[2 * len(real) // 3 :],
    "text before it": lambda real: b"HTTP/1.1 200 OK\r\n\r\n" + real,
    "text after it": lambda real: real + b"\0" * 5000,
    "twice in a row": lambda real: real + real,
    "line ends changed": lambda real: real.replace(b"\n", b"\r\n"),
    "zeros every hundred bytes": lambda real: b"".join(
        b"\0" + real[start + 1 : start + 100] for start in range(0, len(real), 100)
    ),
}
"""What transfers, mail and careless programs do to a good document."""


def make(folder: Path, real: bytes) -> Iterator[tuple[str, Path]]:
    """Write every nasty file into a folder.

    Args:
        folder: Where.
        real: A good document, for those that start from one.

    Yields:
        What makes each nasty, and the file.
    """
    for number, (name, build) in enumerate(FROM_NOTHING.items()):
        path = folder / f"{number:02d} {name}.pdf"
        path.write_bytes(build())
        yield name, path
    for number, (name, change) in enumerate(FROM_A_DOCUMENT.items(), start=len(FROM_NOTHING)):
        path = folder / f"{number:02d} {name}.pdf"
        path.write_bytes(change(real))
        yield name, path
