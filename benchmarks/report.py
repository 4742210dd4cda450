"""Reports: printed, and added to a Markdown file."""

import sys
from pathlib import Path


def add(text: str, path: Path | None) -> None:
    """Print a section and add it to a file.

    Args:
        text: The section.
        path: A Markdown file, or None to print alone.
    """
    sys.stdout.write(text)
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{text}" if before else text, "utf-8")
