"""Processes that read documents, each with a time limit and a memory limit, free to die."""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from concurrent.futures import wait as wait_for
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from pebble import ProcessExpired, ProcessPool

from pipelines.ingest.temporary import TemporaryFolders, use_folder_below

_PRELOADED = ["pipelines.ingest.preload"]
_FRUGAL_ARROW = ("ARROW_DEFAULT_MEMORY_POOL", "system")
"""Arrow's own allocator reserves a gigabyte of addresses at once, which would count against the
limit of a document."""

_DEATH_OF_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux's prctl(2)."""

_ENDED_WITH_SERVER = 255
"""What is told of a process when the server that it was forked from has died, and it with it."""

_LIVES = 3
_POOLS_TRIED = 5
"""Pools started for one task, one after the other, before it is given up."""

_STUCK_AFTER = 8.0
"""Seconds in which tasks wait and none runs, after which a pool is dead whatever it says: a process
was killed with the lock of the others, or between taking a task and telling of it. Each pool that
was found so doubles them: a machine may be as slow as that."""

_LOOKS_EVERY = 0.5
"""Seconds between two looks at whether the pool lives and what dead processes left."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may take.

    Attributes:
        seconds: Time; None for no limit.
        memory: Bytes beside what the process holds when it starts; None for no limit.
    """

    seconds: float | None
    memory: int | None


def _address_space() -> int:
    """Bytes of address space in use by this process."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * resource.getpagesize()


def _settle(memory: int | None, is_quiet: bool, temporary: Path) -> None:
    """Prepare a worker: it dies with its parent, leaves Ctrl-C to it, and keeps to its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use_folder_below(temporary)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
        if memory is not None:
            limit = _address_space() + memory
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if is_quiet:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)


@dataclass(eq=False, slots=True)
class _Task:
    """A call that was given out, until its answer is there.

    Attributes:
        call: What is called, with what.
        answer: What whoever asked for it waits for.
        lives: How many times more it is given out when the pool dies under it.
        running: What a pool made of it.
        pool: The number of that pool.
    """

    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
    answer: Future[Any]
    lives: int = _LIVES
    running: Future[Any] | None = None
    pool: int = 0


def _is_loss(error: BaseException | None) -> bool:
    """Whether an answer was lost with the pool, by no fault of what was asked."""
    is_orphan = isinstance(error, ProcessExpired) and error.exitcode == _ENDED_WITH_SERVER
    return is_orphan or isinstance(error, BrokenExecutor)


class LocalPool(Executor):
    """Worker processes on this machine.

    A document that takes too long or kills its process fails alone: its future raises
    ``TimeoutError`` or ``pebble.ProcessExpired``, the process is replaced, the rest goes on. When
    the pool itself dies, or the server that its processes are forked from, another takes its place
    and gets all that has no answer yet.
    """

    def __init__(self, jobs: int, limits: Limits, *, is_quiet: bool = True) -> None:
        """Start processes.

        Args:
            jobs: How many.
            limits: What one document may take.
            is_quiet: Whether what native libraries print is thrown away.
        """
        os.environ.setdefault(*_FRUGAL_ARROW)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_PRELOADED)
        self._jobs = jobs
        self._limits = limits
        self._is_quiet = is_quiet
        self._folders = TemporaryFolders()
        self._changing = threading.RLock()
        self._open: set[_Task] = set()
        self._lost: SimpleQueue[_Task | None] = SimpleQueue()
        self._number = 0
        self._idle_looks = 0
        self._patience = _STUCK_AFTER
        self._ended: list[
            ProcessPool
        ] = []  # processes that start late find what they were promised
        self._pool = self._start()
        self._keeper = threading.Thread(target=self._keep, name="verifica-pool", daemon=True)
        self._keeper.start()

    def _start(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            initializer=_settle,
            initargs=(self._limits.memory, self._is_quiet, self._folders.root),
            context=self._context,
        )

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Run a function in a process of the pool.

        Returns:
            Its answer. ``BrokenProcessPool`` is raised by it when no pool lived long enough.
        """
        task = _Task((function, arguments, named), Future())
        self._give_out(task)
        return task.answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, at once where the futures are cancelled."""
        if not cancel_futures:
            wait_for([task.answer for task in tuple(self._open)])
        self._lost.put(None)
        with self._changing:
            self._open.clear()
            self._end_pool()
        if wait:
            self._keeper.join()
        self._folders.remove()

    def _give_out(self, task: _Task) -> None:
        """Give a task to the pool, or to a new one where it is dead."""
        function, arguments, named = task.call
        with self._changing:
            for _ in range(_POOLS_TRIED):
                try:
                    running = self._pool.schedule(
                        function, args=arguments, kwargs=named, timeout=self._limits.seconds
                    )
                except (BrokenExecutor, RuntimeError, OSError, EOFError):
                    self._replace_pool()
                    continue
                task.running, task.pool = running, self._number
                self._open.add(task)
                running.add_done_callback(lambda done: self._take_answer(task, done))
                return
        _answer(task, None, BrokenProcessPool("no process could be started"))

    def _replace_pool(self) -> None:
        """Start a new pool; what the old one had not answered is given out again."""
        for task in tuple(self._open):
            if task.running is not None and not task.running.done():
                task.running = None
                self._lost.put(task)
        self._end_pool()
        self._number += 1
        self._idle_looks = 0
        self._pool = self._start()

    def _end_pool(self) -> None:
        self._ended.append(self._pool)
        with suppress(RuntimeError, OSError, AttributeError):  # it may be dead, or half started
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def _take_answer(self, task: _Task, done: Future[Any]) -> None:
        """Hand on what a process answered; pebble calls this from a thread of its own."""
        if task.running is not done:
            return  # given out again since
        error = CancelledError() if done.cancelled() else done.exception()
        if _is_loss(error) and task.lives > 0:
            task.lives -= 1
            self._lost.put(task)
            return
        self._open.discard(task)
        _answer(task, None if error else done.result(), error)

    def _keep(self) -> None:
        """Give out again what was lost, and remove what dead processes left, until the end."""
        while True:
            try:
                task = self._lost.get(timeout=_LOOKS_EVERY)
            except Empty:
                self._look_after()
                continue
            if task is None:
                return
            with self._changing:
                # What a worker had taken and not yet told of dies with it unseen: all goes anew.
                if task.running is not None and task.pool == self._number:
                    self._replace_pool()
                self._give_out(task)

    def _look_after(self) -> None:
        self._folders.sweep()
        with self._changing:
            waits = bool(self._open) and not any(
                task.running is not None and task.running.running() for task in self._open
            )
            self._idle_looks = self._idle_looks + 1 if waits else 0
            is_stuck = self._idle_looks * _LOOKS_EVERY > self._patience
            if is_stuck:
                self._patience *= 2
            if self._open and (is_stuck or not self._is_active()):
                self._replace_pool()

    def _is_active(self) -> bool:
        try:
            return bool(self._pool.active)
        except (BrokenExecutor, RuntimeError, OSError, EOFError):
            return False


def _answer(task: _Task, result: object, error: BaseException | None) -> None:
    if not task.answer.set_running_or_notify_cancel():
        return
    if error is None:
        task.answer.set_result(result)
    else:
        task.answer.set_exception(error)
