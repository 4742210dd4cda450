"""What pdfminer, below pdfplumber, leaves out: the clip path and the ink of every character."""

from typing import NamedTuple

from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager, PDFStackT, PDFTextState
from pdfminer.utils import Matrix
from pdfplumber.page import Page as PlumberPage
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from extractor.pages.page import Box

_FILLED_AND_STROKED = 2  # likewise: what makes a face bold that has no bold cut
_INVISIBLE = 3  # text rendering mode: neither filled nor stroked (ISO 32000-1, table 106)


class Ink(NamedTuple):
    """How a character is drawn: the area it is clipped to, whether at all, and whether outlined.

    The box has pdfminer's own orientation: ``top`` is the lower y.
    """

    clip: Box | None
    is_drawn: bool
    is_thick: bool = False


class _Device(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]
    """Keeps the ink of every character in the order in which they are drawn."""

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources, pageno=number, laparams=None)
        self.clip: Box | None = None
        self.is_drawn = True
        self.is_thick = False
        self.inks: list[Ink] = []

    def render_string(self, textstate: PDFTextState, *arguments: object) -> None:
        self.is_drawn = textstate.render != _INVISIBLE
        self.is_thick = textstate.render == _FILLED_AND_STROKED
        super().render_string(textstate, *arguments)

    def render_char(self, *arguments: object, **options: object) -> float:
        self.inks.append(Ink(self.clip, self.is_drawn, self.is_thick))
        advance: float = super().render_char(*arguments, **options)
        return advance


class _Interpreter(PDFPageInterpreter):
    """Follows the clip path, which pdfminer ignores."""

    device: _Device

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self._outer_clips: list[Box | None] = []

    def do_q(self) -> None:
        self._outer_clips.append(self.device.clip)
        super().do_q()

    def do_Q(self) -> None:  # noqa: N802 -- named after the PDF operator
        if self._outer_clips:
            self.device.clip = self._outer_clips.pop()
        super().do_Q()

    def do_W(self) -> None:  # noqa: N802
        area = self._area_of_path()
        if area is not None:
            clip = self.device.clip
            self.device.clip = area if clip is None else _common(clip, area)
        super().do_W()

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_Do(self, name: PDFStackT) -> None:  # noqa: N802
        clip = self.device.clip
        super().do_Do(name)
        self.device.clip = clip

    def _area_of_path(self) -> Box | None:
        a, b, c, d, e, f = self.ctm
        points = [
            (a * x + c * y + e, b * x + d * y + f)
            for segment in self.curpath
            for x, y in zip(segment[1::2], segment[2::2], strict=True)
        ]
        if not points:
            return None
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return Box(min(xs), min(ys), max(xs), max(ys))


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )


class InkedPage(PlumberPage):  # type: ignore[misc]
    """A page of pdfplumber that knows the ink of its characters, in the order of ``chars``."""

    inks: list[Ink]

    @property
    def layout(self) -> LTPage:
        """The page as pdfminer lays it out."""
        if not hasattr(self, "_layout"):
            device = _Device(self.pdf.rsrcmgr, self.page_number)
            _Interpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self.inks = device.inks
            self._layout: LTPage = device.get_result()
        return self._layout
