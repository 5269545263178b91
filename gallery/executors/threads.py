"""Work in threads of this process; the picture codecs release the GIL, so they do as well as processes."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from gallery.executors.window import in_window
from gallery.ports import Work

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """A thread for each worker."""

    workers: int = 2

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """Results in the order of the values; an interrupt drops what has not begun."""
        pool = ThreadPoolExecutor(self.workers, thread_name_prefix="gallery")
        try:
            for _, future in in_window(lambda value: pool.submit(work, value), values, 2 * self.workers):
                yield future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
