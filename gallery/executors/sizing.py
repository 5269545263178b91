"""How many photos to work on at a time on this computer."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

WORKER_BYTES: Final = 600_000_000
"""Memory set aside for a worker."""

_CGROUP: Final = Path("/sys/fs/cgroup")
"""Where a container is told its bounds (cgroup v2)."""


def fitting_workers() -> int:
    """A worker for each core, as far as the memory that is free now is enough for them; at least one."""
    return max(1, min(cores(), free_memory() // WORKER_BYTES))


def cores() -> int:
    """The processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_memory() -> int:
    """Bytes that programs can have without swapping, within the bounds of a container."""
    import psutil  # noqa: PLC0415 - the other ways to size a run do not need it

    free = int(psutil.virtual_memory().available)
    with suppress(OSError, ValueError):  # no container, or one without a bound ("max")
        bound = int((_CGROUP / "memory.max").read_text())
        free = min(free, bound - int((_CGROUP / "memory.current").read_text()))
    return max(free, 0)
