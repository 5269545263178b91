"""How the steps of a run are carried out: by which executor, telling whom."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from gallery.executors import executor_named
from gallery.executors.sizing import cores
from gallery.image.limits import Limits
from gallery.model import Progress
from gallery.ports import Executor, OnEvent, Work

A = TypeVar("A")
B = TypeVar("B")


def _nobody(progress: Progress) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The surroundings of one call.

    Attributes:
        executor: Runs the work on photos.
        on_event: Told about every step.
        limits: Bounds on the inputs.
    """

    executor: Executor
    on_event: OnEvent = _nobody
    limits: Limits = field(default_factory=Limits)

    @contextmanager
    def lasting(self) -> Iterator["Run"]:
        """The same run with workers that stay from one step to the next, where the executor has such (``session``)."""
        session = getattr(self.executor, "session", None)
        if session is None:
            yield self
            return
        with session() as executor:
            yield replace(self, executor=executor)

    def each(self, stage: str, work: Work[A, B], values: Sequence[A], keys: Iterable[str]) -> Iterator[B]:
        """Work on every value, in order, telling the progress; nothing starts where there is nothing to do."""
        if not values:
            return
        total = len(values)
        self.on_event(Progress(stage=stage, done=0, total=total))
        results = self.executor.map(work, values)
        try:
            for done, (key, result) in enumerate(zip(keys, results, strict=True), 1):
                self.on_event(Progress(stage=stage, done=done, total=total, key=key))
                yield result
        finally:
            if isinstance(results, Generator):
                results.close()  # an interrupt ends the workers now, not when the garbage is collected


def prepared(executor: Executor | str | None, on_event: OnEvent | None) -> Run:
    """A run from the arguments of a public function.

    Args:
        executor: An object, the name of one (``serial``, ``threads``, ``processes``), or None for threads.
        on_event: None tells nobody.
    """
    if executor is None or isinstance(executor, str):
        executor = executor_named(executor or "threads", cores())
    return Run(executor=executor, on_event=on_event or _nobody)
