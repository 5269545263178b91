"""What later stages need, loaded while the workers are busy with the first photos."""

from importlib import import_module
from typing import Final

_LATER: Final = ("gallery.dedupe.group", "gallery.pipeline.comparing")
"""OpenCV and NumPy: 0.14 s in which no worker would have anything to do; a run that decodes nothing needs neither."""


def load_ahead() -> None:
    """Load what grouping will ask for."""
    for name in _LATER:
        import_module(name)
