"""The words of a step cut out of their pages, with a box around every value, as one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipelines.errors import VerificaError
from pipelines.pictures.pages import Original, draw_pages

if TYPE_CHECKING:
    from PIL import Image

_SCALE = 2.0
"""Pixels a point: a crop is looked at closely, and there is one of it."""

_AROUND = 8.0
"""Points of paper shown around the boxes of a page."""

_BETWEEN = 12
"""Pixels between what is cut out of two pages."""

_COLOURS = {"steps": "#11633f", "verifications": "#b45309"}
_PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Box:
    """Where a value stands.

    Attributes:
        record_table: The table of the record that it is of.
        page: The page.
        edges: Left, top, right and bottom, in points.
    """

    record_table: str
    page: int
    edges: tuple[float, float, float, float]


def write_crop(original: Original, boxes: Sequence[Box], target: Path) -> list[int]:
    """Write what is around some boxes as a picture, page below page; say which pages these are.

    Args:
        original: The file that the document was read from.
        boxes: The boxes; each page's are cut out together.
        target: A file whose name ends with .png.

    Raises:
        VerificaError: When a page cannot be drawn, or the picture not be written.
    """
    from PIL import Image

    numbers = sorted({box.page for box in boxes})
    with TemporaryDirectory() as folder:
        files = {number: Path(folder) / f"{number}.png" for number in numbers}
        drawn = draw_pages(original, files, _SCALE)
        if drawn.problem is not None:
            raise VerificaError(f"{original.path.name!r} cannot be shown: {drawn.problem}.")
        parts = []
        for number in numbers:
            with Image.open(files[number]) as picture:
                own = [box for box in boxes if box.page == number]
                # A very large page is drawn smaller than was asked for.
                parts.append(_cut(picture, own, picture.width / drawn.sizes[number][0]))
    height = sum(part.height for part in parts) + _BETWEEN * (len(parts) - 1)
    whole = Image.new("RGB", (max(part.width for part in parts), height), _PAPER)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height + _BETWEEN
    try:
        whole.save(target, "PNG", optimize=True)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise VerificaError(f"{target} cannot be written: {reason}.") from error
    return numbers


def _cut(picture: "Image.Image", boxes: Sequence[Box], scale: float) -> "Image.Image":
    """What is around the boxes of a page, with each drawn in the colour of its record."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    for box in boxes:
        edges = [edge * scale for edge in box.edges]
        pen.rectangle(edges, outline=_COLOURS[box.record_table], width=2)
    left, top, right, bottom = zip(*(box.edges for box in boxes), strict=True)
    return picture.crop(
        (
            max(0, round((min(left) - _AROUND) * scale)),
            max(0, round((min(top) - _AROUND) * scale)),
            min(picture.width, round((max(right) + _AROUND) * scale)),
            min(picture.height, round((max(bottom) + _AROUND) * scale)),
        )
    )
