"""Temporary folders of processes that may be killed: the parent makes them and takes them away."""

import os
import re
import shutil
import tempfile
from pathlib import Path

_PREFIX = "verifica-"
_NAME = re.compile(rf"{_PREFIX}(\d+)-\w+\Z")


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class TemporaryFolders:
    """A folder that holds one for each worker, named by its process."""

    def __init__(self) -> None:
        """Make the folder, and remove those of parents that were killed."""
        _remove_orphans(Path(tempfile.gettempdir()))
        self.root = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))

    def sweep(self) -> None:
        """Remove the folders of workers that are dead."""
        for folder in self.root.iterdir():
            if folder.name.isdigit() and not _is_alive(int(folder.name)):
                shutil.rmtree(folder, ignore_errors=True)

    def remove(self) -> None:
        """Remove all of them."""
        shutil.rmtree(self.root, ignore_errors=True)


def use_folder_below(root: Path) -> None:
    """Have this process keep what is temporary in a folder of its own."""
    own = root / str(os.getpid())
    own.mkdir(exist_ok=True)
    tempfile.tempdir = str(own)
    os.environ["TMPDIR"] = str(own)


def _remove_orphans(folder: Path) -> None:
    for path in folder.glob(f"{_PREFIX}*"):
        match = _NAME.match(path.name)
        if match is None or _is_alive(int(match[1])) or path.is_symlink():
            continue
        if path.is_dir() and path.stat().st_uid == os.getuid():
            shutil.rmtree(path, ignore_errors=True)
