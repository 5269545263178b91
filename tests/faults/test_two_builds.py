"""Two commands in one folder, and locks that dead ones left."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from gallery import build
from gallery.errors import StorageError
from gallery.model import Progress
from tests.faults.aftermath import Scene, scene


@pytest.fixture
def made(tmp_path: Path) -> Scene:
    return scene(tmp_path / "in", tmp_path / "out")


def test_the_second_build_is_told_and_the_first_goes_on(made: Scene) -> None:
    said = []

    def meanwhile(event: Progress) -> None:
        if not said:
            said.append(made.command())

    build(made.photos, made.out, executor="serial", on_event=meanwhile)
    (second,) = said
    assert second.returncode == 1
    assert "another gallery command is working" in second.stderr
    made.recovers()


def test_threads_of_one_process_are_told_too(made: Scene) -> None:
    errors = []

    def meanwhile(event: Progress) -> None:
        if not errors:
            with pytest.raises(StorageError) as caught:
                build(made.photos, made.out, executor="serial")
            errors.append(caught.value.code)

    build(made.photos, made.out, executor="serial", on_event=meanwhile)
    assert errors == ["busy"]


def test_the_lock_of_a_killed_build_is_no_obstacle(made: Scene) -> None:
    program = (
        "import sys, time\nfrom gallery import build\n"
        f"build({str(made.photos)!r}, {str(made.out)!r}, executor='serial', "
        "on_event=lambda event: (print('at work', flush=True), time.sleep(60)))"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(StorageError, match="another gallery command"):
        build(made.photos, made.out, executor="serial")
    process.kill()
    process.wait()
    process.stdout.close()
    time.sleep(0)
    made.is_whole()
    made.recovers()


def test_inputs_that_go_or_change_at_any_event_cost_that_photo_alone(made: Scene) -> None:
    """At each event of a run another thing happens to a photo; what is published is whole each time."""
    kept = (made.photos / "photo-2.jpg").read_bytes()
    for number, happening in enumerate(("unlink", "cut", "swap", "folder") * 3):
        seen = 0

        def meddle(event: Progress, number: int = number, happening: str = happening) -> None:
            nonlocal seen
            seen += 1
            path = made.photos / "photo-2.jpg"
            if seen != number // 2 + 1 or not path.is_file():
                return
            path.unlink()
            if happening == "cut":
                path.write_bytes(kept[: len(kept) // 2])
            elif happening == "swap":
                path.write_bytes((made.photos / "photo-1.jpg").read_bytes())
            elif happening == "folder":
                path.mkdir()

        out = made.out.with_name(f"out-{number}")
        report = build(made.photos, out, executor="serial", on_event=meddle)
        assert {"photo-1.jpg", "photo-3.jpg"} <= set(report.published)
        assert {one.path for one in report.problems} <= {"photo-2.jpg"}
        path = made.photos / "photo-2.jpg"
        path.rmdir() if path.is_dir() else path.unlink(missing_ok=True)
        path.write_bytes(kept)
        again = build(made.photos, out, executor="serial")
        assert (len(again.published), again.problems) == (3, ())
