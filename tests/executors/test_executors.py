"""What every executor keeps to."""

import pickle
from collections.abc import Iterator

import pytest

from gallery.errors import PluginError
from gallery.executors import BUILT_IN, executor_named
from gallery.ports import Executor
from tests.executors.ahead import most_ahead
from tests.executors.works import Fails, Square


@pytest.fixture(params=BUILT_IN)
def executor(request: pytest.FixtureRequest) -> Executor:
    return executor_named(request.param, workers=2)


def test_results_come_in_the_order_of_the_values(executor: Executor) -> None:
    values = [5, 3, 9, 1, 1, 0, 7, 2, 8]
    assert list(executor.map(Square(), values)) == [value * value for value in values]


def test_no_values_give_no_results(executor: Executor) -> None:
    assert list(executor.map(Square(), [])) == []


def test_values_are_taken_only_as_the_window_allows(executor: Executor) -> None:
    most, results = most_ahead(executor, Square(), 30)
    assert results == [value * value for value in range(30)]
    assert most <= 2 * 2


def test_a_bug_in_the_work_ends_the_run_with_its_own_exception(executor: Executor) -> None:
    results = executor.map(Fails(on=2), range(10))
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ZeroDivisionError, match="bug at 2"):
        next(results)


def test_an_error_in_the_values_reaches_the_caller(executor: Executor) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise LookupError("no more values")

    with pytest.raises(LookupError, match="no more values"):
        list(executor.map(Square(), broken()))


def test_executors_are_values(executor: Executor) -> None:
    assert pickle.loads(pickle.dumps(executor)) == executor


def test_an_unknown_executor_is_a_plugin_error() -> None:
    with pytest.raises(PluginError, match=r"did you mean threads\?"):
        executor_named("thread", workers=1)
