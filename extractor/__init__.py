"""Reads PDFs into records: pages, tables, what they mean, what their sentences say.

What is named here loads when it is asked for: who reads sentences needs no reader of pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.errors import (
        EncryptedError,
        ExtractionError,
        NoObjectivesError,
        NoTextError,
        NotUnderstoodError,
        OtherPaperError,
        UnreadableError,
    )
    from extractor.explaining import explain, explain_file
    from extractor.headers.names import read_header
    from extractor.interpretation import read_pages
    from extractor.pages.page import PagesOfDocument
    from extractor.reading import EXTRACTOR_VERSION, extract, extract_from_pages
    from extractor.results import read_result

__all__ = [
    "EXTRACTOR_VERSION",
    "EncryptedError",
    "ExtractionError",
    "NoObjectivesError",
    "NoTextError",
    "NotUnderstoodError",
    "OtherPaperError",
    "PagesOfDocument",
    "UnreadableError",
    "explain",
    "explain_file",
    "extract",
    "extract_from_pages",
    "read_header",
    "read_pages",
    "read_result",
]

_HOMES = {
    "EXTRACTOR_VERSION": "extractor.reading",
    "PagesOfDocument": "extractor.pages.page",
    "explain": "extractor.explaining",
    "explain_file": "extractor.explaining",
    "extract": "extractor.reading",
    "extract_from_pages": "extractor.reading",
    "read_header": "extractor.headers.names",
    "read_pages": "extractor.interpretation",
    "read_result": "extractor.results",
}


def __getattr__(name: str) -> object:
    """Load what a name of this package stands for; every other public name is an error's."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "extractor.errors")), name)
