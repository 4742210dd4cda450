"""Reads PDFs into records: pages, tables, what they mean, what their sentences say."""

from extractor.errors import (
    EncryptedError,
    ExtractionError,
    NoObjectivesError,
    NoTextError,
    UnreadableError,
)
from extractor.explaining import explain
from extractor.reading import EXTRACTOR_VERSION, extract

__all__ = [
    "EXTRACTOR_VERSION",
    "EncryptedError",
    "ExtractionError",
    "NoObjectivesError",
    "NoTextError",
    "UnreadableError",
    "explain",
    "extract",
]
