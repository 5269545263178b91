"""Finished work kept beside the output folder: for CI, where the output is made anew each time."""

import shutil
from pathlib import Path

import pytest

from gallery import build
from gallery.errors import ConfigError, StorageError
from gallery.pipeline.outcome import WorkDone
from gallery.pipeline.workspace import open_workspace
from tests.photos import folder, tree


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return folder(tmp_path / "in", 2)


def test_a_fresh_output_is_made_from_the_cache_alone(photos: Path, tmp_path: Path) -> None:
    first = build(photos, tmp_path / "out", cache=tmp_path / "cache", executor="serial")
    before = tree(tmp_path / "out" / "public")
    assert not (tmp_path / "out" / ".cache" / "pool").exists()
    shutil.rmtree(tmp_path / "out")
    again = build(photos, tmp_path / "out", cache=tmp_path / "cache", executor="serial")
    assert (first.work.decoded, again.work) == (2, WorkDone(reused=2))
    assert tree(tmp_path / "out" / "public") == before


def test_the_output_folder_remembers_where_its_cache_is(photos: Path, tmp_path: Path) -> None:
    build(photos, tmp_path / "out", cache=tmp_path / "cache", executor="serial")
    assert build(photos, tmp_path / "out", executor="serial").work == WorkDone(reused=2)
    shutil.rmtree(tmp_path / "cache")
    assert build(photos, tmp_path / "out", executor="serial").work.decoded == 2
    assert (tmp_path / "out" / ".cache" / "pool").is_dir()


def test_a_cache_on_another_file_system_is_copied_from(photos: Path, tmp_path: Path) -> None:
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second file system here")
    cache = memory / f"gallery-{tmp_path.name}-{id(photos)}"
    try:
        build(photos, tmp_path / "out", cache=cache, executor="serial")
        plain = build(photos, tmp_path / "plain", executor="serial")
        assert tree(tmp_path / "out" / "public") == tree(tmp_path / "plain" / "public")
        assert build(photos, tmp_path / "out", cache=cache, executor="serial").work.reused == len(plain.published)
    finally:
        shutil.rmtree(cache, ignore_errors=True)


def test_a_folder_of_others_is_left_alone(photos: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    (cache / "theirs.txt").write_text("mine")
    with pytest.raises(StorageError, match="belongs to another program"):
        build(photos, tmp_path / "out", cache=cache, executor="serial")
    assert tree(cache) == {"theirs.txt": b"mine"}


def test_a_cache_among_the_photos_is_refused(photos: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="lies inside the photo folder"):
        build(photos, tmp_path / "out", cache=photos / "cache", executor="serial")


def test_two_galleries_do_not_write_into_one_cache_at_once(photos: Path, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "one", tmp_path / "cache"), pytest.raises(StorageError, match="working in"):
        build(photos, tmp_path / "two", cache=tmp_path / "cache", executor="serial")


def test_the_usual_place_may_be_named_and_ends_another(photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(photos, out, cache=tmp_path / "cache", executor="serial")
    build(photos, out, cache=out / ".cache", executor="serial")
    shutil.rmtree(tmp_path / "cache")
    assert build(photos, out, executor="serial").work.decoded == 0
