"""Rename a file to a name that is free: nothing is ever replaced."""

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_WINDOWS: Final = os.name == "nt"
_AT_FDCWD: Final = -100
_NOREPLACE: Final = 1  # Linux: renameat2(2), since 3.15
_EXCLUSIVE: Final = 4  # macOS: renamex_np(2), since 10.12

_UNABLE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What systems and file systems answer that do not know these calls."""


def rename_new(old: Path, new: Path) -> None:
    """Rename within a file system, in one step, unless somebody has the new name.

    Raises:
        FileExistsError: Somebody has it.
        OSError: Another reason; ``EXDEV`` where the new name is on another file system.
    """
    if _WINDOWS:
        old.rename(new)  # refuses by itself
        return
    failed = _rename_exclusively(os.fsencode(old), os.fsencode(new))
    if failed in _UNABLE:
        _reserve(old, new)
    elif failed:
        raise OSError(failed, os.strerror(failed), str(old), None, str(new))


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, and wait until the disk has them.

    Raises:
        OSError: It cannot be made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for one in missing:
        sync_folder(one.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; Windows does that by itself."""
    if _WINDOWS:
        return
    with suppress(OSError):  # folders that may not be listed, and network file systems that cannot
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _rename_exclusively(old: bytes, new: bytes) -> int:
    """0, or the number of the error."""
    platform = str(sys.platform)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if platform == "darwin":
            done = libc.renamex_np(old, new, _EXCLUSIVE)
        else:
            done = libc.renameat2(_AT_FDCWD, old, _AT_FDCWD, new, _NOREPLACE)
    except (AttributeError, OSError):  # a C library that lacks the call
        return errno.ENOSYS
    return ctypes.get_errno() if done else 0


def _reserve(old: Path, new: Path) -> None:
    """Take the new name with an empty file, then rename onto that."""
    with new.open("xb"):
        pass
    try:
        old.replace(new)
    except OSError:
        if os.path.lexists(old):  # else a network server moved the file and reported an error
            new.unlink()
        raise
