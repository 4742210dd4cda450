"""Which files a command line names."""

import os
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.ingest.sources import find

PDF = b"%PDF-1.7\n"


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PDF)


def _names(folder: Path, *paths: Path) -> list[str]:
    return [str(source.path.relative_to(folder)) for source in find(paths).sources]


def test_a_folder_is_searched_deeply_for_pdfs_of_any_case(tmp_path: Path) -> None:
    _make(tmp_path, "b/due.PDF", "uno.pdf", "b/c/tre.pdf", "note.txt")
    assert _names(tmp_path, tmp_path) == ["uno.pdf", "b/due.PDF", "b/c/tre.pdf"]


def test_a_file_is_read_whatever_its_ending(tmp_path: Path) -> None:
    _make(tmp_path, "piano.dat")
    assert _names(tmp_path, tmp_path / "piano.dat") == ["piano.dat"]


def test_globs_are_expanded_where_the_shell_did_not(tmp_path: Path) -> None:
    _make(tmp_path, "a1.pdf", "a2.pdf", "sub/a3.pdf", "b.pdf")
    assert _names(tmp_path, tmp_path / "a*.pdf") == ["a1.pdf", "a2.pdf"]
    assert _names(tmp_path, tmp_path / "**" / "a3.pdf") == ["sub/a3.pdf"]


def test_a_name_with_glob_signs_that_is_there_is_itself(tmp_path: Path) -> None:
    _make(tmp_path, "a[1].pdf", "a1.pdf")
    assert _names(tmp_path, tmp_path / "a[1].pdf") == ["a[1].pdf"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    _make(tmp_path, "a.pdf")
    assert _names(tmp_path, tmp_path, tmp_path / "a.pdf", tmp_path / "*.pdf") == ["a.pdf"]


def test_a_link_out_of_the_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    _make(tmp_path, "in/a.pdf", "out/secret.pdf")
    (tmp_path / "in" / "link.pdf").symlink_to(tmp_path / "out" / "secret.pdf")
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "near.pdf").symlink_to("a.pdf")
    found = {source.path.name: source.problem for source in find([tmp_path / "in"]).sources}
    assert found["a.pdf"] is None
    assert found["near.pdf"] is None
    assert "leads out" in (found["link.pdf"] or "")
    assert "secret.pdf" not in found


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    _make(tmp_path, "out/secret.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "out" / "secret.pdf")
    (source,) = find([tmp_path / "link.pdf"]).sources
    assert source.problem is None


def test_a_name_that_leads_nowhere_is_a_failure_beside_files_that_are_there(tmp_path: Path) -> None:
    _make(tmp_path, "a.pdf")
    found = {
        source.path.name: source.problem for source in find([tmp_path, tmp_path / "no.pdf"]).sources
    }
    assert found["a.pdf"] is None
    assert "is not there" in (found["no.pdf"] or "")


def test_nothing_to_read_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no PDF"):
        find([tmp_path])
    with pytest.raises(UsageError, match="is not there"):
        find([tmp_path / "no.pdf"])


@pytest.mark.parametrize(
    "name", [b"a\xff.pdf", b"two\nlines.pdf", b'it\'s "quoted".pdf', b" .pdf", b"$(x);`y`.pdf"]
)
def test_any_name_can_be_stored(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_bytes(PDF)
    (source,) = find([tmp_path]).sources
    assert source.path == path
    source.name.encode("utf-8")
