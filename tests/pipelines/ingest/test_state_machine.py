"""Whatever happens to a folder between two runs, the database tells of it as it is."""

import shutil
import tempfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models.vocabulary import Genre
from pipelines.ingest.plan import Action, Rules, Task, make_plan
from pipelines.ingest.sources import find
from pipelines.store.connection import open_writer
from pipelines.store.files import OtherPaper, stored_files
from pipelines.store.parcel import Parcel, pack
from pipelines.store.writer import Store
from tests.records import extraction, two_documents

NAMES = st.sampled_from(["a.pdf", "b.pdf", "c.pdf"])
CONTENTS = st.sampled_from([b"one", b"two", b"bad", b"paper"])
"""Files of one document and of two, a broken one, and another kind of paper."""
PAPER = OtherPaper(Genre.BUDGET, "columns of accounts")
RULES = Rules(version="1")
TEMPLATE: list[Path] = []


def _is_good(content: bytes) -> bool:
    return content not in (b"bad", b"paper")


def _parcel(content: bytes) -> Parcel:
    digest = sha256(content).hexdigest()
    if content == b"two":
        return pack(*two_documents(digest))
    return pack(extraction(digest, objectives=1 + int(digest[0], 16) % 3))


def _broken(parcel: Parcel) -> Parcel:
    """The same document, one table of which cannot be stored."""
    return replace(parcel, tables={**parcel.tables, "verifications": parcel.tables["steps"]})


class Folder(RuleBasedStateMachine):
    """A folder whose files come, go and change, and a database that follows."""

    @initialize()
    def begin(self) -> None:
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "docs"
        self.folder.mkdir()
        (self.folder / "always.pdf").write_bytes(b"always")
        self.database = self.root / "db.duckdb"
        shutil.copy(TEMPLATE[0], self.database)
        self.is_settled = False
        self.is_looked_at = True

    def teardown(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    @rule(name=NAMES, content=CONTENTS)
    def write(self, name: str, content: bytes) -> None:
        (self.folder / name).write_bytes(content)
        self.is_settled = False

    @rule(changes=st.lists(st.tuples(NAMES, CONTENTS), min_size=2, max_size=4))
    def write_several_and_run(self, changes: list[tuple[str, bytes]]) -> None:
        for name, content in changes:
            (self.folder / name).write_bytes(content)
        self.run()

    @rule(name=NAMES)
    def remove(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
        self.is_settled = False

    @rule(old=NAMES, new=NAMES)
    def rename(self, old: str, new: str) -> None:
        if (self.folder / old).exists():
            (self.folder / old).rename(self.folder / new)
        self.is_settled = False

    @rule(stop_after=st.integers(0, 3))
    def stopped_run(self, stop_after: int) -> None:
        self._run(stop_after)
        self.is_settled = False
        self.is_looked_at = False

    @rule()
    def run(self) -> None:
        self._run(None)
        self.is_settled = True
        self.is_looked_at = False

    @rule()
    def run_with_a_document_that_does_not_fit(self) -> None:
        with open_writer(self.database) as connection:
            store = Store(connection)
            tasks = make_plan(find([self.folder]).sources, stored_files(store.connection), RULES)
            for task in tasks:
                if task.action is Action.READ and task.sha256:
                    broken = _broken(_parcel(task.source.path.read_bytes()))
                    with pytest.raises(duckdb.Error):
                        store.put(broken, task.source.name)
        self.is_looked_at = False

    def _run(self, stop_after: int | None) -> None:
        """Ingest as the batch does; stopped after so many documents where a number is given."""
        with open_writer(self.database) as connection:
            store = Store(connection)
            tasks = make_plan(find([self.folder]).sources, stored_files(store.connection), RULES)
            self._settle(store, tasks)
            for number, task in enumerate(one for one in tasks if one.action is Action.READ):
                if number == stop_after:
                    return
                content = task.source.path.read_bytes()
                if _is_good(content):
                    store.put(_parcel(content), task.source.name)
                elif content == b"paper":
                    store.pass_over(task.source.name, task.sha256 or "", PAPER, RULES.version)
                else:
                    store.fail(task.source.name, task.sha256, "open", "Bad.")

    @staticmethod
    def _settle(store: Store, tasks: tuple[Task, ...]) -> None:
        store.settle(
            {
                task.sha256: task.source.name
                for task in tasks
                if task.action is Action.MOVE and task.sha256
            },
            {
                task.source.name: task.sha256
                for task in tasks
                if task.action in (Action.MOVE, Action.DUPLICATE) and task.sha256
            },
            [task.source.name for task in tasks if task.action is Action.SKIP],
        )

    def _files(self) -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in self.folder.iterdir()}

    @invariant()
    def the_database_is_as_it_should_be(self) -> None:
        if self.is_looked_at:
            return
        self.is_looked_at = True
        self._documents_are_whole()
        if self.is_settled:
            self._it_tells_of_the_folder()

    def _documents_are_whole(self) -> None:
        with duckdb.connect(self.database, read_only=True) as connection:
            halves = connection.execute(
                "SELECT document_id FROM documents WHERE (SELECT coalesce(max(records), -1) "
                "FROM document_counts c WHERE c.document_id = documents.document_id "
                "AND record_table = 'steps') <> (SELECT count(*) FROM steps "
                "WHERE split_part(step_id, '/', 1) = documents.document_id)"
            ).fetchall()
            lost = connection.execute(
                "SELECT count(*) FROM objectives WHERE document_id NOT IN "
                "(SELECT document_id FROM documents)"
            ).fetchone()
        assert halves == []
        assert lost == (0,)

    def _it_tells_of_the_folder(self) -> None:
        stored, passed_over, failed = self._told()
        files = self._files()
        for path, content in files.items():
            twins = {other for other in files if files[other] == content}
            if content == b"bad":
                assert twins & failed
            elif content == b"paper":
                assert twins & passed_over
            else:
                documents = [where for where, digest in stored if digest == _digest(content)]
                assert len(documents) == (2 if content == b"two" else 1)
                assert set(documents) <= twins
            if content != b"bad":
                assert path not in failed
            if content != b"paper":
                assert path not in passed_over
        for path, digest in stored:
            if path in files and files[path] != b"bad":
                assert _digest(files[path]) == digest

    def _told(self) -> tuple[list[tuple[str, str]], set[str], set[str]]:
        """File and hash of each document, other papers and failures."""
        with duckdb.connect(self.database, read_only=True) as connection:
            stored = connection.execute("SELECT source_path, sha256 FROM documents").fetchall()
            papers = connection.execute("SELECT source_path FROM passed_over").fetchall()
            failures = connection.execute("SELECT source_path FROM failures").fetchall()
        return stored, {path for (path,) in papers}, {path for (path,) in failures}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


TestFolder = Folder.TestCase
TestFolder.settings = settings(
    max_examples=12,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.fixture(autouse=True)
def _template(template: Path) -> None:
    TEMPLATE[:] = [template]
