import os
from pathlib import Path
from typing import Any

import pytest

from gallery.errors import ConfigError
from gallery.storage.inputs import _shared, find_inputs, keep_apart, root_of


def touched(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def keys(*photos: Path) -> list[str]:
    return [source.key for source in find_inputs(photos).sources]


def test_a_folder_gives_every_file_below_it_by_its_relative_name(tmp_path: Path) -> None:
    found = find_inputs([touched(tmp_path, "b.jpg", "a/1.jpg", ".hidden.jpg")])
    assert [source.key for source in found.sources] == ["a/1.jpg", "b.jpg"]
    assert found.root == tmp_path
    assert found.folders == (tmp_path,)
    assert found.problems == ()


def test_files_and_folders_share_the_deepest_folder_that_holds_them_all(tmp_path: Path) -> None:
    touched(tmp_path, "one/a.jpg", "one/two/b.jpg", "one/three/c.jpg", "other.jpg")
    assert keys(tmp_path / "one" / "two", tmp_path / "one" / "three" / "c.jpg") == ["three/c.jpg", "two/b.jpg"]
    assert root_of([tmp_path / "one" / "two" / "b.jpg"]) == tmp_path / "one" / "two"


def test_a_photo_that_is_named_twice_is_found_once(tmp_path: Path) -> None:
    touched(tmp_path, "a.jpg")
    assert keys(tmp_path, tmp_path / "a.jpg", tmp_path / "x" / ".." / "a.jpg") == ["a.jpg"]


def test_a_hidden_file_counts_when_a_person_names_it(tmp_path: Path) -> None:
    touched(tmp_path, ".a.jpg")
    assert keys(tmp_path / ".a.jpg") == [".a.jpg"]


def test_a_relative_name_starts_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touched(tmp_path, "photos/a.jpg")
    monkeypatch.chdir(tmp_path)
    assert find_inputs(["photos"]).root == tmp_path / "photos"


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "Icon\r", "ehthumbs.db"])
def test_what_windows_and_macos_leave_in_folders_is_no_photo(tmp_path: Path, name: str) -> None:
    assert keys(touched(tmp_path, name, "a.jpg")) == ["a.jpg"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["2026-05-14 10:22:31.jpg", "a\\b.jpg", "C:photo.jpg"])
def test_a_colon_or_a_backslash_in_a_name_is_a_letter_here(tmp_path: Path, name: str) -> None:
    assert keys(touched(tmp_path, name)) == [name]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX systems only")
def test_a_name_that_is_no_text_is_a_problem_of_its_own(tmp_path: Path) -> None:
    touched(tmp_path, "good.jpg")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad-\xff.jpg")).write_bytes(b"x")
    found = find_inputs([tmp_path])
    assert [source.key for source in found.sources] == ["good.jpg"]
    assert [(one.path, one.stage, one.code) for one in found.problems] == [("bad-\\xff.jpg", "scan", "bad-name")]


@pytest.mark.skipif(os.name == "nt", reason="made with POSIX calls")
def test_a_folder_that_cannot_be_opened_is_a_problem_of_its_own(tmp_path: Path) -> None:
    """Folders in folders until the path is longer than the system takes; even root cannot list the last one."""
    touched(tmp_path, "a.jpg")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=here)
        inside = os.open("d" * 250, os.O_RDONLY, dir_fd=here)
        os.close(os.open("f" * 250, os.O_CREAT, dir_fd=here))
        os.close(here)
        here = inside
    os.close(here)
    found = find_inputs([tmp_path])
    assert "a.jpg" in {source.key for source in found.sources}
    (problem,) = found.problems
    assert (problem.stage, problem.code) == ("scan", "not-readable")
    assert set(problem.path) == {"d", "/"}


def test_nothing_named_is_an_error() -> None:
    with pytest.raises(ConfigError, match="no photos were named") as caught:
        find_inputs([])
    assert caught.value.code == "no-photos"


def test_a_name_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there is no file or folder .*gone") as caught:
        find_inputs([tmp_path / "gone"])
    assert caught.value.code == "missing-input"


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there are no photos in") as caught:
        find_inputs([tmp_path])
    assert caught.value.code == "no-photos"


def test_photos_on_two_drives_are_an_error() -> None:
    """Only Windows has drives; elsewhere a relative path is what has nothing in common with an absolute one."""
    with pytest.raises(ConfigError, match="the photos lie on different drives"):
        _shared([Path.cwd(), Path("photos")])


class TestKeepApart:
    def test_an_output_beside_the_photos_is_fine(self, tmp_path: Path) -> None:
        keep_apart(find_inputs([touched(tmp_path / "in", "a.jpg")]), tmp_path / "out")

    def test_an_output_among_the_photos_is_refused(self, tmp_path: Path) -> None:
        photos = touched(tmp_path / "in", "a.jpg")
        for output in (photos, photos / "out", photos / "x" / ".." / "out"):
            with pytest.raises(ConfigError, match="lies inside the photo folder") as caught:
                keep_apart(find_inputs([photos]), output)
            assert caught.value.code == "overlap"

    def test_an_output_that_reaches_the_photos_through_a_link_is_refused(self, tmp_path: Path) -> None:
        photos = touched(tmp_path / "in", "a.jpg")
        (tmp_path / "link").symlink_to(photos)
        with pytest.raises(ConfigError, match="lies inside the photo folder"):
            keep_apart(find_inputs([photos]), tmp_path / "link" / "out")

    def test_photos_in_the_output_are_refused(self, tmp_path: Path) -> None:
        touched(tmp_path, "out/public/a.jpg")
        with pytest.raises(ConfigError, match=r"the photo a\.jpg lies inside the output folder"):
            keep_apart(find_inputs([tmp_path / "out" / "public"]), tmp_path / "out")


@pytest.mark.parametrize("photos", [None, 5, b"photos", [b"photo.jpg"], [None]])
def test_what_is_no_path_is_named(photos: Any) -> None:
    with pytest.raises(ConfigError, match="photos must be paths"):
        find_inputs(photos)


def test_a_photo_that_is_a_link_into_the_output_is_refused(tmp_path: Path) -> None:
    touched(tmp_path, "out/public/a.jpg", "in/b.jpg")
    (tmp_path / "in/a.jpg").symlink_to(tmp_path / "out/public/a.jpg")
    with pytest.raises(ConfigError, match=r"the photo .*a\.jpg lies inside the output folder"):
        keep_apart(find_inputs([tmp_path / "in/a.jpg", tmp_path / "in/b.jpg"]), tmp_path / "out")
