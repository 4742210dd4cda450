"""The data files of the sampler."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent


@cache
def content(name: str) -> dict[str, Any]:
    """Return a file of `content/`: what invented offices write."""
    return _read(_FOLDER / "content" / f"{name}.toml")


@cache
def phrases(name: str) -> dict[str, Any]:
    """Return a file of `words/`: what headers and labels say."""
    return _read(_FOLDER / "words" / f"{name}.toml")


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
