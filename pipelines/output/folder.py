"""Folders written whole or not at all, and replaced only when all in them is the command's own."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipelines.errors import UsageError, VerificaError

MARK = "made-by-verifica.txt"
"""The file that lists what a command wrote into a folder."""


def _heading(command: str) -> str:
    return f"The files below were made by `verifica {command}`, which replaces them all together."


def _listing(folder: Path, command: str) -> str:
    names = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )
    return "\n".join([_heading(command), "", *names, ""])


def _refuse(target: Path, command: str) -> None:
    """Make sure that a folder may be made or replaced.

    Raises:
        UsageError: When it may not.
    """
    if not target.parent.is_dir():
        raise UsageError(f"{target.parent} is no folder; make it, or name another place.")
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{target} is a file; name a folder.")
    if target == Path.cwd():
        raise UsageError(f"{target} is the folder you are in; name a new one inside it.")
    present = {
        path.relative_to(target).as_posix() for path in target.rglob("*") if not path.is_dir()
    }
    if not present:
        return
    mark = target / MARK
    listed = mark.read_text("utf-8", errors="replace").splitlines() if mark.is_file() else []
    if listed[:1] != [_heading(command)]:
        raise UsageError(
            f"{target} is not empty and no earlier {command} of verifica; name a new folder."
        )
    if others := sorted(present - {MARK, *listed[1:]}):
        raise UsageError(
            f"{target} holds {others[0]!r}, which the earlier {command} did not write; move it "
            "elsewhere, or name a new folder."
        )


def _put(new: Path, target: Path, old: Path) -> None:
    """Put a folder in the place of another; the other goes back when that fails."""
    if not target.exists():
        new.rename(target)
        return
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise


@contextmanager
def whole_folder(target: Path, command: str) -> Iterator[Path]:
    """A folder to write into that takes the target's place once everything is in it.

    Args:
        target: The folder that is wanted: new, empty, or made by the same command before.
        command: The command's name, by which a later run knows the folder again.

    Raises:
        UsageError: When the target holds something else.
        VerificaError: When it cannot be written.
    """
    if target.is_symlink():
        raise UsageError(
            f"{target} is a link; name the folder itself ({target.resolve()}) if that is meant."
        )
    target = target.resolve()
    _refuse(target, command)
    try:
        holding = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError as error:
        raise VerificaError(f"{target} cannot be made: {error.strerror}.") from error
    try:
        new = holding / "new"
        new.mkdir()
        yield new
        (new / MARK).write_text(_listing(new, command), encoding="utf-8")
        _put(new, target, holding / "old")
    except OSError as error:
        raise VerificaError(f"{target} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(holding, ignore_errors=True)
