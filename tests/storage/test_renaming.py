"""Renaming never replaces, on any system."""

import errno
import os
from pathlib import Path

import pytest

from gallery.storage import renaming
from gallery.storage.renaming import make_folder, rename_new, sync_folder
from tests.photos import tree


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "photos" / "a.jpg"
    path.parent.mkdir()
    path.write_bytes(b"A")
    return path


@pytest.fixture
def without_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that cannot refuse to replace."""
    monkeypatch.setattr(renaming, "_rename_exclusively", lambda old, new: errno.EINVAL)


@pytest.mark.usefixtures("without_the_call")
class TestWhereTheSystemCannotRefuse:
    def test_the_name_is_reserved_first(self, source: Path, tmp_path: Path) -> None:
        rename_new(source, tmp_path / "b.jpg")
        assert tree(tmp_path) == {"b.jpg": b"A"}

    def test_a_taken_name_is_not_replaced(self, source: Path, tmp_path: Path) -> None:
        (tmp_path / "b.jpg").write_bytes(b"precious")
        with pytest.raises(FileExistsError):
            rename_new(source, tmp_path / "b.jpg")
        assert (tmp_path / "b.jpg").read_bytes() == b"precious"

    def test_a_reserved_name_is_given_back(self, tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        with pytest.raises(OSError, match="folder"):
            rename_new(tmp_path / "folder", tmp_path / "b.jpg")
        assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_source_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rename_new(tmp_path / "gone", tmp_path / "b")
    assert list(tmp_path.iterdir()) == []


def test_a_c_library_without_the_call_is_served_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"1")
    monkeypatch.setattr(renaming.ctypes, "CDLL", lambda name, use_errno: object())
    rename_new(tmp_path / "a", tmp_path / "b")
    assert tree(tmp_path) == {"b": b"1"}


def test_folders_are_made_once(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_that_cannot_be_flushed_is_no_error(tmp_path: Path) -> None:
    sync_folder(tmp_path / "gone")


class TestOtherSystems:
    """What Windows, macOS and servers do differently, as far as it can be seen here."""

    def test_windows_renames_by_itself(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(renaming, "_WINDOWS", True)
        (tmp_path / "a").write_bytes(b"1")
        make_folder(tmp_path / "sub")
        rename_new(tmp_path / "a", tmp_path / "sub" / "b")
        assert tree(tmp_path) == {"sub/b": b"1"}

    def test_macos_has_a_call_of_its_own(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Library:
            def renamex_np(self, old: bytes, new: bytes, flags: int) -> int:
                asked.append((old, new, flags))
                return 0

        asked: list[tuple[bytes, bytes, int]] = []
        monkeypatch.setattr(renaming.sys, "platform", "darwin")
        monkeypatch.setattr(renaming.ctypes, "CDLL", lambda name, use_errno: Library())
        rename_new(tmp_path / "a", tmp_path / "b")
        assert asked == [(os.fsencode(tmp_path / "a"), os.fsencode(tmp_path / "b"), 4)]

    def test_a_server_that_moves_and_reports_an_error_costs_no_file(
        self, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def replace(self: Path, target: Path) -> None:
            real_replace(self, target)
            raise FileNotFoundError(2, "No such file or directory")

        monkeypatch.setattr(renaming, "_rename_exclusively", lambda old, new: errno.EINVAL)
        real_replace = Path.replace
        monkeypatch.setattr(Path, "replace", replace)
        with pytest.raises(FileNotFoundError):
            rename_new(source, tmp_path / "b.jpg")
        assert (tmp_path / "b.jpg").read_bytes() == b"A"
