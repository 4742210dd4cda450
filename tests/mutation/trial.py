"""Putting mutants to the tests: each in a copy of a process that has everything ready.

The tests are collected once and the documents of the cases stored once. A mutant then takes a fork
of that process, its view put into the databases of the fork, and the tests that concern it; nothing
of it is left when the fork ends. The files of the project are never written.
"""

import json
import os
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest
from _pytest.runner import runtestprotocol

from pipelines.store.definitions import CHECK_PREFIX, CHECK_RESULTS, View, parse_view, views
from tests import database
from tests.mutation.concerned import above, concerned
from tests.mutation.mutants import Mutant, unchanged_file
from tests.samples import ROOT

KILLED, SURVIVED, STILLBORN, TIMED_OUT = "killed", "survived", "stillborn", "timed out"
BROKEN_OFF = "broken off"

CASES = ROOT / "tests" / "pipelines" / "checks" / "test_cases.py"
TESTS = (
    CASES,
    *(
        ROOT / "tests" / "pipelines" / "views" / f"test_{name}.py"
        for name in (
            "completion_cases",
            "slippage_cases",
            "benchmark_cases",
            "continuity_cases",
            "figure_cases",
            "document_cases",
        )
    ),
)


_PATIENCE = 5
"""How many times longer the tests may take on a file as it is, where all of them run."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant.

    Attributes:
        mutant: The mutant.
        end: ``killed``, ``survived``, ``stillborn`` (DuckDB refuses it), ``timed out``, or
            ``broken off`` where the process died.
        killer: The test that failed first.
    """

    mutant: Mutant
    end: str
    killer: str | None = None


@dataclass
class Trials:
    """A plug-in of pytest that tries mutants in place of running every test once.

    Attributes:
        mutants: What to try, those of a file one after the other.
        limit: Seconds that the tests of one mutant may take.
        tell: Is given each outcome as it comes.
    """

    mutants: Iterable[Mutant]
    limit: float
    tell: Callable[[Outcome], None]
    _stored: duckdb.DuckDBPyConnection | None = None
    _kills: Counter[tuple[str, str]] = field(default_factory=Counter)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, request: pytest.FixtureRequest) -> Generator[None, Any, Any]:
        """Keeps the connection to the database that holds the documents of the cases."""
        made = yield
        if request.fixturename == "database" and request.scope == "module":
            self._stored = self._stored or made
        return made

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Tries the mutants one after the other."""
        by_view = concerned(session.items)
        for view, tests in by_view.items():
            if view.startswith(CHECK_PREFIX) and view != CHECK_RESULTS:
                by_view[view] = [test for test in tests if test.path == CASES]
        first, second = [item for item in session.items if item.path == CASES][:2]
        # The first only counts what is stored, so that no view has been read before a fork.
        runtestprotocol(first, nextitem=second, log=False)
        assert self._stored is not None, "the documents of the cases are not stored"
        database._empty.cache_clear()
        for connection in (self._stored, database._empty()):
            connection.execute("SET threads = 1")
        unchanged: set[str] = set()
        for mutant in self.mutants:
            tests = by_view.get(parse_view(mutant.sql).name, [])
            if mutant.file not in unchanged:
                unchanged.add(mutant.file)
                self._require_passing(mutant.file, tests)
            self.tell(self._try(mutant, tests, self.limit))
        return True

    def _require_passing(self, file: str, tests: Sequence[pytest.Function]) -> None:
        """Stops the run where tests fail without any change: they would kill every mutant."""
        outcome = self._try(unchanged_file(file), tests, self.limit * _PATIENCE)
        if outcome.end != SURVIVED:
            pytest.exit(f"{file} as it is: {outcome.end} by {outcome.killer}", returncode=1)

    def _try(self, mutant: Mutant, tests: Sequence[pytest.Function], limit: float) -> Outcome:
        ordered = sorted(
            tests, key=lambda test: (test.path != CASES, -self._kills[mutant.file, test.nodeid])
        )
        end, killer = _in_a_fork(lambda: self._run(mutant, ordered), limit)
        if killer:
            self._kills[mutant.file, killer] += 1
        return Outcome(mutant, end, killer)

    def _run(self, mutant: Mutant, tests: Sequence[pytest.Function]) -> tuple[str, str | None]:
        """Puts the view in place and runs the tests until one fails."""
        assert self._stored is not None
        view = parse_view(mutant.sql)
        try:
            _replace(self._stored, view)
        except duckdb.Error:
            return STILLBORN, None
        is_in_both = False
        for number, test in enumerate(tests):
            if test.path != CASES and not is_in_both:
                _replace(database._empty(), view)
                # The stored documents are left as they are: the fork ends without closing them.
                test.session._setupstate.stack.clear()
                is_in_both = True
            following = tests[number + 1] if number + 1 < len(tests) else test
            is_leaving = test.path == CASES != following.path
            reports = runtestprotocol(test, nextitem=test if is_leaving else following, log=False)
            if any(report.failed for report in reports):
                return KILLED, test.nodeid
        return SURVIVED, None


def _replace(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    """Put a view in place; those that read it are made anew where its columns are of other types.

    Raises:
        duckdb.Error: When the view cannot be made.
    """
    before = connection.execute(f"DESCRIBE {view.name}").fetchall()
    connection.execute(view.sql)
    if connection.execute(f"DESCRIBE {view.name}").fetchall() == before:
        return
    by_name = {one.name: one for one in views()}
    for name in above(view.name):
        connection.execute(by_name[name].sql)


def _in_a_fork(work: Callable[[], tuple[str, str | None]], limit: float) -> tuple[str, str | None]:
    """What ``work`` gives in a copy of this process, or ``timed out`` after ``limit`` seconds."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.dup2(nowhere, sys.stderr.fileno())
        try:
            answer = work()
        except Exception as error:
            answer = KILLED, f"{type(error).__name__}: {error}"[:200]
        os.write(writing, json.dumps(answer).encode())
        os._exit(0)
    os.close(writing)
    try:
        if not select.select([reading], [], [], limit)[0]:
            os.kill(child, signal.SIGKILL)
            return TIMED_OUT, None
        end, killer = json.loads(os.read(reading, 65536) or f'["{BROKEN_OFF}", null]')
        return end, killer
    finally:
        os.close(reading)
        os.waitpid(child, 0)


def try_all(mutants: Iterable[Mutant], limit: float, tell: Callable[[Outcome], None]) -> None:
    """Put mutants to the tests that concern them.

    Args:
        mutants: What to try.
        limit: Seconds that the tests of one mutant may take.
        tell: Is given each outcome as it comes.

    Raises:
        RuntimeError: When the tests could not be collected.
    """
    options = [
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:faulthandler",
        "--no-header",
        f"--rootdir={ROOT}",
    ]
    files = [str(path) for path in TESTS if Path(path).exists()]
    began = time.monotonic()
    code = pytest.main([*options, *files], plugins=[Trials(mutants, limit, tell)])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        raise RuntimeError(f"pytest ended with {code} after {time.monotonic() - began:.0f} s")
