"""Full and read-only file systems: the old gallery stays, the message says why, the next run succeeds."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery import build
from gallery.errors import GalleryError, StorageError
from tests.faults.aftermath import Scene, may_mount, scene, small_disk
from tests.photos import tree


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB."""
    if not may_mount(tmp_path / "trial"):
        pytest.skip("mounting a small disk needs root on Linux")
    with small_disk(tmp_path / "disk", "8m"):
        yield tmp_path / "disk"


@pytest.fixture
def made(disk: Path, tmp_path: Path) -> Scene:
    return scene(tmp_path / "in", disk / "out")


def fill(disk: Path, left: int) -> Path:
    """Leave that many bytes."""
    balloon = disk / "balloon"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    balloon.write_bytes(b"\0" * max(0, free - left))
    return balloon


@pytest.mark.parametrize(
    "left",
    [0, 40_000, *(pytest.param(left, marks=pytest.mark.slow) for left in (4_000, 8_000, 80_000, 120_000, 160_000))],
)
def test_a_full_disk_leaves_the_old_gallery_and_says_so(disk: Path, made: Scene, left: int) -> None:
    balloon = fill(disk, left)
    done = made.command("", "--json")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "full" in done.stderr or "disk" in done.stderr
    made.is_whole()
    balloon.unlink()
    made.recovers()


def test_a_disk_that_is_full_from_the_start_makes_nothing(disk: Path, tmp_path: Path) -> None:
    ready = scene(tmp_path / "in", tmp_path / "out")
    fill(disk, 4096)
    with pytest.raises(StorageError):
        build(ready.photos, disk / "new", executor="serial")
    assert not (disk / "new" / "public").exists()


def test_a_read_only_disk_leaves_the_old_gallery_and_says_so(disk: Path, made: Scene) -> None:
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    done = made.command()
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Read-only file system" in done.stderr
    made.is_whole()
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    made.recovers()


def test_a_read_only_cache_is_an_error_in_words(disk: Path, tmp_path: Path) -> None:
    ready = scene(tmp_path / "in", tmp_path / "out")
    cache = disk / "cache"
    build(ready.photos, tmp_path / "other", cache=cache, executor="serial")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(StorageError, match="cache") as caught:
        build(ready.photos, tmp_path / "third", cache=cache, executor="serial")
    assert "Read-only" in caught.value.message
    assert not (tmp_path / "third" / "public").exists()


def test_photos_on_a_disk_that_goes_away_are_an_error_and_the_gallery_stays(disk: Path, tmp_path: Path) -> None:
    ready = scene(disk / "in", tmp_path / "out")
    subprocess.run(["umount", "-l", disk], check=True)
    with pytest.raises(GalleryError, match="there is no file or folder"):
        build(ready.photos, ready.out, executor="serial")
    assert tree(ready.out / "public") == ready.old
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", disk], check=True)  # for the fixture to take down
