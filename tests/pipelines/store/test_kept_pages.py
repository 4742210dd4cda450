"""Pages are kept beside the database under the hash of their document."""

from pathlib import Path

from pipelines.store.kept_pages import KeptPages


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    kept = KeptPages(tmp_path / "a.duckdb")
    assert not kept.holds("ab")
    assert kept.read("ab") == b""
    kept.keep("ab", b"one")
    kept.keep("ab", b"two")
    assert kept.holds("ab")
    assert kept.read("ab") == b"two"
    assert [path.name for path in (tmp_path / "a.duckdb.pages").iterdir()] == ["ab.parquet"]


def test_what_is_not_known_any_more_goes_and_other_files_stay(tmp_path: Path) -> None:
    kept = KeptPages(tmp_path / "a.duckdb")
    kept.forget_others(["ab"])
    assert not kept.folder.exists()
    for name in ("ab", "cd"):
        kept.keep(name, b"pages")
    (kept.folder / "ef.partial").write_bytes(b"half")
    (kept.folder / "notes.txt").write_text("mine")
    kept.forget_others(["ab"])
    assert {path.name for path in kept.folder.iterdir()} == {"ab.parquet", "notes.txt"}


def test_pages_that_cannot_be_used_have_no_reader(tmp_path: Path) -> None:
    kept = KeptPages(tmp_path / "a.duckdb")
    assert kept.engine_of("ab") is None
    kept.keep("ab", b"no Parquet")
    assert kept.engine_of("ab") is None
