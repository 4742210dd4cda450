"""Files that are known to be unchanged are not opened again."""

import os
import shutil
import time
from hashlib import sha256
from pathlib import Path

from pipelines.ingest.plan import Action, Rules, make_plan
from pipelines.ingest.sources import file_mark, find
from pipelines.store.connection import open_writer
from pipelines.store.files import KnownFile, seen_files
from pipelines.store.parcel import DocumentSummary
from pipelines.store.writer import Store
from tests.command_line import SMALLEST, ingest
from tests.stored import rows

LONG_AGO = 1_700_000_000


def _settled(path: Path, content: bytes) -> str:
    """Write a file and wait until its mark can be relied upon."""
    path.write_bytes(content)
    while (mark := file_mark(path)) is None:
        time.sleep(0.1)
    return mark


def _stored(path: Path, content: bytes) -> KnownFile:
    return KnownFile(str(path), sha256(content).hexdigest(), "1", (DocumentSummary("d", "cssm"),))


def test_a_file_with_the_mark_that_was_seen_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    mark = _settled(path, b"new")
    seen = {str(path): (mark, sha256(b"old").hexdigest())}
    (task,) = make_plan(find([path]).sources, [_stored(path, b"old")], Rules("1"), seen)
    assert (task.action, task.mark) == (Action.SKIP, None)
    (task,) = make_plan(find([path]).sources, [_stored(path, b"old")], Rules("1", force=True), seen)
    assert (task.action, task.sha256) == (Action.READ, sha256(b"new").hexdigest())


def test_a_file_with_another_mark_is_opened_and_to_be_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    mark = _settled(path, b"new")
    seen = {str(path): ("of old", sha256(b"old").hexdigest())}
    (task,) = make_plan(find([path]).sources, [_stored(path, b"old")], Rules("1"), seen)
    assert (task.action, task.mark) == (Action.READ, mark)


def test_a_change_that_hides_its_time_changes_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    os.utime(path, (LONG_AGO, LONG_AGO))
    before = _settled_mark(path)
    path.write_bytes(b"two")
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert _settled_mark(path) != before


def _settled_mark(path: Path) -> str:
    while (mark := file_mark(path)) is None:
        time.sleep(0.1)
    return mark


def test_a_file_that_was_just_written_has_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"one")
    assert file_mark(path) is None


def test_what_is_remembered_is_known_in_the_next_run(database: Path) -> None:
    with open_writer(database) as connection:
        Store(connection).remember({"a": ("1", "x"), "b": ("2", "y")})
        Store(connection).remember({"a": ("3", "z")})
    with open_writer(database) as connection:
        assert seen_files(connection) == {"a": ("3", "z"), "b": ("2", "y")}


def test_the_command_remembers_and_force_does_not_believe_it(
    database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "documento.pdf"
    _settled(path, SMALLEST.read_bytes())
    assert "stored," in ingest(path, "--db", database).stdout
    ((name, digest),) = rows(database, "SELECT source_path, sha256 FROM seen_files")
    assert (name, digest) == (str(path), sha256(path.read_bytes()).hexdigest())
    assert "unchanged," in ingest(path, "--db", database).stdout
    forced = tmp_path / "forced.duckdb"
    shutil.copy(database, forced)
    assert "replaced," in ingest(path, "--db", forced, "--force").stdout
