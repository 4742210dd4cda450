"""Pages of a stored document as picture files, drawn within limits."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SCALE = 1.5
"""Pixels a point: 108 a inch, at which print of 7 points is read (decision 0110)."""

_SECONDS = 120
"""Time that drawing the pages of one document may take, as for reading one."""

_MEMORY_MB = 1500
"""Addresses that the program may take, as for reading a document."""

_OTHER_FILE = 3


@dataclass(frozen=True, slots=True)
class Original:
    """The file that a document was read from.

    Attributes:
        path: The file.
        sha256: Hash of the bytes that were read.
    """

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """What came of drawing.

    Attributes:
        sizes: Width and height in points of each page that was drawn.
        problem: Why others were not, as a clause; None where all were.
    """

    sizes: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    problem: str | None = None


def draw_pages(original: Original, pages: Mapping[int, Path], scale: float = SCALE) -> DrawnPages:
    """Draw pages of a document, each into a file whose ending says how: ``.webp`` or ``.png``.

    Args:
        original: The file that the document was read from; only the same bytes are drawn.
        pages: The file to write, by number of the page from 1.
        scale: Pixels a point.
    """
    if not original.path.is_file():
        return DrawnPages(problem="the PDF is not where it was read")
    job = {
        "path": str(original.path),
        "sha256": original.sha256,
        "pages": [(number, str(path)) for number, path in sorted(pages.items())],
        "scale": scale,
        "memory_mb": _MEMORY_MB,
        "with_forms": True,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipelines.pictures.draw"],
            input=json.dumps(job),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
        status, printed = done.returncode, done.stdout
    except subprocess.TimeoutExpired as stopped:
        status, printed = 1, _text(stopped.stdout)
    sizes = {}
    for line in printed.splitlines():
        told = json.loads(line)
        sizes[int(told["page"])] = (float(told["width"]), float(told["height"]))
    if status == _OTHER_FILE:
        return DrawnPages(problem="the PDF has changed since it was read")
    missing = len(pages) - len(sizes)
    if not missing:
        return DrawnPages(sizes)
    for number in pages.keys() - sizes.keys():
        pages[number].unlink(missing_ok=True)
    return DrawnPages(sizes, f"{missing} of {len(pages)} pages could not be drawn")


def _text(printed: bytes | str | None) -> str:
    """What a program that was stopped had printed, up to its last whole line."""
    text = printed.decode() if isinstance(printed, bytes) else printed or ""
    return text[: text.rfind("\n") + 1]
