"""Reads PDFs into records: pages, tables, what they mean, what their sentences say."""

from extractor.errors import (
    EncryptedError,
    ExtractionError,
    NoObjectivesError,
    NoTextError,
    UnreadableError,
)
from extractor.explaining import explain
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
    "PagesOfDocument",
    "UnreadableError",
    "explain",
    "extract",
    "extract_from_pages",
    "read_pages",
    "read_result",
]
