"""A folder is written whole or not at all, and nobody else's files are touched."""

import os
from pathlib import Path

import pytest

from pipelines.errors import UsageError, VerificaError
from pipelines.output.folder import MARK, whole_folder


def _write(target: Path, content: str, command: str = "export") -> None:
    with whole_folder(target, command) as folder:
        (folder / "inside").mkdir()
        (folder / "inside" / "a.txt").write_text(content)


def _fail(target: Path) -> None:
    with whole_folder(target, "export") as folder:
        (folder / "b.txt").write_text("half")
        raise ZeroDivisionError


def _content(target: Path) -> str:
    return (target / "inside" / "a.txt").read_text()


def test_a_new_or_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        _write(tmp_path / name, "1")
        assert _content(tmp_path / name) == "1"
    assert {path.name for path in tmp_path.iterdir()} == {"new", "empty"}


def test_an_earlier_one_is_replaced_whole(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out", "export") as folder:
        (folder / "gone.txt").write_text("x")
    _write(tmp_path / "out", "2")
    assert _content(tmp_path / "out") == "2"
    assert not (tmp_path / "out" / "gone.txt").exists()
    assert "inside/a.txt" in (tmp_path / "out" / MARK).read_text()


def test_what_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    _write(tmp_path / "out", "1")
    with pytest.raises(ZeroDivisionError):
        _fail(tmp_path / "out")
    assert _content(tmp_path / "out") == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    with pytest.raises(ZeroDivisionError):
        _fail(tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_other_folders_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")
    (tmp_path / "file").write_text("x")
    for name, mark in (("marked", b"\xff\n"), ("blank", b"")):
        (tmp_path / name).mkdir()
        (tmp_path / name / MARK).write_bytes(mark)
    _write(tmp_path / "site", "1", "report")
    cases = {
        mine: "is not empty",
        tmp_path / "marked": "is not empty",
        tmp_path / "blank": "is not empty",
        tmp_path / "file": "is a file",
        tmp_path / "site": "no earlier export",
        tmp_path / "absent" / "out": "is no folder",
    }
    for target, words in cases.items():
        with pytest.raises(UsageError, match=words):
            _write(target, "2")
    monkeypatch.chdir(tmp_path / "site")
    with pytest.raises(UsageError, match="folder you are in"):
        _write(Path(), "2", "report")
    assert (mine / "letter.txt").read_text() == "dear"
    assert _content(tmp_path / "site") == "1"


def test_a_file_that_somebody_put_there_is_not_lost(tmp_path: Path) -> None:
    _write(tmp_path / "out", "1")
    (tmp_path / "out" / "inside" / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"inside/notes\.txt"):
        _write(tmp_path / "out", "2")
    assert _content(tmp_path / "out") == "1"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_is_refused_and_what_it_leads_to_is_left_alone(
    is_there: bool, tmp_path: Path
) -> None:
    if is_there:
        (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(UsageError, match=r"is a link; name the folder itself .*real"):
        _write(tmp_path / "link", "1")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").exists() is is_there
    assert not list(tmp_path.glob("real/*"))


def test_others_may_read_it_as_any_new_folder(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    _write(tmp_path / "out", "1")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(VerificaError, match="No space left"),
        whole_folder(tmp_path / "out", "export"),
    ):
        os.write(os.open("/dev/full", os.O_WRONLY), b"x")
    assert list(tmp_path.iterdir()) == []
