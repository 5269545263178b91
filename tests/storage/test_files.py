import os
import pickle
from pathlib import Path

import pytest

from gallery.errors import StorageError
from gallery.model import Source
from gallery.storage.files import LocalFiles, scratch_beside


@pytest.fixture
def files(tmp_path: Path) -> LocalFiles:
    return LocalFiles(root=str(tmp_path))


def test_what_is_written_is_found_and_read(files: LocalFiles) -> None:
    files.write("a/b.jpg", b"12345", durable=True)
    found = files.stat("a/b.jpg")
    assert found
    assert (found.key, found.size) == ("a/b.jpg", 5)
    assert files.read("a/b.jpg") == b"12345"
    assert list(files.find()) == [found]


def test_files_travel_to_other_processes(files: LocalFiles) -> None:
    assert pickle.loads(pickle.dumps(files)) == files


def test_files_are_found_sorted_by_key_and_hidden_ones_are_not(files: LocalFiles, tmp_path: Path) -> None:
    for key in ("b.jpg", "a/x.jpg", "a-b/x.jpg", "a.jpg", ".hidden.jpg", ".hidden/x.jpg", "a/.x.jpg"):
        (tmp_path / key).parent.mkdir(exist_ok=True)
        (tmp_path / key).touch()
    keys = [source.key for source in files.find()]
    assert keys == sorted(keys) == ["a-b/x.jpg", "a.jpg", "a/x.jpg", "b.jpg"]
    assert [source.key for source in files.find("a")] == ["a/x.jpg"]
    assert list(files.find("nothing")) == []


def test_a_link_inside_is_followed_and_one_that_leads_outside_is_not(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "deep").mkdir(parents=True)
    (root / "real.jpg").touch()
    (tmp_path / "secret.jpg").touch()
    (root / "inside.jpg").symlink_to(root / "real.jpg")
    (root / "outside.jpg").symlink_to(tmp_path / "secret.jpg")
    (root / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")
    (root / "round").symlink_to(root)
    (root / "self.jpg").symlink_to(root / "self.jpg")
    found = [source.key for source in LocalFiles(root=str(root)).find()]
    assert found == ["inside.jpg", "real.jpg"]


def test_a_file_that_goes_while_the_others_are_listed_is_left_out(files: LocalFiles) -> None:
    for key in ("a", "b", "c"):
        files.write(key, b"1")
    found = files.find()
    assert next(found).key == "a"
    files.remove("b")
    assert [source.key for source in found] == ["c"]


def test_only_a_file_has_a_size(files: LocalFiles, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert files.stat("folder") is None
    assert files.stat("gone") is None


def test_a_file_that_is_gone_cannot_be_read(files: LocalFiles) -> None:
    with pytest.raises(StorageError, match="no longer there") as caught:
        files.read("gone.jpg")
    assert caught.value.code == "not-found"


def test_a_folder_cannot_be_read(files: LocalFiles, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match=r"cannot be read \(") as caught:
        files.read("folder")
    assert caught.value.code == "not-readable"
    assert str(tmp_path) not in caught.value.message


def test_removing_what_is_not_there_does_nothing(files: LocalFiles) -> None:
    files.write("a", b"1")
    files.remove("a")
    files.remove("a")
    assert files.stat("a") is None


def test_a_folder_is_not_removed_as_a_file(files: LocalFiles, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(StorageError, match="folder cannot be written"):
        files.remove("folder")


def test_no_method_leaves_the_root(files: LocalFiles) -> None:
    for call in (files.stat, files.read, files.remove, files.path):
        with pytest.raises(StorageError, match="leads out"):
            call("../a")
    with pytest.raises(StorageError, match="leads out"):
        files.write("../a", b"1")


class TestLink:
    def test_a_second_name_is_the_same_file(self, files: LocalFiles, tmp_path: Path) -> None:
        files.write("a", b"1")
        files.link(files.path("a"), "b/c")
        assert (tmp_path / "b" / "c").samefile(tmp_path / "a")

    def test_where_it_cannot_be_linked_it_is_copied(self, files: LocalFiles) -> None:
        """A hard link never replaces a file, so an existing target takes the way of file systems without links."""
        files.write("a", b"new")
        files.write("b", b"old")
        files.link(files.path("a"), "b")
        assert files.read("b") == b"new"

    def test_a_source_that_is_gone_is_an_error(self, files: LocalFiles) -> None:
        with pytest.raises(StorageError, match="b cannot be written"):
            files.link(files.path("a"), "b")


def test_a_sweep_removes_what_was_left_unfinished(files: LocalFiles, tmp_path: Path) -> None:
    files.write("a", b"1")
    (tmp_path / ".gallery-tmp" / "left.tmp").touch()
    files.sweep()
    files.sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_runs_side_by_side_do_not_share_a_place_for_unfinished_files(tmp_path: Path) -> None:
    one, two = scratch_beside(tmp_path), scratch_beside(tmp_path)
    assert one.root == two.root == str(tmp_path)
    assert one.temporary != two.temporary
    one.write("a", b"1")
    two.sweep()
    assert Path(tmp_path, one.temporary).is_dir()


def test_a_source_changes_with_its_file(files: LocalFiles, tmp_path: Path) -> None:
    files.write("a", b"1")
    os.utime(tmp_path / "a", ns=(1, 1_000_000_007))
    assert files.stat("a") == Source(key="a", size=1, mtime_ns=1_000_000_007)
