"""Run many cases in one process: each within five seconds, all within a gigabyte; what fails is kept as a file."""

import os
import random
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

import pytest

SECONDS = 5
MEMORY = 1_000_000_000
SEED = int(os.environ.get("FUZZ_SEED", "1"))
SCALE = float(os.environ.get("FUZZ_SCALE", "1"))
"""How many cases there are: 1 makes more than 100,000 in all."""


class Hang(BaseException):
    """A case took too long; no reader may take that for a fault of the file."""


def fuzz(name: str, count: int, made: Callable[[random.Random], object], check: Callable[[object], object]) -> None:
    """Make and check that many cases.

    Args:
        name: Of the target; with ``FUZZ_SEED`` it makes the same cases again.
        count: At scale 1.
        made: A case from a source of chance.
        check: Raises where the case shows a fault.
    """
    _forget_peak()
    dice, before, begun = random.Random(f"{name} {SEED}"), _memory(), time.monotonic()
    count, slowest, outcomes = max(1, int(count * SCALE)), 0.0, {"good": 0, "refused": 0}
    for number in range(count):
        case = made(dice)
        start = time.monotonic()
        try:
            with _bounded(SECONDS), warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Pillow's, about what is damaged
                outcomes["good" if check(case) else "refused"] += 1
        except BaseException as fault:
            kept = Path(tempfile.gettempdir()) / f"fuzz-{name.replace(' ', '-').replace('/', '-')}-{SEED}-{number}"
            kept.write_bytes(case if isinstance(case, bytes) else repr(case).encode("utf-8", "replace"))
            raise AssertionError(
                f"case {number} of {name} (seed {SEED}): {type(fault).__name__}: {fault}; {kept}"
            ) from fault
        slowest = max(slowest, time.monotonic() - start)
    grown = _memory() - before
    print(
        f"\n{name}: {count} cases, {outcomes['good']} read, {outcomes['refused']} refused, "
        f"{time.monotonic() - begun:.0f} s, slowest {slowest:.2f} s, memory +{grown / 1e6:.0f} MB"
    )
    assert grown < MEMORY, f"{name} took {grown / 1e6:.0f} MB"


def _forget_peak() -> None:
    """Let the most that this process had begin anew, where the system can."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _memory() -> int:
    """The most that this process has had since, in bytes."""
    with suppress(OSError, StopIteration, ValueError):
        status = Path("/proc/self/status").read_text()
        return 1024 * int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class _bounded:
    def __init__(self, seconds: int) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, self._seconds)  # of the processor: others may use it too

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise Hang(f"more than {SECONDS} s")


needs_alarm = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no such timer")
