import os
from pathlib import Path

from gallery.storage.walk import everything, visible


def touched(folder: Path, *keys: str) -> None:
    for key in keys:
        (folder / key).parent.mkdir(parents=True, exist_ok=True)
        (folder / key).touch()


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert list(visible(tmp_path)) == []
    assert list(everything(tmp_path)) == ["pipe.jpg"]


def test_hidden_files_and_folders_are_not_visible(tmp_path: Path) -> None:
    touched(tmp_path, "a/b.jpg", "a/.hidden/c.jpg", ".d/e.jpg", ".f.jpg", "g.jpg")
    assert sorted(visible(tmp_path)) == ["a/b.jpg", "g.jpg"]


def test_links_are_visible_where_they_lead_to_files_inside(tmp_path: Path) -> None:
    inside = tmp_path / "photos"
    touched(tmp_path, "outside.jpg", "photos/sub/a.jpg")
    (inside / "in.jpg").symlink_to("sub/a.jpg")
    (inside / "out.jpg").symlink_to(tmp_path / "outside.jpg")
    (inside / "broken.jpg").symlink_to("gone.jpg")
    (inside / "round.jpg").symlink_to("round.jpg")
    (inside / "folder").symlink_to("sub")
    assert sorted(visible(inside)) == ["in.jpg", "sub/a.jpg"]


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    touched(tmp_path, "file")
    told: list[OSError] = []
    assert list(visible(tmp_path / "file", told.append)) == []
    assert [type(one) for one in told] == [NotADirectoryError]


def test_everything_is_every_file_and_link_hidden_ones_too(tmp_path: Path) -> None:
    for key in ("a/b.jpg", ".hidden/c", ".d"):
        (tmp_path / key).parent.mkdir(exist_ok=True)
        (tmp_path / key).touch()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    (tmp_path / "broken").symlink_to(tmp_path / "gone")
    assert sorted(everything(tmp_path)) == [".d", ".hidden/c", "a/b.jpg", "broken", "link"]
    assert list(everything(tmp_path / "gone")) == []
