"""Worker processes of one session: started when they are needed, and anew where one was lost."""

import multiprocessing
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.context import BaseContext
from typing import TypeVar

from gallery.errors import ConfigError
from gallery.executors.window import in_window
from gallery.executors.worker import Worker, WorkerGone
from gallery.ports import Work

A = TypeVar("A")
B = TypeVar("B")

_AGAIN = "Run again, or use the executor threads."


class Workers:
    """A thread for each worker process, which hands it one value after the other.

    Processes start in these threads only, so an interrupt, which reaches the main thread, meets none half-started.
    """

    def __init__(self, workers: int, preload: tuple[str, ...]) -> None:
        self._workers = workers
        self._context = context_for(preload)
        self._guard = threading.Lock()
        self._alone = threading.Lock()
        self._all: set[Worker] = set()
        self._idle: list[Worker] = []
        self._stopped = False

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """As ``Processes.map``."""
        if multiprocessing.current_process().daemon:
            hint = "Use threads: processes of a pool may start none of their own."
            raise ConfigError("the worker processes cannot start", code="no-workers", hint=hint)
        threads = ThreadPoolExecutor(self._workers, thread_name_prefix="gallery")
        finished = False
        try:
            for _, future in in_window(lambda value: threads.submit(self._do, work, value), values, 2 * self._workers):
                yield future.result()
            finished = True
        finally:
            if not finished:
                self.kill()
            threads.shutdown(wait=True, cancel_futures=True)
            if not finished:
                self.close()

    def kill(self) -> None:
        """End the workers at once; what they were writing has a temporary name only."""
        with self._guard:
            self._stopped = True
            for worker in self._all:
                worker.kill()

    def close(self) -> None:
        """Let the workers end; nothing is in flight any more."""
        with self._guard:
            ending, self._all, self._idle, self._stopped = self._all, set(), [], False
        for worker in ending:
            worker.end()

    def _do(self, work: Work[A, B], value: A) -> B:
        try:
            return self._done(work, value)
        except WorkerGone:
            with self._alone:  # often it is memory, and two at a time were too many
                return self._done_or_lost(work, value)

    def _done_or_lost(self, work: Work[A, B], value: A) -> B:
        try:
            return self._done(work, value)
        except WorkerGone:
            return work.lost(value)

    def _done(self, work: Work[A, B], value: A) -> B:
        worker = self._taken()
        try:
            result: B = worker.do(work, value)
        except WorkerGone:
            self._buried(worker)
            raise
        except BaseException:
            self._idle.append(worker)
            raise
        self._idle.append(worker)
        return result

    def _taken(self) -> Worker:
        """A worker that waits for work, or a new one."""
        while (idle := self._popped()) is not None:
            if idle.alive:
                return idle
            self._buried(idle)
        for _ in range(2):  # one may be killed while it starts; where none can start, the second ends as well
            with suppress(WorkerGone):
                return self._started()
        hint = "Start from a file with `if __name__ == '__main__':`, or use the executor threads."
        raise ConfigError("the worker processes cannot start", code="no-workers", hint=hint)

    def _popped(self) -> Worker | None:
        with self._guard:
            self._refuse_if_stopped()
            return self._idle.pop() if self._idle else None

    def _started(self) -> Worker:
        with self._guard:
            self._refuse_if_stopped()
            try:
                worker = Worker(self._context)
            except (OSError, EOFError) as refused:
                raise ConfigError("the worker processes cannot start", code="no-workers", hint=_AGAIN) from refused
            self._all.add(worker)
        try:
            worker.ready()
        except WorkerGone:
            self._buried(worker)
            raise
        return worker

    def _refuse_if_stopped(self) -> None:
        if self._stopped:
            raise ConfigError("the work was stopped", code="no-workers", hint=_AGAIN)

    def _buried(self, worker: Worker) -> None:
        with self._guard:
            self._all.discard(worker)
        worker.end()


def context_for(preload: tuple[str, ...]) -> BaseContext:
    """How processes start: from a fork server that has loaded some modules, or fresh where there is none (Windows)."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context
