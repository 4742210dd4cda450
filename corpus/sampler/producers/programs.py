"""Programs that print, where they are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

_PATIENCE = 120  # seconds for one document
_OF_THE_MOMENT = re.compile(
    rb"/(?:CreationDate|ModDate) ?\(D:[^)]*\)|/ID ?\[[^]]*\]|/DocChecksum ?/[0-9A-F]+"
)


class ProgramMissingError(Exception):
    """A program that prints is not installed.

    Attributes:
        program: Its name.
    """

    def __init__(self, program: str) -> None:
        super().__init__(program)
        self.program = program

    def __str__(self) -> str:
        return f"{self.program} is not installed, so nothing can be printed with it."


def run_program(names: Sequence[str], arguments: Sequence[str], folder: Path) -> None:
    """Run the first of some programs that is installed.

    Args:
        names: Names of one program, as systems call it.
        arguments: What it is given.
        folder: Where it runs.

    Raises:
        ProgramMissingError: When none is installed.
    """
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise ProgramMissingError(names[0])
    subprocess.run(  # noqa: S603 - a program of the machine's own, arguments from this package
        [found, *arguments], cwd=folder, check=True, capture_output=True, timeout=_PATIENCE
    )


def without_moment(pdf: bytes) -> bytes:
    """Blank what a PDF says of the moment it was made, so that a document gives the same bytes.

    Dates, the identifier and the checksum are overwritten in place, and every offset stays true.
    """
    return _OF_THE_MOMENT.sub(lambda found: b" " * len(found.group()), pdf)
