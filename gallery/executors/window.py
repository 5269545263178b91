"""A bounded window of futures over a stream of values."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def in_window(submit: Callable[[A], "Future[B]"], values: Iterable[A], size: int) -> Iterator[tuple[A, "Future[B]"]]:
    """Submit values so that at most ``size`` are in flight; yield each with its future, in order.

    Memory stays bounded by the window, never by the number of photos.
    """
    flying: deque[tuple[A, Future[B]]] = deque()
    for value in values:
        flying.append((value, submit(value)))
        if len(flying) >= size:
            yield flying.popleft()
    while flying:
        yield flying.popleft()
