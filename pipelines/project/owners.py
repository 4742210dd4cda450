"""Whose documents files hold, as a project folder says: by file or by folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Owners:
    """Owners of files and folders.

    Attributes:
        folder: Where the names begin.
        given: Owners by file or folder, relative to that folder.
    """

    folder: Path
    given: Mapping[str, str]

    def owner_of(self, name: str) -> str | None:
        """The owner of a file; of the folders that hold it, the innermost that is named counts.

        Args:
            name: Its whole path, as a source is named; an address has no owner.
        """
        path = Path(name)
        for place in (path, *path.parents):
            for written, owner in self.given.items():
                if self.folder / written == place:
                    return owner
        return None


NOBODY = Owners(Path("/"), {})
