"""Moving and undoing, killed before every single step of the operating system."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gallery.pipeline.undoing import undo_moves
from tests.photos import tree
from tests.pipeline.quarantines import choice, moved, written

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")

ROOT = Path(__file__).parents[2]
CONTENT = {f"sub/copy-{n}.jpg": random.Random(n).randbytes(30_000) for n in range(4)} | {"sub/copy-1.jpg.xmp": b"<x/>"}
COPIES = [key for key in CONTENT if key.endswith(".jpg")]

# Python reports every file that it opens, renames, removes or makes, and every look-up of a C function (renameat2).
PROGRAM = """
import os, signal, sys
from pathlib import Path
import gallery.pipeline.undoing
from tests.pipeline.quarantines import choice, moved
root, away, what, left, *copies = sys.argv[1:]
left = int(left)
def watch(event, arguments):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "ctypes.dlsym"):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
if what == "undo":
    gallery.pipeline.undoing.undo_moves(away)
else:
    moved(Path(root), Path(away), choice("a.jpg", *copies))
"""


def killed(root: Path, away: Path, what: str, steps: int) -> bool:
    """Run, and kill before that many steps are done; False where it came to its end."""
    program = [sys.executable, "-c", PROGRAM, root, away, what, str(steps), *COPIES]
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode in (0, -signal.SIGKILL), run.stderr
    return run.returncode != 0


def check(root: Path, away: Path) -> None:
    """Every file is whole, in its old or its new place, and all come back."""
    places = [*tree(root).values(), *(tree(away).values() if away.exists() else ())]
    assert all(data in places for data in CONTENT.values())
    if (away / "gallery-undo.json").exists():
        undo_moves(away)
    here = {key: data for key, data in tree(root).items() if not Path(key).name.startswith(".gallery-")}
    assert here == {"a.jpg": b"A", **CONTENT}


def each(tmp_path: Path, away: Path, what: str, steps: Iterator[int]) -> int:
    """Kill at those steps, each time in a fresh folder; how many runs were killed."""
    count = 0
    for number, step in enumerate(steps):
        root, folder = written(tmp_path / f"in-{number}", {"a.jpg": "A", **CONTENT}), away / str(number)
        if what == "undo":
            moved(root, folder, choice("a.jpg", *COPIES))
        if not killed(root, folder, what, step):
            return count
        check(root, folder)
        count += 1
    return count


@pytest.mark.parametrize("what", ["move", "undo"])
def test_a_kill_loses_nothing(tmp_path: Path, away: Path, what: str) -> None:
    chance = random.Random()
    assert each(tmp_path, away, what, iter(sorted(chance.sample(range(1, 25), 4)))) == 4


@pytest.mark.slow
@pytest.mark.parametrize("what", ["move", "undo"])
def test_a_kill_before_any_step_loses_nothing(tmp_path: Path, away: Path, what: str) -> None:
    done = each(tmp_path, away, what, iter(range(1, 1000)))
    assert done >= 25


def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, away: Path) -> None:
    """Also where the kill left a whole copy beside the original, which then stays as a second one."""
    root = written(tmp_path / "in", {"a.jpg": "A", **CONTENT})
    assert killed(root, away, "move", 34)
    moved(root, away, choice("a.jpg", *(key for key in COPIES if (root / key).exists())))
    assert {key for key in tree(root) if not key.endswith(".xmp")} == {"a.jpg"}
    undo_moves(away)
    assert tree(root) == {"a.jpg": b"A", **CONTENT}
