"""Folders of unfinished files that a killed run left behind."""

import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_SCRATCH: Final = re.compile(r"\.gallery-[0-9a-f]{12}")
"""The names that ``scratch_beside`` gives."""

_DAY: Final = 24 * 3600
"""Seconds; a run that still goes on touches its folder with every file."""


def sweep_leftovers(folder: Path) -> None:
    """Remove scratch folders that nobody has touched for a day; what cannot be removed stays."""
    try:
        found = [path for path in folder.iterdir() if _SCRATCH.fullmatch(path.name)]
    except OSError:
        return
    for path in found:
        with suppress(OSError):  # another run has just removed it
            if not path.is_symlink() and time.time() - path.stat().st_mtime > _DAY:
                shutil.rmtree(path, ignore_errors=True)
