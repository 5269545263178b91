"""Work in the caller's own thread."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from gallery.ports import Work

A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serial:
    """One photo after the other."""

    workers: int = 1

    def map(self, work: Work[A, B], values: Iterable[A]) -> Iterator[B]:
        """Results in the order of the values, each computed when it is asked for."""
        for value in values:
            yield work(value)
