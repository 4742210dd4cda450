"""The true records of a typeset document, in the form of the gold files."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]

_PARTS = ("document", "objectives", "closing", "unit_scores")


def gold_of(facsimile: Record, visible: dict[tuple[str | int, ...], str] | None = None) -> Record:
    """Returns what a careful reader takes from the typeset document.

    Args:
        facsimile: The records, with what only the typesetter needs (titles, prose).
        visible: Texts that the page shows only in part, by their place in the record.

    Returns:
        A record of its own: `document`, `objectives` and the document's closing parts.
    """
    gold: Record = {name: copy.deepcopy(facsimile[name]) for name in _PARTS if name in facsimile}
    for path, text in (visible or {}).items():
        place: Any = gold
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = text or None
    return gold


def write_gold(gold: Record, out: Path) -> None:
    """Writes a gold file: JSON, one blank of indentation, Unicode as it is."""
    out.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
