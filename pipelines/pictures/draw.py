"""Draws pages of a PDF: a program of its own, since a document may take any time and memory.

It reads what to draw as JSON from standard input, writes a file for each page, and prints a JSON
object a line: ``{"page": 3, "width": 595.0, "height": 842.0}``, in points, for each that is done.
"""

import hashlib
import json
import resource
import sys
from pathlib import Path
from typing import Any

MOST_POINTS = 5_000.0
"""Width or height of a page up to which it is drawn at the size asked for; beyond, smaller."""

_COLOURS = 16
"""Of a picture of a page: text, lines and a few stamps (decision 0110)."""

_BYTES_IN_MB = 1_000_000


def _drawn(page: Any, scale: float) -> Any:  # noqa: ANN401 (pypdfium2 and pillow are untyped here)
    """A page as a picture, so many pixels a point."""
    longest = max(page.get_width(), page.get_height(), 1.0)
    return page.render(scale=scale * min(1.0, MOST_POINTS / longest)).to_pil().convert("RGB")


def main() -> None:
    """Draw what standard input asks for; ends with status 3 where the file is another one now."""
    job = json.load(sys.stdin)
    limit = int(job["memory_mb"]) * _BYTES_IN_MB
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    content = Path(job["path"]).read_bytes()
    if hashlib.sha256(content).hexdigest() != job["sha256"]:
        sys.exit(3)
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    if job["with_forms"]:
        document.init_forms()
    for number, name in job["pages"]:
        page = document[number - 1]
        picture = _drawn(page, float(job["scale"]))
        if name.endswith(".webp"):
            few = picture.quantize(_COLOURS).convert("RGB")
            few.save(name, "WEBP", lossless=True, quality=50, method=2)
        else:
            picture.save(name, "PNG")
        line = {"page": number, "width": page.get_width(), "height": page.get_height()}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        page.close()


if __name__ == "__main__":
    main()
