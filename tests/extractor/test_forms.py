"""One document in the eight forms in which offices publish it gives the same records."""

from pathlib import Path

import pytest

from corpus.stamping.forms import FORMS
from extractor import extract
from tests.extractor.conftest import Read
from tests.extractor.scoring import DOCUMENTS
from tests.extractor.stamped import records_of
from tests.samples import NAMES

_PARTS = {"behind-act", "doubled"}


def _params() -> list[object]:
    reason = "a file is not cut into its parts yet"
    mark = pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)
    return [pytest.param(form, marks=mark if form in _PARTS else ()) for form in FORMS]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", _params())
def test_form_of_publication_changes_no_record(
    name: str, form: str, tmp_path: Path, read: Read
) -> None:
    bare = DOCUMENTS / f"{name}.pdf"
    published = tmp_path / f"{form}.pdf"
    FORMS[form](bare, published)
    assert records_of(extract(published)) == records_of(read(bare))
