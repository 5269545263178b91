"""kill -9 at random moments: of the command, and of its workers."""

import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from gallery import build, check_gallery
from tests.faults.aftermath import digests
from tests.photos import encoded, scene, tree

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

KILLS = 200
PHOTOS = 8
MANY = 40


def large(number: int) -> bytes:
    """A photo that takes a moment."""
    return encoded(scene(number).resize((1600, 1200)))


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return pictures(tmp_path / "in", PHOTOS)


def pictures(root: Path, count: int) -> Path:
    root.mkdir()
    for number in range(count):
        (root / f"{number:02}.jpg").write_bytes(large(number))
    return root


def started(tmp_path: Path, workers: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "gallery", "build", "in", "-o", "out", "--workers", workers]
    return subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_the_command_may_be_killed_at_any_moment(photos: Path, tmp_path: Path) -> None:
    """Each kill hits a rebuild after one photo changed, or, every tenth time, a first build."""
    chance, out, outcomes = random.Random(7), tmp_path / "out", {"old": 0, "new": 0, "none": 0}
    for attempt in range(KILLS):
        (photos / "00.jpg").write_bytes(large(100 + attempt))
        if attempt % 10 == 0:
            shutil.rmtree(out, ignore_errors=True)
        elif not (out / "public").exists():
            build(photos, out, executor="threads")
            (photos / "00.jpg").write_bytes(large(500 + attempt))
        inputs, old = digests(photos), tree(out / "public")
        process = started(tmp_path, "1" if attempt % 3 else "2")
        time.sleep(chance.uniform(0.1, 3.0 if attempt % 10 == 0 else 1.6))
        process.kill()
        process.wait()
        now = tree(out / "public")
        outcomes["none" if not now else "old" if now == old else "new"] += 1
        assert digests(photos) == inputs, attempt
        if now:
            assert {one.code for one in check_gallery(out).findings} == {"alt-missing"}, attempt
        if now != old and now:
            build(photos, out, executor="threads")
            assert tree(out / "public") == now, attempt
    print(outcomes)
    build(photos, out, executor="threads")
    assert not [path for path in out.rglob("*") if ".tmp" in path.name]
    assert min(outcomes["old"], outcomes["new"], outcomes["none"]) > 0


def test_workers_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    """A photo in the hands of a killed worker is tried once more; one that kills two is a problem of that run."""
    chance, out, lost, killed = random.Random(8), tmp_path / "out", 0, 0
    photos = pictures(tmp_path / "in", MANY)
    for attempt in range(30):
        shutil.rmtree(out, ignore_errors=True)
        process = started(tmp_path, "2")
        time.sleep(chance.uniform(0.6, 1.6))
        family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        workers = [child for child in family if not child.children()]
        for child in chance.sample(workers, min(len(workers), 1)):
            with suppress(psutil.NoSuchProcess):
                child.send_signal(signal.SIGKILL)
                killed += 1
        code = process.wait()
        assert code in (0, 1, 2, 3), attempt
        lost += code == 3
        report = build(photos, out, executor="threads")
        assert (len(report.published), report.problems) == (MANY, ()), attempt
    print(f"{killed} workers killed in 30 runs, {lost} runs named a photo that they lost")
    assert killed > 10
