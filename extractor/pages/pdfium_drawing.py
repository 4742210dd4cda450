"""A page drawn small and grey, as it is and without some of its text."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from extractor.pages import pdfium_calls as calls
from extractor.pages.drawing import Floats, Mask

_CONTRAST = 12  # of 255: the faintest grey print seen, 230 on white, drawn small, leaves 14
_CHANGE = 6  # of 255, from a pixel to the next: half of that

Grey = NDArray[np.uint8]
Place = tuple[slice, slice]

_TO_END = np.array((0, 0, 1, 1))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as it is drawn.

    Attributes:
        page: The page.
        scale: Pixels a point.
        greys: Of its pixels, 0 to 255.
        changes: The pixels that differ from the one on their left or above them.
    """

    page: pdfium.PdfPage
    scale: float
    greys: Grey
    changes: Mask

    @classmethod
    def of(cls, page: pdfium.PdfPage, scale: float) -> Self:
        """Draw a page."""
        greys = _drawn(page, scale)
        changes = np.zeros(greys.shape, bool)
        changes[:, 1:] = _differ(greys[:, 1:], greys[:, :-1], _CHANGE)
        changes[1:] |= _differ(greys[1:], greys[:-1], _CHANGE)
        return cls(page, scale, greys, changes)

    def ink_of(self, texts: Collection[calls.Object]) -> Mask:
        """The pixels in which it is seen that these text objects are drawn."""
        calls.set_active(texts, is_active=False)
        bare = _drawn(self.page, self.scale)
        calls.set_active(texts, is_active=True)
        return _differ(self.greys, bare, _CONTRAST)

    def places(self, boxes: Floats) -> list[Place]:
        """The pixels of boxes: x0, top, x1, bottom in points of the page as shown."""
        pixels = np.maximum(np.floor(boxes * self.scale) + _TO_END, 0).astype(int)
        return [
            (slice(top, bottom), slice(left, right)) for left, top, right, bottom in pixels.tolist()
        ]


def _differ(one: Grey, other: Grey, contrast: int) -> Mask:
    return np.asarray(np.maximum(one, other) - np.minimum(one, other) > contrast)


def _drawn(page: pdfium.PdfPage, scale: float) -> Grey:
    drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_numpy()
    return np.asarray(drawn[:, :, 0] if drawn.ndim > 2 else drawn)
