"""One document in the eight forms in which offices publish it gives the same records."""

from pathlib import Path

import pytest

from corpus.stamping.forms import FORMS
from extractor import extract
from tests.extractor.conftest import Read
from tests.extractor.scoring import DOCUMENTS
from tests.extractor.stamped import records_of
from tests.samples import NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", FORMS)
def test_form_of_publication_changes_no_record(
    name: str, form: str, tmp_path: Path, read: Read
) -> None:
    bare = DOCUMENTS / f"{name}.pdf"
    published = tmp_path / f"{form}.pdf"
    FORMS[form](bare, published)
    found, expected = records_of(extract(published)), records_of(read(bare))
    notes = [row["reason"] for row in found.pop("unread") if row not in expected["unread"]]
    assert found == {kind: rows for kind, rows in expected.items() if kind != "unread"}
    assert len(notes) == (form == "doubled")
    assert all(note.startswith("these pages repeat pages 1 to ") for note in notes)
