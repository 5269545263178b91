import errno
import os
from pathlib import Path

import pytest

from gallery.errors import StorageError
from gallery.storage.atomic import write_atomic, write_error


@pytest.mark.parametrize("durable", [False, True])
def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path, durable: bool) -> None:
    write_atomic(tmp_path / "a" / "b.txt", b"new", tmp_path / "tmp", durable=durable)
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"new"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_an_old_file_is_replaced_and_readers_keep_what_they_opened(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with (tmp_path / "a").open("rb") as reader:
        write_atomic(tmp_path / "a", b"new", tmp_path / "tmp")
        assert reader.read() == b"old"
    assert (tmp_path / "a").read_bytes() == b"new"


def test_where_the_name_is_taken_by_a_folder_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "a" / "inside").mkdir(parents=True)
    with pytest.raises(StorageError, match="a cannot be written") as caught:
        write_atomic(tmp_path / "a", b"new", tmp_path / "tmp")
    assert caught.value.code == "not-writable"
    assert (tmp_path / "a" / "inside").is_dir()
    assert list((tmp_path / "tmp").iterdir()) == []


def test_where_the_folder_is_a_file_the_error_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match=r"cannot be written \((File exists|Not a directory)\)"):
        write_atomic(tmp_path / "file" / "a", b"new", tmp_path / "tmp")
    with pytest.raises(StorageError, match="cannot be written"):
        write_atomic(tmp_path / "a", b"new", tmp_path / "file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_called_full(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space") as full, Path("/dev/full").open("wb", buffering=0) as device:
        device.write(b"x")
    error = write_error(tmp_path / "a.jpg", full.value)
    assert (error.code, error.message) == ("disk-full", "the disk is full; a.jpg could not be written")
    assert "what was there before is unchanged" in error.hint


def test_a_used_up_quota_is_a_full_disk() -> None:
    assert write_error(Path("a"), OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))).code == "disk-full"


def test_an_error_without_words_is_named_by_its_kind() -> None:
    assert write_error(Path("a"), PermissionError()).message == "a cannot be written (PermissionError)"


def test_an_unfinished_file_is_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill between writing and renaming leaves nothing that anybody sees among photos."""
    seen: list[str] = []
    monkeypatch.setattr(Path, "replace", lambda path, target: seen.append(path.name))
    write_atomic(tmp_path / "a", b"new", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == seen
    assert seen[0].startswith(".gallery-")
