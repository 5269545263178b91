"""Renditions of photos that a CMS holds in memory, returned as bytes."""

import hashlib
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from gallery import make_thumbnails
from gallery.errors import ConfigError, StorageError
from gallery.metadata.verify import private_traces
from gallery.pipeline.thumbnails import thumbnail_fields
from gallery.storage.memory import MemoryFiles, in_memory
from gallery.thumbnails.options import ThumbnailOptions
from tests.photos import folder, jpeg, tree

SMALL = ThumbnailOptions(widths=(160,), formats=("webp", "jpeg"))
PHOTO = jpeg(1, gps=True, serial="S-1")


def made(photos: Any, **options: Any) -> dict[str, list[tuple[int, int]]]:
    """Key of each photo -> sizes of its renditions, each opened from the bytes that came back."""
    report = make_thumbnails(photos, options=SMALL, executor="serial", **options)
    assert report.problems == ()
    sizes = {}
    for file in report.files:
        for one in file.renditions:
            data = file.contents[one.path]
            assert (len(data), hashlib.sha256(data).hexdigest()) == (one.bytes, one.sha256)
            assert private_traces(data) == ()
        sizes[file.source] = [Image.open(BytesIO(file.contents[one.path])).size for one in file.renditions]
    return sizes


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, BytesIO])
def test_whatever_holds_bytes_will_do(kind: Any) -> None:
    assert made(kind(PHOTO)) == {"photo-1": [(160, 120)] * 2}


def test_several_are_told_apart() -> None:
    assert list(made([PHOTO, BytesIO(jpeg(2))])) == ["photo-1", "photo-2"]


def test_an_open_file_keeps_its_name(tmp_path: Path) -> None:
    path = folder(tmp_path / "in", 1) / "photo-1.jpg"
    path.rename(path.with_name("Zażółć.jpg"))
    with path.with_name("Zażółć.jpg").open("rb") as opened:
        report = make_thumbnails(opened, options=SMALL, executor="serial")
    assert report.files[0].source == "Zażółć.jpg"
    assert report.files[0].renditions[0].path.startswith("zazolc-")


def test_files_of_a_folder_come_back_too_and_nothing_is_written(tmp_path: Path) -> None:
    root = folder(tmp_path / "in", 2)
    before = tree(tmp_path)
    assert list(made(root)) == ["photo-1.jpg", "photo-2.jpg"]
    assert tree(tmp_path) == before


def test_bytes_can_be_written_into_a_folder(tmp_path: Path) -> None:
    report = make_thumbnails(PHOTO, tmp_path / "out", options=SMALL, executor="serial")
    assert report.files[0].contents == {}
    assert {one.path for one in report.files[0].renditions} < set(tree(tmp_path / "out"))


def test_in_processes_and_threads_the_bytes_are_the_same() -> None:
    reports = [make_thumbnails([PHOTO], options=SMALL, executor=name) for name in ("serial", "threads", "processes")]
    assert reports[0] == reports[1] == reports[2]


def test_a_broken_photo_is_a_problem() -> None:
    report = make_thumbnails([PHOTO, b"no photo"], options=SMALL, executor="serial")
    assert [(one.path, one.code) for one in report.problems] == [("photo-2", "not-a-photo")]
    assert [file.source for file in report.files] == ["photo-1"]


def test_the_answer_of_the_command_line_holds_no_bytes() -> None:
    fields = thumbnail_fields(make_thumbnails(PHOTO, options=SMALL, executor="serial"))
    assert set(fields["files"][0]) == {"source", "renditions"}


def test_paths_and_bytes_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="given together"):
        make_thumbnails([PHOTO, tmp_path])  # type: ignore[list-item]


def test_text_and_closed_files_are_refused() -> None:
    with pytest.raises(ConfigError, match="open as text"):
        make_thumbnails(StringIO("x"))  # type: ignore[arg-type]
    closed = BytesIO(PHOTO)
    closed.close()
    with pytest.raises(StorageError, match="cannot be read"):
        make_thumbnails(closed)


def test_memory_is_a_place_to_read_from_alone() -> None:
    files = in_memory([b"x"])
    assert isinstance(files, MemoryFiles)
    assert [(one.key, one.size) for one in files.find()] == [("photo-1", 1)]
    assert list(files.find("folder")) == []
    assert files.stat("other") is None
    for refused in (lambda: files.read("other"), lambda: files.write("a", b""), lambda: files.remove("a")):
        with pytest.raises(StorageError):
            refused()
