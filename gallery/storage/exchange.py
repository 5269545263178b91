"""Put a finished folder in the place of another in one step."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2  # Linux: renameat2(2), since 3.15
_RENAME_SWAP: Final = 2  # macOS: renamex_np(2), since 10.12


def exchange(new: Path, current: Path, old: Path) -> None:
    """Make ``new`` be ``current``; what ``current`` was ends as ``old``, if there was one.

    Linux and macOS swap the two names in one system call, so that every moment shows one whole folder. Elsewhere,
    and where the file system cannot, two renames follow each other; ``recover`` mends a kill between them.

    Raises:
        OSError: Another program holds the folder, or it may not be renamed; ``current`` is then as it was.
    """
    if not current.exists():
        new.rename(current)
    elif _swap(new, current):
        new.rename(old)
    else:
        current.rename(old)
        try:
            new.rename(current)
        except OSError:
            old.rename(current)
            raise


def recover(current: Path, old: Path) -> None:
    """Bring the old folder back where a kill came between two renames."""
    if not current.exists() and old.exists():
        old.rename(current)


def _swap(first: Path, second: Path) -> bool:
    """Exchange two names atomically; False where this system or file system cannot."""
    one, two, platform = os.fsencode(first), os.fsencode(second), str(sys.platform)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if platform == "darwin":
            return bool(libc.renamex_np(one, two, _RENAME_SWAP) == 0)
        return bool(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, two, _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):  # Windows, and C libraries that lack the call
        return False
