"""No statement made by type writes, reads outside the database, or passes a limit."""

import resource
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pipelines.errors import QueryError
from pipelines.store.reader import QueryLimits, ask
from tests.hostile import statements

SECRET = "parola-segreta"  # noqa: S105 (a word to look for)
LIMITS = QueryLimits(seconds=1.5, memory=200_000_000)
_QUIETLY = settings(
    deadline=None,
    max_examples=80,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def attacked(ingested: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database beside a folder of secrets, to which its own folder for spilling leads."""
    folder = tmp_path_factory.mktemp("attacked")
    shutil.copy(ingested, folder / "a.duckdb")
    (folder / "outside").mkdir()
    (folder / "outside" / "x.txt").write_text(SECRET)
    (folder / "a.duckdb.tmp").symlink_to(folder / "outside")
    return folder / "a.duckdb"


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _answer(database: Path, sql: str) -> str | None:
    """What a statement gives; None when it is refused or stopped."""
    filled = sql.replace("{db}", str(database)).replace("{outside}", str(database.parent))
    try:
        with ask(database, filled, LIMITS) as answer:
            return str([answer.columns, *answer.rows])
    except QueryError:
        return None


@_QUIETLY
@given(sql=statements.writing)
def test_no_statement_writes(attacked: Path, sql: str) -> None:
    before = _everything(attacked.parent)
    given_back = _answer(attacked, sql)
    assert given_back is None, sql
    assert _everything(attacked.parent) == before


@_QUIETLY
@given(sql=statements.reading_outside)
def test_no_statement_reads_outside(attacked: Path, sql: str) -> None:
    assert _answer(attacked, sql) is None, sql


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@settings(_QUIETLY, max_examples=40)
@given(sql=statements.greedy)
def test_no_statement_passes_a_limit(attacked: Path, fresh: Executor, sql: str) -> None:
    taken = fresh.submit(_take, attacked, sql).result()
    assert taken.seconds < LIMITS.seconds * 1.5 + 4 * taken.starting + 1, sql
    assert taken.largest < taken.own + LIMITS.memory * 1.5, sql


@dataclass(frozen=True, slots=True)
class Taken:
    """What a statement takes: seconds, and bytes of the largest process; a fork starts with ours.

    Attributes:
        starting: Seconds of a statement that asks for nothing.
        seconds: Seconds of both.
        own: Bytes of the process that forks.
        largest: Bytes of the largest process that it forked.
    """

    starting: float
    seconds: float
    own: int
    largest: int


def _take(database: Path, sql: str) -> Taken:
    began = time.monotonic()
    _answer(database, "SELECT 1")
    starting = time.monotonic() - began
    _answer(database, sql)
    seconds = time.monotonic() - began
    own, largest = (
        resource.getrusage(whose).ru_maxrss * 1000
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Taken(starting, seconds, own, largest)


@pytest.fixture(scope="module")
def fresh() -> Iterator[Executor]:
    """A process as small as the command, in which no other test has run."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        yield pool
