"""The Python of the documentation runs: the page of functions, and the notebook."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pandas
import pytest

from tests.samples import ROOT

_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def _executed(parts: list[str]) -> dict[str, Any]:
    """The names that are known after some Python, run part by part."""
    known: dict[str, Any] = {}
    for part in parts:
        exec(compile(part, "documentation", "exec"), known)  # noqa: S102
    return known


def test_the_page_of_functions_runs_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = _BLOCK.findall((ROOT / "docs" / "python.md").read_text("utf-8"))
    assert len(blocks) == 4
    _executed(blocks)


def test_the_notebook_runs_from_its_first_cell_to_its_last(
    ingested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ingested, tmp_path / "demo.duckdb")
    book = json.loads((ROOT / "docs" / "first-look.ipynb").read_text("utf-8"))
    assert book["nbformat"] == 4
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    known = _executed(cells)
    for name in ("done", "late", "punctuality", "places"):
        assert isinstance(known[name], pandas.DataFrame)
        assert len(known[name]) > 0, name
    assert list(known["late"]["step_code"]) == ["8.2", "C.4", "C.2", "F.2"]
    known["connection"].close()


def test_the_notebook_holds_no_outputs() -> None:
    book = json.loads((ROOT / "docs" / "first-look.ipynb").read_text("utf-8"))
    assert not any(cell.get("outputs") for cell in book["cells"])
