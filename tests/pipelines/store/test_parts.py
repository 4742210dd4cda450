"""Records travel through Parquet parts as they do through memory."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.store.parcel import pack, unpack
from pipelines.store.parts import Parts, PartsError, is_by
from tests.records import extraction

SHA = "5" * 64


@pytest.mark.parametrize("form", ["{}", "file://{}", "memory://{}"])
def test_a_document_comes_back_whole(form: str, tmp_path: Path) -> None:
    if form.startswith("memory"):
        pytest.importorskip("fsspec")
    parts = Parts(form.format(tmp_path))
    parcel = pack(extraction())
    assert parts.read(SHA) is None
    parts.write(parcel, SHA, b"pages")
    found = parts.read(SHA)
    assert found is not None
    back, pages = found
    assert pages == b"pages"
    assert (back.document_id, back.consortium_id) == (parcel.document_id, parcel.consortium_id)
    assert back.counts == parcel.counts
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
    given = facts.model_copy(update={"consortium_basis": "option"})
    parcel = pack(read.model_copy(update={"document": given}))
    assert is_by(parcel, facts.extractor_version, facts.consortium_id)
    assert not is_by(parcel, facts.extractor_version, None)


def test_an_unknown_kind_of_url_is_told() -> None:
    with pytest.raises(PartsError):
        Parts("abacus://somewhere")


def test_parcels_without_their_tables_are_no_parts(tmp_path: Path) -> None:
    parts = Parts(str(tmp_path))
    with pytest.raises(PartsError):
        parts.write(replace(pack(extraction()), tables={}), SHA, None)
