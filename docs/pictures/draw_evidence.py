"""Draws where values stand on a page: ``python docs/pictures/draw_evidence.py``."""

from pathlib import Path

import pypdfium2 as pdfium
from PIL import ImageDraw

from extractor import extract

_ROOT = Path(__file__).resolve().parents[2]
_DOCUMENT = _ROOT / "corpus" / "documents" / "cssm-verifica-2022-2024.pdf"
_PAGE = 2
_SCALE = 1.6  # pixels a point
_COLOURS = {"objectives": "#1f6feb", "steps": "#1a7f37", "verifications": "#bc4c00"}


def draw(out: Path) -> None:
    """Write the page with a box around every value of an objective, a step or a verification."""
    page = pdfium.PdfDocument(_DOCUMENT)[_PAGE - 1]
    picture = page.render(scale=_SCALE).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for item in extract(_DOCUMENT).evidence:
        colour = _COLOURS.get(item.record_table)
        if item.page == _PAGE and colour is not None:
            box = [edge * _SCALE for edge in (item.x0, item.top, item.x1, item.bottom)]
            pen.rectangle(box, outline=colour, width=2)
    bottom = round(0.86 * picture.height)
    picture.crop((0, 0, picture.width, bottom)).quantize(32).save(out, optimize=True)


if __name__ == "__main__":
    draw(Path(__file__).with_name("evidence.png"))
