import multiprocessing
import os
import resource
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path
from pickle import PicklingError

import pytest

from gallery.errors import ConfigError
from gallery.executors.processes import Processes
from tests.executors.ahead import most_ahead
from tests.executors.works import LOST, Big, Dies, Fails, Hangs, Interrupted, Kills, KillsLater, Square, Unsendable


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    """Every test here ends with no worker."""
    yield
    assert multiprocessing.active_children() == []


def expected(count: int, *lost: int) -> list[int]:
    return [LOST * (value + 1) if value in lost else value * value for value in range(count)]


@pytest.mark.parametrize(("workers", "killers"), [(2, (4,)), (1, (0,)), (2, (0, 1, 2)), (3, (7,)), (2, (2, 7))])
def test_a_value_that_kills_its_worker_is_lost_and_no_other(workers: int, killers: tuple[int, ...]) -> None:
    assert list(Processes(workers=workers).map(Kills(on=killers), range(8))) == expected(8, *killers)


def test_the_window_holds_where_workers_die() -> None:
    most, results = most_ahead(Processes(workers=1), Kills(on=(3, 4)), 10)
    assert results == expected(10, 3, 4)
    assert most <= 2


def test_what_was_finished_before_a_worker_died_is_not_done_again(tmp_path: Path) -> None:
    sign, log = tmp_path / "sign", tmp_path / "log"
    os.mkfifo(sign)
    held = os.open(sign, os.O_RDWR)  # so that neither side waits for the other to open it
    try:
        results = list(Processes(workers=2).map(KillsLater(sign=str(sign), log=str(log)), range(3)))
    finally:
        os.close(held)
    assert results == expected(3, 0)
    begun = log.read_text().split()
    assert begun.count("1") == 1
    assert begun.count("0") == 2


def test_where_there_is_no_fork_server_workers_start_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    executor = Processes(workers=1)
    executor.begin()
    assert list(executor.map(Square(), [3, 4])) == [9, 16]


def test_where_the_system_starts_no_process_it_is_said_in_words() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with Processes(workers=1).session() as executor:
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))  # what is open stays open
        try:
            with pytest.raises(ConfigError, match="the worker processes cannot start") as told:
                list(executor.map(Square(), [1]))
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        assert told.value.code == "no-workers"
        assert list(executor.map(Square(), [2])) == [4]


@pytest.mark.parametrize("error", [GeneratorExit, KeyboardInterrupt])
def test_an_interrupt_ends_the_workers_at_once(tmp_path: Path, error: type[BaseException]) -> None:
    survived = tmp_path / "survived"
    results = Processes(workers=2).map(Hangs(survived=str(survived)), range(5))
    worker = next(results)
    assert worker != os.getpid()
    with pytest.raises(error):
        results.throw(error)  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
    assert not survived.exists()


def test_a_reader_that_stops_early_ends_the_workers(tmp_path: Path) -> None:
    results = Processes(workers=2).map(Hangs(survived=str(tmp_path / "survived")), range(5))
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_bug_ends_the_workers_too() -> None:
    with pytest.raises(ZeroDivisionError, match="bug at 1"):
        list(Processes(workers=2).map(Fails(on=1), range(20)))


def test_what_a_bug_says_names_the_place_in_the_worker() -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        list(Processes(workers=1).map(Fails(on=0), [0]))
    assert "tests/executors/works.py" in "".join(raised.value.__notes__)


def test_values_and_results_larger_than_a_pipe_pass_both_ways() -> None:
    values = [bytes([number]) * 3_000_000 for number in range(6)]
    assert list(Processes(workers=2).map(Big(), values)) == [value * 2 for value in values]


def test_a_result_that_cannot_be_sent_is_an_error_and_the_worker_goes_on() -> None:
    with Processes(workers=1).session() as workers:
        with pytest.raises(TypeError, match="cannot be sent"):
            list(workers.map(Unsendable(), [1]))
        assert list(workers.map(Square(), range(3))) == expected(3)


def test_a_value_that_cannot_be_sent_is_an_error() -> None:
    with pytest.raises((TypeError, AttributeError, PicklingError)):
        list(Processes(workers=1).map(Unsendable(), [lambda: 1]))


def test_workers_leave_ctrl_c_to_the_parent() -> None:
    assert list(Processes(workers=1).map(Interrupted(), range(3))) == expected(3)


def test_where_there_is_no_fork_server_workers_are_started_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert list(Processes(workers=1).map(Kills(on=(1,)), range(3))) == expected(3, 1)


def test_work_runs_in_other_processes_that_are_gone_in_the_end() -> None:
    assert list(Processes(workers=2).map(Square(), range(3))) == expected(3)


def test_workers_that_cannot_start_are_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the main script starts the work again on import."""
    monkeypatch.setattr("gallery.executors.worker.serve", Dies())
    with pytest.raises(ConfigError, match="the worker processes cannot start") as told:
        list(Processes(workers=2).map(Square(), range(8)))
    assert told.value.code == "no-workers"


def _in_a_daemon(queue: "multiprocessing.Queue[str]") -> None:
    try:
        list(Processes(workers=1).map(Square(), [1]))
    except ConfigError as refused:
        queue.put(refused.code)


def test_a_daemonic_host_is_told_to_use_threads() -> None:
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    process = context.Process(target=_in_a_daemon, args=(queue,), daemon=True)
    process.start()
    assert queue.get(timeout=30) == "no-workers"
    process.join()


class TestSession:
    def test_workers_stay_from_one_step_to_the_next(self) -> None:
        with Processes(workers=1).session() as workers:
            first, second = (list(workers.map(Whoami(), range(2))) for _ in range(2))
        assert len({*first, *second}) == 1
        assert os.getpid() not in first

    def test_nothing_starts_where_there_is_nothing_to_do(self) -> None:
        with Processes(workers=2).session() as workers:
            assert list(workers.map(Square(), [])) == []
            assert multiprocessing.active_children() == []

    def test_a_step_after_one_that_lost_workers_has_fresh_ones(self) -> None:
        with Processes(workers=2).session() as workers:
            assert list(workers.map(Kills(on=(1,)), range(4))) == expected(4, 1)
            assert list(workers.map(Square(), range(4))) == expected(4)

    def test_workers_that_were_killed_between_two_steps_are_replaced(self) -> None:
        with Processes(workers=2).session() as workers:
            assert list(workers.map(Square(), range(8))) == expected(8)
            kill_all_workers()
            assert list(workers.map(Square(), range(1))) == expected(1)

    def test_a_step_that_is_left_early_ends_its_workers_and_the_next_goes_on(self) -> None:
        with Processes(workers=2).session() as workers:
            begun = workers.map(Square(), range(100))
            next(begun)
            begun.close()  # type: ignore[attr-defined]
            assert list(workers.map(Square(), range(4))) == expected(4)

    def test_an_exception_ends_them_at_once(self) -> None:
        def interrupted() -> None:
            with Processes(workers=2).session() as workers:
                next(workers.map(Square(), range(100)))
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()


def kill_all_workers() -> None:
    for child in multiprocessing.active_children():
        child.kill()
        wait([child.sentinel])


class Whoami:
    """The process it runs in."""

    def __call__(self, value: int, /) -> int:
        return os.getpid()

    def lost(self, value: int, /) -> int:
        return -1
