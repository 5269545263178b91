"""Ctrl-C, kills and terminals, on real processes."""

import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from gallery import build
from tests.photos import encoded, scene, tree

COMMAND = [sys.executable, "-m", "gallery", "build", "in", "-o", "out"]
MANY = 30  # enough that a busy machine interrupts the work and not its end


def large(number: int) -> bytes:
    """A photo that takes a moment."""
    return encoded(scene(number).resize((1600, 1200)))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made")
    for number in range(MANY):
        (root / f"{number:02}.jpg").write_bytes(large(number))
    return root


@pytest.fixture
def photos(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "in"))


def finished(out: Path) -> int:
    """How many photos the index knows."""
    try:
        with closing(sqlite3.connect(f"file:{out / '.cache' / 'index.sqlite'}?mode=ro", uri=True)) as index:
            return int(index.execute("select count(*) from preview").fetchone()[0])
    except sqlite3.Error:
        return 0


def until_it_works(out: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a photo is finished."""
    for _ in range(1200):
        if finished(out):
            return
        assert process.poll() is None, "the build ended before it could be interrupted"
        time.sleep(0.05)
    raise AssertionError("nothing was made")


def listening() -> None:
    """A shell starts what it runs in the background deaf to Ctrl-C; the tests may run there."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_with_130_and_leaves_no_partial_file(photos: Path, tmp_path: Path, workers: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--workers", workers],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=listening,
    )
    until_it_works(tmp_path / "out", process)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Interrupted" in said
    assert b"Traceback" not in said
    assert not (tmp_path / "out" / "public").exists()
    assert not list((tmp_path / "out").rglob("*.tmp"))
    done = build(photos, tmp_path / "out", executor="threads")
    assert len(done.published) == MANY
    assert done.work.decoded < MANY


def test_a_killed_run_goes_on_where_it_was(photos: Path, tmp_path: Path) -> None:
    process = subprocess.Popen([*COMMAND, "--workers", "1"], cwd=tmp_path)
    until_it_works(tmp_path / "out", process)
    process.kill()
    process.wait()
    assert not (tmp_path / "out" / "public").exists()
    done = build(photos, tmp_path / "out", executor="threads")
    undisturbed = build(photos, tmp_path / "other", executor="threads")
    assert done.manifest == undisturbed.manifest
    assert tree(tmp_path / "out/public") == tree(tmp_path / "other/public")


def on_terminal(command: list[str], folder: Path, **streams: int) -> bytes:
    """What a command shows on a terminal of a hundred columns, but for the streams that go elsewhere."""
    main, terminal = pty.openpty()
    shown = {"stdin": terminal, "stdout": terminal, "stderr": terminal} | streams
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=folder, env=environment, **shown)  # type: ignore[call-overload]
    os.close(terminal)
    seen = b""
    while process.poll() is None or seen == b"":
        try:
            seen += os.read(main, 65536)
        except OSError:
            break
    process.wait()
    os.close(main)
    return seen


def test_a_terminal_sees_progress_with_rate_and_remaining_time(photos: Path, tmp_path: Path) -> None:
    seen = on_terminal([*COMMAND, "--workers", "2"], tmp_path, stdout=subprocess.DEVNULL)
    assert b"Reading photos" in seen
    assert b"/s" in seen
    assert f"{MANY}/{MANY}".encode() in seen
    assert b"0:00:0" in seen


def test_a_terminal_sees_a_drawn_table(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a[b].jpg", "b.jpg"):
        (tmp_path / "in" / name).write_bytes(encoded(scene(1)))
    seen = on_terminal([sys.executable, "-m", "gallery", "dedupe", "in", "--workers", "1"], tmp_path).decode()
    assert "\N{BOX DRAWINGS HEAVY HORIZONTAL}" in seen
    assert "why" in seen
    assert "a[b].jpg" in seen  # nothing in a name is taken for a style


def children(parent: int) -> list[int]:
    """Every process below a process."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    below, found = {parent}, []
    for _ in range(4):
        new = [pid for pid, above in pairs if above in below and pid not in found]
        found += new
        below |= set(new)
    return found


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_the_command(photos: Path, tmp_path: Path, sign: signal.Signals) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--workers", "2"], cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until_it_works(tmp_path / "out", process)
    below = children(process.pid)
    assert len(below) >= 3
    process.send_signal(sign)
    assert process.wait(timeout=20) == (130 if sign is signal.SIGTERM else -sign)
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in below):
            return
        time.sleep(0.05)
    raise AssertionError("workers are left")


def test_a_closed_stderr_stops_nothing(photos: Path, tmp_path: Path) -> None:
    line = f"{sys.executable} -m gallery dedupe in/00.jpg --json 2>&-"
    done = subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, check=True)
    assert b"gallery.dedupe/1" in done.stdout
