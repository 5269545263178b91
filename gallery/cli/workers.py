"""The executor that ``--workers`` and ``--executor`` ask for."""

from dataclasses import replace

from gallery.errors import ConfigError
from gallery.executors import executor_named
from gallery.executors.processes import Processes
from gallery.executors.sizing import fitting_workers
from gallery.ports import Executor


def executor_for(workers: str, name: str | None, *, preload: str = "", now: bool = False) -> Executor:
    """An executor.

    A process for each core is the default: a photo that kills its worker then harms no other.

    Args:
        workers: ``auto``, by cores and free memory, or a number.
        name: Of the executor, where one was asked for.
        preload: The module of the work where it is not a build; processes then start with what that needs alone.
        now: There is work for certain, so processes may begin to load while the command does.

    Raises:
        ConfigError: ``workers`` is neither ``auto`` nor a number from 1 (``usage``).
        PluginError: There is no executor of that name.
    """
    count = _count(workers)
    executor = executor_named(name or ("serial" if count == 1 else "processes"), count)
    if not isinstance(executor, Processes):
        return executor
    if preload:
        executor = replace(executor, preload=(preload,))
    if now:
        executor.begin()
    return executor


def _count(workers: str) -> int:
    if workers == "auto":
        return fitting_workers()
    if not workers.isdecimal() or int(workers) < 1:
        raise ConfigError(f"--workers {workers} is neither auto nor a number from 1", code="usage")
    return int(workers)
