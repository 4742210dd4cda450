"""A page made ready to be read as it is shown: with form values, and in the box of a sheet."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages import pdfium_calls as calls

_LARGEST_SIDE = 14_400.0  # points: ISO 32000, annex C; what is larger is no sheet
_FARTHEST = 1e6  # points: what is drawn farther away is drawn nowhere
_MARGIN = 10.0  # points around what is drawn, where the box says nothing


@contextmanager
def opened_page(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage]:
    """A page of a document, ready to be read.

    Raises:
        PdfiumError: When there is none.
    """
    page = document[index]
    try:
        if _has_form_values(page) and _flatten(page):
            page.close()
            page = document[index]
        _give_size(page)
        yield page
    finally:
        page.close()


def _flatten(page: pdfium.PdfPage) -> bool:
    """Put what form fields show on the page itself; it must then be opened again."""
    done = raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    return bool(done == raw.FLATTEN_SUCCESS)


def _has_form_values(page: pdfium.PdfPage) -> bool:
    """Whether a page shows values of form fields, which its content does not hold."""
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind == raw.FPDF_ANNOT_WIDGET:
            return True
    return False


def _give_size(page: pdfium.PdfPage) -> None:
    """Give a page whose box is that of no sheet the box of what is drawn on it."""
    width, height = page.get_size()
    if 0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE:
        return
    bounds = [
        side
        for side in calls.bounds_of(calls.objects_of_page(calls.handle_of(page))).tolist()
        if all(math.isfinite(number) and abs(number) < _FARTHEST for number in side)
    ]
    if not bounds:
        return
    left, bottom, right, top = zip(*bounds, strict=True)
    box = min(left) - _MARGIN, min(bottom) - _MARGIN, max(right) + _MARGIN, max(top) + _MARGIN
    page.set_mediabox(*box)
    page.set_cropbox(*box)
