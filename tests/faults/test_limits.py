"""A system that gives little: file size, open files, memory."""

import sys
from pathlib import Path

import pytest

from tests.faults.aftermath import Scene, scene

SLOW = pytest.mark.slow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture
def made(tmp_path: Path) -> Scene:
    return scene(tmp_path / "in", tmp_path / "out")


@pytest.mark.parametrize("most", [1_000, pytest.param(0, marks=SLOW), pytest.param(20_000, marks=SLOW)])
def test_a_file_that_may_not_grow_leaves_the_old_gallery(made: Scene, most: int) -> None:
    done = made.command(f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))")
    assert done.returncode in (1, 3), done.stderr
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr
    assert "run again" in done.stderr or "Choose another output folder" in done.stderr
    made.is_whole()
    made.recovers()


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("most", [24, *(pytest.param(most, marks=SLOW) for most in (10, 16, 32, 48))])
def test_few_open_files_are_an_error_in_words_or_enough(made: Scene, most: int, workers: str) -> None:
    done = made.command(f"resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}))", "--workers", workers)
    assert "Traceback" not in done.stderr, done.stderr
    if done.returncode == 0:
        assert {path.name for path in made.photos.iterdir()} == {"photo-1.jpg", "photo-2.jpg", "photo-3.jpg"}
    else:
        assert done.returncode in (1, 2, 3)
        assert "too many open files" in done.stderr.lower() or "worker" in done.stderr
    made.recovers()


@pytest.mark.parametrize("megabytes", [900, pytest.param(700, marks=SLOW), pytest.param(1200, marks=SLOW)])
def test_little_memory_costs_photos_and_never_the_gallery(made: Scene, megabytes: int) -> None:
    limit = f"resource.setrlimit(resource.RLIMIT_AS, ({megabytes}_000_000, {megabytes}_000_000))"
    done = made.command(limit, "--workers", "1")
    assert done.returncode in (0, 1, 3), done.stderr
    made.recovers()
