import sys
from pathlib import Path

import pytest

from gallery.storage import exchange as module
from gallery.storage.exchange import exchange, recover


def folder(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "page").write_text(content)
    return path


@pytest.fixture(params=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every system, and one whose C library has neither call."""
    if request.param == "in two steps":
        other = "darwin" if sys.platform != "darwin" else "linux"
        monkeypatch.setattr(module.sys, "platform", other)


@pytest.mark.usefixtures("way")
def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    new, current, old = folder(tmp_path / "new", "2"), folder(tmp_path / "current", "1"), tmp_path / "old"
    exchange(new, current, old)
    assert (current / "page").read_text() == "2"
    assert (old / "page").read_text() == "1"
    assert not new.exists()


def test_the_first_folder_has_nothing_to_replace(tmp_path: Path) -> None:
    exchange(folder(tmp_path / "new", "1"), tmp_path / "current", tmp_path / "old")
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


def test_where_the_new_folder_is_missing_the_old_one_stays(tmp_path: Path) -> None:
    current = folder(tmp_path / "current", "1")
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "new", current, tmp_path / "old")
    assert (current / "page").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["current"]


def test_a_kill_between_two_steps_is_mended(tmp_path: Path) -> None:
    current, old = tmp_path / "current", folder(tmp_path / "old", "1")
    recover(current, old)
    assert (current / "page").read_text() == "1"
    assert not old.exists()


def test_where_nothing_was_killed_nothing_is_mended(tmp_path: Path) -> None:
    current, old = folder(tmp_path / "current", "2"), folder(tmp_path / "old", "1")
    recover(current, old)
    recover(tmp_path / "none", tmp_path / "neither")
    assert (current / "page").read_text() == "2"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "old"]
