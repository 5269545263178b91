"""One process as a user would start it, measured with everything it starts (Linux)."""

import ctypes
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter, sleep

ROOT = Path(__file__).parents[2]
PR_SET_CHILD_SUBREAPER = 36
"""prctl(2): helpers that outlive their program become ours, and so their CPU time is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """What a run cost.

    Attributes:
        wall: Seconds until the program ended.
        cpu: Seconds on all cores, of the program and all it started.
        peak: Most memory of all of them together, in MB (their PSS at some moments); 0 where it was not watched.
        others: Seconds on all cores that other work took meanwhile.
        says: What it printed.
    """

    wall: float
    cpu: float
    peak: float
    others: float
    says: str


def run(command: list[str], *, watch: float = 0) -> Took:
    """Run it from the project's root; the page cache keeps what it holds, old writes reach the disk before.

    Args:
        command: Program and arguments.
        watch: Seconds between two looks at its memory, which take a little time themselves; 0 never looks.

    Raises:
        RuntimeError: It failed.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    os.sync()
    with tempfile.TemporaryFile() as said:
        before = busy()
        begun = perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, start_new_session=True)
        peak = [0.0]
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, watch, peak, ended))
        if watch:
            watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        ended.set()
        cpu = usage.ru_utime + usage.ru_stime + sum(_left_over())
        others = max(0.0, busy() - before - cpu)
        if watch:
            watcher.join()
        said.seek(0)
        words = said.read().decode(errors="replace")
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}:\n{words[-2000:]}")
    return Took(wall=wall, cpu=cpu, peak=peak[0], others=others, says=words)


def busy() -> float:
    """Seconds that the machine's cores have worked for anybody since it started."""
    user, nice, system, _, _, interrupts, soft, *_ = (int(one) for one in Path("/proc/stat").read_text().split()[1:9])
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


def calm(most: float) -> None:
    """Wait until others use less than a twentieth of the cores for two seconds, at most so many seconds in all."""
    until = monotonic() + most
    while monotonic() < until:
        before = busy()
        sleep(2)
        if busy() - before < 2 * len(os.sched_getaffinity(0)) / 20:
            return


def _left_over() -> Iterator[float]:
    """CPU seconds of every helper that outlived its program, such as a server that forks workers."""
    while True:
        try:
            _, _, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return
        yield usage.ru_utime + usage.ru_stime


def _watch(session: int, pause: float, peak: list[float], ended: threading.Event) -> None:
    while not ended.is_set():
        peak[0] = max(peak[0], sum(_shares(session)))
        ended.wait(pause)


def _shares(session: int) -> Iterator[float]:
    """Megabytes of each process of a session; pages that several hold are divided among them."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == session:
                lines = (entry / "smaps_rollup").read_text().splitlines()
                yield sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
        except OSError:
            continue  # it ended in between
