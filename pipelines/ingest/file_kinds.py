"""What a file is by its first bytes, whatever its name: a PDF, or a kind that is not read."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_HEADER = b"%PDF-"
_LOOKED_AT = (
    1024  # bytes: readers accept the header of a PDF anywhere in them (ISO 32000-1, annex H)
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

EMPTY, TEXT, LINK, OTHER = "empty", "text", "link", "other"
"""The kinds that no mark tells."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """What the first bytes of a kind look like.

    Attributes:
        begins: What stands at `at`, in small letters.
        at: After how many bytes.
        holds: What stands anywhere in them, in small letters; empty for nothing.
    """

    begins: bytes
    at: int
    holds: bytes

    def fits(self, start: bytes) -> bool:
        """Whether the first bytes of a file, in small letters, look so."""
        return start.startswith(self.begins, self.at) and self.holds in start


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is not read.

    Attributes:
        name: Its name.
        one: What a person calls one of them.
        many: What a person calls several.
        may_hold_a_pdf: Whether a PDF that its first bytes hold is wrapped in it.
        marks: What its first bytes look like; any of these.
    """

    name: str
    one: str
    many: str
    may_hold_a_pdf: bool
    marks: tuple[_Mark, ...]


def _bytes(values: Mapping[str, Any], name: str) -> bytes:
    """A value of a mark, given as text or in hexadecimal digits."""
    given = bytes.fromhex(values.get(f"{name}_hex", "")) or values.get(name, "").encode()
    return given.lower()


def _mark(values: Mapping[str, Any]) -> _Mark:
    return _Mark(_bytes(values, "begins"), values.get("at", 0), _bytes(values, "holds"))


@cache
def file_kinds() -> Mapping[str, FileKind]:
    """Every kind of file that is not read, by name, in the order in which they are tried."""
    source = files("pipelines.ingest").joinpath("file_kinds.toml").read_text(encoding="utf-8")
    return {
        name: FileKind(
            name=name,
            one=values["one"],
            many=values["many"],
            may_hold_a_pdf=values.get("may_hold_a_pdf", False),
            marks=tuple(map(_mark, values["marks"])),
        )
        for name, values in tomllib.loads(source).items()
    }


def _fitting(start: bytes) -> Iterator[FileKind]:
    small = start.removeprefix(_BYTE_ORDER_MARK).lstrip().lower()
    folded = start.lower()
    for kind in file_kinds().values():
        if any(mark.fits(folded) or mark.fits(small) for mark in kind.marks):
            yield kind


def _is_text(start: bytes) -> bool:
    """Whether bytes read as text: UTF-8 but for a character cut off, or Latin without controls."""
    if b"\0" in start:
        return False
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        is_cut_off = error.reason == "unexpected end of data"
        return is_cut_off or not any(byte < 9 or 13 < byte < 32 for byte in start)
    return True


def kind_by_content(start: bytes) -> FileKind | None:
    """What a file is by its first 1024 bytes; None for a PDF.

    Args:
        start: These bytes, or all of a shorter file.
    """
    kinds = file_kinds()
    found = next(_fitting(start), None)
    if _HEADER in start and not (found is not None and found.may_hold_a_pdf):
        return None
    if found is not None:
        return found
    if not start:
        return kinds[EMPTY]
    return kinds[TEXT if _is_text(start) else OTHER]


def kind_of(path: Path) -> FileKind | None:
    """What a file is; None for a PDF. What is no ordinary file is not opened.

    Raises:
        OSError: When it cannot be read.
    """
    if not path.is_file():
        path.stat()
        return file_kinds()[OTHER]
    with path.open("rb") as file:
        return kind_by_content(file.read(_LOOKED_AT))
