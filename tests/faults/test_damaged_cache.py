"""The cache may be damaged in any way: what it says is checked, and what is wrong is made anew."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from gallery import build
from gallery.errors import GalleryError, ManifestError, StorageError
from tests.faults.aftermath import Scene, scene
from tests.photos import tree


@pytest.fixture
def made(tmp_path: Path) -> Scene:
    return scene(tmp_path / "in", tmp_path / "out")


def cached(out: Path) -> list[Path]:
    return sorted(path for path in (out / ".cache").rglob("*") if path.is_file())


def restored(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    else:
        path.rmdir()


def truncated(path: Path) -> None:
    data = path.read_bytes()
    path.unlink()  # the public file may be the same one under a second name
    path.write_bytes(data[: len(data) // 2])


def emptied(path: Path) -> None:
    path.unlink()
    path.touch()


def scribbled(path: Path) -> None:
    size = path.stat().st_size
    path.unlink()
    path.write_bytes(random.Random(size).randbytes(size))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


Damage = Callable[[Path], None]
DAMAGES: list[Damage] = [truncated, emptied, scribbled, Path.unlink]


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_file_of_the_cache_may_be_damaged(made: Scene, damage: Damage) -> None:
    for path in cached(made.out):
        damage(path)
    (made.out / ".cache/CACHEDIR.TAG").touch()
    made.recovers()


@pytest.mark.parametrize("damage", [*DAMAGES, a_folder, a_loop])
def test_any_one_file_of_the_cache_may_be_damaged(made: Scene, damage: Damage) -> None:
    """The index, the lock, pictures of the pool, one after the other; what cannot be mended is named."""
    files = [path for path in cached(made.out) if path.name != "CACHEDIR.TAG"]
    for path in [one for one in files if one.parent.name != "pool"] + [one for one in files if "pool" in one.parts][:2]:
        if not path.exists():
            continue  # a journal that the last build ended
        damage(path)
        try:
            build(made.photos, made.out, executor="serial")
        except GalleryError as error:
            assert damage in (a_folder, a_loop)
            assert ".cache" in f"{error.message} {error.hint}"
            restored(path)
    made.recovers()


@pytest.mark.parametrize("damage", [Path.unlink, a_folder, a_loop])
def test_a_cache_without_its_mark_is_somebody_else_s(made: Scene, damage: Damage) -> None:
    tag = made.out / ".cache/CACHEDIR.TAG"
    damage(tag)
    with pytest.raises(StorageError, match="belongs to another program") as caught:
        build(made.photos, made.out, executor="serial")
    assert "delete it: it can be made again" in caught.value.hint
    made.is_whole()
    shutil.rmtree(made.out / ".cache")
    made.recovers()


def test_pictures_of_the_cache_may_be_exchanged(made: Scene) -> None:
    pool = [path for path in cached(made.out) if path.suffix == ".jpg"]
    one, other = pool[0].read_bytes(), pool[1].read_bytes()
    for path, data in zip(pool[:2], (other, one), strict=True):
        path.unlink()
        path.write_bytes(data)
    made.recovers()


def test_a_cache_of_a_newer_version_is_not_believed(made: Scene) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(made.out / ".cache/index.sqlite")) as index:
        index.execute("pragma user_version = 4711")
        index.commit()
    made.recovers()


@pytest.mark.parametrize("name", ["public/gallery.json", "report.json", "report.html", "public/index.html"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_what_a_build_wrote_may_be_damaged(made: Scene, name: str, damage: Damage) -> None:
    path = made.out / name
    damage(path)
    if path.parent == made.out and damage in (truncated, scribbled):  # a file of somebody else, for all that shows
        path.write_bytes(b"cut before the mark" if damage is truncated else path.read_bytes())
        with pytest.raises(StorageError, match="or is damaged") as caught:
            build(made.photos, made.out, executor="serial")
        assert "move that file away" in caught.value.hint
        path.unlink()
    made.recovers()


@pytest.mark.parametrize("data", [b"", b"{", b"\0" * 100, b'{"schema": "gallery.edits/1", "photos": []}', b"[]"])
def test_damaged_decisions_stop_the_run_and_are_kept(made: Scene, data: bytes) -> None:
    (made.out / "gallery.edits.json").write_bytes(data)
    with pytest.raises(ManifestError) as caught:
        build(made.photos, made.out, executor="serial")
    assert caught.value.hint
    assert (made.out / "gallery.edits.json").read_bytes() == data
    made.is_whole()


@pytest.mark.parametrize("when", [0, 1, 2**31, 4_000_000_000])
def test_clocks_may_go_backwards_and_far_ahead(made: Scene, when: int) -> None:
    for path in (*made.photos.iterdir(), *cached(made.out), *(made.out / "public").rglob("*")):
        os.utime(path, (when, when))
    made.recovers()


def test_another_time_zone_changes_nothing(made: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    build(made.photos, made.out, executor="serial")
    before = tree(made.out / "public")
    try:
        for zone in ("Pacific/Kiritimati", "America/Adak", "UTC"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            build(made.photos, made.out, executor="serial")
            assert tree(made.out / "public") == before
            made.recovers()
    finally:
        monkeypatch.undo()
        time.tzset()
