"""What other systems do otherwise, as far as it can be tried here."""

import subprocess
import sys
from pathlib import Path

import pytest

from gallery import build, clean_photos, make_thumbnails
from tests.photos import folder, jpeg, tree

PROGRAM = """
import multiprocessing, sys
from gallery import build

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    if "only" in sys.argv:
        multiprocessing.get_all_start_methods = lambda: ["spawn"]
    report = build("in", "out", executor="processes")
    assert len(report.published) == 4, report.problems
"""


@pytest.mark.parametrize("argument", ["chosen", "only"])
def test_workers_that_are_spawned_make_the_same_gallery(tmp_path: Path, argument: str) -> None:
    """As on Windows and macOS, where there is no fork."""
    folder(tmp_path / "in", 4)
    (tmp_path / "host.py").write_text(PROGRAM)
    command = [sys.executable, "-W", "error", "host.py", argument]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    build(tmp_path / "in", tmp_path / "serial", executor="serial")
    assert tree(tmp_path / "out/public") == tree(tmp_path / "serial/public")


def test_names_that_other_systems_do_not_take_make_files_that_they_do(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    for number, name in enumerate(("CON.jpg", "aux.JPG", "Photo.jpg", "photo.JPG", "x" * 200 + ".jpg", "dot..jpg")):
        (root / name).write_bytes(jpeg(number))
    clean_photos(root, tmp_path / "clean")
    make_thumbnails(root, tmp_path / "thumbs", config={"thumbnails": {"widths": [320]}})
    build(root, tmp_path / "out", executor="serial")
    for place in ("clean", "thumbs", "out"):
        names = [path.name for path in (tmp_path / place).rglob("*") if not path.is_dir()]
        assert names
        assert not {name.partition(".")[0].casefold() for name in names} & {"con", "aux", "prn", "nul"}
        assert max(map(len, names)) < 256
    cleaned = [path.name.casefold() for path in (tmp_path / "clean").iterdir()]
    assert len(set(cleaned)) == len(cleaned)


def test_paths_of_a_published_gallery_are_short(tmp_path: Path) -> None:
    """Windows and many servers take 260 letters in all; the longest slug leaves room for a folder to put it in."""
    build(folder(tmp_path / "in", 1), tmp_path / "out", config={"slug": "x" * 100}, executor="serial")
    longest = max(len(path.relative_to(tmp_path / "out").as_posix()) for path in (tmp_path / "out/public").rglob("*"))
    assert longest < 150
