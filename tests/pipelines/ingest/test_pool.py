"""Documents that take too long, take too much or kill their process fail alone."""

import ctypes
import os
import signal
import tempfile
import time
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from pathlib import Path

import pytest
from pebble import ProcessExpired

from pipelines.ingest.pool import Limits, LocalPool

NO_LIMITS = Limits(seconds=None, memory=None)


def _double(number: int) -> int:
    return 2 * number


def _slowly_double(number: int) -> int:
    time.sleep(0.1)
    return 2 * number


def _leave_a_folder(seconds: float) -> str:
    folder = tempfile.mkdtemp()
    time.sleep(seconds)
    return folder


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _crash() -> None:
    ctypes.string_at(0)


def _take(size: int) -> int:
    return len(bytearray(size))


def _write_to_streams() -> None:
    os.write(1, b"noise")
    os.write(2, b"noise")


def _process_id() -> int:
    return os.getpid()


def test_answers_come_back() -> None:
    with LocalPool(2, NO_LIMITS) as pool:
        assert [pool.submit(_double, n).result() for n in range(5)] == [0, 2, 4, 6, 8]


@pytest.mark.parametrize("deed", [_die, _crash])
def test_a_process_may_die_and_the_others_go_on(deed: object) -> None:
    with LocalPool(1, NO_LIMITS) as pool:
        dead = pool.submit(deed)  # type: ignore[arg-type]
        alive = pool.submit(_double, 21)
        with pytest.raises(ProcessExpired):
            dead.result()
        assert alive.result() == 42


def test_a_pool_whose_idle_process_was_killed_starts_anew() -> None:
    with LocalPool(1, NO_LIMITS) as pool:
        os.kill(pool.submit(_process_id).result(), signal.SIGKILL)
        results = []
        for _ in range(3):
            try:
                results.append(pool.submit(_double, 4).result(timeout=30))
            except (BrokenProcessPool, ProcessExpired):
                continue
        assert 8 in results


def test_what_waits_or_runs_when_the_fork_server_dies_is_given_out_again() -> None:
    with LocalPool(2, NO_LIMITS) as pool:
        for delay in (0.0, 0.05, 0.4):
            answers = [pool.submit(_slowly_double, number) for number in range(8)]
            time.sleep(delay)
            os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
            assert [answer.result(timeout=60) for answer in answers] == list(range(0, 16, 2))


def test_workers_that_ask_for_temporary_folders_leave_nothing(tmp_path: Path) -> None:
    with LocalPool(1, Limits(seconds=1, memory=None)) as pool:
        folder = Path(pool.submit(_leave_a_folder, 0.0).result())
        root = folder.parent.parent
        assert folder.is_dir()
        with pytest.raises(FutureTimeoutError):
            pool.submit(_leave_a_folder, 60.0).result()
        end = time.monotonic() + 10
        while folder.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert not folder.exists()
        assert root.is_dir()
    assert not root.exists()


def test_what_takes_too_long_is_stopped() -> None:
    with LocalPool(1, Limits(seconds=0.3, memory=None)) as pool:
        slow = pool.submit(_sleep, 60)
        quick = pool.submit(_double, 1)
        with pytest.raises(FutureTimeoutError):
            slow.result(timeout=30)
        assert quick.result(timeout=30) == 2


def test_memory_is_limited() -> None:
    with LocalPool(1, Limits(seconds=None, memory=100_000_000)) as pool:
        with pytest.raises(MemoryError):
            pool.submit(_take, 200_000_000).result()
        assert pool.submit(_take, 10_000_000).result() == 10_000_000


def test_what_libraries_print_does_not_reach_the_streams(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with LocalPool(1, NO_LIMITS) as pool:
        pool.submit(_write_to_streams).result()
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_no_process_is_left_behind() -> None:
    pool = LocalPool(1, NO_LIMITS)
    process_id = pool.submit(_process_id).result()
    pool.submit(_sleep, 60)
    pool.shutdown(cancel_futures=True)
    assert not Path(f"/proc/{process_id}").exists()
