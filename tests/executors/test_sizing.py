"""How many workers fit."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.executors import sizing
from gallery.executors.processes import Processes
from gallery.executors.sizing import WORKER_BYTES, cores, fitting_workers, free_memory
from gallery.ports import Work


def test_there_is_a_worker_for_each_core_where_memory_is_plenty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizing, "free_memory", lambda: 1000 * WORKER_BYTES)
    assert fitting_workers() == cores() >= 1


def test_where_the_system_does_not_say_which_cores_all_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS."""
    monkeypatch.delattr(os, "sched_getaffinity")
    assert cores() == os.cpu_count()


@pytest.mark.parametrize(("free", "workers"), [(0, 1), (WORKER_BYTES // 2, 1), (3 * WORKER_BYTES, 3)])
def test_memory_bounds_them(monkeypatch: pytest.MonkeyPatch, free: int, workers: int) -> None:
    monkeypatch.setattr(sizing, "free_memory", lambda: free)
    monkeypatch.setattr(sizing, "cores", lambda: 64)
    assert fitting_workers() == workers


def test_a_container_bounds_the_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sizing, "_CGROUP", tmp_path)
    unbounded = free_memory()
    assert unbounded > 0
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1000\n")
    assert free_memory() > unbounded / 2
    (tmp_path / "memory.max").write_text("5000\n")
    assert free_memory() == 4000
    (tmp_path / "memory.max").write_text("500\n")
    assert free_memory() == 0


class CountThreads:
    """How many threads OpenCV would start."""

    def __call__(self, value: int, /) -> int:
        import cv2

        return cv2.getNumThreads()

    def lost(self, value: int, /) -> int:
        return -1


@pytest.mark.parametrize("preload", [("cv2",), ()])
def test_workers_start_no_threads_of_their_own(preload: tuple[str, ...]) -> None:
    work: Work[int, int] = CountThreads()
    results: Iterator[int] = Processes(workers=2, preload=preload).map(work, range(4))
    assert list(results) == [1] * 4
