"""Where the work on photos runs: here, in threads, or in processes; the results are the same."""

from gallery.plugins import load
from gallery.ports import Executor

BUILT_IN: dict[str, tuple[str, str]] = {
    "serial": ("gallery.executors.serial:Serial", ""),
    "threads": ("gallery.executors.threads:Threads", ""),
    "processes": ("gallery.executors.processes:Processes", ""),
}


def executor_named(name: str, workers: int) -> Executor:
    """An executor by its name.

    Args:
        name: ``serial``, ``threads``, ``processes`` or a plugin's.
        workers: How many photos are worked on at a time.

    Raises:
        PluginError: There is none of that name.
    """
    kind = load("gallery.executors", name, BUILT_IN, object)
    made: Executor = kind(workers=workers)  # type: ignore[operator]
    return made
