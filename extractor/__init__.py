"""Reads PDFs into records: pages, tables, what they mean, what their sentences say."""

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
