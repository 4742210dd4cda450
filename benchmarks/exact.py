"""How many rows of gold a reader gives exactly.

Rows are the steps and the verifications of gold: a row is exact when one row of a reader holds all
of its texts, white space apart.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

_STEP_TEXTS = ("code", "description", "indicator")

Texts = tuple[str, ...]


def expected_rows(gold: Path) -> list[Texts]:
    """The texts of each step and of each verification of gold, white space taken out."""
    rows: list[Texts] = []
    for objective in json.loads(gold.read_text("utf-8"))["objectives"]:
        for step in objective["steps"]:
            rows.append(_texts([step.get(name) for name in _STEP_TEXTS]))
            verification = step.get("verification")
            if verification:
                told = [verification.get(name) for name in ("description", "indicator", "text")]
                rows.append(_texts([step.get("code"), *told]))
    return rows


def _texts(cells: Iterable[str | None]) -> Texts:
    squeezed = ("".join(cell.split()) for cell in cells if cell)
    return tuple(text for text in squeezed if text)


def exact_rows(expected: Iterable[Texts], found: Iterable[Sequence[str | None]]) -> int:
    """How many rows of gold stand in a row that was found, each of these used once."""
    left = [set(_texts(row)) for row in found]
    exact = 0
    for texts in sorted(expected, key=len, reverse=True):
        index = next((i for i, row in enumerate(left) if row.issuperset(texts)), None)
        if index is not None:
            exact += 1
            del left[index]
    return exact
