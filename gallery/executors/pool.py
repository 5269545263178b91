"""Worker processes of one session: started when they are needed, and anew where they broke."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import connection
from typing import TypeVar

from gallery.errors import ConfigError
from gallery.image.threads import one_thread_each
from gallery.ports import Work

A = TypeVar("A")
B = TypeVar("B")

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


class Workers:
    """A pool that is started when it is needed, and anew where it broke."""

    def __init__(self, workers: int, preload: tuple[str, ...]) -> None:
        self._workers, self._preload = workers, preload
        self._pool: ProcessPoolExecutor | None = None

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """As ``Processes.map``."""
        if multiprocessing.current_process().daemon:
            hint = "Use threads: processes of a pool may start none of their own."
            raise ConfigError(_NO_WORKERS, code="no-workers", hint=hint)
        remaining, window, proven = iter(values), 2 * self._workers, False
        flying: deque[tuple[A, Future[B]]] = deque()
        try:
            while True:
                for following in islice(remaining, window - len(flying)):
                    flying.append((following, self._submit(work, following)))
                if not flying:
                    break
                value, future = flying.popleft()
                try:
                    result = future.result()
                    proven = True
                except BrokenProcessPool:
                    proven = proven or self._proven()
                    result = self._alone(work, value)
                    flying = self._again(work, flying)
                yield result
        except BaseException:
            self.kill()
            raise

    def kill(self) -> None:
        """End the workers at once; what they were writing has a temporary name only."""
        if self._pool is not None:
            _kill(self._pool)
        self.close()

    def close(self) -> None:
        """Let the workers end; nothing is in flight any more."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, work: Work[A, B], value: A) -> "Future[B]":
        if self._pool is None:
            self._pool = self._started(self._workers)
        return _submit(self._pool, work, value)

    def _started(self, workers: int) -> ProcessPoolExecutor:
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(list(self._preload))
        return ProcessPoolExecutor(min(workers, _MOST), mp_context=context, initializer=_begin)

    def _proven(self) -> bool:
        """Whether it is the photo's fault: a fresh worker can do the least there is to do."""
        pool = self._started(1)
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
        pool = self._started(1)
        try:
            return _submit(pool, work, value).result()
        except BrokenProcessPool:
            return work.lost(value)
        except BaseException:
            _kill(pool)
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _again(self, work: Work[A, B], flying: deque[tuple[A, Future[B]]]) -> deque[tuple[A, Future[B]]]:
        """Leave the broken pool; what was finished stays, what died with it is tried alone."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        kept: deque[tuple[A, Future[B]]] = deque()
        for value, future in flying:
            finished = future.done() and not future.cancelled() and future.exception() is None
            kept.append((value, future if finished else _answered(self._alone(work, value))))
        return kept


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
