"""Which files a command line names."""

import base64
import gzip
import os
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pipelines.errors import UsageError
from pipelines.ingest.sources import find

PDF = b"%PDF-1.7\n"


def _zip(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def _tar(content: bytes) -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo("a.pdf")
        member.size = len(content)
        archive.addfile(member, BytesIO(content))
    return out.getvalue()


_ENVELOPE = bytes.fromhex("308006092a864886f70d010702a0803080020101") + b"\0" * 40 + PDF
CONTENTS = {
    "office.docx": _zip(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b""}),
    "office2.odt": _zip(mimetype=b"application/vnd.oasis.opendocument.text"),
    "office3.xls": bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600,
    "office4.rtf": b"{\\rtf1 Piano}",
    "archive.zip": _zip(piano=PDF),
    "archive2.gz": gzip.compress(PDF),
    "archive3.tar": _tar(PDF),
    "signed_envelope.p7m": _ENVELOPE,
    "signed_envelope2.p7m": base64.encodebytes(_ENVELOPE),
    "image.png": bytes.fromhex("89504e470d0a1a0a"),
    "image2.jpg": bytes.fromhex("ffd8ffe000104a464946"),
    "email.eml": b"Received: from x\r\nSubject: Piano\r\n",
    "web_page.html": b"\xef\xbb\xbf \n<!DOCTYPE html><html></html>",
    "xml.xml": b"<?xml version='1.0'?><a/>",
    "text.txt": "Perché no.".encode(),
    "text2.txt": "Perché no.".encode("latin-1"),
    "empty.dat": b"",
    "other.bin": bytes(range(256)),
}
"""What files of each kind begin with, by a name that begins with the kind's."""


def _make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PDF)


def _names(folder: Path, *paths: Path) -> list[str]:
    return [str(source.path.relative_to(folder)) for source in find(paths).sources]


def test_a_folder_is_searched_deeply_for_pdfs_whatever_they_are_called(tmp_path: Path) -> None:
    _make(tmp_path, "b/due.PDF", "uno.pdf", "b/c/tre", "b/piano.pdf.bak")
    (tmp_path / "note.txt").write_text("Nota.")
    (tmp_path / "b" / "shifted.bin").write_bytes(b"x" * 1019 + PDF)
    (tmp_path / "b" / "too-late.bin").write_bytes(b"x" * 1020 + PDF)
    found = ["uno.pdf", "b/due.PDF", "b/piano.pdf.bak", "b/shifted.bin", "b/c/tre"]
    assert _names(tmp_path, tmp_path) == found


def test_what_is_called_a_pdf_and_is_none_is_read_to_say_why(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("Questo non è un PDF.")
    assert _names(tmp_path, tmp_path) == ["a.pdf"]


def test_what_else_a_folder_holds_is_named_by_kind(tmp_path: Path) -> None:
    _make(tmp_path, "in/a.pdf", "out/b")
    inside = tmp_path / "in"
    for name, content in CONTENTS.items():
        (inside / name).write_bytes(content)
    (inside / "linked").symlink_to(tmp_path / "out" / "b")
    (inside / "folder").symlink_to(tmp_path / "out")
    os.mkfifo(inside / "queue")
    found = find([inside])
    assert [source.path.name for source in found.sources] == ["a.pdf"]
    assert {Path(item.name).name: item.kind.name for item in found.ignored} == {
        **{name: name.split(".")[0].rstrip("0123456789") for name in CONTENTS},
        "linked": "link",
        "folder": "link",
        "queue": "other",
    }


def test_the_database_and_what_is_beside_it_are_of_no_interest(tmp_path: Path) -> None:
    _make(tmp_path, "a.pdf", "db.duckdb", "db.duckdb.wal", "db.duckdb.pages/b", "sub/db.duckdb")
    found = find([tmp_path], tmp_path / "db.duckdb")
    assert [source.path.name for source in found.sources] == ["a.pdf", "db.duckdb"]


def test_a_folder_without_pdfs_says_what_it_holds(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(CONTENTS["office.docx"])
    (tmp_path / "c.zip").write_bytes(CONTENTS["archive.zip"])
    with pytest.raises(UsageError, match="no PDF there but 2 office files, 1 archive;"):
        find([tmp_path])


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
