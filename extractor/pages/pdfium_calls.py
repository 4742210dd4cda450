"""The calls of pdfium that a page needs for every word, every object and every corner of a path.

A document has some hundred thousand of them, and what Python does around a call costs more than the
call itself. They are therefore bound to plain addresses, keep the interpreter's lock, and are made
for all words or objects of a page at once: what they fill in comes back as one array, a row a call.
Objects are given as the addresses that the calls return.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import DTypeLike

from extractor.pages.drawing import Floats

Object = int
"""The address of an object of a page, or of a part of one; 0 or None where there is none."""

_LAYER = "OC"  # the tag of optional content, ISO 32000-1, 8.11.3.2
_LONGEST_MARK = 16  # characters
_LONGEST_FONT_NAME = 256  # bytes
_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_FLOAT = ctypes.c_float


def _plain(name: str, result: type, *arguments: type) -> Callable[..., int]:
    function = ctypes.cast(getattr(raw, name), _POINTER).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(function)


_loose_char_box = _plain("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
_char_origin = _plain("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
_char_angle = _plain("FPDFText_GetCharAngle", _FLOAT, _POINTER, _INT)
_is_generated = _plain("FPDFText_IsGenerated", _INT, _POINTER, _INT)
_text_object = _plain("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
_object_count = _plain("FPDFPage_CountObjects", _INT, _POINTER)
_object_at = _plain("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
_form_object_count = _plain("FPDFFormObj_CountObjects", _INT, _POINTER)
_form_object_at = _plain("FPDFFormObj_GetObject", _POINTER, _POINTER, _INT)
_object_type = _plain("FPDFPageObj_GetType", _INT, _POINTER)
_set_active = _plain("FPDFPageObj_SetIsActive", _INT, _POINTER, _INT)
_remove_object = _plain("FPDFPage_RemoveObject", _INT, _POINTER, _POINTER)
_destroy_object = _plain("FPDFPageObj_Destroy", _INT, _POINTER)
_object_matrix = _plain("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
_object_bounds = _plain("FPDFPageObj_GetBounds", _INT, *[_POINTER] * 5)
_fill_colour = _plain("FPDFPageObj_GetFillColor", _INT, *[_POINTER] * 5)
_draw_mode = _plain("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
_segment_count = _plain("FPDFPath_CountSegments", _INT, _POINTER)
_segment_at = _plain("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
_segment_type = _plain("FPDFPathSegment_GetType", _INT, _POINTER)
_segment_point = _plain("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
_clip_segment_count = _plain("FPDFClipPath_CountPathSegments", _INT, _POINTER, _INT)
_clip_segment_at = _plain("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _INT, _INT)

_text_font = _plain("FPDFTextObj_GetFont", _POINTER, _POINTER)
_font_name = _plain("FPDFFont_GetBaseFontName", ctypes.c_size_t, *[_POINTER] * 2, ctypes.c_size_t)
_render_mode = _plain("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_has_transparency = _plain("FPDFPageObj_HasTransparency", _INT, _POINTER)
_mark_count = _plain("FPDFPageObj_CountMarks", _INT, _POINTER)
_mark_at = _plain("FPDFPageObj_GetMark", _POINTER, _POINTER, ctypes.c_ulong)
_mark_name = _plain("FPDFPageObjMark_GetName", _INT, *[_POINTER] * 2, ctypes.c_ulong, _POINTER)
segment_closes = _plain("FPDFPathSegment_GetClose", _INT, _POINTER)
_clip_path = _plain("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
clip_count = _plain("FPDFClipPath_CountPaths", _INT, _POINTER)


def handle_of(item: pdfium.PdfPage | pdfium.PdfTextPage) -> int:
    """The address that stands for a page or its text in these calls."""
    return ctypes.cast(item.raw, _POINTER).value or 0


def objects_of_page(page: int) -> list[Object]:
    """The objects of a page, in the order in which they are drawn."""
    return list(map(_object_at, repeat(page), range(_object_count(page))))


def objects_of_form(form: Object) -> list[Object]:
    """The objects of a form, in the order in which they are drawn."""
    return list(map(_form_object_at, repeat(form), range(_form_object_count(form))))


def types_of(objects: Iterable[Object]) -> list[int]:
    """What each object is: one of pdfium's ``FPDF_PAGEOBJ`` numbers."""
    return list(map(_object_type, objects))


def remove_objects(page: int, objects: Iterable[Object]) -> None:
    """Take objects off a page, and free them; the file stays as it is."""
    for item in objects:
        if _remove_object(page, item):
            _destroy_object(item)


def set_active(objects: Iterable[Object], *, is_active: bool) -> None:
    """Say whether objects are drawn from now on; the file stays as it is."""
    for item in objects:
        _set_active(item, is_active)


def render_modes(texts: Iterable[Object]) -> list[int]:
    """How each text object is drawn: one of pdfium's ``FPDF_TEXTRENDERMODE`` numbers."""
    return list(map(_render_mode, texts))


def are_transparent(texts: Iterable[Object]) -> bool:
    """Whether any of these lets through what is behind it."""
    return any(map(_has_transparency, texts))


