"""Fonts without Unicode maps: signs that nobody can read are said so and not stored."""

from pathlib import Path

import pytest

from extractor import NoTextError, extract
from tests.hostile.files import make
from tests.samples import ROOT

DOCUMENTS = ROOT / "corpus" / "documents"


def test_signs_without_meaning_are_no_text(tmp_path: Path) -> None:
    real = next(DOCUMENTS.glob("*.pdf")).read_bytes()
    files = dict(make(tmp_path, real))
    with pytest.raises(NoTextError, match="which letters they draw"):
        extract(files["letters without a meaning"])


def test_letters_with_a_meaning_are_text(tmp_path: Path) -> None:
    document = tmp_path / "a.pdf"
    document.write_bytes(next(DOCUMENTS.glob("cissac*.pdf")).read_bytes())
    assert extract(document).objectives
