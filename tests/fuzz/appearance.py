"""How documents look: their pages drawn as a person sees them, and whether two look the same."""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pebble import ProcessPool

_SECONDS = 10.0
"""After which a document counts as one that cannot be drawn."""

_MOST_PAGES = 60
_LARGEST_SIDE = 2_000.0  # points: what is larger is compared with nothing
_SEEN = 48  # of 255: greys that differ by less are the same to a person

Pages = tuple[NDArray[np.uint8], ...]
"""A document's pages in grey, a pixel a point."""


def draw(path: Path) -> Pages | None:
    """The pages of a document, form values with them; None where they cannot be drawn."""
    try:
        with closing(pdfium.PdfDocument(path)) as document:
            if not 0 < len(document) <= _MOST_PAGES:
                return None
            document.init_forms()
            return tuple(_drawn(document, number) for number in range(len(document)))
    except (pdfium.PdfiumError, ValueError):
        return None


def _drawn(document: pdfium.PdfDocument, number: int) -> NDArray[np.uint8]:
    with closing(document[number]) as page:
        if max(page.get_size()) > _LARGEST_SIDE:
            raise ValueError("no sheet")
        drawn: NDArray[np.uint8] = page.render(scale=1, grayscale=True).to_numpy().copy()
        return drawn


def draw_all(paths: Iterable[Path]) -> dict[Path, Pages | None]:
    """Each document drawn, in processes that may die of it."""
    with ProcessPool(max_workers=2) as pool:
        waiting = {path: pool.schedule(draw, args=[path], timeout=_SECONDS) for path in paths}
        return {
            path: None if future.exception() else future.result()
            for path, future in waiting.items()
        }


def are_alike(one: Pages | None, other: Pages | None) -> bool:
    """Whether two documents look the same, page by page."""
    if one is None or other is None or len(one) != len(other):
        return False
    return all(
        a.shape == b.shape and not np.any(np.abs(a.astype(np.int16) - b) > _SEEN)
        for a, b in zip(one, other, strict=True)
    )
