from concurrent.futures import Future

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.executors.window import in_window
from tests.executors.ahead import Counted


def done(value: int) -> "Future[int]":
    future: Future[int] = Future()
    future.set_result(-value)
    return future


@given(st.lists(st.integers()), st.integers(1, 6))
def test_every_value_comes_once_in_order_and_never_too_many_fly(values: list[int], size: int) -> None:
    counted, seen = Counted(values), []
    for value, future in in_window(done, counted, size):
        counted.read += 1
        seen.append((value, future.result()))
    assert seen == [(value, -value) for value in values]
    assert counted.most == min(size, len(values))


def test_values_may_have_no_end() -> None:
    def endless(value: int = 0):  # type: ignore[no-untyped-def]
        while True:
            yield value
            value += 1

    window = in_window(done, endless(), 3)
    assert [next(window)[0] for _ in range(4)] == [0, 1, 2, 3]


def test_an_error_in_submitting_is_not_swallowed() -> None:
    def refuse(value: int) -> "Future[int]":
        raise RuntimeError(f"no {value}")

    with pytest.raises(RuntimeError, match="no 7"):
        next(in_window(refuse, [7], 2))
