"""A program describes a picture: no shell, bounds on time and output, failures are states."""

import os
import sys
import time
from pathlib import Path

import pytest

from gallery.alttext.drafting.program import Command, Program
from gallery.alttext.drafting.question import Answer, Failure
from gallery.errors import ConfigError
from tests.alttext.drafting.makers import question
from tests.alttext.drafting.server import wrong_picture


def program(code: str, *arguments: str, **bounds: object) -> Program:
    """A Python program."""
    return Program(Command(arguments=(sys.executable, "-c", code, *arguments), **bounds))  # type: ignore[arg-type]


def said(described: Program, language: str = "pl") -> object:
    return described.describe(question(language=language), {})["one"]


def test_the_picture_is_the_standard_input_and_has_no_metadata(tmp_path: Path) -> None:
    code = f"import sys; open({str(tmp_path / 'seen.jpg')!r}, 'wb').write(sys.stdin.buffer.read()); print('Most')"
    assert said(program(code)) == Answer(kind="describe", alt="Most")
    assert (tmp_path / "seen.jpg").read_bytes() == question().pictures[0].jpeg
    assert list(wrong_picture((tmp_path / "seen.jpg").read_bytes())) == []


def test_the_picture_may_be_a_path_that_is_gone_afterwards(tmp_path: Path) -> None:
    note = tmp_path / "note"
    code = f"""
import pathlib, sys
path = pathlib.Path(sys.argv[2])
pathlib.Path({str(note)!r}).write_text(str(path))
print(sys.argv[1], len(path.read_bytes()), len(sys.stdin.buffer.read()), "słowa")
"""
    length = len(question().pictures[0].jpeg)
    found = said(program(code, "{language}", "{picture}"))
    assert found == Answer(kind="describe", alt=f"pl {length} 0 słowa")
    assert not Path(note.read_text()).exists()


def test_json_may_say_more_than_a_text() -> None:
    code = """print('{"kind": "decorative", "alt": "", "visible_text": "WC", "uncertain": ["all"]}')"""
    assert said(program(code)) == Answer(kind="decorative", visible_text="WC", uncertain=("all",))


def test_no_shell_reads_the_arguments(tmp_path: Path) -> None:
    code = "import sys; print(sys.argv[1])"
    trap = f"$(touch {tmp_path / 'trap'}); echo `id` > {tmp_path / 'trap'}"
    assert said(program(code, trap)) == Answer(kind="describe", alt=trap)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("raise SystemExit(3)", Failure(state="failed", message="it ended with 3")),
        ("print('A text'); raise SystemExit(1)", Failure(state="failed", message="it ended with 1")),
        ("print('x' * 100_000)", Failure(state="failed", message="it wrote more than 64,000 bytes")),
        ("while True: print('x' * 1000)", Failure(state="failed", message="it wrote more than 64,000 bytes")),
        ("pass", Failure(state="empty")),
        ("print('{')", Failure(state="malformed")),
        ("print('I am sorry, I cannot do that')", Failure(state="refused")),
    ],
)
def test_a_failure_is_a_state(code: str, failure: Failure) -> None:
    assert said(program(code)) == failure


def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    child = f"import os, pathlib, time; pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); time.sleep(60)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    begun = time.monotonic()
    assert said(program(code, timeout=1.5)) == Failure(state="timeout")
    assert time.monotonic() - begun < 30
    if os.name == "posix" and pid.exists():
        assert not alive(int(pid.read_text()))


def alive(pid: int) -> bool:
    """Whether a process still runs; one that has ended and waits to be noticed does not."""
    for _ in range(50):
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return False
        except OSError:
            return False
        time.sleep(0.02)
    return True


def test_a_child_that_outlives_its_program_does_not_hold_the_run() -> None:
    code = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); print('Most')"
    )
    begun = time.monotonic()
    assert said(program(code, timeout=1.0)) == Failure(state="timeout")
    assert time.monotonic() - begun < 30


def test_a_program_that_is_not_there_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no-such-program cannot be started") as missing:
        said(Program(Command(arguments=("no-such-program",), folder=str(tmp_path))))
    assert missing.value.code == "command"


def test_it_is_started_once_a_picture_and_no_more_often_than_allowed() -> None:
    described = program("print('Most')", most_starts=2)
    found = described.describe(question(3), {})
    assert [type(found[name]) for name in ("one", "two", "three")] == [Answer, Answer, Failure]
    assert found["three"] == Failure(state="not-asked", message="as many requests as allowed were sent", ends_run=True)
    assert described.sent.requests == 2


def test_a_child_that_left_the_group_is_left_behind() -> None:
    child = "[sys.executable, '-c', 'import time; time.sleep(4)'], start_new_session=True"
    begun = time.monotonic()
    assert said(program(f"import subprocess, sys; subprocess.Popen({child})", timeout=0.5)) == Failure(state="timeout")
    assert time.monotonic() - begun < 30


def test_a_program_that_closes_its_output_and_stays_is_ended() -> None:
    assert said(program("import os, time; os.close(1); time.sleep(60)", timeout=1.0)) == Failure(state="timeout")


def test_its_load_is_the_pictures() -> None:
    about = question(2)
    load = program("pass").load(about)
    assert (load.requests, load.pictures, load.bytes) == (2, 2, sum(len(one.jpeg) for one in about.pictures))
