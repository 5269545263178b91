"""Work in processes of this computer, so that a photo that kills its worker harms no other."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from gallery.executors.pool import Workers, context_for
from gallery.ports import Work

A = TypeVar("A")
B = TypeVar("B")

_PRELOAD = (
    "gallery.pipeline.look",
    "gallery.pipeline.stamping",
    "gallery.pipeline.originals",
    "gallery.dedupe.fingerprint",
    "gallery.dedupe.compare",
    "gallery.thumbnails.focal.detail",
    "gallery.image.placeholder",
    "gallery.image.formats.jpeg",
    "gallery.metadata.containers.webp.file",
    "PIL.JpegImagePlugin",
    "PIL.WebPImagePlugin",
)
"""What a photo of a camera asks for. Names, since the layers of most are above this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """A process for each worker, started fresh (never forked from a process that may hold threads).

    Attributes:
        preload: Modules that the fork server loads once, before the workers are forked from it.
    """

    workers: int = 2
    preload: tuple[str, ...] = _PRELOAD

    def begin(self) -> None:
        """Start the fork server now, so that it loads its modules while the caller does; where there is one."""
        if context_for(self.preload).get_start_method() == "forkserver":
            from multiprocessing import forkserver  # noqa: PLC0415 - not on Windows

            forkserver.ensure_running()

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """Results in the order of the values.

        A value whose worker is killed is tried once more in a fresh one; where that is killed too it gets
        ``work.lost(value)``.

        Raises:
            ConfigError: No worker can start at all (``no-workers``).
        """
        with self.session() as workers:
            yield from workers.map(work, values)

    @contextmanager
    def session(self) -> Iterator[Workers]:
        """Workers that stay from one ``map`` to the next; an exception ends them at once."""
        workers = Workers(self.workers, self.preload)
        try:
            yield workers
        except BaseException:
            workers.kill()
            raise
        finally:
            workers.close()
