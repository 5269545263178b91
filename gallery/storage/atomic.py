"""Write a file so that readers see the old one or the new one, whatever happens."""

import errno
import os
import uuid
from contextlib import suppress
from pathlib import Path

from gallery.errors import StorageError
from gallery.storage.look import shown


def write_atomic(path: Path, data: bytes, temporary: Path, *, durable: bool = False) -> None:
    """Write to a hidden temporary name, flush, rename.

    Args:
        path: Where the file ends; missing parent folders are made.
        temporary: Folder for the unfinished file; on the same file system.
        durable: Also wait until the disk has it (fsync); for what cannot be made again.

    Raises:
        StorageError: The disk is full (``disk-full``) or the folder cannot be written (``not-writable``).
    """
    unfinished = temporary / f".gallery-{uuid.uuid4().hex}.tmp"
    try:
        temporary.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as failed:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise write_error(path, failed) from failed


def write_error(path: Path, cause: OSError) -> StorageError:
    """The StorageError for a failed write, in words an editor can act on."""
    if cause.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(
            f"the disk is full; {shown(path.name)} could not be written",
            code="disk-full",
            hint="Free some space and run the same command again; what was there before is unchanged.",
        )
    return StorageError(
        f"{shown(path)} cannot be written ({cause.strerror or type(cause).__name__})",
        code="not-writable",
        hint="Choose another output folder with -o, or ask for the right to write there.",
    )
