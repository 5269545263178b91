"""Work in processes of this computer, so that a photo that kills its worker harms no other."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection
from typing import TypeVar

from gallery.errors import ConfigError
from gallery.image.threads import one_thread_each
from gallery.ports import Work

A = TypeVar("A")
B = TypeVar("B")

_PRELOAD = ("gallery.image.frame", "gallery.dedupe.fingerprint")
"""What decoding needs."""

_MOST = 61
"""Windows waits for no more processes at a time (WaitForMultipleObjects); elsewhere memory is short before that."""


_NO_WORKERS = "the worker processes cannot start or were lost"


def _begin() -> None:
    """Set up a worker: the parent alone answers Ctrl-C, and a worker whose parent is gone ends itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    one_thread_each()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """A process for each worker, started fresh (never forked from a process that may hold threads).

    Attributes:
        preload: Modules that the fork server loads once, before the workers are forked from it.
    """

    workers: int = 2
    preload: tuple[str, ...] = _PRELOAD

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """Results in the order of the values.

        Where a worker is killed, the photos in flight are tried again one by one in a process of their own;
        the one that kills it again gets ``work.lost(value)``.

        Raises:
            ConfigError: No worker can start at all (``no-workers``).
        """
        if multiprocessing.current_process().daemon:
            hint = "Use threads: processes of a pool may start none of their own."
            raise ConfigError(_NO_WORKERS, code="no-workers", hint=hint)
        remaining, window, proven = iter(values), 2 * self.workers, False
        flying: deque[tuple[A, Future[B]]] = deque()
        pool = self._pool(self.workers)
        try:
            while True:
                for following in islice(remaining, window - len(flying)):
                    flying.append((following, _submit(pool, work, following)))
                if not flying:
                    break
                value, future = flying.popleft()
                try:
                    result = future.result()
                    proven = True
                except BrokenProcessPool:
                    proven = proven or self._proven()
                    result = self._alone(work, value)
                    pool, flying = self._again(pool, work, flying)
                yield result
        except BaseException:
            _kill(pool)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(list(self.preload))
        return ProcessPoolExecutor(min(workers, _MOST), mp_context=context, initializer=_begin)

    def _proven(self) -> bool:
        """Whether it is the photo's fault: a fresh worker can do the least there is to do."""
        pool = self._pool(1)
        try:
            return _submit(pool, bool, 1).result()
        except BrokenProcessPool as broken:
            raise ConfigError(
                "the worker processes cannot start",
                code="no-workers",
                hint="Start from a file with `if __name__ == '__main__':`, or use the executor threads.",
            ) from broken
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _alone(self, work: Work[A, B], value: A) -> B:
        pool = self._pool(1)
        try:
            return _submit(pool, work, value).result()
        except BrokenProcessPool:
            return work.lost(value)
        except BaseException:
            _kill(pool)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _again(
        self, broken: ProcessPoolExecutor, work: Work[A, B], flying: deque[tuple[A, Future[B]]]
    ) -> tuple[ProcessPoolExecutor, deque[tuple[A, Future[B]]]]:
        """A new pool; what was finished stays, what died with the old one is tried alone."""
        broken.shutdown(wait=False, cancel_futures=True)
        kept: deque[tuple[A, Future[B]]] = deque()
        for value, future in flying:
            finished = future.done() and not future.cancelled() and future.exception() is None
            kept.append((value, future if finished else _answered(self._alone(work, value))))
        return self._pool(self.workers), kept


def _submit(pool: ProcessPoolExecutor, work: Callable[[A], B], value: A) -> "Future[B]":
    """Submit; a pool that broke in the meantime answers through the future, like one that breaks later."""
    try:
        return pool.submit(work, value)
    except (OSError, EOFError) as gone:
        raise ConfigError(_NO_WORKERS, code="no-workers", hint="Run again, or use threads.") from gone
    except BrokenProcessPool as broken:
        failed: Future[B] = Future()
        failed.set_exception(broken)
        return failed


def _answered(result: B) -> "Future[B]":
    future: Future[B] = Future()
    future.set_result(result)
    return future


def _kill(pool: ProcessPoolExecutor) -> None:
    """End the workers at once; what they were writing has a temporary name only."""
    # Public from Python 3.14 as ``kill_workers``; before, the processes are only in ``_processes``.
    processes = getattr(pool, "_processes", None) or {}
    for process in list(processes.values()):
        process.kill()
