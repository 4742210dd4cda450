"""Documents that many tests read: each is typeset and read once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from corpus.typesetting.samples import facsimiles
from corpus.typesetting.styles import STYLES
from extractor import extract
from models.extraction import Extraction
from pipelines.evaluation.gold import Gold, read_gold

Read = Callable[[Path], Extraction]
Styled = Callable[[str, str], "StyledDocument"]


@dataclass(frozen=True, slots=True)
class StyledDocument:
    """A sample printed in another way, and what was read from it."""

    path: Path
    gold: Gold
    extraction: Extraction


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads a document, each only once in the session."""
    return cache(extract)


@pytest.fixture(scope="session")
def styled(tmp_path_factory: pytest.TempPathFactory) -> Styled:
    """Typesets a sample in a style and reads it, each only once in the session."""
    folder = tmp_path_factory.mktemp("styles")

    @cache
    def typeset(name: str, style: str) -> StyledDocument:
        path = folder / f"{name}-{style}.pdf"
        gold = STYLES[style](facsimiles()[name], path)
        path.with_suffix(".json").write_text(json.dumps(gold), encoding="utf-8")
        return StyledDocument(path, read_gold(path.with_suffix(".json")), extract(path))

    return typeset
