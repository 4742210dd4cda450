"""Records travel through Parquet parts as they do through memory."""

from dataclasses import replace
from pathlib import Path

import pytest

from models.extraction import Extraction
from models.records import DocumentFacts
from models.vocabulary import DocumentKind
from pipelines.store.parcel import pack, unpack
from pipelines.store.parts import Parts, PartsError, is_by
from tests.records import extraction, two_documents

SHA = "5" * 64


@pytest.mark.parametrize("form", ["{}", "file://{}", "memory://{}"])
def test_a_document_comes_back_whole(form: str, tmp_path: Path) -> None:
    if form.startswith("memory"):
        pytest.importorskip("fsspec")
    parts = Parts(form.format(tmp_path))
    parcel = pack(*two_documents(SHA, coverage_pct=40.0))
    assert parts.read(SHA) is None
    parts.write(parcel, SHA, b"pages")
    found = parts.read(SHA)
    assert found is not None
    back, pages = found
    assert pages == b"pages"
    assert back.sha256 == SHA
    for found_document, document in zip(back.documents, parcel.documents, strict=True):
        counts = {name: document.counts[name] for name in found_document.counts}
        assert found_document == replace(document, counts=counts)
        assert counts["steps"] == document.counts["steps"]
    for name, content in parcel.tables.items():
        assert unpack(back.tables[name]).equals(unpack(content)), name


def test_a_document_that_is_not_whole_is_not_there(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path))
    parts.write(pack(extraction()), SHA, None)
    (tmp_path / "steps" / f"{SHA}.parquet").unlink()
    assert parts.read(SHA) is None


def test_documents_are_written_last(tmp_path: Path) -> None:
    (tmp_path / "steps").write_text("in the way")
    parts = Parts(str(tmp_path))
    with pytest.raises(PartsError):
        parts.write(pack(extraction()), SHA, None)
    assert not (tmp_path / "documents").exists()


def test_parts_of_other_rules_or_another_owner_are_told_apart() -> None:
    read = extraction()
    facts = read.document
    parcel = pack(read)
    assert is_by(parcel, facts.extractor_version, None) is (facts.consortium_basis != "option")
    assert not is_by(parcel, "another", None)
    assert not is_by(parcel, facts.extractor_version, "somebody-else")
    given = _with_document(read, consortium_basis="option")
    parcel = pack(given)
    assert is_by(parcel, facts.extractor_version, facts.consortium_id)
    assert not is_by(parcel, facts.extractor_version, None)


def test_parts_of_another_kind_given_are_told_apart() -> None:
    read = extraction()
    version = read.document.extractor_version
    assert is_by(pack(read), version, None)
    assert not is_by(pack(read), version, None, DocumentKind.PLAN)
    given = pack(_with_document(read, given_kind="plan"))
    assert is_by(given, version, None, DocumentKind.PLAN)
    assert not is_by(given, version, None)


def _with_document(read: Extraction, **changes: object) -> Extraction:
    """The same records with other facts of the document."""
    document = DocumentFacts.model_validate(dict(read.document) | changes)
    return Extraction.model_validate(dict(read) | {"document": document})


def test_an_unknown_kind_of_url_is_told() -> None:
    with pytest.raises(PartsError):
        Parts("abacus://somewhere")


def test_parcels_without_their_tables_are_no_parts(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path))
    with pytest.raises(PartsError):
        parts.write(replace(pack(extraction()), tables={}), SHA, None)