def are_in_layer(objects: Iterable[Object]) -> bool:
    """Whether any of these is marked as content of a layer, which may be off."""
    return any(
        _name_of_mark(_mark_at(item, number)) == _LAYER
        for item in objects
        for number in range(_mark_count(item))
    )


def _name_of_mark(mark: int) -> str:
    """The name of marked content; empty where it is longer than those that are asked for."""
    name = (ctypes.c_ushort * _LONGEST_MARK)()
    length = ctypes.c_ulong()
    is_known = _mark_name(
        mark, ctypes.addressof(name), ctypes.sizeof(name), ctypes.addressof(length)
    )
    return bytes(name)[: max(0, length.value - 2)].decode("utf-16-le") if is_known else ""


def fonts_of(texts: Iterable[Object]) -> list[Object]:
    """The font of each text object."""
    return list(map(_text_font, texts))


def font_name(font: Object) -> str:
    """The name of a font; empty where it has none."""
    buffer = ctypes.create_string_buffer(_LONGEST_FONT_NAME)
    _font_name(font, ctypes.addressof(buffer), _LONGEST_FONT_NAME)
    return buffer.value.decode("utf-8", "replace")


def clip_paths(objects: Iterable[Object]) -> list[Object]:
    """What each object is clipped to; 0 or None where to nothing."""
    return list(map(_clip_path, objects))


def char_boxes(text_page: int, indexes: Sequence[int]) -> Floats:
    """Left, top, right and bottom of the line box of each character."""
    return _filled(_loose_char_box, (repeat(text_page), indexes), len(indexes), np.single, 4)


def char_baselines(text_page: int, indexes: Sequence[int]) -> Floats:
    """Height of the baseline of each character."""
    arguments = (repeat(text_page), indexes)
    return _filled(_char_origin, arguments, len(indexes), np.double, 2, pointers=2)[:, 1]


def char_angles(text_page: int, indexes: Iterable[int]) -> list[float]:
    """The angle by which each character is turned, in radians."""
    return list(map(_char_angle, repeat(text_page), indexes))


def are_generated(text_page: int, indexes: Iterable[int]) -> list[bool]:
    """Whether pdfium put in each character itself, where it took a gap for a space."""
    return [bool(_is_generated(text_page, index)) for index in indexes]


def text_objects(text_page: int, indexes: Iterable[int]) -> list[Object]:
    """The text object that draws each character."""
    return list(map(_text_object, repeat(text_page), indexes))


def bounds_of(objects: Sequence[Object]) -> Floats:
    """Left, bottom, right and top of each object."""
    return _filled(_object_bounds, (objects,), len(objects), np.single, 4, pointers=4)


def matrices_of(objects: Sequence[Object]) -> Floats:
    """The six numbers of the matrix of each object."""
    return _filled(_object_matrix, (objects,), len(objects), np.single, 6)


def draw_modes(paths: Sequence[Object]) -> Floats:
    """How each path is filled (a ``FPDF_FILLMODE`` number), and whether it is stroked."""
    return _filled(_draw_mode, (paths,), len(paths), np.intc, 2, pointers=2)


def fill_colours(objects: Sequence[Object]) -> Floats:
    """Red, green, blue and opacity of each fill, 0 to 255; black where nothing is said."""
    black = (0, 0, 0, 255)
    return _filled(_fill_colour, (objects,), len(objects), np.uintc, 4, pointers=4, unsaid=black)


def segment_counts(paths: Iterable[Object]) -> list[int]:
    """Of how many segments each path is made."""
    return list(map(_segment_count, paths))


def segments_of(paths: Iterable[Object], indexes: Iterable[int]) -> list[Object]:
    """The segments of paths, one for each pair of a path and an index."""
    return list(map(_segment_at, paths, indexes))


def segments_of_clip(clip: Object, path: int) -> list[Object]:
    """The segments of one of the paths of a clip path."""
    count = _clip_segment_count(clip, path)
    return list(map(_clip_segment_at, repeat(clip), repeat(path), range(count)))


def segment_types(segments: Iterable[Object]) -> list[int]:
    """What leads to each point: one of pdfium's ``FPDF_SEGMENT`` numbers."""
    return list(map(_segment_type, segments))


def segment_points(segments: Sequence[Object]) -> Floats:
    """The point that each segment leads to: x and y."""
    return _filled(_segment_point, (segments,), len(segments), np.single, 2, pointers=2)


def _filled(
    call: Callable[..., int],
    arguments: Iterable[Iterable[int]],
    count: int,
    kind: DTypeLike,
    width: int,
    *,
    pointers: int = 1,
    unsaid: Sequence[int] | int = 0,
) -> Floats:
    """What so many calls fill in, a row a call.

    Args:
        call: The call.
        arguments: What it is given, a sequence an argument.
        count: How often it is made.
        kind: The kind of number that it fills in.
        width: How many of them.
        pointers: Over how many pointers they are spread, the last arguments of the call.
        unsaid: What stands where the call fills in nothing.
    """
    values = np.full((count, width), unsaid, kind)
    row = values.itemsize * width
    begin, end = values.ctypes.data, values.ctypes.data + row * count
    steps = range(0, row, row // pointers)
    addresses = [range(begin + step, end + step, row) for step in steps]
    deque(map(call, *arguments, *addresses), maxlen=0)
    return values.astype(np.float64)
