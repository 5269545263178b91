"""The command as a person or a script starts it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gallery.cli.main import app
from tests.photos import folder


@dataclass(frozen=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def gallery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command in the test's own folder, in this process, one photo at a time unless it says otherwise."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, **environment: str) -> Answer:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def process(tmp_path: Path) -> Command:
    """Run ``python -m gallery`` in a process of its own, warnings being errors."""

    def run(*arguments: object) -> Answer:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "gallery", *map(str, arguments)],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1"},
            timeout=120,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two photos with secrets, a copy of one, and a broken one."""
    root = folder(tmp_path / "in", 2, gps=True, serial="S-1", model="One")
    (root / "photo-1 copy.jpg").write_bytes((root / "photo-1.jpg").read_bytes())
    (root / "broken.jpg").write_bytes(b"\xff\xd8\xff nothing")
    return root
