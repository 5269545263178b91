"""A program of the user's that describes one picture: started without a shell, with bounds on time and output."""

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from gallery.alttext.drafting.answer import read_plain
from gallery.alttext.drafting.question import Complaints, Failure, Load, Picture, Question, Said
from gallery.errors import ConfigError

_LARGEST: Final = 64_000
"""Bytes of output; a description is shorter by far."""

_GRACE: Final = 2.0
"""Seconds until the output of a program that was ended is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """How the program is started.

    Attributes:
        arguments: The program and its arguments. ``{language}`` is replaced by the language, ``{picture}`` by the path
            of a temporary JPEG; without ``{picture}`` the JPEG is the standard input.
        folder: Where it is started; empty: here.
        timeout: Seconds it may take for one picture.
        most_starts: How often it may be started; None sets no bound.
    """

    arguments: Sequence[str]
    folder: str = ""
    timeout: float = 120.0
    most_starts: int | None = None


class Program:
    """A describer that is a program."""

    source: Literal["command"] = "command"
    most_pictures = 1
    listens = False

    def __init__(self, command: Command) -> None:
        self.name = Path(command.arguments[0]).name
        self.identity = repr(tuple(command.arguments))
        self.sent = Load()
        self._command = command

    def load(self, question: Question) -> Load:
        """One start for each picture."""
        count = len(question.pictures)
        return Load(requests=count, pictures=count, bytes=sum(len(one.jpeg) for one in question.pictures))

    def describe(self, question: Question, complaints: Complaints) -> Mapping[str, Said]:
        """Start the program for each picture; it is not told of complaints.

        Raises:
            ConfigError: There is no such program, or it may not be started (``command``).
        """
        del complaints
        return {one.id: self._about(one, question.context.language) for one in question.pictures}

    def _about(self, picture: Picture, language: str) -> Said:
        most = self._command.most_starts
        if most is not None and self.sent.requests >= most:
            return Failure(state="not-asked", message="as many requests as allowed were sent", ends_run=True)
        self.sent += Load(requests=1, pictures=1, bytes=len(picture.jpeg))
        with tempfile.TemporaryDirectory(prefix="gallery-") as folder:
            path = Path(folder) / "picture.jpg"
            path.write_bytes(picture.jpeg)
            names = {"{language}": language, "{picture}": str(path)}
            output = self._run([_filled(one, names) for one in self._command.arguments], path)
        if isinstance(output, Failure):
            return output
        return read_plain(output.decode("utf-8", "replace").removeprefix("\ufeff"))

    def _run(self, arguments: list[str], path: Path) -> bytes | Failure:
        by_path = any("{picture}" in one for one in self._command.arguments)
        try:
            with path.open("rb") as opened:
                running = subprocess.Popen(
                    arguments,
                    stdin=subprocess.DEVNULL if by_path else opened,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    cwd=self._command.folder or None,
                    start_new_session=True,
                )
        except (OSError, ValueError) as failed:
            why = getattr(failed, "strerror", None) or "its name is none"
            raise ConfigError(
                f"the program {self.name} cannot be started ({why})",
                code="command",
                hint="alt.command is a list: the program, then each argument; no shell reads it.",
            ) from failed
        return _output(running, self._command.timeout)


def _output(running: subprocess.Popen[bytes], timeout: float) -> bytes | Failure:
    """What the program writes; it is ended with its children when it takes too long, writes too much, or we do."""
    pipe = running.stdout
    assert pipe is not None
    found: list[bytes] = []

    def read() -> None:
        with pipe:
            found.append(pipe.read(_LARGEST + 1))

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        reader.join(timeout)
        if reader.is_alive():
            return Failure(state="timeout")
        if len(found[0]) > _LARGEST:
            return Failure(state="failed", message=f"it wrote more than {_LARGEST:,} bytes")
        code = running.wait(timeout)
    except subprocess.TimeoutExpired:
        return Failure(state="timeout")
    finally:
        _end(running)
        reader.join(_GRACE)  # what left the group may hold the output still; the thread is then left behind
    return Failure(state="failed", message=f"it ended with {code}") if code else found[0]


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program and what it started, unless it has ended and been waited for: its number may be another's."""
    if running.returncode is not None:
        return
    if os.name == "posix":  # pragma: no branch - Windows ends the program alone
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
    running.kill()
    running.wait()


def _filled(argument: str, names: Mapping[str, str]) -> str:
    for name, value in names.items():
        argument = argument.replace(name, value)
    return argument
