"""The executor that ``--workers`` and ``--executor`` ask for."""

from gallery.errors import ConfigError
from gallery.executors import executor_named
from gallery.pipeline.run import cores
from gallery.ports import Executor


def executor_for(workers: str, name: str | None) -> Executor:
    """An executor.

    A process for each core is the default: a photo that kills its worker then harms no other.

    Raises:
        ConfigError: ``workers`` is neither ``auto`` nor a number from 1 (``usage``).
        PluginError: There is no executor of that name.
    """
    count = _count(workers)
    return executor_named(name or ("serial" if count == 1 else "processes"), count)


def _count(workers: str) -> int:
    if workers == "auto":
        return cores()
    if not workers.isdecimal() or int(workers) < 1:
        raise ConfigError(f"--workers {workers} is neither auto nor a number from 1", code="usage")
    return int(workers)
