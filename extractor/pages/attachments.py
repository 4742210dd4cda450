"""The files attached to a PDF: named with their size, never opened."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.pages.page import AttachedFile

_NAMED_AT_MOST = 100
"""Attached files of a PDF that are named: a damaged or hostile one may claim to hold millions."""


def attached_files(path: Path, password: str | None = None) -> tuple[AttachedFile, ...]:
    """The files in the list of embedded files of a PDF (ISO 32000-1, 7.11.4), in its order.

    Files that hang on an annotation of a page are not among them.

    Args:
        path: A PDF that can be opened.
        password: Opens an encrypted file.

    Returns:
        None of them where the list cannot be read.
    """
    try:
        with closing(pdfium.PdfDocument(path, password=password)) as document:
            return tuple(_attached(document))
    except pdfium.PdfiumError:
        return ()


def _attached(document: pdfium.PdfDocument) -> Iterator[AttachedFile]:
    for index in range(min(document.count_attachments(), _NAMED_AT_MOST)):
        attachment = document.get_attachment(index)
        yield AttachedFile(_name(attachment), _size(attachment))


def _name(attachment: pdfium.PdfAttachment) -> str | None:
    try:
        return attachment.get_name().replace("\0", "").strip() or None
    except UnicodeDecodeError:
        return None


def _size(attachment: pdfium.PdfAttachment) -> int:
    """Bytes of the file once unpacked; 0 where it is listed and not there."""
    size = ctypes.c_ulong()
    is_there = raw.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size))
    return size.value if is_there else 0
