"""`gallery serve` from its start to Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from gallery import build
from tests.cli.conftest import Command
from tests.cli.test_interrupts import listening
from tests.photos import folder


def serving(folder: Path, *options: str) -> subprocess.Popen[str]:
    """The command, for the gallery ``out`` of a folder, with a browser that opens nothing."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "gallery", "serve", "out", *options],
        cwd=folder,
        env={**os.environ, "BROWSER": "true"},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=listening,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has another Ctrl-C")
@pytest.mark.parametrize("options", [(), ("--open",)])
def test_it_tells_where_serves_and_ends_with_ctrl_c(tmp_path: Path, options: tuple[str, ...]) -> None:
    build(folder(tmp_path / "in", 1), tmp_path / "out", config={"title": "Gala"}, executor="serial")
    process = serving(tmp_path, *options)
    assert process.stderr
    said = process.stderr.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert address, said
    with urllib.request.urlopen(address[0], timeout=20) as answer:
        assert b"Gala" in answer.read()
    process.send_signal(signal.SIGINT)
    out, rest = process.communicate(timeout=20)
    assert (process.returncode, out, rest) == (130, "", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has another Ctrl-C")
def test_quiet_it_serves_without_a_word(tmp_path: Path) -> None:
    build(folder(tmp_path / "in", 1), tmp_path / "out", executor="serial")
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    process = serving(tmp_path, "--quiet", "--port", str(port))
    for _ in range(400):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20).close()
            break
        except OSError:
            time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("", "")
    assert process.returncode == 130


def test_without_a_gallery_it_says_how_to_make_one(gallery: Command, tmp_path: Path) -> None:
    answer = gallery("serve", "nowhere")
    assert answer.code == 1
    assert "gallery build PHOTOS -o OUT" in answer.err
