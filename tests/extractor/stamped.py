"""The records of a document, without what depends on the file that it stands in."""

from typing import Any

from models.extraction import Extraction

_OF_THE_FILE = {
    "sha256",
    "page",
    "page_count",
    "first_page",
    "last_page",
    "document_id",
    "genre_score",
    "genre_basis",
}
_NOT_RECORDS = {"consortium", "document", "evidence"}


def records_of(extraction: Extraction) -> dict[str, Any]:
    """All records, ids and pages left out."""
    dumped = extraction.model_dump(mode="json")
    result: dict[str, Any] = {"document": _plain(dumped["document"])}
    for name, value in dumped.items():
        if name not in _NOT_RECORDS and isinstance(value, list):
            result[name] = [_plain(record) for record in value]
    return result


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in record.items()
        if name not in _OF_THE_FILE and not name.endswith("_id")
    }
