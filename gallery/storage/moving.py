"""Move a file so that a kill at any moment leaves it whole: in the old place, the new one, or both."""

import errno
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from gallery.errors import StorageError
from gallery.storage.look import real, shown
from gallery.storage.renaming import make_folder, rename_new, sync_folder

_WINDOWS: Final = os.name == "nt"


class _Changed(OSError):
    """The file is not, or no longer, the one that was to be moved."""


def move(source: Path, target: Path, sha256: str, within: Path) -> None:
    """Move a file with its time and permissions; missing folders are made, nothing is replaced.

    To another file system it is copied under a hidden name, flushed, compared and given its name; only then is the old
    one removed, if it is still the file that was copied.

    Args:
        source: A regular file, no link.
        target: Where it ends.
        sha256: Of the file, in hex.
        within: The folder that the target must not leave, over links neither.

    Raises:
        StorageError: The target leads out of the folder (``outside``), somebody has the new name (``taken``), the disk
            is full (``disk-full``), the file changed while it was copied (``changed``), or moving is not allowed
            (``not-moved``). The file is then where it was.
    """
    if not real(target.parent).is_relative_to(real(within)):
        raise StorageError(
            f"it was not moved: {shown(target.parent)} leads out of its folder",
            code="outside",
            hint="Put a real folder in the place of the link.",
        )
    try:
        make_folder(target.parent)
        _move(source, target, sha256)
    except OSError as failed:
        raise _error(source, target, failed) from failed


def digest_of(path: Path) -> str:
    """The hex SHA-256 of a file of any length.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _move(source: Path, target: Path, sha256: str) -> None:
    try:
        rename_new(source, target)
    except OSError as failed:
        if failed.errno != errno.EXDEV:
            raise
        _carry(source, target, sha256)


def _carry(source: Path, target: Path, sha256: str) -> None:
    unfinished = target.with_name(f".gallery-{sha256[:16]}.tmp")  # the same in every run, so that a kill leaves one
    unfinished.unlink(missing_ok=True)
    try:
        status = _copy(source, unfinished)
        if digest_of(unfinished) != sha256:
            raise _Changed(errno.EBUSY, "it changed", str(source))
        rename_new(unfinished, target)
    except BaseException:
        _discard(unfinished)
        raise
    sync_folder(target.parent)
    with suppress(FileNotFoundError):  # somebody else took it away, and this is the last copy
        _remove(source, status, target)


def _copy(source: Path, unfinished: Path) -> os.stat_result:
    """Copy bytes, owner, permissions and times, flushed to the disk; the status of what was read."""
    status = source.lstat()
    with source.open("rb") as old, unfinished.open("xb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())
    if not _WINDOWS:
        with suppress(OSError):
            os.chown(unfinished, status.st_uid, status.st_gid)
    shutil.copystat(source, unfinished)
    return status


def _remove(source: Path, status: os.stat_result, copy: Path) -> None:
    """Remove what was copied; where that is not allowed, the copy goes."""
    if not _is_still(source, status):
        raise _Changed(errno.EBUSY, "it changed", str(source))
    try:
        source.unlink()
    except OSError:
        if _is_still(source, status):  # network servers have been seen to do it and report an error
            _discard(copy)
        raise


def _is_still(path: Path, status: os.stat_result) -> bool:
    now = path.lstat()
    return os.path.samestat(now, status) and (now.st_size, now.st_mtime_ns) == (status.st_size, status.st_mtime_ns)


def _discard(copy: Path) -> None:
    """Remove the copy of a file that stays; Windows removes none that is read-only."""
    with suppress(OSError):
        if _WINDOWS:
            copy.chmod(0o600)
        copy.unlink(missing_ok=True)


def _error(source: Path, target: Path, cause: OSError) -> StorageError:
    """The StorageError for a failed move, in words an editor can act on."""
    if isinstance(cause, _Changed):
        return StorageError("it changed while it was moved, and stays", code="changed", hint="Run again.")
    if isinstance(cause, FileExistsError):
        return StorageError(
            f"it was not moved: there is a file {shown(target)} already", code="taken", hint="Rename one of the two."
        )
    if cause.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(
            f"it was not moved: the disk of {shown(target.parent)} is full",
            code="disk-full",
            hint="Free some space and run again.",
        )
    return StorageError(
        f"it was not moved ({cause.strerror or type(cause).__name__})",
        code="not-moved",
        hint="Close programs that show it, or ask for the right to change its folder.",
    )
