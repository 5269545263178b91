"""What a worker answers, in this process: the same loop that a process of its own runs."""

import multiprocessing
import pickle
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gallery.executors.worker as worker_module
from gallery.executors.pool import context_for
from gallery.executors.worker import Worker, WorkerGone, serve
from tests.executors.works import Fails, Hangs, Square, Unsendable


@pytest.fixture(autouse=True)
def interrupts() -> Iterator[None]:
    """A worker leaves Ctrl-C to its parent; this process does not."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def answers(*asked: bytes) -> list[Any]:
    """What comes back for some messages, the first answer being that it is ready."""
    ours, theirs = multiprocessing.Pipe()
    found: list[Any] = []

    def ask() -> None:
        found.append(ours.recv())
        for message in asked:
            ours.send_bytes(message)
            found.append(ours.recv())
        ours.close()

    asking = threading.Thread(target=ask)
    asking.start()
    serve(theirs)
    asking.join()
    return found[1:]


def message(work: object, value: object) -> bytes:
    return pickle.dumps((work, value))


def test_it_answers_until_nobody_asks_any_more() -> None:
    assert answers(message(Square(), 3), message(Square(), 4)) == [(True, 9), (True, 16)]


def test_an_error_of_the_work_comes_back_with_its_traceback() -> None:
    failed, fine = answers(message(Fails(on=1), 1), message(Fails(on=1), 2))
    assert failed[0] is False
    assert isinstance(failed[1], ZeroDivisionError)
    assert "works.py" in failed[1].__notes__[0]
    assert fine == (True, 4)


def test_what_cannot_be_unpickled_is_an_answer_and_the_next_is_done() -> None:
    unknown = b"cno_such_module\nThing\n."
    failed, fine = answers(unknown, message(Square(), 5))
    assert isinstance(failed[1], ModuleNotFoundError)
    assert fine == (True, 25)


def test_a_result_that_cannot_be_pickled_is_named() -> None:
    (failed,) = answers(message(Unsendable(), 1))
    assert failed[0] is False
    assert str(failed[1]).startswith("the answer cannot be sent: ")


def test_an_answer_that_nobody_waits_for_ends_it() -> None:
    ours, theirs = multiprocessing.Pipe()
    ours.send_bytes(message(Square(), 3))
    ours.close()
    serve(theirs)  # and does not raise


@pytest.fixture
def worker() -> Worker:
    started = Worker(context_for(()))
    started.ready()
    return started


def test_one_that_is_dead_takes_no_work(worker: Worker) -> None:
    worker.kill()
    multiprocessing.connection.wait([worker._process.sentinel], timeout=10)
    assert not worker.alive
    with pytest.raises(WorkerGone):
        worker.do(Square(), 3)
    worker.end()


def test_one_that_does_not_end_in_time_is_ended(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker_module, "_PATIENCE", 0.2)
    worker._pipe.send((Hangs(survived=str(tmp_path / "survived")), 1))
    worker.end()
    assert not worker.alive
    assert not (tmp_path / "survived").exists()
