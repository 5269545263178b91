import threading

from gallery.executors.threads import Threads
from tests.executors.ahead import most_ahead
from tests.executors.works import Square, Work


class Meets(Work):
    """Waits until two are at work at the same time."""

    def __init__(self) -> None:
        self.barrier = threading.Barrier(2)

    def __call__(self, value: int, /) -> int:
        self.barrier.wait(timeout=60)
        return value


def running() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("gallery")]


def test_two_workers_work_at_the_same_time() -> None:
    assert list(Threads(workers=2).map(Meets(), range(6))) == list(range(6))


def test_the_window_is_used_to_the_full() -> None:
    assert most_ahead(Threads(workers=3), Square(), 30)[0] == 6


def test_closing_early_leaves_no_thread_and_begins_nothing_more() -> None:
    begun: list[int] = []
    go = threading.Event()

    class Waits(Work):
        def __call__(self, value: int, /) -> int:
            begun.append(value)
            if value:
                go.wait(timeout=60)
            return value

    results = Threads(workers=1).map(Waits(), range(10))
    assert next(results) == 0
    threading.Thread(target=go.set).start()
    results.close()  # type: ignore[attr-defined]
    assert running() == []
    assert begun in ([0], [0, 1])


def test_nothing_is_left_when_all_is_done() -> None:
    list(Threads(workers=2).map(Square(), range(5)))
    assert running() == []
