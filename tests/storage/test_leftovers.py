"""Scratch folders that a killed run left."""

import os
import time
from pathlib import Path

import pytest

from gallery.storage.leftovers import sweep_leftovers

DAYS = 3 * 86_400


def aged(path: Path) -> Path:
    then = time.time() - DAYS
    os.utime(path, (then, then))
    return path


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A folder as this program names them."""
    folder = tmp_path / ".gallery-0123456789ab"
    folder.mkdir()
    (folder / "half.jpg").write_bytes(b"x")
    return folder


def test_old_ones_go_and_young_ones_stay(scratch: Path) -> None:
    sweep_leftovers(scratch.parent)
    assert scratch.is_dir()
    aged(scratch)
    sweep_leftovers(scratch.parent)
    assert not scratch.exists()


def test_what_others_named_stays_however_old(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    aged(tmp_path / "photos")
    sweep_leftovers(tmp_path)
    assert (tmp_path / "photos").is_dir()


def test_a_link_is_not_followed(scratch: Path, tmp_path: Path) -> None:
    (scratch / "half.jpg").unlink()
    scratch.rmdir()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    aged(elsewhere)
    scratch.symlink_to(elsewhere)
    sweep_leftovers(tmp_path)
    assert elsewhere.is_dir()


def test_a_folder_that_is_not_there_is_swept(tmp_path: Path) -> None:
    sweep_leftovers(tmp_path / "nowhere")
