"""Files made for the tests of readers."""

import json
from pathlib import Path
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.samples import ROOT


def facsimile() -> dict[str, Any]:
    """The smaller of the project's facsimiles."""
    path = ROOT / "corpus" / "facsimile" / "cissac-relazione-2021.json"
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def locked(path: Path, user: str, owner: str) -> Path:
    """Write a PDF of one page that is encrypted.

    Args:
        path: The file.
        user: Password without which it does not open; none when empty.
        owner: Password without which it may not be changed.
    """
    lock = StandardEncryption(user, ownerPassword=owner, canPrint=0, canCopy=0)
    canvas = Canvas(str(path), encrypt=lock)
    canvas.drawString(72, 700, "Prova")
    canvas.showPage()
    canvas.save()
    return path
