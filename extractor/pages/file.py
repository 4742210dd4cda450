"""The bytes of a file, and whether they can be a PDF."""

from hashlib import sha256
from pathlib import Path

from extractor.errors import UnreadableError

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024  # bytes: readers accept the header anywhere in them (ISO 32000-1, annex H)
_END_MARKS = (b"%%EOF", b"startxref")
_END_WITHIN = 8192  # bytes: what some producers add after the end mark


def content_hash(path: Path) -> str:
    """The SHA-256 of a file that looks like a whole PDF.

    A file cut off on its way is refused: readers mend it and then give fewer pages than it had.

    Raises:
        UnreadableError: When the file cannot be read, is empty, is no PDF or has no end.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            path,
            f"it cannot be read ({(error.strerror or type(error).__name__).lower()})",
            "check that it exists and is readable",
        ) from error
    if not content:
        raise UnreadableError(path, "it is empty", "fetch it again")
    if _HEADER not in content[:_HEADER_WITHIN]:
        raise UnreadableError(path, "it is not a PDF", "give the document as a PDF")
    if not any(mark in content[-_END_WITHIN:] for mark in _END_MARKS):
        raise UnreadableError(path, "it is cut off: its end is missing", "fetch it again")
    return sha256(content).hexdigest()
