"""The calls of pdfium that a page needs for every word, every object and every corner of a path.

They are bound to plain addresses here: a document has some hundred thousand of them, and what
ctypes does to check and convert pointers costs as much as the calls themselves. Objects are given
as the addresses that the calls return; where a call fills a structure it is given its address.
"""

import ctypes
from collections.abc import Callable

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Object = int
"""The address of an object of a page, or of a part of one; 0 or None where there is none."""

address_of = ctypes.addressof

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int


def _plain(name: str, result: type, *arguments: type) -> Callable[..., int]:
    function = ctypes.cast(getattr(raw, name), _POINTER).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(function)


loose_char_box = _plain("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
char_origin = _plain("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
text_object = _plain("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
object_count = _plain("FPDFPage_CountObjects", _INT, _POINTER)
object_at = _plain("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
form_object_count = _plain("FPDFFormObj_CountObjects", _INT, _POINTER)
form_object_at = _plain("FPDFFormObj_GetObject", _POINTER, _POINTER, _INT)
object_type = _plain("FPDFPageObj_GetType", _INT, _POINTER)
object_matrix = _plain("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
object_bounds = _plain("FPDFPageObj_GetBounds", _INT, *[_POINTER] * 5)
render_mode = _plain("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
fill_colour = _plain("FPDFPageObj_GetFillColor", _INT, *[_POINTER] * 5)
draw_mode = _plain("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
segment_count = _plain("FPDFPath_CountSegments", _INT, _POINTER)
segment_at = _plain("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_type = _plain("FPDFPathSegment_GetType", _INT, _POINTER)
segment_point = _plain("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_closes = _plain("FPDFPathSegment_GetClose", _INT, _POINTER)
clip_path = _plain("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
clip_count = _plain("FPDFClipPath_CountPaths", _INT, _POINTER)
clip_segment_count = _plain("FPDFClipPath_CountPathSegments", _INT, _POINTER, _INT)
clip_segment_at = _plain("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _INT, _INT)


def handle_of(item: pdfium.PdfPage | pdfium.PdfTextPage) -> int:
    """The address that stands for a page or its text in these calls."""
    return ctypes.cast(item.raw, _POINTER).value or 0
