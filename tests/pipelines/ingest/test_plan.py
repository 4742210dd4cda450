"""What is done with each file, seen what is stored."""

from hashlib import sha256
from pathlib import Path

from pipelines.ingest.plan import Action, Rules, Task, make_plan
from pipelines.ingest.sources import find
from pipelines.store.files import KnownFile
from pipelines.store.parcel import DocumentSummary

RULES = Rules(version="1")


def _stored(path: Path, content: bytes, version: str = "1", owner: str = "cssm") -> KnownFile:
    digest = sha256(content).hexdigest()
    return KnownFile(str(path), digest, version, (DocumentSummary(f"d-{digest[:8]}", owner),))


def _plan(
    folder: Path, *documents: KnownFile, rules: Rules = RULES
) -> dict[str, tuple[Action, Task]]:
    tasks = make_plan(find([folder]).sources, documents, rules)
    return {task.source.path.name: (task.action, task) for task in tasks}


def _actions(folder: Path, *documents: KnownFile, rules: Rules = RULES) -> dict[str, Action]:
    return {name: action for name, (action, _) in _plan(folder, *documents, rules=rules).items()}


def test_a_new_file_is_read_and_an_unchanged_one_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    (tmp_path / "b.pdf").write_bytes(b"b")
    stored = _stored(tmp_path / "a.pdf", b"a")
    assert _actions(tmp_path, stored) == {"a.pdf": Action.SKIP, "b.pdf": Action.READ}


def test_changed_bytes_other_rules_and_force_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"new")
    assert _actions(tmp_path, _stored(path, b"old")) == {"a.pdf": Action.READ}
    same = _stored(path, b"new", version="0")
    assert _actions(tmp_path, same) == {"a.pdf": Action.READ}
    same = _stored(path, b"new")
    assert _actions(tmp_path, same, rules=Rules("1", force=True)) == {"a.pdf": Action.READ}


def test_another_owner_reads_again_and_none_keeps_the_one_given(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"a")
    stored = _stored(path, b"a", owner="cssm")
    assert _actions(tmp_path, stored, rules=Rules("1", "cissac")) == {"a.pdf": Action.READ}
    assert _actions(tmp_path, stored, rules=Rules("1", "cssm")) == {"a.pdf": Action.SKIP}
    assert _actions(tmp_path, stored, rules=Rules("1")) == {"a.pdf": Action.SKIP}


def test_the_same_bytes_twice_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"same")
    (tmp_path / "b.pdf").write_bytes(b"same")
    plan = _plan(tmp_path)
    assert plan["a.pdf"][0] is Action.READ
    assert plan["b.pdf"][0] is Action.DUPLICATE
    assert plan["b.pdf"][1].twin == str(tmp_path / "a.pdf")


def test_the_file_that_is_stored_stays_the_one_that_counts(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"same")
    (tmp_path / "b.pdf").write_bytes(b"same")
    stored = _stored(tmp_path / "b.pdf", b"same")
    assert _actions(tmp_path, stored) == {"a.pdf": Action.DUPLICATE, "b.pdf": Action.SKIP}


def test_a_file_that_was_renamed_is_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "new.pdf").write_bytes(b"a")
    assert _actions(tmp_path, _stored(tmp_path / "old.pdf", b"a")) == {"new.pdf": Action.MOVE}


def test_a_copy_elsewhere_is_a_duplicate_while_the_first_is_there(tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    (tmp_path / "first" / "a.pdf").write_bytes(b"a")
    (tmp_path / "second" / "a.pdf").write_bytes(b"a")
    stored = _stored(tmp_path / "first" / "a.pdf", b"a")
    assert _actions(tmp_path / "second", stored) == {"a.pdf": Action.DUPLICATE}
    (tmp_path / "first" / "a.pdf").write_bytes(b"changed since")
    assert _actions(tmp_path / "second", stored) == {"a.pdf": Action.MOVE}


def test_two_files_that_changed_places_are_only_renamed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"one")
    (tmp_path / "b.pdf").write_bytes(b"two")
    stored = _stored(tmp_path / "a.pdf", b"two"), _stored(tmp_path / "b.pdf", b"one")
    assert _actions(tmp_path, *stored) == {"a.pdf": Action.MOVE, "b.pdf": Action.MOVE}


def test_a_file_that_cannot_be_opened_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    (tmp_path / "b.pdf").symlink_to("nowhere.pdf")
    plan = _plan(tmp_path)
    assert plan["a.pdf"][0] is Action.READ
    assert plan["b.pdf"][0] is Action.FAIL
    assert "cannot be read" in (plan["b.pdf"][1].problem or "")
