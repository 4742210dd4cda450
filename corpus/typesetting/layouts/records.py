"""The records that the layouts are set from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]

LAYOUTS_FOLDER = Path(__file__).resolve().parent.parent.parent / "layouts"
_PRINTED_ONLY = "print"


def read_records(name: str) -> Record:
    """Reads the records of a layout: its gold, and under `print` what only the print needs."""
    path = LAYOUTS_FOLDER / "records" / f"{name}.json"
    record: Record = json.loads(path.read_text(encoding="utf-8"))
    return record


def gold_of_records(record: Record) -> Record:
    """Returns the records without what only the print needs."""
    return {name: _gold(value) for name, value in record.items() if name != _PRINTED_ONLY}


def _gold(value: object) -> object:
    if isinstance(value, dict):
        return gold_of_records(value)
    if isinstance(value, list):
        return [_gold(one) for one in value]
    return value


def day(iso: str) -> str:
    """Prints a day with its whole year: `2023-09-30` becomes `30/09/2023`."""
    return "/".join(reversed(iso.split("-")))


def number(value: float | None, unit: str = "") -> str:
    """Prints a number with a decimal comma, without decimals where it has none."""
    return "" if value is None else f"{value:g}{unit}".replace(".", ",")
