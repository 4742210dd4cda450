"""Processes that read documents, each with a time limit and a memory limit, free to die."""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any

from pebble import ProcessPool

_PRELOADED = ["pipelines.ingest.preload"]
_FRUGAL_ARROW = ("ARROW_DEFAULT_MEMORY_POOL", "system")
"""Arrow's own allocator reserves a gigabyte of addresses at once, which would count against the
limit of a document."""

_DEATH_OF_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux's prctl(2)."""

_KILLED_FOR_MEMORY = -signal.SIGKILL


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


def _settle(memory: int | None, is_quiet: bool) -> None:
    """Prepare a worker: it dies with its parent, leaves Ctrl-C to it, and keeps to its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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


class LocalPool(Executor):
    """Worker processes on this machine.

    A document that takes too long or kills its process fails alone: its future raises
    ``TimeoutError`` or ``pebble.ProcessExpired``, the process is replaced, the rest goes on.
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
        self._pool = self._start()

    def _start(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._jobs,
            initializer=_settle,
            initargs=(self._limits.memory, self._is_quiet),
            context=self._context,
        )

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Run a function in a process of the pool.

        A pool whose idle process died takes no more work: a new one takes its place. What waited
        in the old one raises ``BrokenProcessPool``.
        """
        if not self._pool.active:
            self.shutdown(cancel_futures=True)
            self._pool = self._start()
        return self._pool.schedule(
            function, args=arguments, kwargs=named, timeout=self._limits.seconds
        )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, at once where the futures are cancelled."""
        if cancel_futures:
            self._pool.stop()  # type: ignore[no-untyped-call]
        else:
            self._pool.close()  # type: ignore[no-untyped-call]
        if wait:
            self._pool.join()
