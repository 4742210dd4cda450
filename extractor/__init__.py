"""Reads PDFs into records: pages, tables, what they mean, what their sentences say."""

from extractor.errors import (
    EncryptedError,
    ExtractionError,
    NoObjectivesError,
    NoTextError,
    UnreadableError,
)
from extractor.explaining import explain
from extractor.headers.names import read_header
from extractor.interpretation import read_pages
from extractor.pages.page import PagesOfDocument
from extractor.reading import EXTRACTOR_VERSION, extract, extract_from_pages

__all__ = [
    "EXTRACTOR_VERSION",
    "EncryptedError",
    "ExtractionError",
    "NoObjectivesError",
    "NoTextError",
    "PagesOfDocument",
    "UnreadableError",
    "explain",
    "extract",
    "extract_from_pages",
    "read_header",
    "read_pages",
]
